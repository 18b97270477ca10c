"""Whether enough is told for a contract: what ``test`` and ``unsaid`` ask in its frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.extraction.contract_parties import CONTRACTOR, Party
from kg.extraction.contract_slots import matter_of, purpose_of, verb_of
from kg.extraction.contract_words import NONE, PAST, STRONG, WEAK, ContractWords
from kg.extraction.frames import Frame, Match
from kg.extraction.scene import Scene
from kg.language.money import Amount

if TYPE_CHECKING:
    from spacy.tokens import Token

STRENGTH, PERSON, COMPANY = "strength", "Person", "Company"
_OR, _AND = " or ", " and "


@dataclass(frozen=True)
class Telling:
    """A match of the frame with the parties and the value that are told."""

    scene: Scene
    match: Match
    parties: Sequence[Party]
    value: Amount | None
    words: ContractWords

    def suffices(self) -> bool:
        """Tell whether somebody is known to be a party and the trigger's test holds."""
        known = self.has_value() or any(self.is_known(p) for p in self.parties)
        told = bool(self.parties) and known and not self._is_denied()
        return told and self._holds(self.match.trigger.test)

    def is_specific(self) -> bool:
        """Tell whether a contract is meant though not enough is told of its parties.

        Nouns may leave all parties unsaid; who only buys or leases something has to be told.
        """
        trigger = self.match.trigger
        told = trigger.test == STRENGTH or any(self.is_known(p) for p in self.parties)
        return (
            told and bool(trigger.unsaid) and not self._is_denied() and self._holds(trigger.unsaid)
        )

    def _is_denied(self) -> bool:
        """Tell whether the verb right above is negated: who came to no agreement has none.

        What is not renewed or not ended is there.
        """
        head = self.match.token.head
        above = head.head if head.pos_ == "ADP" else head
        kept = self.words.renews(above) or self.words.ends_it(above)
        return above.pos_ == "VERB" and not kept and any(c.dep_ == "neg" for c in above.children)

    def _holds(self, test: str) -> bool:
        if _OR in test:
            return any(self._holds(part) for part in test.split(_OR))
        return all(_CONDITIONS[part](self) for part in test.split(_AND))

    def is_known(self, party: Party) -> bool:
        """Tell whether a party has a name, or words of its own: "the company" says nobody."""
        words = [t for t in party.head.subtree if t.tag_ != "POS"]
        definite = words[0].lower_ in self.scene.cast.lexicon.grammar.definite
        signed = self.match.trigger.test == STRENGTH and self._is_signed(party)
        return bool(party.actor.mentions) or signed or not (definite and len(words) == 2)

    def _is_signed(self, party: Party) -> bool:
        """Tell whether a party signs a sure contract: "the department has signed a lease"."""
        noun = self.match.token
        verb = verb_of(noun)
        signs = verb is not None and self.words.signs(verb) and party.head in verb.children
        return signs and self.words.strength(noun) == STRONG

    def has_body(self) -> bool:
        """Tell whether a party is more than a person, a group or a country."""
        return any(p.type not in self.words.no_parties for p in self.parties)

    def has_company(self) -> bool:
        """Tell whether a party is a company."""
        return any(p.type == COMPANY for p in self.parties)

    def has_value(self) -> bool:
        """Tell whether an amount is told, with a number: "millions" are spoken of without one."""
        return self.value is not None and self.value.value is not None

    def has_purpose(self) -> bool:
        """Tell whether it is told what the contract is for."""
        return purpose_of(self.scene, self.match, self.words) is not None

    def has_matter(self) -> bool:
        """Tell whether it is told what the contract is for, or what is done under it."""
        return matter_of(self.scene, self.match, self.words) is not None

    def has_contractor(self) -> bool:
        """Tell whether a party is known to do the work."""
        return any(p.part == CONTRACTOR for p in self.parties)

    def has_two_parties(self) -> bool:
        """Tell whether two are told, and a body or an amount with them."""
        return len(self.parties) > 1 and (self.has_body() or self.has_value())

    def has_two_sides(self) -> bool:
        """Tell whether two are told that do not do the same: "Verdana and Norsholm bought"."""
        return self.has_two_parties() and len({p.part for p in self.parties}) > 1

    def has_person_at_work(self) -> bool:
        """Tell whether a person does the work, for a body."""
        works = any(p.type == PERSON and p.part == CONTRACTOR for p in self.parties)
        return works and self.has_body()

    def has_deed(self) -> bool:
        """Tell whether a named body did it, to one thing: "the city bought the mill"."""
        verb, idle = self.match.token, self.words.no_parties
        named = any(p.type not in idle and p.actor.mentions for p in self.parties)
        by = any(c.dep_ == "agent" for c in verb.children)
        return named and (self.has_thing() or by) and self.is_past()

    def has_thing(self) -> bool:
        """Tell whether one thing is bought: "the mill", "a stake"."""
        things = [t for t in self.match.slots["side"] if t.dep_ in ("dobj", "nsubjpass")]
        return any(d.dep_ in ("det", "nummod", "poss") for t in things for d in t.children)

    def is_past(self) -> bool:
        """Tell whether the verb tells of what was done."""
        return self.match.token.tag_ in PAST

    def is_certain(self) -> bool:
        """Tell whether the noun means a contract whoever its parties are.

        A strong one does, with an amount any other one that is none of politics; a weak one where
        somebody signs it, or where it is told what becomes of it and of one party.
        """
        noun = self.match.token
        strength, verb = self.words.strength(noun), verb_of(noun)
        if strength == STRONG:
            return noun.dep_ != "compound"
        if strength == NONE or self.has_value() or verb is None:
            return strength != NONE and self.has_value()
        fate = bool(self.parties) and any(s.tell(verb) for s in self.words.statuses)
        return strength == WEAK and (fate or self.words.signs(verb))

    def is_sure(self) -> bool:
        """Tell whether the noun means a contract, by its strength and what stands beside it."""
        strength = self.words.strength(self.match.token)
        if self.has_value():
            return strength != NONE
        if strength == STRONG:
            named = any(self._is_whose(p) for p in self.parties)
            return named or verb_of(self.match.token) is not None or self.has_purpose()
        made = len(self.parties) > 1 or self._is_made(self.match.token)
        return strength == WEAK and self.has_body() and made

    def _is_whose(self, party: Party) -> bool:
        """Tell whether a party says which contract is meant: "the Norsholm loan", of one body."""
        body = party.type not in self.words.no_parties
        one = self.match.token.tag_ in ("NN", "NNP")
        return party.head.dep_ != "compound" or (body and one)

    def _is_made(self, noun: Token) -> bool:
        """Tell whether somebody signs the one agreement, or has a partner in it."""
        verb, words = verb_of(noun), self.words
        if verb is not None and words.signs(verb) and noun.tag_ in ("NN", "NNP"):
            return True
        openers = [p.head.head for p in self.parties if p.head.dep_ == "pobj"]
        if any(t.lower_ in words.all_parties or t.dep_ == "agent" for t in openers):
            return True
        partner = any(t.lower_ in words.partner for t in openers)
        return partner and noun.lemma_.lower() in words.partnered


_CONDITIONS: Mapping[str, Callable[[Telling], bool]] = {
    STRENGTH: Telling.is_sure,
    "two parties": Telling.has_two_parties,
    "two sides": Telling.has_two_sides,
    "person works": Telling.has_person_at_work,
    "contractor": Telling.has_contractor,
    "value": Telling.has_value,
    "purpose": Telling.has_purpose,
    "deed": Telling.has_deed,
    "certain": Telling.is_certain,
    "body": Telling.has_body,
    "company": Telling.has_company,
    "thing": Telling.has_thing,
    "past": Telling.is_past,
}


def check_tests(frame: Frame, where: str) -> None:
    """Check the tests of a frame's triggers.

    Raises:
        OntologyError: one asks for a condition that there is none of.
    """
    for trigger in frame.triggers:
        tests = [trigger.test, *([trigger.unsaid] if trigger.unsaid else [])]
        for part in (p for test in tests for p in re.split(f"{_OR}|{_AND}", test)):
            if part not in _CONDITIONS:
                raise OntologyError(
                    f"trigger {trigger.name!r} has the unknown test {part!r}",
                    where=where,
                    mend="use one of " + ", ".join(_CONDITIONS),
                )
