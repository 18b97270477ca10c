"""Who a phrase headed by a common noun means: "the company", "a report by X", "the two sides"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.mentions import Mention, is_title
from kg.actors.names import name_key
from kg.actors.office_holders import FINITE
from kg.actors.plurals import Plurals
from kg.actors.salience import Salience, Wanted
from kg.actors.speech import Speech
from kg.actors.titled import Titled
from kg.actors.types import acting_type
from kg.actors.unnamed import PLURALS, People

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

# Dependencies by which a name stands for the same as the noun that heads a phrase.
_SAME = frozenset({"appos", "flat", "conj"})
# Dependencies of a name that owns a noun or stands before it.
_OWNERS = frozenset({"poss", "compound", "nmod", "appos"})
_ENDS = tuple(",.;:)")
_PLACES = ("Location", "NORP")  # "the Korean company" is no name


@dataclass(frozen=True)
class Noun:
    """A phrase with its head, the names in it and where it stands."""

    phrase: TokenSpan
    root: Token
    named: list[tuple[Mention, Draft]]
    speech: Speech

    @property
    def word(self) -> str:
        """Return the lemma of the head."""
        return self.root.lemma_.lower()


class Nouns:
    """Resolves noun phrases of one article; ``pronoun`` resolves the "its" of "its report"."""

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        people: People,
        plurals: Plurals,
        pronoun: Callable[[Token, Speech], list[Draft]],
    ) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = cast.lexicon
        self.people = people
        self.plurals = plurals
        self.pronoun = pronoun
        self.salience = Salience(doc, cast)
        self.offices = Titled(doc, cast, self.salience)

    def meant(self, noun: Noun) -> list[Draft]:
        """Return the actors that a noun phrase stands for, else a new draft without a name."""
        for find in (
            self._named_so,
            self._named_behind,
            self._issuers,
            self._several,
            self._written_as_name,
            self._known,
        ):
            found = find(noun)
            if found:
                return found
        root, people = noun.root, self.people
        if noun.speech.listed and not people.is_person_noun(root) and not people.is_body_noun(root):
            return []
        return people.unnamed(noun.phrase, root)

    def _named_so(self, noun: Noun) -> list[Draft]:
        """Return whom a name in the phrase, or the one that the phrase explains, tells."""
        root, named = noun.root, noun.named
        persons = [d for m, d in named if d.type == "Person" and self._is_name_of(m, root)]
        if persons:
            return persons
        bodies = [d for m, d in named if d.type and self.in_apposition(m, root)]
        if bodies or not self._explains(noun):
            return bodies[:1]
        return [d for _, d in self.cast.covering(root.head.i) if d.type]

    def _named_behind(self, noun: Noun) -> list[Draft]:
        """Return the person whose name follows a noun between commas: "a mayor, Ms Ada Obi,"."""
        doc, at, root = self.doc, noun.phrase.end + 1, noun.root
        if root.tag_ in PLURALS or not self.people.is_human(root) or doc[at - 1 : at].text != ",":
            return []
        while at < len(doc) and doc[at].lower_.rstrip(".") in self.lexicon.honorifics:
            at += 1
        for mention, draft in self.cast.covering(at):
            after = doc[mention.end : mention.end + 2]
            ends = after.text[:1] in _ENDS and after[-1].lower_ not in self.lexicon.grammar.joins
            if draft.type == "Person" and mention.start > noun.phrase.end and ends:
                return [draft]
        return []

    def _explains(self, noun: Noun) -> bool:
        """Tell whether a phrase explains the noun before it; the subject of "said" does not."""
        after = self.doc[noun.phrase.end : noun.phrase.end + 1]
        return noun.root.dep_ == "appos" and not any(t.tag_ in FINITE for t in after)

    def in_apposition(self, mention: Mention, root: Token) -> bool:
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
        if self.in_apposition(mention, root):
            return True
        if mention.start <= root.i or mention.start == 0:
            return False
        before, after = self.doc[mention.start - 1], self.doc[mention.end - 1 : mention.end + 1]
        if before.lower_ in self.lexicon.list_openers:
            return True
        owns = any(t.text in ("'s", "’s", "'", "’") for t in after)
        is_office = is_title(root.text, self.lexicon) and root.tag_ not in PLURALS
        titled = before.pos_ in ("NOUN", "PROPN") or is_title(before.text, self.lexicon)
        return is_office and not owns and (titled or before.text == ",")

    def _issuers(self, noun: Noun) -> list[Draft]:
        """Return whose the document is: "a report by X", "X's lawsuit", "its statement"."""
        root, speech = noun.root, noun.speech
        if noun.word not in self.lexicon.documents or _is_name(root):
            return []
        for mention, draft in noun.named:
            token = self.doc[mention.start : mention.end].root
            if self._issues(token, root) and acting_type(draft, self.lexicon):
                return [draft]
        if self._owning_pronoun(root) is not None:
            return self._owners(noun)
        author = [] if noun.named else self._author(noun)
        if noun.named or author:
            return author
        if not any(t.lower_ in self.lexicon.grammar.definite for t in root.lefts):
            return []
        known = self.salience.called({noun.word}, root.idx)
        known = known or self.salience.called(self.lexicon.documents, root.idx)
        if known is None and speech.last is not None and not speech.last.plural:
            known = speech.last
        return _given(known)

    def _owners(self, noun: Noun) -> list[Draft]:
        """Return whose the noun is by a pronoun: "her statement", "his lawyer"."""
        owner = self._owning_pronoun(noun.root)
        return self.pronoun(owner, noun.speech) if owner is not None else []

    def _owning_pronoun(self, root: Token) -> Token | None:
        owner = next((t for t in root.lefts if t.lower_ in self.lexicon.pronouns), None)
        return owner if owner is not None and owner.dep_ == "poss" else None

    def _author(self, noun: Noun) -> list[Draft]:
        """Return who a common noun says made the document: "the ministry statement"."""
        for word in noun.root.lefts:
            if word.dep_ in _OWNERS and (found := self.described(word, noun.speech)):
                return found
        makers = self.lexicon.grammar.maker_prepositions
        for link in (t for t in noun.root.rights if t.lower_ in makers):
            for word in link.children:
                found = self._known(Noun(_subtree(word), word, [], noun.speech))
                if found:
                    return found
        return []

    def _issues(self, token: Token, root: Token) -> bool:
        """Tell whether the name headed by ``token`` owns, made or printed the document ``root``.

        "X's report", "a report by X", "a poll of voters released on Friday by X".
        """
        if token.dep_ in _OWNERS:
            return token.head == root
        link = token.head
        if token.dep_ != "pobj":
            return False
        made = link.head.dep_ == "acl" and link.dep_ in ("agent", "prep")
        return link.head == root or (
            made and link.lower_ in self.lexicon.grammar.maker_prepositions
        )

    def _several(self, noun: Noun) -> list[Draft]:
        """Return who "both" and "the two countries" are."""
        if len(noun.phrase) == 1 and noun.root.lower_ in self.lexicon.grammar.pair_words:
            found = self.plurals.they(noun.root, None, noun.speech.avoid)
            return list(noun.speech.joint) or found
        return self.plurals.pair(noun.phrase, noun.root)

    def _written_as_name(self, noun: Noun) -> list[Draft]:
        """Return the body that a part of its name stands for: "the Post", no "Evening Post"."""
        if not _is_name(noun.root):
            return []
        return self._of_name(noun, self.salience.last_word(noun.word, noun.root.idx))

    def _known(self, noun: Noun) -> list[Draft]:
        """Resolve "the company", "the Pentagon chief", "his lawyer" to a known actor."""
        root, word = noun.root, noun.word
        if not self._is_definite(noun) or root.tag_ in PLURALS:
            return []
        if is_title(word, self.lexicon) or self._is_occupation(word):
            found = _given(self.offices.holder(noun.phrase, root, noun.named, noun.speech))
            return [d for d in found if d not in self._owners(noun)]
        if word in self.lexicon.unnamed and len(noun.phrase) == 2:
            return self._same_person(noun)
        if any(m.label not in _PLACES for m, _ in noun.named):
            return []
        return [d for d in self.described(root, noun.speech) if self._of_name(noun, d)]

    def _of_name(self, noun: Noun, draft: Draft | None) -> list[Draft]:
        """Return a draft unless the phrase is the name of another body: "the Ashby Committee"."""
        peoples = self.lexicon.countries.by_demonym
        words = {name_key(t.text) for t in noun.root.lefts if t.pos_ == "PROPN"} - peoples.keys()
        known = draft is not None and (not _is_name(noun.root) or words <= set(draft.words))
        return _given(draft) if known else []

    def _is_occupation(self, word: str) -> bool:
        """Tell whether a noun tells what somebody is, and is none for whoever tells: "tycoon"."""
        return word in self.lexicon.occupations and word not in self.lexicon.unnamed

    def described(self, root: Token, speech: Speech) -> list[Draft]:
        """Return the known body that a noun means: "the company", "company officials"."""
        word = root.lemma_.lower()
        wanted = Wanted.by_noun(word, self.lexicon)
        if wanted is None:
            return []
        found = self.salience.best(wanted, root.idx, speech.avoid, speech.last)
        if found is None and word in self.lexicon.unique:
            found = self.salience.only(self.lexicon.descriptions[word])
        return _given(found)

    def _is_definite(self, noun: Noun) -> bool:
        first = noun.phrase[0].lower_ in self.lexicon.grammar.definite
        return first or any(t.dep_ == "poss" for t in noun.root.lefts)

    def _same_person(self, noun: Noun) -> list[Draft]:
        """Return who "the official" is: the one called so before, or else the last speaker."""
        known = self.salience.called({noun.word}, noun.root.idx)
        last = noun.speech.last
        if known is None and last is not None and last.type == "Person":
            gender = self.lexicon.title_genders.get(noun.word, "")
            known = last if not gender or last.gender in ("", gender) else None
        return _given(known)


def _given(draft: Draft | None) -> list[Draft]:
    return [draft] if draft is not None else []


def _subtree(root: Token) -> TokenSpan:
    return root.doc[root.left_edge.i : root.right_edge.i + 1]


def _is_name(root: Token) -> bool:
    """Tell whether a noun is written like a name: "the Post"."""
    return root.text[:1].isupper() and not root.is_upper and not root.is_sent_start
