"""The contracts of one article: a new telling is a contract of its own, or one told before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.contract_slots import verb_of, worth
from kg.extraction.contract_tests import STRENGTH, Telling
from kg.extraction.contract_words import AWARDED, CANCELLED, IN_FORCE, NONE, VAGUE, ContractWords
from kg.extraction.retellings import is_retelling, retold
from kg.extraction.scene import Scene, with_evidence, word_span
from kg.facts import Contract

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The contract" takes up one that is told so many characters from it at most.
REACH = 3000


@dataclass(frozen=True)
class Entry:
    """A contract and the kind that its words tell ("loan"), empty where they fit any kind.

    ``has_matter`` says that it was told what the contract is for.
    """

    contract: Contract
    kind: str
    has_matter: bool

    def joined(self, joined: Contract, new: Contract, kind: str, has_matter: bool) -> Entry:
        """Return the entry after another telling, with what only ``new`` says it is for."""
        if has_matter and not self.has_matter:
            spans = {**joined.spans, "subject": new.spans["subject"]}
            joined = replace(joined, subject=new.subject, spans=spans)
        return Entry(joined, self.kind or kind, self.has_matter or has_matter)

    def distance(self, place: Span) -> int:
        """Return how many characters lie between a place and the nearest telling."""
        told = self.contract.spans["evidence"]
        return min(max(t.start - place.end, place.start - t.end, 0) for t in told)


@dataclass
class ContractBook:
    """Collects the contracts of an article in the order of their first telling."""

    scene: Scene
    words: ContractWords
    entries: list[Entry] = field(default_factory=list)

    @property
    def contracts(self) -> list[Contract]:
        """Return what was collected."""
        return [e.contract for e in self.entries]

    def add(self, new: Contract, told: Telling) -> None:
        """Take a contract up that ``told`` tells: as a new one, or joined to the one it retells."""
        kind, has_matter = self.words.kind(told.match.token), told.has_matter()
        for i, old in enumerate(self.entries):
            if _agree(old.kind, kind) and is_retelling(old.contract, new):
                joined = retold(old.contract, new, self.scene.text)
                self.entries[i] = old.joined(joined, new, kind, has_matter)
                return
        self.entries.append(Entry(new, kind, has_matter))

    def retold(self, told: Telling) -> Contract | None:
        """Return the one contract that a telling without its parties takes up: "the deal"."""
        fitting = self._fitting(told)
        return fitting[0].contract if len(fitting) == 1 else None

    def resumes(self, told: Telling) -> bool:
        """Tell whether a telling takes up a contract told before, be it unclear which."""
        return bool(self._fitting(told))

    def _fitting(self, told: Telling) -> list[Entry]:
        """Return the contracts that a definite noun may take up, the likeliest ones."""
        noun = told.match.token
        if told.match.trigger.test != STRENGTH or not self._is_definite(noun):
            return []
        fitting = [e for e in self.entries if self._fits(e, told)]
        kind = self.words.kind(noun)
        return [e for e in fitting if e.kind == kind] or fitting

    def tell_again(self, old: Contract, told: Telling, again: Contract) -> None:
        """Add what another telling of ``old`` says; only what ends it changes its status."""
        place = self.contracts.index(old)
        live = old.status in (IN_FORCE, AWARDED) or again.status == CANCELLED
        ended = live and again.status in self.words.ends
        whole = with_evidence(old, self.scene.text, [mention(told.match.token)])
        joined = retold(whole, replace(again, status=IN_FORCE), self.scene.text)
        status = again.status if ended else old.status
        entry = self.entries[place]
        joined = replace(joined, status=status)
        self.entries[place] = entry.joined(joined, again, entry.kind, told.has_matter())

    def _fits(self, entry: Entry, told: Telling) -> bool:
        """Tell whether a telling may mean a contract: by its kind, its worth and who is named."""
        old, noun = entry.contract, told.match.token
        verb = verb_of(noun)
        near = set(noun.subtree)
        if verb is not None and self.words.ends_it(verb):
            near |= set(verb.children)
        named = {p.actor.name for p in told.parties if p.head in near}
        sum_ = worth(told.value)
        equal = sum_ is None or old.value in (None, sum_)
        close = entry.distance(mention(noun)) < REACH
        return close and self._is_kind(entry, noun) and equal and named <= set(old.parties)

    def _is_kind(self, entry: Entry, noun: Token) -> bool:
        """Tell whether a noun may mean a contract of that kind; a vague one needs its word."""
        kind = self.words.kind(noun)
        sure = self.words.strength(noun) != VAGUE or bool(kind)
        return sure and _agree(entry.kind, kind)

    def _is_definite(self, noun: Token) -> bool:
        """Tell whether a noun means a contract told before: "this deal", "Friday's deal"."""
        if self.words.strength(noun) == NONE or noun.dep_ == "compound":
            return False
        return any(c.lower_ in self.words.again or self._is_day(c) for c in noun.lefts)

    def _is_day(self, owner: Token) -> bool:
        """Tell whether an owner is a time."""
        here = word_span(owner)
        return owner.dep_ == "poss" and any(t.span.meets(here) for t in self.scene.times)


def mention(noun: Token) -> Span:
    """Return a noun with the words before it."""
    return Span(noun.left_edge.idx, noun.idx + len(noun))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
