"""From text to time expressions: atoms are joined, set in their context, and resolved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.article import Span
from kg.language.phrases import GAP, alternatives, build
from kg.language.times.clock import Clock
from kg.language.times.context import Context
from kg.language.times.grammar import Atom, Grammar
from kg.language.times.guards import Guards
from kg.language.times.model import TimeExpression, When
from kg.language.times.resolve import Resolver

# What an atom is when it meets another: one of each role makes one expression.
_ROLES = {
    "clock": "clock",
    "weekday": "weekday",
    "short_weekday": "weekday",
    "date": "date",
    "iso": "date",
    "numeric": "date",
    "deictic": "deictic",
}
_LEAD = {"date": 1, "deictic": 2, "weekday": 3, "clock": 4}
_ABSOLUTE = frozenset({"year", "century"})
# Rules whose number may be inexact ("about two years ago").
_COUNTED = frozenset({"ago", "within", "duration"})
# A year as a number of its own: no part of an amount, a share or a longer number.
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d%]|[.,]\d)")
Group = list[Atom]


class TimeParser:
    """Finds and resolves time expressions.

    ``lexicon`` is ``Ontology.lexicon("times")``. Patterns are compiled once; a parser holds no
    state between calls.

    Raises:
        OntologyError: the lexicon lacks a list or holds an unknown time zone.
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._grammar = build(Grammar, lexicon, "times")
        self._guards = build(Guards, lexicon, "times")
        self._resolver = build(Resolver, lexicon, "times")
        self._context = build(lambda words: Context(words["cues"]), lexicon, "times")
        self._clock = build(lambda x: Clock(x["zones"], x["clock_words"]), lexicon, "times")
        self._glue = build(_glue, lexicon, "times")

    def find(
        self, text: str, reference: dt.date | None = None, *, future: bool | None = None
    ) -> list[TimeExpression]:
        """Return the time expressions of ``text`` in order; their spans never overlap.

        ``reference`` is the day of publication; without it only what carries a year resolves,
        and a date with its weekday where just one of the last two years named in ``text`` has it.
        ``future`` settles which way bare weekdays and months look; None leaves it to the words
        of the clause (back, where they say nothing).
        """
        groups = self._joined(self._grammar.atoms(text), text)
        found = [self._expression(group, text, reference, future) for group in groups]
        if reference is not None:
            return found
        years = sorted({int(year) for year in _YEAR.findall(text)})[-2:]
        pairs = zip(groups, found, strict=True)
        return [self._in_named_year(group, read, text, years, future) for group, read in pairs]

    def resolve(
        self, words: str, reference: dt.date | None = None, *, future: bool | None = None
    ) -> TimeExpression | None:
        """Return the first expression in ``words``; for callers that know the tense already."""
        return next(iter(self.find(words, reference, future=future)), None)

    def _joined(self, atoms: Iterable[Atom], text: str) -> list[Group]:
        groups: list[Group] = []
        for atom in atoms:
            if groups and self._joins(groups[-1], atom, text):
                groups[-1].append(atom)
            else:
                groups.append([atom])
        # "Sun", "Sat" and their like are days only beside a date.
        return [g for g in groups if len(g) > 1 or g[0].rule != "short_weekday"]

    def _joins(self, group: Group, atom: Atom, text: str) -> bool:
        role, roles = _ROLES.get(atom.rule), [_ROLES.get(a.rule) for a in group]
        if role is None or None in roles or role in roles:
            return False
        if "clock" not in [role, *roles] and "date" not in [role, *roles]:
            return False
        return bool(self._glue.fullmatch(text, group[-1].end, atom.start))

    def _expression(
        self, group: Group, text: str, reference: dt.date | None, future: bool | None
    ) -> TimeExpression:
        span = _span(group, text)
        cue = self._context.deadline(text, span)
        ahead = self._context.future(text, span, cue) if future is None else future
        lead = _lead(group)
        kind = _kind(lead, cue, ahead)
        when = When(reference, ahead, kind == "deadline")
        value, precision = self._value(group, kind, when)
        if self._unsettled(lead, text, span):
            value = ""
        anchor = "absolute" if _ABSOLUTE & lead.parts.keys() else "relative"
        return TimeExpression(
            span, value, precision, kind, anchor, cue if kind == "deadline" else None
        )

    def _in_named_year(
        self,
        group: Group,
        found: TimeExpression,
        text: str,
        years: Sequence[int],
        future: bool | None,
    ) -> TimeExpression:
        """Return a date told with its weekday in the one year of ``years`` in which they agree."""
        told = _lead(group).rule == "date" and any("weekday" in atom.parts for atom in group)
        if found.value or not told:
            return found
        tries = [self._expression(group, text, dt.date(y, 12, 31), future) for y in years]
        fitting = [t for t, y in zip(tries, years, strict=True) if t.value.startswith(f"{y}-")]
        return fitting[0] if len(fitting) == 1 else found

    def _unsettled(self, lead: Atom, text: str, span: Span) -> bool:
        if lead.rule in _COUNTED and self._guards.inexact(text, span):
            return True
        if lead.rule == "weekday" and self._guards.shifted(text, span):
            return True
        return lead.rule == "within" and self._guards.from_elsewhere(text, span)

    def _value(self, group: Group, kind: str, when: When) -> tuple[str, str]:
        """Return value and precision."""
        lead, clock = _lead(group), _clock(group)
        precision = self._resolver.precision(lead.rule, lead.parts)
        if kind == "recurring":
            return "", precision
        if kind == "duration":
            return self._resolver.duration(lead.parts), precision
        weekday = next((a.parts for a in group if "weekday" in a.parts), {})
        period = self._resolver.read(lead.rule, {**weekday, **lead.parts}, when)
        if clock is None:
            return (period.edtf(), period.precision) if period else ("", precision)
        value = self._clock.at(period.start, clock.parts) if period else ""
        return value, self._clock.precision(clock.parts)


def _glue(lexicon: Mapping[str, Any]) -> re.Pattern[str]:
    """Return what may stand between two parts of one expression."""
    return re.compile(rf"{GAP}?[,(]?{GAP}?(?:{alternatives(lexicon['glue'])}{GAP})?")


def _span(group: Group, text: str) -> Span:
    """Return the span of the whole group, with the bracket that its last part opened."""
    start, end = group[0].start, group[-1].end
    opened = len(group) > 1 and "(" in text[group[-2].end : group[-1].start]
    return Span(start, end + (opened and text[end : end + 1] == ")"))


def _lead(group: Group) -> Atom:
    """Return the atom that tells the day best."""
    return min(group, key=lambda atom: _LEAD.get(_ROLES.get(atom.rule, ""), 0))


def _clock(group: Group) -> Atom | None:
    return next((a for a in group if "hour" in a.parts or "clock_word" in a.parts), None)


def _kind(lead: Atom, cue: Span | None, ahead: bool | None) -> str:
    if lead.rule in ("duration", "recurring"):
        return lead.rule
    if lead.rule == "within" and "hence" not in lead.parts:
        if "within" in lead.parts:
            return "duration" if ahead is False else "deadline"
        # "in two weeks": a day ahead, or how long something took.
        return "date" if ahead else "duration"
    return "deadline" if cue else "date"
