"""The state of a contract: what the words around its noun or verb say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.contract_doers import basis_of, joint_deed
from kg.extraction.contract_words import (
    AT_RISK,
    AWARDED,
    CANCELLED,
    COMPLETED,
    EXPIRED,
    IN_FORCE,
    PAST,
    ContractWords,
)
from kg.extraction.frames import Match
from kg.extraction.syntax import is_negated
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"acl", "relcl"})
_PASSIVE = "auxpass"


@dataclass(frozen=True)
class Surroundings:
    """The words around the noun or verb that tells of a contract, read for the contract's state."""

    word: Token
    words: ContractWords

    def state(self, default: str) -> str:
        """Return what the words around say, else ``default``."""
        if self._is_left_to_end():
            return EXPIRED
        near = [t for t in (*self.word.children, *self._above()) if not self._is_kept(t)]
        found = (s.status for s in self.words.statuses if any(s.tell(t) for t in near))
        status = self._object_state() or next(found, default)
        if status == IN_FORCE and (self._is_past_basis() or self._is_done()):
            return COMPLETED
        maybe = any(t.lower_ in self.words.possible for t in near)
        return AT_RISK if status == CANCELLED and maybe else status

    def is_made_before(self) -> bool:
        """Tell whether a clause says that it was made: "the deal that they struck"."""
        clauses = (c for c in self.word.children if c.dep_ in _CLAUSES)
        return any(self.words.signs(c) for c in clauses)

    def _above(self) -> Iterator[Token]:
        """Yield the words that govern the word; what a contract does, or is done under it, is new.

        What is above one that was made says nothing: "he will not name the price of the deal that
        they struck".
        """
        word = self.word
        if any(c.tag_ in PAST and self.words.signs(c) for c in word.children if c.dep_ == "relcl"):
            return
        for _ in range(3):
            if basis_of(word, self.words.basis) is not None:
                return
            head = word.head
            yield head
            if word.dep_ == "nsubj" and word.pos_ in ("NOUN", "PROPN"):
                return
            yield from (c for c in head.children if c.dep_ in ("aux", "mark"))
            word = head

    def _is_left_to_end(self) -> bool:
        """Tell whether it is not gone on with: "declined to renew the lease"."""
        verb = self.word.head
        if self.word.dep_ not in ("dobj", "nsubjpass") or not self.words.renews(verb):
            return False
        chain = [verb, *([verb.head] if verb.dep_ == "xcomp" else [])]
        ahead = any(c.lower_ in self.words.possible for v in chain for c in v.children)
        refused = any(is_negated(v) or self.words.refuses(v) for v in chain)
        return refused and not ahead

    def _is_kept(self, verb: Token) -> bool:
        """Tell whether a verb says that it is not ended."""
        return self.words.ends_it(verb) and is_negated(verb)

    def _object_state(self) -> str:
        """Return what the thing tells that the contract meets: "faces a probe", "is in doubt"."""
        if self.word.dep_ not in ("nsubj", "nsubjpass"):
            return ""
        verb = self.word.head
        met = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj" and c.i > verb.i}
        links = (c for c in verb.children if c.dep_ == "prep" and c.i > verb.i)
        under = {g.lemma_.lower() for c in links for g in c.children if g.dep_ == "pobj"}
        told = (s.status for s in self.words.statuses if s.met & met or s.under & under)
        return next(told, "")

    def _is_done(self) -> bool:
        """Tell whether a verb says that the work was done or the money given: "was funded by"."""
        verb = self.word.pos_ == "VERB" and self.word.lemma_.lower() in self.words.done
        return verb and _is_simple_past(self.word)

    def _is_past_basis(self) -> bool:
        """Tell whether something was done with a partner: "built it in partnership with"."""
        deed = joint_deed(self.word, self.words.jointly)
        partnered = self.word.lemma_.lower() in self.words.partnered
        if deed is None or not partnered or self.words.signs(deed):
            return False
        return _is_simple_past(deed)


def status_of(match: Match, date: TimeExpression | None, words: ContractWords) -> str:
    """Return the state; what was signed earlier ("signed in 2019") is in force."""
    around = Surroundings(match.token, words)
    status = around.state(match.trigger.status or IN_FORCE)
    if status != AWARDED or match.token.pos_ == "VERB":
        return status
    dated = date is not None and date.precision in ("month", "season", "year", "decade")
    return IN_FORCE if dated or around.is_made_before() else AWARDED


def _is_simple_past(verb: Token) -> bool:
    """Tell whether a verb tells of what is over: "built", "was built", not "has been built"."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", _PASSIVE)]
    if any(a.lemma_ == "have" for a in auxiliaries):
        return False
    passive = any(a.tag_ == "VBD" for a in auxiliaries if a.dep_ == _PASSIVE)
    return (verb.tag_ == "VBD" and verb.pos_ == "VERB") or passive
