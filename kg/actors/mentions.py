"""Names in the text: the tagger's entities, cleaned, without credits and things that do not act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.actors.grammar import SUBJECTS, Grammar
from kg.actors.lexicon import ActorLexicon, names_pattern
from kg.actors.name_labels import label_of
from kg.actors.name_parts import goes_on, whole_names
from kg.actors.name_types import ends_company, type_by_name
from kg.actors.names import acronym_letters, initials, name_key, trimmed_name
from kg.actors.office_names import with_office_bodies
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_HYPHENS = frozenset("-‐‑")
_CREDIT_REACH = 30
# The word that a body's name modifies is one of so many behind it.
_HEAD_REACH = 3
# A name that the tagger found once is found again in the same article, if it is so long.
_REPEATED = frozenset({"Person", "Organization"})
_TELLING_LENGTH = 3
_SURNAME = re.compile(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*")
# Words that open a sentence and no name.
_JOINING = frozenset({"SCONJ", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``span``; ``label`` is the tagger's type, ``start``/``end`` its tokens."""

    span: Span
    name: str
    label: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Return the key that all spellings of the name share."""
        return name_key(self.name)


def find_mentions(doc: Doc, lexicon: ActorLexicon) -> list[Mention]:
    """Return the names of ``doc`` that may be actors or tell about them, in order of place."""
    entities = with_office_bodies(doc, whole_names(doc, lexicon), lexicon)
    found = [m for e in entities if (m := _mention(doc, e, lexicon)) is not None]
    bodies = _passed_over(doc, entities, lexicon.body_names, "Organization")
    found += (m for m in bodies if not goes_on(doc, m.end, lexicon.grammar))
    found += _passed_over(doc, entities, lexicon.place_names, "Location")
    found += _repeated(doc, found, entities, lexicon)
    found += _initials(doc, found, entities)
    found = list(_with_short_companies(doc, found, lexicon))
    text = doc.text
    kept = [m for m in found if not _is_credit(text, m.span, lexicon)]
    return sorted(kept, key=lambda m: m.span)


def _with_short_companies(
    doc: Doc, found: Sequence[Mention], lexicon: ActorLexicon
) -> Iterator[Mention]:
    """Yield the names, a company's short one that passes for a place as that of a body.

    "Norsholm" is short for "Norsholm Water" where it does something and nothing is in or near it.
    """
    splits = (m.name.rpartition(" ") for m in found if m.label == "Organization")
    short = {first for first, _, last in splits if ends_company(last.lower(), lexicon)}
    short = {n for n in short if not lexicon.place_names.fullmatch(n)}
    acting = {m.name for m in found if doc[m.end - 1].dep_ in SUBJECTS}
    places = {m.name for m in found if _is_where(doc, m, lexicon)}
    for mention in found:
        company = mention.label == "Location" and mention.name in short & acting - places
        yield replace(mention, label="Organization") if company else mention


def _is_where(doc: Doc, mention: Mention, lexicon: ActorLexicon) -> bool:
    """Tell whether something is in or near what is named."""
    before = doc[mention.start - 1] if mention.start else None
    return before is not None and before.lower_ in lexicon.grammar.where


def _passed_over(
    doc: Doc, entities: Sequence[TokenSpan], names: re.Pattern[str], label: str
) -> Iterator[Mention]:
    """Yield names of well-known bodies or places that the tagger passed over."""
    taken = {t.i for e in entities for t in e}
    for match in names.finditer(doc.text):
        phrase = doc.char_span(*match.span())
        if phrase is not None and not any(t.i in taken for t in phrase):
            name = trimmed_name(match.group())  # "the House" is no name without its article
            span = Span(match.end() - len(name), match.end())
            yield Mention(span, name, label, phrase.start, phrase.end)


def _repeated(
    doc: Doc, found: Sequence[Mention], entities: Sequence[TokenSpan], lexicon: ActorLexicon
) -> Iterator[Mention]:
    """Yield further places of names, with the label that most places of the name have."""
    labels: dict[str, Counter[str]] = {}
    for mention in found:
        for name in _spoken_of(mention, lexicon):
            labels.setdefault(name, Counter())[mention.label] += 1
    taken = _tokens(found, entities)
    if not labels:
        return
    for match in names_pattern(labels).finditer(doc.text):
        phrase = doc.char_span(*match.span())
        if phrase is not None and _is_named(phrase[-1]) and not taken & {t.i for t in phrase}:
            label = labels[match.group()].most_common(1)[0][0]
            again = _again(doc, phrase, label, taken, lexicon)
            taken.update(range(again.start, again.end))
            yield again


def _tokens(found: Sequence[Mention], entities: Sequence[TokenSpan]) -> set[int]:
    """Return the indices of all tokens in names."""
    return {t.i for e in entities for t in e} | {i for m in found for i in range(m.start, m.end)}


def _spoken_of(mention: Mention, lexicon: ActorLexicon) -> Iterator[str]:
    """Yield a name that is found again elsewhere; of a person's full name the surname, too."""
    last = mention.name.split()[-1]
    is_word = _SURNAME.fullmatch(last) is not None and not last.isupper()  # "Ray Doe III"
    surname = mention.label == "Person" and is_word and not type_by_name((last.lower(),), lexicon)
    for name in dict.fromkeys((mention.name, last if surname else mention.name)):
        if mention.label in _REPEATED and len(name) >= _TELLING_LENGTH:
            yield name


