"""Who is meant: names, pronouns, "the company", "a senior official" to actors of the cast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.genders import GENDERS
from kg.actors.mentions import Mention, is_title
from kg.actors.names import name_key
from kg.actors.nouns import Noun, Nouns
from kg.actors.plurals import Plurals
from kg.actors.pronouns import Pronouns
from kg.actors.salience import Salience, Wanted
from kg.actors.speech import NO_SPEECH, Speech
from kg.actors.types import acting_type
from kg.actors.unnamed import PLURALS, People
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

PARTY = "PoliticalParty"


class Resolver:
    """Resolves phrases of one article against its cast; unnamed actors are added to the cast."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = cast.lexicon
        self.salience = Salience(doc, cast)
        self.people = People(doc, cast)
        self.pronouns = Pronouns(doc, cast)
        self.plurals = Plurals(doc, cast, self._plainly_meant, self.people.is_human)
        self.nouns = Nouns(doc, cast, self.people, self.plurals, self._pronoun)

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
        return self.nouns.described(noun, NO_SPEECH)

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
        """Return the type of a draft, for places and peoples the one they have when they act."""
        return acting_type(draft, self.lexicon)

    def is_body_noun(self, token: Token) -> bool:
        """Tell whether a noun describes a body: "the company", "ministries"."""
        return self.people.is_body_noun(token)

    def is_person_noun(self, token: Token) -> bool:
        """Tell whether a word surely stands for people or a body: a pronoun or a listed noun."""
        return self.people.is_person_noun(token)

    def _gender(self, span: Span) -> str:
        """Return the gender that a pronoun at ``span`` tells, or ``""``."""
        kind = self.lexicon.pronouns.get(span.of(self.salience.text).lower(), "")
        return kind if kind in ("male", "female") else ""

    def _meant(self, span: Span, speech: Speech) -> list[Draft]:
        phrase = self.doc.char_span(*span, alignment_mode="expand")
        return self._resolve(phrase, speech) if phrase is not None and phrase.text.strip() else []

    def _plainly_meant(self, span: Span) -> list[Draft]:
        return self._meant(span, NO_SPEECH)

    def _resolve(self, phrase: TokenSpan, speech: Speech) -> list[Draft]:
        root = _root(phrase)
        is_pronoun = root.lower_ in self.lexicon.pronouns and not self._is_capitals(root)
        if is_pronoun and (len(phrase) <= 3 or root.pos_ == "PRON"):
            return self._pronoun(root, speech)
        named = self.cast.within(_chars(phrase))
        person = self._titled_person(phrase, named)
        heads = [d for _, d in self.cast.covering(root.i)]
        if person is None and self._are_members(root, heads):
            return self.people.unnamed(phrase, root)
        if person is None and heads:
            return [d for d in self._coordinated(root, named, heads) if self.acting_type(d)]
        known = person or self._named_elsewhere(root)
        return [known] if known else self.nouns.meant(Noun(phrase, root, named, speech))

    def _are_members(self, root: Token, heads: Sequence[Draft]) -> bool:
        """Tell whether a party's name counts members of it: "some Democrats"."""
        if root.tag_ not in PLURALS or not any(d.type == PARTY for d in heads):
            return False
        counting = self.lexicon.grammar.indefinite
        return any(t.dep_ == "nummod" or t.lower_ in counting for t in root.lefts)

    def _is_capitals(self, root: Token) -> bool:
        """Tell whether a word is a name in capitals that reads like a pronoun: "the US"."""
        return root.text.isupper() and len(root) > 1 and bool(self.cast.covering(root.i))

    def _named_elsewhere(self, root: Token) -> Draft | None:
        """Return the actor that a name which the tagger passed over here has elsewhere."""
        if root.pos_ != "PROPN" or not root.text[:1].isupper() or is_title(root.text, self.lexicon):
            return None
        word = name_key(root.text)
        found = [
            d
            for d in self.cast.drafts
            if d.mentions
            and d.type
            and (d.words == (word,) or (d.type == "Person" and d.words[-1] == word))
        ]
        return max(found, key=lambda d: self.salience.last_named(d, root.idx), default=None)

    def _titled_person(self, phrase: TokenSpan, named: list[tuple[Mention, Draft]]) -> Draft | None:
        """Return the person whose name ends a phrase that starts with a body's: "Verdana's Obi".

        The parse often takes the body for the head of such a phrase.
        """
        if len(named) < 2 or named[-1][1].type != "Person" or named[0][1].type == "Person":
            return None
        mention, draft = named[-1]
        rest = self.doc[mention.end : phrase.end]
        between = self.doc[named[0][0].end : mention.start]
        links = any(t.pos_ in ("ADP", "CCONJ", "VERB", "AUX") or t.text == "," for t in between)
        return None if links or any(t.is_alpha for t in rest) else draft

    def _coordinated(
        self, root: Token, named: list[tuple[Mention, Draft]], heads: list[Draft]
    ) -> list[Draft]:
        """Return the heads and the names joined to them by "and"."""
        joined = [
            d for m, d in named if any(self.nouns.in_apposition(m, t) for t in root.conjuncts)
        ]
        return list(dict.fromkeys([*heads, *joined]))

    def _pronoun(self, token: Token, speech: Speech) -> list[Draft]:
        kind = self.lexicon.pronouns[token.lower_]
        if kind in ("first", "first_plural"):
            return [speech.speaker] if speech.speaker else []
        if kind == "relative":
            return self._antecedent(token)
        if kind == "plural":
            found = self.plurals.they(token, speech.last, speech.avoid)
            return list(speech.joint) or found
        if kind in GENDERS:
            person = self._person(token, kind, speech)
            return [person] if person else []
        body = self._best(kind, token, speech)
        return [body] if body else []

    def _person(self, token: Token, kind: str, speech: Speech) -> Draft | None:
        """Return whom "he" or "she" means; one who speaks is likely the last speaker."""
        if not self.pronouns.speaks(token):
            return self.pronouns.antecedent(token)
        found = self._best(kind, token, speech)
        self.pronouns.note(token, found)
        return found

    def _best(self, kind: str, token: Token, speech: Speech) -> Draft | None:
        wanted = Wanted.by_pronoun(kind)
        return self.salience.best(wanted, token.idx, speech.avoid, speech.last)

    def _antecedent(self, token: Token) -> list[Draft]:
        """Return the actor that a relative pronoun stands for."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
            clause = clause.head
        if clause.dep_ != "relcl":
            return []
        noun = clause.head
        if token.tag_ == "WP":
            person = self._person_before(token)
            if person is not None:
                return [person]
            noun = self._people_noun(noun)
        span = Span(noun.left_edge.idx, token.idx)
        return self._plainly_meant(span) if span.start < span.end else []

    def _person_before(self, token: Token) -> Draft | None:
        """Return the person whose name stands right before "who"."""
        end = token.i - (token.i > 0 and self.doc[token.i - 1].text == ",")
        found = self.cast.covering(end - 1)
        return next((d for _, d in found if d.type == "Person"), None)

    def _people_noun(self, noun: Token) -> Token:
        """Return the people whom "who" describes: in "members of the party, who" the members."""
        above = noun
        while above.dep_ == "pobj" and above.head.dep_ == "prep":
            if self.people.is_human(above):
                return above
            above = above.head.head
        return above if self.people.is_human(above) else noun


def _root(phrase: TokenSpan) -> Token:
    """Return the head of a phrase; punctuation and prepositions at its start do not count."""
    root = phrase.root
    if root.pos_ in ("ADP", "PUNCT", "SPACE", "SCONJ", "PART"):
        inner = [t for t in root.children if t in phrase and t.pos_ in ("NOUN", "PROPN", "PRON")]
        return inner[0] if inner else root
    return root


def _chars(phrase: TokenSpan) -> Span:
    return Span(phrase.start_char, phrase.end_char)
