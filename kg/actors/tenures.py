"""Since when and until when an office is held: "mayor from 2014 to 2018"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.grammar import Grammar
from kg.article import Span
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Between an office and the time stand so many words at most, "until his death in" before a second.
_NEAR, _THEN = 2, 5
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Tenure:
    """The years, months or days (ISO 8601) between which an office is held, ``""`` if not told."""

    since: str = ""
    until: str = ""


class Tenures:
    """Finds the tenures that one article tells."""

    def __init__(self, doc: Doc, times: Sequence[TimeExpression], grammar: Grammar) -> None:
        self._doc = doc
        self._times = sorted(times, key=lambda t: t.span)
        self._grammar = grammar

    def behind(self, end: int) -> Tenure:
        """Return the tenure told right behind the office that ends before token ``end``."""
        start = self._doc[end - 1].idx + len(self._doc[end - 1])
        first = self._next(start, _NEAR)
        if first is None:
            return Tenure()
        words = self._words(start, first.span)
        since, _, until = first.value.partition("/")
        if until:
            return self._dated(since, until)
        if words & self._grammar.until:
            return self._dated("", since)
        if not words & self._grammar.since:
            return Tenure()
        second = self._next(first.span.end, _THEN)
        ends = second is not None and self._words(first.span.end, second.span) & self._grammar.until
        return self._dated(since, second.value if second is not None and ends else "")

    def _dated(self, since: str, until: str) -> Tenure:
        """Return a tenure of the values that are plain dates."""
        return Tenure(*(v if _DATE.fullmatch(v) else "" for v in (since, until)))

    def _next(self, start: int, words: int) -> TimeExpression | None:
        """Return the time expression at most ``words`` words behind a character, same sentence."""
        found = next((t for t in self._times if t.span.start >= start), None)
        if found is None:
            return None
        gap = self._doc.text[start : found.span.start]
        near = len(gap.split()) <= words and not re.search(r"[.;\n]", gap)
        return found if near else None

    def _words(self, start: int, span: Span) -> frozenset[str]:
        return frozenset(self._doc.text[start : span.start].lower().split())
