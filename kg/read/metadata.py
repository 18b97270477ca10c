"""Names and values of an article's metadata, the same in every format."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from kg.read.normalise import one_line

# Keys that news APIs, crawlers, schema.org and site generators use. They are compared in lower
# case and without separators: published_at, publishedAt and "Published at" are one key.
SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "articleid", "uid", "guid"),
        "text": ("text", "body", "content", "articlebody", "articletext", "fulltext", "maintext"),
        "title": ("title", "headline", "heading"),
        "date": (
            "date",
            "published",
            "publishedat",
            "publisheddate",
            "publicationdate",
            "datepublished",
            "datepublish",
            "pubdate",
        ),
        "url": ("url", "link", "permalink", "canonicalurl", "sourceurl", "weburl"),
        "publisher": ("publisher", "source", "outlet", "publication", "sitename", "site"),
        "authors": ("authors", "author", "byline", "by"),
    }
)
FIELDS = tuple(SYNONYMS)
_FIELD_OF_KEY = {key: name for name, keys in SYNONYMS.items() for key in keys}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")

_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?!\d)")
# Day first; only where no other reading is a date ("/19/07/2022/").
_DAY_FIRST_IN_PATH = re.compile(r"(?<!\d)(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)")
# A segment of its own, or the start of a story's number: "/202207250345.html".
_SEGMENT = re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=/|$|\d{4}\.html?$)")
# A story's number that a script is asked for first: "/view.php?no=20220725000123".
_SCRIPT = re.compile(r"\.(?:php|aspx?|jsp|cfm)$")
_STORY = re.compile(r"\w+=((?:19|20)\d\d)(\d\d)(\d\d)\d{4,6}(?:&|$)")
# "PORT NORSHOLM, 25 July 2022 --": the place in capitals, the day, what closes the line.
_DATE_LINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:\s*[-–—]\s*|,\s*)"
    r"((?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?\s+\d{4})\s*(?:[:(–—-])"
)


def folded(key: str) -> str:
    """Return ``key`` in lower case without separators."""
    return re.sub(r"[^a-z0-9]", "", key.lower())


def field_of(key: str) -> str | None:
    """Return the article's field that ``key`` names, or None."""
    return _FIELD_OF_KEY.get(folded(key))


def words(value: object) -> str:
    """Return a metadata value as one line of text; a named object gives its name."""
    if isinstance(value, Mapping):
        return words(value.get("name"))
    if isinstance(value, list):
        return words(value[0]) if value else ""
    empty = value is None or isinstance(value, bool)
    no_number = isinstance(value, float) and math.isnan(value)  # pandas writes missing values so
    return "" if empty or no_number else one_line(str(value))


def names(value: object) -> tuple[str, ...]:
    """Return the authors that a list or a byline names, each once."""
    if isinstance(value, list):
        found = [name for item in value for name in names(item)]
    else:
        byline = re.sub(r"^by:?\s+", "", words(value), flags=re.IGNORECASE)
        found = [part for piece in re.split(r";|\sand\s|\s&\s", byline) for part in _commas(piece)]
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def _commas(byline: str) -> list[str]:
    """Split at commas only where each part looks like a full name ("Roe, Jane" stays whole)."""
    parts = [part.strip() for part in byline.split(",") if part.strip()]
    return parts if all(" " in part for part in parts) else [byline]


def parse_date(value: object) -> dt.date | None:
    """Return the day that a metadata value names, as it is written there (no zone shift).

    Read are ISO 8601, ``2026/02/26``, ``20260226``, days with an English month (RFC 5322
    among them) and Unix time in seconds or milliseconds. ``02/03/2026`` is refused: it does
    not say which is the month. No value gives None.

    Raises:
        ValueError: the value names no day.
    """
    text = words(value)
    if not text:
        if value and isinstance(value, bool | list | Mapping):
            raise ValueError("no date")
        return None
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text.removesuffix(".0")):
        return _unix_day(int(text.removesuffix(".0")))
    return _day_in(text)


def _day_in(text: str) -> dt.date:
    if match := _YEAR_FIRST.search(text):
        return dt.date(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.search(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH.search(text):
        return dt.date(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_DAY.search(text):
        return dt.date(int(match[3]), _month(match[1]), int(match[2]))
    raise ValueError("no date")


def _unix_day(number: int) -> dt.date:
    seconds = number / 1000 if number > 99_999_999_999 else number
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date()


def _month(word: str) -> int:
    """Return the month's number; a number in digits or an English name is understood."""
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1


def date_in_line(text: str) -> dt.date | None:
    """Return the day of the date line that opens ``text`` ("CAIRO, 25 July 2022 --"), if any."""
    match = _DATE_LINE.match(text)
    try:
        return _day_in(match[1]) if match else None
    except ValueError:
        return None


def date_in_url(url: str) -> dt.date | None:
    """Return the day in the path of ``url``.

    Read are ``/2022/07/25/``, ``/2022/jul/25/``, ``/25/07/2022/`` (where 25 can be no month),
    ``/20220725/`` and numbers of stories that start so, ``/202207250345.html`` or
    ``/view.php?no=20220725000123``. The rest of the query is not looked at: a day there is
    seldom the day of publication.
    """
    try:
        parts = urlsplit(url)
        path = parts.path.lower()
        if match := _IN_PATH.search(path):
            return dt.date(int(match[1]), _month(match[3]), int(match[4]))
        if match := _DAY_FIRST_IN_PATH.search(path):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        asked = _STORY.match(parts.query) if _SCRIPT.search(path) else None
        if match := _SEGMENT.search(path) or asked:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass  # /2022/99/12/ is a number of something else
    return None
