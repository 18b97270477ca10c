"""Words around an amount that make it a bound or an estimate."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from kg.article import Span
from kg.language.money.model import Amount
from kg.language.phrases import GAP, alternatives, preceded

# How far before the amount a qualifier may begin (characters).
_BEFORE = 60


class Qualifiers:
    """Reads the qualifier of an amount with the lists of one lexicon."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        before, after = lexicon["qualifiers"], lexicon["qualifiers_after"]
        self._kinds = {_key(w): kind for kind, words in before.items() for w in words}
        self._kinds_after = {_key(w): kind for kind, words in after.items() for w in words}
        fillers = alternatives(lexicon["fillers"])
        self._before = re.compile(
            rf"(?<![\w-])({alternatives(self._kinds)})(?:(?<=~)|{GAP})(?:{fillers}{GAP})*\Z"
        )
        self._after = re.compile(rf"(?:{GAP}|-)?({alternatives(self._kinds_after)})(?!\w)")
        opener = alternatives(lexicon["range_openers"])
        self._opener = re.compile(rf"(?<![\w-])({opener}){GAP}\Z")
        self._plain = {
            word: preceded(words) for word, words in lexicon["no_qualifier_after"].items()
        }

    def applied(self, amount: Amount, text: str) -> Amount:
        """Return the amount with the qualifier that stands before or behind it."""
        first = max(0, amount.span.start - _BEFORE)
        before = text[first : amount.span.start]
        if amount.upper is not None and (match := self._opener.search(before)):
            return dataclasses.replace(amount, qualifier_span=_at(match, first))
        match = self._before.search(before)
        if match and not self._preposition(match, before):
            return _qualified(amount, self._kinds[_key(match[1])], _at(match, first))
        if match := self._after.match(text, amount.span.end):
            return _qualified(amount, self._kinds_after[_key(match[1])], _at(match, 0))
        return amount

    def _preposition(self, match: re.Match[str], before: str) -> bool:
        """Tell whether the word is a plain preposition here ("a dispute over $5 million")."""
        plain = self._plain.get(_key(match[1]))
        return bool(plain and plain.search(before[: match.start()]))


def _qualified(amount: Amount, kind: str, span: Span) -> Amount:
    # "more than" cannot bound a sum that names no number.
    kind = kind if amount.value is not None else amount.qualifier
    return dataclasses.replace(amount, qualifier=kind, qualifier_span=span)


def _at(match: re.Match[str], offset: int) -> Span:
    return Span(match.start(1) + offset, match.end(1) + offset)


def _key(words: str) -> str:
    return " ".join(words.lower().split())
