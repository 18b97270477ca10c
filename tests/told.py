"""What the pipeline finds in a short text, easy to ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.article import Article, article_id
from kg.facts import Actor, Contract, Fact, Position, Threat, identified

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor

F = TypeVar("F", bound=Fact)
# The Thursday on which the articles of the tests appear.
THURSDAY = dt.date(2026, 2, 26)


def article_of(text: str, date: dt.date | None = THURSDAY) -> Article:
    return Article(id=article_id("test", text), text=text, date=date)


@dataclass(frozen=True)
class Told:
    """The facts of one text."""

    text: str
    facts: list[Fact]

    @property
    def actors(self) -> dict[str, Actor]:
        return {a.name: a for a in self._all(Actor)}

    @property
    def positions(self) -> list[Position]:
        return self._all(Position)

    @property
    def threats(self) -> list[Threat]:
        return self._all(Threat)

    @property
    def contracts(self) -> list[Contract]:
        return self._all(Contract)

    def holder(self, words: str) -> str:
        """The holder of the one position whose proposition has ``words``."""
        return self.position(words).holder

    def position(self, words: str) -> Position:
        (found,) = (p for p in self.positions if words in p.proposition)
        return found

    def threat(self, words: str) -> Threat:
        (found,) = (t for t in self.threats if words in t.action)
        return found

    def contract(self, *parties: str) -> Contract:
        (found,) = (c for c in self.contracts if set(c.parties) == set(parties))
        return found

    def _all(self, kind: type[F]) -> list[F]:
        return [f for f in self.facts if isinstance(f, kind)]


class Teller:
    """Reads texts with the real pipeline."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    def __call__(self, text: str, date: dt.date | None = THURSDAY) -> Told:
        found = self.extractor.facts(article_of(text, date))
        return Told(text, [identified(f) for f in found])


def offices(told: Told, name: str) -> set[tuple[str, str]]:
    """Return title and organization of each office of an actor."""
    return {(r.title, r.organization) for r in told.actors[name].roles}
