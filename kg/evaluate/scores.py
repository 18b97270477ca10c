"""The figures that an evaluation ends with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.evaluate.actor_errors import ActorErrors
from kg.evaluate.records import Record

# Width of the column of kinds, where none is longer.
_WIDTH = 9


@dataclass(frozen=True, slots=True)
class FieldScore:
    """Of ``asked`` values that gold gives on matched facts, ``right`` are the system's too."""

    right: int
    asked: int

    def __str__(self) -> str:
        return f"{self.right}/{self.asked}"


@dataclass(frozen=True, slots=True)
class KindScore:
    """Counts of one kind of fact: ``gold`` that must be found, ``found`` of them, and ``system``.

    ``system`` leaves out what matched gold facts that need not be found.
    ``precision``, ``recall`` and ``f1`` are in percent.
    """

    found: int
    gold: int
    system: int
    fields: Mapping[str, FieldScore]

    @property
    def precision(self) -> float:
        """Percent of the system's facts that gold has."""
        return 100 * (self.found / max(1, self.system))

    @property
    def recall(self) -> float:
        """Percent of gold's facts that the system has."""
        return 100 * (self.found / max(1, self.gold))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        p, r = self.found / max(1, self.system), self.found / max(1, self.gold)
        return 200 * p * r / max(1e-9, p + r)

    def to_record(self) -> dict[str, Any]:
        """Return the figures rounded to 0.1, fields as ``"right/asked"``."""
        return {
            "P": round(self.precision, 1),
            "R": round(self.recall, 1),
            "F1": round(self.f1, 1),
            "gold": self.gold,
            "system": self.system,
            **{name: str(value) for name, value in self.fields.items()},
        }


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The scores of one article by kind."""

    article: str
    kinds: Mapping[str, KindScore]


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold fact that the system lacks, or a system fact that gold lacks."""

    article: str
    kind: str
    what: Literal["missed", "spurious"]
    record: Record

    def __str__(self) -> str:
        hidden = ("kind", "must") if self.what == "missed" else ()
        shown = {k: v for k, v in self.record.items() if k not in hidden}
        return f"{self.article} {self.what.upper():8} {json.dumps(shown, ensure_ascii=False)}"


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of all articles together (micro-averaged), of each article, and the errors.

    ``misses`` are those of precision and recall one by one, ``actor_errors`` counts of classes.
    """

    kinds: Mapping[str, KindScore]
    articles: tuple[ArticleScore, ...]
    misses: tuple[Miss, ...]
    actor_errors: ActorErrors = field(default_factory=ActorErrors)

    def errors(self, kind: str) -> Iterator[Miss]:
        """Yield what was missed and what is spurious of one kind, article by article."""
        return (miss for miss in self.misses if miss.kind == kind)

    def to_record(self) -> dict[str, dict[str, Any]]:
        """Return the figures by kind."""
        return {kind: score.to_record() for kind, score in self.kinds.items()}

    def to_json(self) -> str:
        """Return the figures by kind as one line of JSON."""
        return json.dumps(self.to_record())

    def to_text(self) -> str:
        """Return the figures for the eye, one line a kind."""
        width = max(_WIDTH, *map(len, self.kinds))
        lines = (_line(kind.ljust(width), s.to_record()) for kind, s in self.kinds.items())
        return "\n".join(lines)


def total(parts: Iterable[KindScore]) -> KindScore:
    """Add up the counts of several articles."""
    found = gold = system = 0
    fields: dict[str, FieldScore] = {}
    for part in parts:
        found, gold, system = found + part.found, gold + part.gold, system + part.system
        for name, value in part.fields.items():
            before = fields.get(name, FieldScore(0, 0))
            fields[name] = FieldScore(before.right + value.right, before.asked + value.asked)
    return KindScore(found, gold, system, fields)


def _line(kind: str, record: Mapping[str, Any]) -> str:
    fields = "  ".join(f"{k} {v}" for k, v in record.items() if isinstance(v, str))
    return (
        f"{kind} P {record['P']:5} R {record['R']:5} F1 {record['F1']:5}  "
        f"gold {record['gold']} system {record['system']}  {fields}"
    )
