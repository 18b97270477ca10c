"""Who the parties of a contract are: whom the frame's slots name, also in lists and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.mentions import Mention
from kg.actors.speech import Speech
from kg.actors.types import body_type
from kg.article import Span
from kg.extraction.contract_doers import doers, first_beside, members
from kg.extraction.contract_words import ContractWords
from kg.extraction.frames import Match
from kg.extraction.positions import Statement, principal, statement_at
from kg.extraction.scene import Scene
from kg.extraction.syntax import SUBJECTS, noun_phrase, shared_subject, subtree
from kg.facts import Contract

if TYPE_CHECKING:
    from spacy.tokens import Token

GROUP, COUNTRY = "Group", "Country"
# The slots of the frame that name parties, by the part of the party.
AWARDER, CONTRACTOR, PARTY, SIDE = "awarder", "contractor", "party", "side"
_PARTS = (AWARDER, CONTRACTOR, PARTY, SIDE)
_PLURAL = ("NNS", "NNPS")
RELATIVE, OWNERS = "WP$", "PRP$"
# Labels of names of bodies, and of names that may be a body's all the same.
_BODIES, _THINGS = frozenset({"Organization"}), frozenset({"Misc", "Facility"})
# Dependents by which a phrase tells who somebody is.
_TELLING = frozenset({"amod", "compound", "nmod", "nummod", "poss", "prep", "acl", "relcl"})


@dataclass(frozen=True)
class Party:
    """A party, the words for it, the head of the phrase that lists it, its type and part."""

    actor: Draft
    span: Span
    head: Token
    type: str
    part: str = PARTY


@dataclass(frozen=True)
class PartyFinder:
    """Finds the parties of the contracts of one article; it leaves the cast as it is.

    ``told`` are the contracts that were told before.
    """

    scene: Scene
    words: ContractWords
    stated: Sequence[Statement]
    told: Sequence[Contract] = ()

    def parties(self, match: Match) -> list[Party]:
        """Return the parties that the slots name, each actor once, in the frame's order."""
        speech = self._speech(match)
        found: dict[str, Party] = {}
        for part in (s for s in match.slots if s in _PARTS):
            heads = [h for h in match.slots[part] if not self._is_outside(h, match.token)]
            for party in self._in_slot(heads, speech, part):
                found.setdefault(party.actor.name, party)
        return list(found.values())

    def likely(self, match: Match) -> list[Party]:
        """Return who is likely a party where no slot names one: who does what is told."""
        heads = doers(match.token, self.words.outside)
        somebody = [h for h in heads if not self._is_thing(h)][:1]
        return list(self._in_slot(somebody, self._speech(match), PARTY))

    def party(self, actor: Draft, span: Span, head: Token) -> Party:
        """Return the actor as a party, named at ``span``."""
        return Party(actor, span, head, self._type(actor, head))

    def _speech(self, match: Match) -> Speech:
        statement = statement_at(self.stated, match.token.idx)
        speaker = statement.holders[0] if statement else None
        return Speech(speaker=speaker, last=speaker, listed=True)

    def _in_slot(self, heads: Sequence[Token], speech: Speech, part: str) -> Iterator[Party]:
        """Yield the parties of one slot; officers stand for their body, only bodies are bought."""
        for head in heads:
            if self._is_kind(head) or self._is_said_again(head, heads):
                continue
            for token in members(head):
                whole = self._whole(token)
                span = _words(whole)
                found = self._actors(whole, span, speech)
                for actor in found or (self._misread(whole) if part != SIDE else []):
                    body = self._signed_for(actor, subtree(whole))
                    kind = self._type(body, whole)
                    if part != SIDE or kind not in self.words.no_parties:
                        yield Party(body, span, head, kind, part)

    def _signed_for(self, actor: Draft, words: Span) -> Draft:
        """Return the body for which an organ or an officer acts, whose words name it, or it."""
        first, _, last = actor.name.rpartition(" ")
        if last.lower() in self.words.organs:
            body = self.scene.cast.named(first)
            return body if body is not None and body.type not in ("", COUNTRY) else actor
        body = principal(self.scene, actor)
        return body if any(d is body for _, d in self.scene.cast.within(words)) else actor

    def _is_outside(self, head: Token, noun: Token) -> bool:
        """Tell whether somebody only talks about the contract: "critics slammed the deal"."""
        first = first_beside(noun)
        verb = first.head
        talks = first.dep_ == "dobj" and verb.lemma_.lower() in self.words.outside
        return talks and head not in noun.subtree and head == shared_subject(verb)

    def _is_kind(self, head: Token) -> bool:
        """Tell whether a word says what kind of deal it is ("a business deal"), or is a verb."""
        plain = head.dep_ == "compound" and not self.scene.cast.covering(head.i)
        return plain or head.pos_ in ("VERB", "AUX")

    def _is_said_again(self, head: Token, heads: Sequence[Token]) -> bool:
        """Tell whether "its" takes up the subject, or "the law firm" the name right after it."""
        owner = head.dep_ == "poss" and head.pos_ == "PRON"
        if owner and any(t.dep_ in SUBJECTS for t in heads):
            return True
        covering = self.scene.cast.covering
        named = any(t.i == head.i + 1 and covering(t.i) for t in heads)
        return named and head.pos_ == "NOUN" and not covering(head.i)

    def _whole(self, token: Token) -> Token:
        """Return the body of which "a unit of X" or "X's unit" is a part, whom "whose" means, or
        the word.
        """
        if token.tag_ == RELATIVE:
            return next((t for t in reversed([*token.doc[: token.i]]) if not t.is_punct), token)
        if token.lemma_.lower() in self.words.part:
            bodies = [g for c in token.children if c.lower_ == "of" for g in c.children]
            owners = [c for c in token.children if c.dep_ == "poss"]
            return [*bodies, *owners, token][0]
        return token

    def _type(self, actor: Draft, head: Token) -> str:
        """Return the type of a party; of a group of bodies ("two banks") that of one of them."""
        kind = self.scene.resolver.acting_type(actor) or body_type(actor, self.scene.cast.lexicon)
        if kind != GROUP:
            return kind
        return self.scene.cast.lexicon.descriptions.get(head.lemma_.lower(), kind)

    def _actors(self, token: Token, span: Span, speech: Speech) -> list[Draft]:
        """Return the actors that words stand for; members of a list stand for the list."""
        resolver, cast = self.scene.resolver, self.scene.cast
        several = [*self._pair(token), *self._listed(token)]
        if several:
            return several
        first = cast.lexicon.pronouns.get(token.lower_) == "first_plural"
        if first and token.pos_ == "PRON" and speech.speaker:
            return [principal(self.scene, speech.speaker)]
        found = resolver.proposed(span, speech)
        if self._is_thing(token):
            return []
        known = [d for d in found if d in cast.drafts or self._is_clear(token)]
        return [d for d in known if resolver.acting_type(d) not in ("", "AnonymousSource")]

    def _misread(self, head: Token) -> list[Draft]:
        """Return whom a name means that looks like a thing's, where only a party can stand.

        So does "the Orchard Project" in "a lease with the Orchard Project".
        """
        named = [
            d
            for m, d in self.scene.cast.covering(head.i)
            if not d.type and self.scene.doc[m.start : m.end].root == head
            if not d.words[-1].isdigit() and head.dep_ != "compound"
        ]
        links = self.words.partner | self.words.one_party
        stands = head.dep_ in ("pobj", "conj") and _link(head) in links
        return [d for d in named if d.label in _BODIES or (stands and d.label in _THINGS)]

    def _is_thing(self, head: Token) -> bool:
        """Tell whether a noun stands for nobody, though its words name one: "a debt to Obi"."""
        resolver, pair = self.scene.resolver, head.lemma_.lower() in self.words.pairs
        people = pair or resolver.is_body_noun(head) or resolver.is_person_noun(head)
        return head.pos_ == "NOUN" and not people and not self.scene.cast.covering(head.i)

    def _is_clear(self, head: Token) -> bool:
        """Tell whether words say well enough who an unnamed party is: "an Iranian firm"."""
        resolver, lexicon = self.scene.resolver, self.scene.cast.lexicon
        if head.pos_ == "PRON" or head.lemma_.lower() in lexicon.documents:
            return False
        people = resolver.is_body_noun(head) or resolver.is_person_noun(head)
        told = head.left_edge.lower_ not in self.words.bare or any(
            c.dep_ in _TELLING for c in head.children
        )
        return people and told and head.left_edge.lower_ not in self.words.unclear

    def _listed(self, head: Token) -> list[Draft]:
        """Return the members of "firms such as Verdana, Norsholm and Corvid"."""
        openers = self.scene.cast.lexicon.list_openers
        opener = next((t for t in head.subtree if t.lower_ in openers), None)
        if opener is None or head.tag_ not in _PLURAL:
            return []
        after = Span(opener.idx, max(subtree(head).end, opener.idx + 1))
        named = self.scene.cast.within(after)
        return [d for m, d in named if d.type and not self._owns(m)]

    def _owns(self, mention: Mention) -> bool:
        """Tell whether a name only says whose the next thing is: "Doe's Verdana"."""
        after = self.scene.doc[mention.end : mention.end + 1]
        return any(t.tag_ == "POS" for t in after) or self.scene.doc[mention.end - 1].dep_ == "poss"

    def _pair(self, head: Token) -> list[Draft]:
        """Return whom "the two countries", "both sides" or "their merger" means.

        They are the parties of the contract told last, or the two named later, in one sentence.
        """
        kinds = self.words.pairs.get(head.lemma_.lower(), frozenset())
        if not kinds or not self._is_of_two(head):
            return []
        near: dict[Draft, int] = {}
        for mention, draft in self.scene.cast.before(head.idx):
            if self._settled_type(draft) in kinds:
                near.setdefault(draft, self.scene.sentence(mention.span.start).start_char)
        last = list(near)[:2]
        named = last if len({near[d] for d in last}) == 1 and len(last) == 2 else []
        start = near[named[0]] if named else 0
        return self._two_parties(kinds, start) or named

    def _two_parties(self, kinds: AbstractSet[str], start: int) -> list[Draft]:
        """Return the two parties of the contract told last, if it is told after ``start``."""
        for contract in reversed(self.told):
            named = (self.scene.cast.named(name) for name in contract.parties)
            parties = [d for d in named if d is not None and self._settled_type(d) in kinds]
            if len(parties) == len(contract.parties) == 2:
                after = max(s.end for s in contract.spans["evidence"]) > start
                return parties if after else []
        return []

    def _is_of_two(self, head: Token) -> bool:
        """Tell whether a noun or "their" stands for two: by "two", or by what is theirs alike."""
        thing = head.head
        if head.tag_ == OWNERS and head.dep_ == "poss":
            alone = not any(c.lower_ in self.words.partner for c in thing.children)
            return alone and thing.lemma_.lower() in self.words.alike
        return head.tag_ == "NNS" and any(t.lower_ in self.words.two for t in head.lefts)

    def _settled_type(self, actor: Draft) -> str:
        """Return the type, of a place only where it is a country: cities come by in passing."""
        acting = self.scene.resolver.acting_type(actor)
        return acting if acting == COUNTRY else actor.type


def _link(head: Token) -> str:
    """Return the preposition before a noun or the list that it is in."""
    while head.dep_ == "conj":
        head = head.head
    return head.head.lower_ if head.dep_ == "pobj" else ""


def _words(head: Token) -> Span:
    """Return the phrase of a party, without the mark of a possessor."""
    marks = [c for c in head.children if c.tag_ == "POS"]
    return Span(head.left_edge.idx, head.idx + len(head)) if marks else noun_phrase(head)
