"""The shapes of time expressions: name, pattern, first words. The words come from the lexicon."""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.phrases import GAP
from kg.language.times.vocabulary import Vocabulary

Shape = tuple[str, str, Iterable[str]]
# Stands among first words for any token that begins with a digit.
DIGIT = "#"

_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY2 = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d)"
_DAY_OF_YEAR = rf"[0-3]?\d(?:st|nd|rd|th)?,?{GAP}(?:1[5-9]|20)\d\d(?!\d)"
_YEAR2 = (
    rf"(?:[-–—](?P<year2>(?:1[5-9]|20)\d\d|\d\d)|{GAP}(?:to|and){GAP}(?P<year3>(?:1[5-9]|20)\d\d))"
    r"(?![\d%]|[.,]\d)"
)
_RANGE = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|through){GAP})"
_NO_NUMBER = r"(?![\w%]|[.,:]\d|-\w)"


def shapes(words: Vocabulary) -> list[Shape]:
    """Return every rule; of two matches of one length the earlier rule wins."""
    tail = rf"(?:,?{GAP}(?:of{GAP})?(?:{_YEAR}|{words.relative_year}))"
    return [
        *_numeric(),
        *_dates(words, tail),
        *_years(words, tail),
        *_clocks(words),
        *_days(words),
        *_units(words),
        *_counted(words),
    ]


def _numeric() -> list[Shape]:
    return [
        (
            "iso",
            r"(?P<year>\d{4})([-/])(?P<month>\d\d)\2(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d)"
            r"(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?(?![\w-])",
            {DIGIT},
        ),
        (
            "numeric",
            r"(?P<a>\d{1,2})([/.-])(?P<b>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?![\w-])",
            {DIGIT},
        ),
    ]


def _dates(words: Vocabulary, tail: str) -> list[Shape]:
    months = words.starts("months")
    return [
        (
            "date",
            rf"{words.month}(?:{GAP}the)?{GAP}{_DAY}{_NO_NUMBER}"
            rf"(?:{_RANGE}(?:{words.month2}{GAP})?{_DAY2}{_NO_NUMBER})?{tail}?",
            months,
        ),
        (
            "date",
            rf"{words.month}{GAP}{_DAY}[-–—]{_DAY2}{_NO_NUMBER}{tail}?",
            months,
        ),
        (
            "date",
            rf"{_DAY}(?:{_RANGE}{_DAY2})?(?:{GAP}of)?(?:{GAP}|-){words.month}"
            rf"(?:(?:,?{GAP}(?:of{GAP})?|-)(?:{_YEAR}|{words.relative_year}))?",
            {DIGIT},
        ),
        (
            "month",
            # "this May 5, 2026" is a date, and "this" only points at it.
            rf"(?:{words.edge})?(?:{words.relative}{GAP})?{words.month}"
            rf"(?!{GAP}{_DAY_OF_YEAR}){tail}?",
            months | words.edge_starts | words.relative_starts,
        ),
        (
            "months",
            rf"{words.month}(?:{_RANGE}|{GAP}and{GAP}){words.month2}{tail}",
            months,
        ),
        ("holiday", rf"(?P<holiday>{words.any('holidays')})\b{tail}?", words.starts("holidays")),
    ]


def _years(words: Vocabulary, tail: str) -> list[Shape]:
    edge = rf"(?:{words.edge})?"
    seasons = words.any("seasons")
    return [
        ("year", rf"{edge}{_YEAR}(?![-\w–—])", words.edge_starts | {DIGIT}),
        ("years", rf"{_YEAR}{_YEAR2}(?![-\w])", {DIGIT}),
        (
            "decade",
            rf"(?:the{GAP})?{edge}(?P<century>1[5-9]|20)?(?P<decade>\d)0s\b",
            words.edge_starts | {DIGIT, "the"},
        ),
        (
            "quarter",
            rf"(?:the{GAP})?(?:(?P<ordinal>{words.any('ordinals')})(?:{GAP}|-)quarter\b"
            rf"|Q(?P<quarter>[1-4])\b){tail}?",
            words.starts("ordinals") | {DIGIT, "the", "q1", "q2", "q3", "q4"},
        ),
        (
            "season",
            rf"(?:the{GAP})?{edge}(?P<season>{seasons})\b{tail}",
            words.edge_starts | words.starts("seasons") | {"the"},
        ),
        (
            "season",
            rf"{edge}{words.relative}{GAP}(?P<season>{seasons})\b",
            words.edge_starts | words.relative_starts,
        ),
    ]