def _is_named(token: Token) -> bool:
    """Tell whether a word is used as a name: "Trump" in "Trump lawyer" passes for a noun."""
    noun = token.pos_ == "NOUN" and token.is_title and not token.is_sent_start
    return token.pos_ == "PROPN" or noun


def _again(
    doc: Doc, phrase: TokenSpan, label: str, taken: AbstractSet[int], lexicon: ActorLexicon
) -> Mention:
    """Return a name at a further place; with a first name before it, it is a person's."""
    before = doc[phrase.start - 1] if phrase.start and len(phrase) == 1 else None
    if before is not None and _opens_name(before, taken, lexicon):
        phrase, label = doc[before.i : phrase.end], "Person"
    span = Span(phrase.start_char, phrase.end_char)
    return Mention(span, phrase.text, label, phrase.start, phrase.end)


def _opens_name(token: Token, taken: AbstractSet[int], lexicon: ActorLexicon) -> bool:
    """Tell whether the word before a name found again is a first name, and in no other name."""
    is_free = token.i not in taken and not token.ent_type_
    return is_free and token.is_title and token.lower_ in lexicon.first_names


def _initials(
    doc: Doc, found: Sequence[Mention], entities: Sequence[TokenSpan]
) -> Iterator[Mention]:
    """Yield acronyms of bodies that the tagger passed over: "UBN" for United Bakers of Norsholm."""
    bodies = {m.name for m in found if m.label == "Organization"}
    known = frozenset[str]().union(*map(initials, bodies))
    taken = _tokens(found, entities)
    for token in doc:
        telling = token.is_upper and token.pos_ == "PROPN" and len(token) >= _TELLING_LENGTH
        if telling and token.i not in taken and acronym_letters(token.text) in known:
            span = Span(token.idx, token.idx + len(token))
            yield Mention(span, token.text, "Organization", token.i, token.i + 1)


def _mention(doc: Doc, entity: TokenSpan, lexicon: ActorLexicon) -> Mention | None:
    start, end = _whole_name(doc, entity, lexicon)
    while start < end and (doc[start].is_punct or _is_prefix(doc, start, end, entity, lexicon)):
        start += 1
    if start == end:
        return None
    text = doc[start:end].text
    name = trimmed_name(text)
    at = text.find(name)
    if not name or at < 0 or not any(c.isalnum() for c in name):
        return None
    first = doc[start].idx + at
    span = Span(first, first + len(name))
    label = label_of(doc[start:end], entity, name, lexicon)
    return Mention(span, name, label, start, end)


