"""What the time grammar hands out, and the stretches of the calendar that it reckons with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.article import Span

MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text.

    ``value`` is empty where the text does not settle it, else

    * a day, month, year, decade or season in EDTF (ISO 8601-2:2019, levels 0 and 1):
      ``2026-02-27``, ``2026-02``, ``2026``, ``199X``, ``2024-22`` (summer);
    * an interval of days, months or years for a week, weekend, quarter or range:
      ``2026-02-23/2026-03-01``, ``2024-07/2024-09``, ``2014/2019``;
    * a time of day, to the minute, with its offset where the zone is known:
      ``2026-02-27T17:01-05:00``;
    * an ISO 8601 duration where ``kind`` is ``duration``: ``P2W``, ``PT48H``.

    ``precision`` is minute, hour, day, week, month, quarter, season, year or decade.
    ``kind`` is ``date``, ``deadline`` (an end point: until, by, before, within ...),
    ``duration`` or ``recurring`` (never has a value).
    ``anchor`` is ``absolute`` where the words alone settle the value, else ``relative``.
    ``cue`` is the span of the word that makes a deadline, where it stands outside ``span``.
    """

    span: Span
    value: str
    precision: str
    kind: str = "date"
    anchor: str = "relative"
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """From where an expression is read: the article's day, and which way it looks."""

    reference: dt.date | None
    future: bool | None = None
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``start`` to ``end``, both included, told to ``precision``.

    ``code`` is an EDTF string that days cannot give (a season, a decade).
    """

    start: dt.date
    end: dt.date
    precision: str
    code: str = ""

    def edtf(self) -> str:
        """Return the EDTF string of the period."""
        if self.code:
            return self.code
        form = {"month": "%m", "quarter": "%m", "year": "", "decade": ""}.get(
            self.precision, "%m-%d"
        )
        ends = [_written(day, form) for day in (self.start, self.end)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _written(day: dt.date, form: str) -> str:
    rest = f"-{day.strftime(form)}" if form else ""
    return f"{day.year:04d}{rest}"


def moved(day: dt.date, count: int, unit: str) -> dt.date:
    """Return ``day`` moved by ``count`` units; the day of the month is cut to fit."""
    if unit in DAYS:
        return day + dt.timedelta(days=count * DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
    first = dt.date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, _last_of_month(first).day))


def _last_of_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def months(start: dt.date, count: int, precision: str) -> Period:
    """Return the ``count`` whole months from the month of ``start`` on."""
    first = start.replace(day=1)
    return Period(first, _last_of_month(moved(first, count - 1, "month")), precision)


def around(day: dt.date, unit: str) -> Period:
    """Return the day, week, month, quarter, year or decade that ``day`` lies in (weeks: Monday)."""
    if unit == "day":
        return Period(day, day, unit)
    if unit == "decade":
        return decade(day.year)
    if unit in MONTHS:
        length = MONTHS[unit]
        return months(day.replace(month=(day.month - 1) // length * length + 1), length, unit)
    monday = day - dt.timedelta(days=day.weekday())
    first = monday + dt.timedelta(days=5 if unit == "weekend" else 0)
    return Period(first, monday + dt.timedelta(days=6), "week")


def decade(year: int) -> Period:
    """Return the decade of ``year`` (1990 to 1999 is ``199X``)."""
    first = year // 10 * 10
    return Period(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade", f"{year // 10}X")


def nearest(candidates: list[dt.date], reference: dt.date, future: bool) -> dt.date | None:
    """Return the first candidate on or after ``reference``, or the last on or before it."""
    if future:
        return min((c for c in candidates if c >= reference), default=None)
    return max((c for c in candidates if c <= reference), default=None)
