"""Bodies behind an office of whose name the tagger found a part: "head of Sociedad Rural"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.actors.lexicon import ActorLexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

# A name has so many words with a capital at least, and so many tokens at most.
_CAPITALS, _LONGEST = 2, 8
# Parts of speech that words with capitals in a name may have; "X" are words of other languages.
_IN_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})
# Those that are in small letters in prose, and with capitals in a headline.
_IN_PROSE = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON"})


def with_office_bodies(
    doc: Doc, entities: Sequence[TokenSpan], lexicon: ActorLexicon
) -> list[TokenSpan]:
    """Return the entities, those inside the name of a body behind an office made one."""
    whole = list(_bodies(doc, entities, lexicon))
    taken = {t.i for span in whole for t in span}
    kept = [e for e in entities if not taken.intersection(range(e.start, e.end))]
    return sorted([*kept, *whole], key=lambda e: e.start)


def _bodies(doc: Doc, entities: Sequence[TokenSpan], lexicon: ActorLexicon) -> Iterator[TokenSpan]:
    for office in doc:
        if office.lower_ not in lexicon.body_offices or office.i + 2 >= len(doc):
            continue
        if doc[office.i + 1].lower_ not in lexicon.grammar.before_bodies:
            continue
        start = office.i + 2 + (doc[office.i + 2].lower_ in lexicon.grammar.definite)
        name = doc[start : _end(doc, start, lexicon)]
        if _is_cut(name, entities, lexicon) and _is_prose(name.sent):
            name.label_ = "Organization"
            yield name


def _end(doc: Doc, start: int, lexicon: ActorLexicon) -> int:
    """Return where the words with capitals end that start at a token, and the links in them."""
    end = start
    for token in doc[start : start + _LONGEST]:
        if _is_capital(token) or (token.like_num and end == token.i):
            end = token.i + 1
        elif token.lower_ not in lexicon.grammar.body_links or end < token.i:
            break
    while end > start and doc[end - 1].like_num:
        end -= 1
    return end


def _is_capital(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper() and token.pos_ in _IN_NAMES


def _is_prose(sentence: TokenSpan) -> bool:
    """Tell whether capitals mark names in a sentence; in a headline all words may have them."""
    return any(t.is_lower and t.pos_ in _IN_PROSE for t in sentence)


def _is_cut(name: TokenSpan, entities: Sequence[TokenSpan], lexicon: ActorLexicon) -> bool:
    """Tell whether the tagger found only a part of a name, and that no other actor's."""
    inside = [e for e in entities if e.start < name.end and name.start < e.end]
    links = [t.i for t in name if t.lower_ in lexicon.grammar.body_links]
    if sum(map(_is_capital, name)) < _CAPITALS or any(_is_other(e, name, links) for e in inside):
        return False
    if name[-1].lower_ in lexicon.descriptions:
        return True
    opens = any(e.label_ == "Location" and e.start == name.start for e in inside)
    if len(inside) > 1 or opens:
        return False  # "head of Kenya Visits Uganda"
    named = bool(inside) and all(e.label_ != "NORP" for e in inside)  # "head of European Affairs"
    return bool(links) or named


def _is_other(entity: TokenSpan, name: TokenSpan, links: Sequence[int]) -> bool:
    """Tell whether an entity inside a name is all of it, or an actor of its own: "for Bolivia"."""
    whole = entity.start <= name.start and name.end <= entity.end
    apart = entity.start - 1 in links or entity.end > name.end
    return whole or apart or entity.label_ == "Person"
