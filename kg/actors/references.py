"""Who is meant: names, pronouns, "the company", "a senior official" to actors of the cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.mentions import Mention, is_title
from kg.actors.roles import role_in
from kg.actors.salience import Salience, Wanted
from kg.actors.types import country_of
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

# Dependencies by which a name stands for the same as the noun that heads a phrase.
_SAME = frozenset({"appos", "flat", "conj"})
# Words of a description at most: a longer one is a parse gone wrong.
LONGEST_NAME = 14
_CUTS = frozenset({"relcl", "acl", "appos"})


@dataclass(frozen=True)
class Speech:
    """Where a reference stands: ``speaker`` is whose quoted words it is in, if any.

    ``last`` is the actor that spoke before; ``avoid`` are spans that cannot hold the antecedent.
    ``listed`` lets only listed nouns stand for unnamed people: "prices" say nothing.
    """

    speaker: Draft | None = None
    last: Draft | None = None
    avoid: tuple[Span, ...] = ()
    listed: bool = False


NO_SPEECH = Speech()


class Resolver:
    """Resolves phrases of one article against its cast; unnamed actors are added to the cast."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = cast.lexicon
        self.salience = Salience(doc, cast)

    def resolve(self, span: Span, speech: Speech = NO_SPEECH) -> list[Draft]:
        """Return the actors that the phrase at ``span`` stands for; none where it is unclear.

        Coordinated names ("Obi and Bauer") give one actor each.
        """
        found = self.proposed(span, speech)
        self.adopt(found, span)
        return found

    def proposed(self, span: Span, speech: Speech = NO_SPEECH) -> list[Draft]:
        """Return what ``resolve`` would, but leave the cast as it is: see ``adopt``."""
        return self._meant(span, speech)

    def adopt(self, found: Sequence[Draft], span: Span) -> None:
        """Take actors that the phrase at ``span`` stands for into the cast, as acting ones."""
        for draft in found:
            self.cast.add(draft)
            self.let_act(draft)
            draft.references.append(span)
        if len(found) == 1 and not found[0].gender and found[0].type == "Person":
            found[0].gender = self._gender(span)

    def peek(self, span: Span, speech: Speech = NO_SPEECH) -> list[Draft]:
        """Return the known actors that a phrase stands for; nothing in the cast is changed."""
        return [d for d in self._meant(span, speech) if d in self.cast.drafts]

    def bodies(self, noun: Token) -> list[Draft]:
        """Return the body that a noun for bodies means in "company officials", if any."""
        return self._definite(noun, [], NO_SPEECH)

    def listeners(self, span: Span) -> Draft:
        """Return the unnamed group that ``span`` describes, also one in the singular: "a crowd"."""
        draft = self.cast.unnamed(" ".join(span.of(self.salience.text).split()), "Group")
        self.cast.add(draft)
        self.let_act(draft)
        draft.references.append(span)
        return draft

    def let_act(self, draft: Draft) -> None:
        """Mark that an actor does something; a place or a people that does gets a type."""
        draft.type = self.acting_type(draft)
        draft.acts = True

    def acting_type(self, draft: Draft) -> str:
        """Return the type of a draft, for places and peoples the one they have when they act.

        "Beijing" is China, "Ohio" its government; things have none.
        """
        if draft.type or draft.label not in ("Location", "NORP"):
            return draft.type
        if draft.label == "NORP":
            return "Group"
        return "Country" if country_of(draft.name, self.lexicon) else "GovernmentBody"

    def _gender(self, span: Span) -> str:
        """Return the gender that a pronoun at ``span`` tells, or ``""``."""
        kind = self.lexicon.pronouns.get(span.of(self.salience.text).lower(), "")
        return kind if kind in ("male", "female") else ""

    def _meant(self, span: Span, speech: Speech) -> list[Draft]:
        phrase = self.doc.char_span(*span, alignment_mode="expand")
        return self._resolve(phrase, speech) if phrase is not None and phrase.text.strip() else []

    def _resolve(self, phrase: TokenSpan, speech: Speech) -> list[Draft]:
        root = _root(phrase)
        kind = self.lexicon.pronouns.get(root.lower_)
        if kind is not None and (len(phrase) <= 3 or root.pos_ == "PRON"):
            return self._pronoun(root, kind, speech)
        named = self.cast.within(_chars(phrase))
        heads = [d for _, d in self.cast.covering(root.i)]
        if heads:
            return [d for d in self._coordinated(root, named, heads) if self.acting_type(d)]
        return self._described(phrase, root, named, speech)

    def _coordinated(
        self, root: Token, named: list[tuple[Mention, Draft]], heads: list[Draft]
    ) -> list[Draft]:
        """Return the heads and the names joined to them by "and"."""
        joined = [d for m, d in named if any(t.i in range(m.start, m.end) for t in root.conjuncts)]
        return list(dict.fromkeys([*heads, *joined]))

    def _described(
        self,
        phrase: TokenSpan,
        root: Token,
        named: list[tuple[Mention, Draft]],
        speech: Speech,
    ) -> list[Draft]:
        """Resolve a phrase headed by a common noun."""
        persons = [d for m, d in named if d.type == "Person" and self._is_name_of(m, root)]
        if persons:
            return persons
        bodies = [d for m, d in named if d.type and self._in_apposition(m, root)]
        if bodies:
            return bodies[:1]
        if root.lemma_.lower() in self.lexicon.documents:
            issuer = self._issuer(root, named, speech)
            if issuer:
                return issuer
        if self._is_definite(phrase, root):
            known = self._definite(root, named, speech)
            if known:
                return known
        if speech.listed and not self.is_person_noun(root) and not self.is_body_noun(root):
            return []
        return self._unnamed(phrase, root)

    def _in_apposition(self, mention: Mention, root: Token) -> bool:
        """Tell whether a name is in apposition to the noun ``root``."""
        token = self.doc[mention.start : mention.end].root
        while token != root:
            if token.dep_ not in _SAME or token.head == token:
                return False
            token = token.head
        return True

    def _is_name_of(self, mention: Mention, root: Token) -> bool:
        """Tell whether a person's name belongs to the office ``root``, however it is parsed.

        In "the head of the union, Jane Doe" it does, in "a spokesman for Doe" and "Doe's aide" not;
        "candidates like Doe" names those who are meant.
        """
        if self._in_apposition(mention, root):
            return True
        if mention.start <= root.i or mention.start == 0:
            return False
        before, after = self.doc[mention.start - 1], self.doc[mention.end - 1 : mention.end + 1]
        if before.lower_ in self.lexicon.list_openers:
            return True
        owns = any(t.text in ("'s", "’s", "'", "’") for t in after)
        is_office = is_title(root.text, self.lexicon) and root.tag_ not in ("NNS", "NNPS")
        return is_office and not owns and (before.pos_ in ("NOUN", "PROPN") or before.text == ",")

    def _issuer(
        self, root: Token, named: list[tuple[Mention, Draft]], speech: Speech
    ) -> list[Draft]:
        """Return whose the document is: "a report by X", "X's lawsuit", "its statement"."""
        for mention, draft in named:
            token = self.doc[mention.start : mention.end].root
            owns = token.dep_ in ("poss", "compound") and token.head == root
            owns = owns or (token.dep_ == "pobj" and token.head.head == root)
            if owns and self.acting_type(draft):
                return [draft]
        owner = next((t for t in root.lefts if t.lower_ in self.lexicon.pronouns), None)
        if owner is not None and owner.dep_ == "poss":
            return self._pronoun(owner, self.lexicon.pronouns[owner.lower_], speech)
        if named or not any(t.lower_ in self.lexicon.grammar.definite for t in root.lefts):
            return []
        known = self.salience.called(root.lemma_.lower(), root.idx)
        return [known] if known else [speech.last] if speech.last else []

    def _is_definite(self, phrase: TokenSpan, root: Token) -> bool:
        plural = root.tag_ in ("NNS", "NNPS")
        first = phrase[0]
        owned = any(t.dep_ == "poss" for t in root.lefts)
        if plural and first.lower_ not in self.lexicon.grammar.definite:
            return False
        return first.lower_ in self.lexicon.grammar.definite or owned

    def _definite(
        self, root: Token, named: list[tuple[Mention, Draft]], speech: Speech
    ) -> list[Draft]:
        """Resolve "the company", "the Pentagon chief", "his lawyer" to a known actor."""
        word = root.lemma_.lower()
        if is_title(word, self.lexicon) and root.tag_ not in ("NNS", "NNPS"):
            bodies = [d for _, d in named if d.type and d.type != "Person"]
            found = self.salience.office(word, bodies, root.idx, speech)
            found = found or self.salience.called(word, root.idx)
            if found is None and word not in self.lexicon.spokespersons:
                wanted = Wanted(frozenset({"Person"}), self.lexicon.title_genders.get(word, ""))
                found = self.salience.best(wanted, root.idx, speech.avoid, speech.last)
            return [found] if found else []
        kind = self.lexicon.descriptions.get(word)
        places = ("Location", "NORP")  # "the Korean company" is no name
        others = any(m.label not in places for m, _ in named)
        if kind is None or others or root.tag_ in ("NNS", "NNPS"):
            return []
        wanted = Wanted(frozenset({kind}), word=word, strict=word not in self.lexicon.loose)
        found = self.salience.best(wanted, root.idx, speech.avoid, speech.last)
        if found is None and word in self.lexicon.unique:
            found = self.salience.only(kind)
        return [found] if found else []

    def _pronoun(self, token: Token, kind: str, speech: Speech) -> list[Draft]:
        if kind == "first":
            return [speech.speaker] if speech.speaker else []
        if kind == "first_plural":
            return [speech.speaker] if speech.speaker else []
        if kind == "relative":
            return self._antecedent(token)
        found = self.salience.best(Wanted.by_pronoun(kind), token.idx, speech.avoid, speech.last)
        return [found] if found else []

    def _antecedent(self, token: Token) -> list[Draft]:
        """Return the actor that a relative pronoun stands for."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
            clause = clause.head
        if clause.dep_ != "relcl":
            return []
        noun = clause.head
        span = Span(noun.left_edge.idx, token.idx)
        return self._meant(span, NO_SPEECH) if span.start < span.end else []

    def _unnamed(self, phrase: TokenSpan, root: Token) -> list[Draft]:
        """Return the draft for a described but unnamed source or group."""
        word = root.lemma_.lower()
        if not self.is_people(root):
            return []
        cut = _without_clauses(phrase, root)
        plural = root.tag_ in ("NNS", "NNPS")
        counted = any(
            t.dep_ == "nummod" or t.lower_ in self.lexicon.grammar.indefinite for t in root.lefts
        )
        source = word in self.lexicon.unnamed and (not plural or counted)
        name = " ".join(cut.text.split()).strip(" ,")
        if not 0 < len(name.split()) <= LONGEST_NAME:
            return []
        kind = "AnonymousSource" if source else "Group"
        if not plural and not source:
            kind = self.lexicon.descriptions.get(word, "AnonymousSource")
        draft = self.cast.unnamed(name, kind)
        draft.plural = plural
        draft.roles = draft.roles or role_in(self.doc, _chars(cut), self.cast)
        return [draft]

    def is_people(self, root: Token) -> bool:
        """Tell whether a noun can stand for somebody who speaks or acts."""
        word = root.lemma_.lower()
        return root.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ") and (
            word in self.lexicon.unnamed
            or word in self.lexicon.documents
            or word in self.lexicon.descriptions
            or is_title(word, self.lexicon)
            or root.tag_ in ("NNS", "NNPS")
        )

    def is_body_noun(self, token: Token) -> bool:
        """Tell whether a noun describes a body: "the company", "ministries"."""
        return token.lemma_.lower() in self.lexicon.descriptions

    def is_person_noun(self, token: Token) -> bool:
        """Tell whether a word surely stands for people or a body: a pronoun or a listed noun."""
        word = token.lemma_.lower()
        known = word in self.lexicon.people or word in self.lexicon.unnamed
        return known or token.pos_ == "PRON" or is_title(word, self.lexicon)


def _root(phrase: TokenSpan) -> Token:
    """Return the head of a phrase; punctuation and prepositions at its start do not count."""
    root = phrase.root
    if root.pos_ in ("ADP", "PUNCT", "SPACE", "SCONJ", "PART"):
        inner = [t for t in root.children if t in phrase and t.pos_ in ("NOUN", "PROPN", "PRON")]
        return inner[0] if inner else root
    return root


def _chars(phrase: TokenSpan) -> Span:
    return Span(phrase.start_char, phrase.end_char)


def _without_clauses(phrase: TokenSpan, root: Token) -> TokenSpan:
    """Return the phrase up to the first relative clause or apposition after its head."""
    end = next((t.i for t in phrase if t.i > root.i and t.tag_ in ("WP", "WDT")), phrase.end)
    for child in root.rights:
        if child.dep_ in _CUTS and phrase.start < child.left_edge.i < end:
            end = child.left_edge.i
            break
    while end > phrase.start + 1 and phrase.doc[end - 1].is_punct:
        end -= 1
    return phrase.doc[phrase.start : end]
