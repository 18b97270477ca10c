"""What looks like money and is none: "R2-D2", "N95 masks", pounds of rice, "300 won seats"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kg.language.phrases import GAP, alternatives, followed, preceded

Match = re.Match[str]
# A price to the hundredth ("R49.99").
_PRICE = re.compile(r"\.\d\d\Z")
# How far to look for the word before (characters).
_BEFORE = 24


class Guards:
    """Checks a match against the words around it."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        weight = lexicon["weight"]
        self._weak_prefixes = frozenset(lexicon["weak_prefixes"])
        self._weak_names = frozenset(lexicon["weak_names"])
        self._weights = frozenset(weight["names"])
        self._weight_before = preceded(weight["before"])
        self._small_before = preceded(weight["before_small"])
        self._weight_after = followed(weight["after"])
        self._weight_of = re.compile(
            rf"{GAP}of{GAP}(?!(?:the{GAP})?{alternatives(weight['money_of'])}\b)"
        )
        self._between = preceded(lexicon["range_openers"])
        self._change = preceded(lexicon["change_openers"])

    def weak_prefix(self, text: str, match: Match, value: Decimal) -> bool:
        """Tell whether a letter and a number are a name: no scale, no grouping, under 1,000."""
        if match["prefix"] not in self._weak_prefixes or match["scale"]:
            return False
        joined = re.match(r"-\w|[^\W\d]", text[match.end() : match.end() + 2])
        return bool(joined) or (value < 1000 and not _PRICE.search(match["number"]))

    def weak_name(self, text: str, match: Match, value: Decimal) -> bool:
        """Tell whether the name of the unit is a plain word here ("300 won seats"), or a weight."""
        weak = match["name"] in self._weak_names and not _joined(match)
        return (weak and not _large(match, value)) or self.weight(text, match, value)

    def weight(self, text: str, match: Match, value: Decimal | None) -> bool:
        """Tell whether pounds are a weight."""
        if match["name"].lower() not in self._weights:
            return False
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        # "a 200-pound man", "lost 20 pounds"; "a 5-million-pound deal" stays money.
        small = value is not None and value < 10_000
        return (
            (small and (_joined(match) or bool(self._small_before.search(before))))
            or bool(self._weight_of.match(text, match.end()))
            or bool(self._weight_before.search(before))
            or bool(self._weight_after.match(text, match.end()))
        )

    def no_range(self, text: str, match: Match) -> bool:
        """Tell whether two numbers are no range: "from A to B", or "and" without "between"."""
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if match["both"]:
            return not self._between.search(before)
        return bool(match["to"] and self._change.search(before))


def _joined(match: Match) -> bool:
    """Tell whether a hyphen joins number and unit ("200-dollar")."""
    return bool(match[0][match.start("name") - match.start() - 1] == "-")


def _large(match: Match, value: Decimal) -> bool:
    """Tell whether the number is one that nobody writes of years or parts."""
    scaled = match["scale"] or match.groupdict().get("spelled") or match.groupdict().get("scale2")
    return value >= 1000 and bool(scaled or "," in match["number"])
