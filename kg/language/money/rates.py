"""Words behind an amount by which it is paid again and again, or for each of several."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from kg.article import Span
from kg.language.money.model import Amount
from kg.language.phrases import GAP, alternatives


class Rates:
    """Reads the rate of an amount with the lists of one lexicon: "$5 an hour", "$5 apiece"."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        words = lexicon["rates"]
        openers, units = alternatives(words["openers"]), alternatives(words["units"])
        alone = alternatives(words["alone"])
        gap = rf"(?:{GAP}|-)"
        self._after = re.compile(rf"{gap}({openers}{gap}{units}|{alone})(?!\w)")

    def applied(self, amount: Amount, text: str) -> Amount:
        """Return the amount with the rate that stands behind it."""
        match = self._after.match(text, amount.span.end)
        return dataclasses.replace(amount, rate_span=Span(*match.span(1))) if match else amount
