"""From a match of a rule to a stretch of the calendar, read from the article's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from kg.language.times.model import Period, When, around, decade, months, moved, nearest

Parts = Mapping[str, str]
# Years on either side of the article's in which a day without a year may lie (29 February: 8).
_YEARS = 8


class Resolver:
    """Reads the parts of a match with the tables of one lexicon.

    Every reader returns None where the words do not settle a stretch of time.
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._months = _lower(lexicon["months"])
        self._weekdays = _lower({**lexicon["weekdays"], **lexicon["weekdays_short"]})
        self._units = _lower(lexicon["units"])
        self._unit_ends = _lower(lexicon["unit_ends"])
        self._numbers = _lower(lexicon["numbers"])
        self._ordinals = _lower(lexicon["ordinals"])
        self._seasons = _lower(lexicon["seasons"])
        self._deictic = _lower(lexicon["deictic"])
        self._holidays = _lower(lexicon["holidays"])
        self._year_steps = _lower(lexicon["year_modifiers"])
        self._ends = frozenset(_lower(dict.fromkeys(lexicon["ends"], 0)))
        self._steps = {
            **_lower(dict.fromkeys(lexicon["past_modifiers"], -1)),
            **_lower(dict.fromkeys(lexicon["same_modifiers"], 0)),
            **_lower(dict.fromkeys(lexicon["future_modifiers"], 1)),
        }
        self._readers: Mapping[str, Callable[[Parts, When], Period | None]] = {
            "iso": self._iso,
            "numeric": self._numeric,
            "date": self._date,
            "holiday": self._holiday,
            "month": self._month,
            "months": self._month_range,
            "year": self._year,
            "years": self._year_range,
            "decade": self._decade,
            "quarter": self._quarter,
            "season": self._season,
            "weekday": self._weekday,
            "deictic": self._deictic_day,
            "night": self._night,
            "unit": self._unit,
            "span": self._span,
            "ago": self._ago,
            "within": self._within,
        }

    def read(self, rule: str, parts: Parts, when: When) -> Period | None:
        """Return the stretch of time that a match of ``rule`` stands for."""
        reader = self._readers.get(rule)
        try:
            found = reader(parts, when) if reader else None
        except (ValueError, OverflowError):  # 31 February, the year 12000
            return None
        if found and when.deadline and parts.get("edge", parts.get("unit_end")):
            return Period(found.end, found.end, "day")
        return found

    def weekday(self, parts: Parts) -> int:
        """Return the number of the day of the week, Monday 0."""
        return int(self._weekdays[_key(parts["weekday"])])

    def precision(self, rule: str, parts: Parts) -> str:
        """Return how exactly the words tell a time, resolved or not."""
        if "unit" in parts:
            unit: str = self._units[_key(parts["unit"])]
            return {"weekend": "week", "fortnight": "week"}.get(unit, unit)
        if "unit_end" in parts:
            return str(self._unit_ends[_key(parts["unit_end"])])
        return {
            "months": "month",
            "month": "month",
            "year": "year",
            "years": "year",
            "decade": "decade",
            "quarter": "quarter",
            "season": "season",
            "clock": "minute" if "minute" in parts else "hour",
        }.get(rule, "day")

    def duration(self, parts: Parts) -> str:
        """Return the ISO 8601 duration of a number and a unit, empty where it is vague."""
        count, unit = self._count(parts), self._units[_key(parts["unit"])]
        if count is None or unit == "weekend":
            return ""
        factor, letter = _DURATIONS[unit]
        return f"P{'T' if unit in ('hour', 'minute') else ''}{count * factor}{letter}"

    def _count(self, parts: Parts) -> int | None:
        words = _key(parts.get("number", ""))
        return int(words) if words.isdecimal() else self._numbers.get(words)

    def _iso(self, parts: Parts, _when: When) -> Period:
        return around(_day(int(parts["year"]), int(parts["month"]), parts["day"]), "day")

    def _numeric(self, parts: Parts, _when: When) -> Period | None:
        """Read day and month only where one of them is above 12, or both are equal."""
        first, second = int(parts["a"]), int(parts["b"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
        return around(dt.date(int(parts["year"]), month, day), "day")

    def _date(self, parts: Parts, when: When) -> Period | None:
        month = self._number_of(parts["month"])
        year = self._year_of(parts, when)
        near = self.weekday(parts) if "weekday" in parts else None
        start = _day(year, month, parts["day"]) if year else _near(month, parts["day"], when, near)
        if start is None or "day2" not in parts:
            return around(start, "day") if start else None
        later = self._number_of(parts["month2"]) if "month2" in parts else month
        end = _day(start.year, later, parts["day2"])
        return Period(start, end, "day") if start < end else None

    def _holiday(self, parts: Parts, when: When) -> Period | None:
        month, day = self._holidays[_key(parts["holiday"])].split("-")
        year = self._year_of(parts, when)
        found = _day(year, int(month), day) if year else _near(int(month), day, when)
        return around(found, "day") if found else None

    def _number_of(self, month: str) -> int:
        return int(self._months[_key(month).rstrip(".")])

    def _year_of(self, parts: Parts, when: When) -> int | None:
        if "year" in parts:
            return int(parts["year"])
        if "relative_year" in parts and when.reference:
            return int(when.reference.year + self._year_steps[_key(parts["relative_year"])])
        return None

    def _month(self, parts: Parts, when: When) -> Period | None:
        number = self._number_of(parts["month"])
        year = self._year_of(parts, when)
        if year is None:
            year = self._near_month(number, parts, when)
        return around(dt.date(year, number, 1), "month") if year else None

    def _near_month(self, number: int, parts: Parts, when: When) -> int | None:
        """Return the year of a bare month: the nearest by context, this month included."""
        if when.reference is None:
            return None
        here, year = when.reference.month, when.reference.year
        if "relative" not in parts:
            return year + (number < here) if when.future else year - (number > here)
        step = self._steps.get(_key(parts["relative"]))
        if step is None:
            return None
        return {-1: year - (number >= here), 0: year, 1: year + (number <= here)}[step]

    def _month_range(self, parts: Parts, when: When) -> Period | None:
        year = self._year_of(parts, when)
        first, last = self._number_of(parts["month"]), self._number_of(parts["month2"])
        if year is None or first >= last:
            return None
        return months(dt.date(year, first, 1), last - first + 1, "month")

    def _year(self, parts: Parts, _when: When) -> Period:
        return around(dt.date(int(parts["year"]), 1, 1), "year")

    def _year_range(self, parts: Parts, _when: When) -> Period | None:
        first, last = int(parts["year"]), int(parts.get("year2") or parts["year3"])
        last = first // 100 * 100 + last if last < 100 else last
        return (
            months(dt.date(first, 1, 1), 12 * (last - first + 1), "year") if first < last else None
        )

    def _decade(self, parts: Parts, _when: When) -> Period | None:
        tens = int(parts["decade"])
        if "century" in parts:
            return decade(int(parts["century"]) * 100 + tens * 10)
        # "the '90s" is 1990s to every reader, "the '20s" is not clear.
        return decade(1900 + tens * 10) if tens >= 3 else None

    def _quarter(self, parts: Parts, when: When) -> Period | None:
        year = self._year_of(parts, when)
        number = int(parts["quarter"]) if "quarter" in parts else self._ordinal(parts)
        return around(dt.date(year, number * 3, 1), "quarter") if year else None

    def _ordinal(self, parts: Parts) -> int:
        return int(self._ordinals[_key(parts["ordinal"])])

    def _season(self, parts: Parts, when: When) -> Period | None:
        """Read a season with a year; without one, it hangs on the hemisphere."""
        year = self._year_of(parts, when)
        if year is None:
            return None
        whole = around(dt.date(year, 1, 1), "year")
        code = f"{year}-{self._seasons[_key(parts['season'])]}"
        return Period(whole.start, whole.end, "season", code)

    def _weekday(self, parts: Parts, when: When) -> Period | None:
        if when.reference is None:
            return None
        step = self._steps.get(_key(parts["relative"])) if "relative" in parts else None
        if "relative" in parts and step is None:
            return None
        future = when.future if step is None else step >= 0
        if step == 0 and when.future is False:
            future = False
        # "next" and "last" leave the article's own day out.
        start = when.reference + dt.timedelta(days=step or 0)
        days = [start + dt.timedelta(days=n) for n in range(-6, 7)]
        wanted = [day for day in days if day.weekday() == self.weekday(parts)]
        found = nearest(wanted, start, bool(future))
        return around(found, "day") if found else None

    def _deictic_day(self, parts: Parts, when: When) -> Period | None:
        step = dt.timedelta(days=self._deictic[_key(parts["deictic"])])
        return around(when.reference + step, "day") if when.reference else None

    def _night(self, _parts: Parts, when: When) -> Period | None:
        """Read a night as the two days that it joins."""
        if when.reference is None:
            return None
        other = moved(when.reference, 1 if when.future else -1, "day")
        return Period(min(when.reference, other), max(when.reference, other), "day")

    def _unit(self, parts: Parts, when: When) -> Period | None:
        if when.reference is None:
            return None
        if "unit_end" in parts:
            return around(when.reference, self.precision("unit", parts))
        unit = self._units[_key(parts["unit"])]
        step = self._steps.get(_key(parts["relative"])) if "relative" in parts else 0
        # "the last day", "the next day" count from another event.
        if step is None or (unit == "day" and "edge" not in parts):
            return None
        return around(moved(when.reference, step, unit), unit)

    def _span(self, parts: Parts, when: When) -> Period | None:
        step = self._whole(parts)
        if when.reference is None or step is None:
            return None
        count, unit = step
        other = moved(when.reference, -count if "past" in parts else count, unit)
        precision = unit if unit in ("month", "year") else "day"
        return Period(min(when.reference, other), max(when.reference, other), precision)

    def _ago(self, parts: Parts, when: When) -> Period | None:
        step = self._whole(parts)
        if when.reference is None or step is None or not {"ago", "hence"} & parts.keys():
            return None
        count, unit = step
        return around(moved(when.reference, -count if "ago" in parts else count, unit), unit)

    def _within(self, parts: Parts, when: When) -> Period | None:
        """Read "within" as the last day of the time that runs, "in" as the unit it leads to."""
        step = self._whole(parts)
        if when.reference is None or step is None:
            return None
        found = moved(when.reference, step[0], step[1])
        return around(found, "day" if "within" in parts else step[1])

    def _whole(self, parts: Parts) -> tuple[int, str] | None:
        """Return count and unit, hours as whole days; None where the count is vague."""
        count, unit = self._count(parts), self._units[_key(parts["unit"])]
        if count is None or unit == "minute":
            return None
        if unit == "hour":
            return (count // 24, "day") if count and count % 24 == 0 else None
        return count, unit


_DURATIONS = {
    "minute": (1, "M"),
    "hour": (1, "H"),
    "day": (1, "D"),
    "week": (1, "W"),
    "fortnight": (2, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
}


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _lower(table: Mapping[str, Any]) -> dict[str, Any]:
    return {_key(words): value for words, value in table.items()}


def _day(year: int, month: int, day: str) -> dt.date:
    return dt.date(year, month, int(day))


def _near(month: int, day: str, when: When, weekday: int | None = None) -> dt.date | None:
    """Return the nearest such day by context, on ``weekday`` where that is told."""
    if when.reference is None:
        return None
    found = []
    reach = _YEARS if weekday is None else 1
    for year in range(when.reference.year - reach, when.reference.year + reach + 1):
        try:
            found.append(_day(year, month, day))
        except ValueError:  # 29 February
            continue
    if weekday is not None:
        found = [d for d in found if d.weekday() == weekday]
        # Weekday and date together are seldom met: they outweigh the direction.
        return nearest(found, when.reference, bool(when.future)) or nearest(
            found, when.reference, not when.future
        )
    return nearest(found, when.reference, bool(when.future))
