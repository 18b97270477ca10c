"""Finding time expressions: each rule is tried only where a word that may start it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.language.times.guards import Guards
from kg.language.times.rules import DIGIT, shapes
from kg.language.times.vocabulary import Vocabulary

_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Atom:
    """One match of one rule; ``parts`` are its named groups."""

    rule: str
    start: int
    end: int
    parts: Mapping[str, str]


class Grammar:
    """The rules over the words of one lexicon, compiled once."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._guards = Guards(lexicon)
        self._rules: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for rule, pattern, starts in shapes(Vocabulary(lexicon)):
            compiled = re.compile(pattern)
            for start in sorted(starts):
                self._rules.setdefault(start, []).append((rule, compiled))

    def atoms(self, text: str) -> list[Atom]:
        """Return the matches in order: at each place the longest one, none overlapping."""
        found: list[Atom] = []
        end = 0
        for token in _TOKEN.finditer(text):
            word = token[0]
            rules = self._rules.get(DIGIT if word[0].isdecimal() else word.lower())
            if rules is None or token.start() < end or _fraction(text, token.start()):
                continue
            atom = self._longest(rules, text, token.start())
            if atom is not None:
                found.append(atom)
                end = atom.end
        return found

    def _longest(
        self, rules: Iterable[tuple[str, re.Pattern[str]]], text: str, start: int
    ) -> Atom | None:
        matches = [(rule, match) for rule, p in rules if (match := p.match(text, start))]
        for rule, match in sorted(matches, key=lambda found: -found[1].end()):
            if not self._guards.refuse(rule, text, match):
                parts = {k: v for k, v in match.groupdict().items() if v is not None}
                return Atom(rule, match.start(), match.end(), parts)
        return None


def _fraction(text: str, start: int) -> bool:
    """Tell whether the token is the tail of a number ("2.5 years", "1,000 days")."""
    before = text[max(0, start - 2) : start + 1]
    return (
        len(before) == 3 and before[1] in ".," and before[0].isdecimal() and before[2].isdecimal()
    )
