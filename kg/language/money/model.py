"""What the money grammar hands out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.article import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum of money in a text.

    ``span`` covers the amount with its currency ("$200 million"), not the words before it that
    make it inexact; those are at ``qualifier_span`` ("up to"). ``words`` is the text at ``span``.
    ``value`` counts units of ``currency``; it is None where the words name no number ("hundreds
    of millions of dollars"). A range has its lower end in ``value``, its higher in ``upper``.
    ``currency`` is an ISO 4217 code, empty where the text does not tell which.
    ``qualifier`` is ``exactly``, ``up_to``, ``at_least`` or ``about``; a plain range is
    ``at_least`` its lower end, a sum without a number is ``about``. ``rate_span`` covers the words
    behind the amount by which it is paid again and again ("a year", "apiece").
    """

    span: Span
    words: str
    value: Decimal | None
    currency: str
    qualifier: str = "exactly"
    upper: Decimal | None = None
    qualifier_span: Span | None = None
    rate_span: Span | None = None

    @property
    def told(self) -> Span:
        """The characters of the amount and of its rate."""
        return Span(self.span.start, self.rate_span.end if self.rate_span else self.span.end)
