"""The words of a times lexicon as pieces of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.language.phrases import GAP, alternatives, name

_WORD = re.compile(r"[^\W_]+")
_RELATIVE = ("past_modifiers", "future_modifiers", "same_modifiers", "other_modifiers")


class Vocabulary:
    """Patterns for the word lists of one lexicon; a named group where a reader needs the words."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._lexicon = lexicon
        self.month = f"(?P<month>{self._months()})"
        self.month2 = f"(?P<month2>{self._months()})"
        self.number = rf"(?P<number>\d{{1,3}}(?![\d.,]\d)|{self.any('numbers', 'vague_numbers')})"
        self.unit = rf"(?P<unit>{self.any('units')})\b"
        self.relative = f"(?P<relative>{self.any(*_RELATIVE)})"
        self.relative_year = rf"(?P<relative_year>{self.any('year_modifiers')}){GAP}year\b"
        self.edge = rf"(?:(?P<edge>{self.any('ends')})|{self.any('edges')})(?:{GAP}|(?<=-))"
        self.zone = self._zone()
        self.edge_starts = self.starts("ends", "edges")
        self.relative_starts = self.starts(*_RELATIVE)

    def any(self, *keys: str) -> str:
        """Return a group that matches any word of the lists or tables ``keys``."""
        return alternatives(word for key in keys for word in self._lexicon[key])

    def plain(self, key: str) -> str:
        """Return a group for words in small letters only ("daily", not "Daily")."""
        return alternatives(self._lexicon[key], re.escape)

    def names(self, key: str) -> str:
        """Return a group for words that are written with a capital."""
        return alternatives(self._lexicon[key], name)

    def starts(self, *keys: str) -> frozenset[str]:
        """Return the first words, in small letters, of the lists or tables ``keys``."""
        words = (word for key in keys for word in self._lexicon[key])
        return frozenset(_WORD.findall(word)[0].lower() for word in words)

    def _months(self) -> str:
        """Return the months; only short forms take a full stop."""
        table: Mapping[str, int] = self._lexicon["months"]
        longest = {number: max(_names_of(table, number), key=len) for number in table.values()}
        short = [word for word, number in table.items() if longest[number] != word]
        return rf"(?:{alternatives(longest.values(), name)}\b|{alternatives(short, name)}\b\.?)"

    def _zone(self) -> str:
        shifted = r"(?:GMT|UTC)[+−-]\d{1,2}(?::\d\d)?"
        zone = rf"(?:{shifted}|{alternatives(self._lexicon['zones'], str)})\b"
        return rf"{GAP}?(?:(?P<zone>{zone})|\((?P<zone2>{zone})\))"


def _names_of(table: Mapping[str, int], number: int) -> Iterable[str]:
    return [word for word, value in table.items() if value == number]
