"""What the words around an expression say: is it a deadline, does it lie ahead or behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.article import Span
from kg.language.phrases import GAP, alternatives, followed

# A sentence ends at a mark before a capital, unless a title or an initial stands before it.
_END = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z])[.!?;]['\"”’)]*\s+(?=['\"“‘(]?[A-Z])|\n")
# How far a clause reaches, in characters, on either side.
_REACH = 240


class Context:
    """Reads deadline cues and the direction of time from the clause of an expression."""

    def __init__(self, cues: Mapping[str, Any]) -> None:
        fillers = alternatives(cues["deadline_fillers"])
        self._deadline = re.compile(
            rf"(?<![\w-])({alternatives(cues['deadline'])})(?:{GAP}{fillers})*{GAP}\Z"
        )
        self._deadline_after = followed(cues["deadline_after"])
        self._infinitive = re.compile(rf"\b{alternatives(cues['deadline_future'])}\b")
        # The future comes first: "has until" is longer than "has".
        # "to be held" looks ahead although "held" looks back.
        not_passive = "".join(rf"(?<!\b{re.escape(word)} )" for word in cues["passive"])
        past = not_passive + alternatives(cues["past"], str)
        self._direction = _either(alternatives(cues["future"], str), past)
        self._direction_after = _either(alternatives(cues["future_after"], str), past)

    def deadline(self, text: str, span: Span) -> Span | None:
        """Return the span of the cue that makes the expression at ``span`` a deadline."""
        first = max(0, span.start - 40)
        if match := self._deadline.search(text[first : span.start]):
            return Span(first + match.start(1), first + match.end(1))
        if match := self._deadline_after.match(text, span.end):
            words = match[0].lstrip("-'’s \n")
            return Span(match.end() - len(words), match.end())
        return None

    def future(self, text: str, span: Span, cue: Span | None) -> bool | None:
        """Tell whether the clause looks ahead (True) or back (False); None where it says nothing.

        The nearest cue before the expression decides, else the nearest after it. A deadline lies
        ahead unless its clause looks back and has no infinitive.
        """
        before = _before(text, span.start)
        if cue is not None:
            ahead = self._infinitive.search(before)
            return bool(ahead) or self._last(before) is not False
        found = self._last(before)
        return found if found is not None else self._first(_after(text, span.end))

    def _last(self, words: str) -> bool | None:
        found = None
        for match in self._direction.finditer(words):
            found = bool(match[1])
        return found

    def _first(self, words: str) -> bool | None:
        match = self._direction_after.search(words)
        return bool(match[1]) if match else None


def _either(future: str, past: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:({future})|{past})(?![\w-])", re.IGNORECASE)


def _before(text: str, start: int) -> str:
    words = text[max(0, start - _REACH) : start]
    ends = [match.end() for match in _END.finditer(words)]
    return words[ends[-1] :] if ends else words


def _after(text: str, end: int) -> str:
    words = text[end : end + _REACH]
    match = _END.search(words)
    return words[: match.start()] if match else words