def _whole_name(doc: Doc, entity: TokenSpan, lexicon: ActorLexicon) -> tuple[int, int]:
    """Return the tokens of a name, with a word beside it that the tagger left out.

    Of a person that is the first or the last name, of a body the noun that its name modifies.
    """
    start, end = entity.start, entity.end
    if entity.label_ == "Person":
        end = _behind_hyphens(doc, end)
    if entity.label_ == "Organization":
        return start, _with_place(doc, _with_heads(doc, end, lexicon), lexicon.grammar)
    if entity.label_ != "Person":
        return start, _with_company(doc, end, lexicon)
    if end - start > 1:
        return start, end
    if start and _is_first_name(doc[start - 1], lexicon) and doc[start - 1].head.i in (start, end):
        start -= 1
    elif end < len(doc) and _is_name_word(doc[end], lexicon) and doc[start].head == doc[end]:
        end += 1
    return start, end


def _with_company(doc: Doc, end: int, lexicon: ActorLexicon) -> int:
    """Return where a name ends with the word that makes it a company's: "Norsholm" "Steel"."""
    if end >= len(doc) or doc[end - 1].head != doc[end] or not doc[end].is_title:
        return end
    return end + 1 if ends_company(doc[end].lower_, lexicon) else end


def _behind_hyphens(doc: Doc, end: int) -> int:
    """Return where a person's name ends with its parts behind hyphens: "Lee Jae-yong"."""
    while (
        end + 1 < len(doc)
        and doc[end].text in _HYPHENS
        and doc[end + 1].is_alpha
        and not (doc[end - 1].whitespace_ or doc[end].whitespace_)
    ):
        end += 2
    return end


def _with_place(doc: Doc, end: int, grammar: Grammar) -> int:
    """Return where a body's name ends with the place that it is of: "Reserve Bank of India"."""
    at = end + 1
    if end >= len(doc) or doc[end].lower_ not in grammar.name_places:
        return end
    while at < len(doc) and doc[at].ent_type_ == "Location":
        at += 1
    return at if at > end + 1 else end


def _with_heads(doc: Doc, end: int, lexicon: ActorLexicon) -> int:
    """Return where a body's name ends if the words that it modifies are a part of it."""
    head = doc[end - 1].head.i
    if doc[end - 1].dep_ != "compound" or not end <= head < min(len(doc), end + _HEAD_REACH):
        return end
    return head + 1 if all(_is_name_word(t, lexicon) for t in doc[end : head + 1]) else end


def _is_name_word(token: Token, lexicon: ActorLexicon) -> bool:
    """Tell whether a word beside a name can be a part of it that bears no label of its own."""
    word = token.lower_.rstrip(".")
    return (
        token.pos_ == "PROPN"
        and token.text[0].isupper()
        and token.is_alpha
        and not token.is_upper
        and not token.ent_type_
        and not is_title(word, lexicon)
        and word not in lexicon.honorifics
    )


def _is_first_name(token: Token, lexicon: ActorLexicon) -> bool:
    """Tell whether a word before a surname is a name too: any may open a sentence in capitals."""
    return _is_name_word(token, lexicon) and (
        not token.is_sent_start or token.lower_ in lexicon.first_names
    )


def is_title(word: str, lexicon: ActorLexicon) -> bool:
    """Tell whether a word names an office, in the singular or the plural."""
    word = word.lower().rstrip(".")
    return word in lexicon.titles or (word.endswith("s") and word[:-1] in lexicon.titles)


def _is_prefix(doc: Doc, start: int, end: int, entity: TokenSpan, lexicon: ActorLexicon) -> bool:
    """Tell whether a name's first word is no part of it: "Dr.", "Senator", "If" of a sentence."""
    word = doc[start].lower_.rstrip(".")
    if doc[start].pos_ in _JOINING and start < end - 1:
        return True
    if word in lexicon.named_with:
        return False
    title = entity.label_ == "Person" and start < end - 1 and is_title(word, lexicon)
    return word in lexicon.honorifics or title


def _is_credit(text: str, span: Span, lexicon: ActorLexicon) -> bool:
    after = text[span.end : span.end + _CREDIT_REACH].lower().lstrip(" ")
    line_start = text.rfind("\n", 0, span.start) + 1
    opens_line = not text[line_start : span.start].strip()
    agency = re.sub(r"^/\s*", "/ ", after)
    return (
        lexicon.credit_list.search(text[line_start : span.start]) is not None
        or any(agency.startswith(w) for w in lexicon.credits_after)
        or (opens_line and any(after.startswith(w) for w in lexicon.credits_after))
    )
