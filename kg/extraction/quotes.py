"""Quotation marks: which stretches of a text stand in double quotes."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from kg.article import Span

OPENING, CLOSING = '“"', '”"'
MARKS = '“”"'


def quotations(text: str) -> list[Span]:
    """Return the stretches between double quotation marks, marks included, in order.

    A mark that nothing closes in its paragraph quotes up to the paragraph's end, as in quotations
    of several paragraphs; a closing mark alone is ignored.
    """
    found: list[Span] = []
    start = -1
    for i, c in enumerate(text):
        if start < 0 and c in OPENING and not _closes(text, i):
            start = i
        elif start >= 0 and (c in CLOSING or c == "\n"):
            end = i + (c != "\n")
            if end - start > 2:
                found.append(Span(start, end))
            start = -1
    if 0 <= start < len(text) - 2:
        found.append(Span(start, len(text)))
    return found


def _closes(text: str, place: int) -> bool:
    """Tell whether a straight mark stands where only a closing one can: after a word."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return text[place] == '"' and not before.isspace() and after.isspace() and before not in "(["


def quoted_share(span: Span, quotes: Sequence[Span]) -> float:
    """Return which share of the characters of ``span`` stands in quotation marks."""
    first = bisect.bisect_left([q.end for q in quotes], span.start)
    inside = 0
    for quote in quotes[first:]:
        if quote.start >= span.end:
            break
        inside += max(0, min(span.end, quote.end) - max(span.start, quote.start))
    return inside / max(1, span.end - span.start)


def merged(spans: Sequence[Span], gap: int) -> tuple[Span, ...]:
    """Return the spans in order, those that are at most ``gap`` characters apart joined."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start - result[-1].end <= gap:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def paragraph_of(text: str, place: int) -> Span:
    """Return the line of ``text`` that holds ``place``."""
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)