def _clocks(words: Vocabulary) -> list[Shape]:
    return [
        (
            "clock",
            rf"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?{GAP}?"
            rf"(?P<half>[AaPp])(?:\.{GAP}?[Mm]\.|\.?[Mm]\b)(?:{words.zone})?",
            {DIGIT},
        ),
        (
            "clock",
            rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])(?:{words.zone})?",
            {DIGIT},
        ),
        (
            "clock",
            rf"(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d){words.zone}",
            {DIGIT},
        ),
        (
            "clock",
            rf"(?P<clock_word>{words.any('clock_words')})\b(?:{words.zone})?",
            words.starts("clock_words") | {DIGIT},
        ),
    ]


def _days(words: Vocabulary) -> list[Shape]:
    part = rf"(?:{GAP}{words.any('parts_of_day')}\b)?"
    weekday = f"(?P<weekday>{words.names('weekdays')})"
    return [
        (
            "weekday",
            rf"(?:{words.relative}{GAP})?{weekday}\b{part}",
            words.starts("weekdays") | words.relative_starts,
        ),
        (
            "recurring",
            rf"{words.any('every')}{GAP}{weekday}\b{part}",
            words.starts("every"),
        ),
        ("recurring", rf"{weekday}[sS]\b", {word + "s" for word in words.starts("weekdays")}),
        (
            "short_weekday",
            rf"(?P<weekday>{words.names('weekdays_short')})\b\.?",
            words.starts("weekdays_short"),
        ),
        (
            "deictic",
            rf"(?P<deictic>{words.any('deictic')})\b{part}",
            words.starts("deictic"),
        ),
        ("night", rf"{words.any('nights')}\b", words.starts("nights")),
    ]


def _units(words: Vocabulary) -> list[Shape]:
    return [
        (
            "unit",
            rf"(?:{words.edge})?{words.relative}{GAP}{words.unit}",
            words.edge_starts | words.relative_starts,
        ),
        ("unit", rf"{words.edge}the{GAP}{words.unit}", words.edge_starts),
        ("unit", rf"(?P<unit_end>{words.any('unit_ends')})\b", words.starts("unit_ends")),
    ]


def _counted(words: Vocabulary) -> list[Shape]:
    numbers = words.starts("numbers", "vague_numbers") | {DIGIT}
    joined = rf"{words.number}(?:{GAP}|-){words.unit}"
    return [
        (
            "span",
            rf"(?:(?P<past>{words.any('past_spans')})|{words.any('future_spans')}){GAP}{joined}",
            words.starts("past_spans", "future_spans"),
        ),
        (
            "ago",
            rf"(?:{words.number}{GAP})?{words.unit}{GAP}(?:(?P<ago>{words.any('ago')})"
            rf"|(?P<hence>{words.any('from_now')})|{words.any('from_then')})\b",
            numbers | words.starts("units"),
        ),
        (
            "within",
            rf"(?:(?P<within>{words.any('within')})|{words.any('in_words')}){GAP}"
            rf"{joined}(?P<hence>['’]s?{GAP}time\b)?",
            words.starts("within", "in_words"),
        ),
        ("duration", rf"{joined}(?:-long\b)?", numbers),
        (
            "recurring",
            rf"(?:{words.any('every')}{GAP}{words.unit}|{words.plain('recurring')}\b)",
            words.starts("every", "recurring"),
        ),
    ]
