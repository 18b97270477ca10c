"""What looks like a time and is none: "may", "2000 troops", a newspaper, a film."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kg.article import Span
from kg.language.phrases import alternatives, followed, preceded

Match = re.Match[str]
# How far to look for the word before, and for a longer name around a match (characters).
_BEFORE = 24
_AROUND = 40


class Guards:
    """Checks a match of a rule against the words around it."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._names = re.compile(alternatives(lexicon["not_times"], re.escape))
        self._ambiguous = frozenset(lexicon["ambiguous_months"])
        self._month_before = preceded(lexicon["month_prepositions"])
        self._sure_month_before = preceded(lexicon["sure_month_prepositions"])
        self._year_before = preceded(lexicon["year_prepositions"])
        self._determiner_before = preceded(lexicon["year_determiners"])
        self._fiscal_before = preceded(lexicon["fiscal"])
        self._clock_before = preceded(lexicon["clock_prepositions"])
        self._articles = frozenset(lexicon["articles"])
        self._inexact = preceded(lexicon["approximate"])
        self._shifted = preceded(lexicon["shifted"])
        self._counted_from = followed(lexicon["counted_from"])
        self._counted = followed(lexicon["counted"])
        self._aged = followed(lexicon["ages"])
        self._checks: Mapping[str, Callable[[str, Match], bool]] = {
            "date": self._bad_date,
            "month": self._bad_month,
            "year": self._bad_year,
            "clock": self._bad_clock,
            "duration": self._bad_duration,
            "unit": self._bad_unit,
            "deictic": self._bad_deictic,
            "decade": self._counted_after,
        }

    def refuse(self, rule: str, text: str, match: Match) -> bool:
        """Tell whether ``match`` of ``rule`` is no time expression."""
        check = self._checks.get(rule)
        return (check is not None and check(text, match)) or self._in_name(text, match)

    def inexact(self, text: str, span: Span) -> bool:
        """Tell whether a word such as "about" stands before ``span``."""
        return bool(self._inexact.search(text[max(0, span.start - _BEFORE) : span.start]))

    def shifted(self, text: str, span: Span) -> bool:
        """Tell whether the day is only counted from ("a week from Friday")."""
        return bool(self._shifted.search(text[max(0, span.start - _BEFORE) : span.start]))

    def from_elsewhere(self, text: str, span: Span) -> bool:
        """Tell whether the time runs from another event ("within 48 hours of the verdict")."""
        return bool(self._counted_from.match(text, span.end))

    def _in_name(self, text: str, match: Match) -> bool:
        first = max(0, match.start() - _AROUND)
        around = self._names.finditer(text, first, match.end() + _AROUND)
        return any(n.start() < match.end() and match.start() < n.end() for n in around)

    def _counted_after(self, text: str, match: Match) -> bool:
        return bool(self._counted.match(text, match.end()))

    def _bad_date(self, text: str, match: Match) -> bool:
        days = [match["day"], match["day2"]] if "day2" in match.re.groupindex else [match["day"]]
        if any(day and not 1 <= int(day) <= 31 for day in days):
            return True
        return match[0][-1].isdecimal() and not match["year"] and self._counted_after(text, match)

    def _bad_month(self, text: str, match: Match) -> bool:
        if match["year"] or match["relative_year"] or match["relative"]:
            return False
        month = match["month"].rstrip(".").title()
        if month not in self._ambiguous or match.start("month") > match.start():
            return False
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        sure = self._sure_month_before.search(before)
        return not sure and (not self._month_before.search(before) or _named(text, month))

    def _bad_year(self, text: str, match: Match) -> bool:
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if self._counted_after(text, match) or self._fiscal_before.search(before):
            return True
        if match.start("year") > match.start():
            return False
        if self._year_before.search(before):
            return False
        round_year = match["year"].endswith("00")
        return round_year or not self._determiner_before.search(before)

    def _bad_clock(self, text: str, match: Match) -> bool:
        groups = match.groupdict()
        if any(groups.get(key) for key in ("half", "zone", "zone2", "clock_word")):
            return False
        return not self._clock_before.search(text[max(0, match.start() - _BEFORE) : match.start()])

    def _bad_duration(self, text: str, match: Match) -> bool:
        # "a year" is more often a rate than a length of time.
        rate = match["number"].lower() in self._articles and "-" not in match[0]
        return rate or bool(self._aged.match(text, match.end()))

    def _bad_unit(self, _text: str, match: Match) -> bool:
        # "the last minute", "the last days": no stretch of the calendar.
        unit = match.groupdict().get("unit") or ""
        return unit.startswith(("minute", "hour")) or unit.endswith("s")

    def _bad_deictic(self, text: str, match: Match) -> bool:
        # "Russia Today", "India Today": a title-case name.
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        return match[0][0].isupper() and bool(re.search(r"\b[A-Z][\w.]*[^\S\n]\Z", before))


def _named(text: str, month: str) -> bool:
    """Tell whether the text has a person of that name ("Theresa May", "Mrs. May")."""
    return bool(re.search(rf"\b(?:[A-Z][a-z]{{3,}}|M(?:r|rs|s)\.?) {month}\b(?! \d)", text))
