"""From text to amounts: each place that may start one is tried with the widest shape first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kg.article import Span
from kg.language.money.currencies import Currencies, Locale
from kg.language.money.grammar import Grammar
from kg.language.money.guards import Guards
from kg.language.money.model import Amount
from kg.language.money.numbers import Numbers
from kg.language.money.qualifiers import Qualifiers
from kg.language.money.rates import Rates
from kg.language.phrases import build

Match = re.Match[str]
_HUNDRED = Decimal(100)


class MoneyParser:
    """Finds sums of money.

    ``lexicon`` is ``Ontology.lexicon("money")``. Patterns are compiled once; a parser holds no
    state between calls.

    Raises:
        OntologyError: the lexicon lacks a list or a table.
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._numbers = build(Numbers, lexicon, "money")
        self._currencies = build(Currencies, lexicon, "money")
        self._grammar = build(
            lambda words: Grammar(words, self._numbers, self._currencies), lexicon, "money"
        )
        self._guards = build(Guards, lexicon, "money")
        self._qualifiers = build(Qualifiers, lexicon, "money")
        self._rates = build(Rates, lexicon, "money")

    def find(self, text: str, country: str | None = None, dollar: str = "USD") -> list[Amount]:
        """Return the sums of money of ``text`` in order; their spans never overlap.

        ``country`` (ISO 3166 alpha-2) settles units that several countries share, "$" among
        them; ``dollar`` is what "$" means where it does not (may be empty).
        """
        locale = Locale(country, dollar)
        found: list[Amount] = []
        place = 0
        while start := self._grammar.trigger.search(text, place):
            amount = self._amount(text, start, locale)
            if amount is not None:
                found.append(self._rates.applied(self._qualifiers.applied(amount, text), text))
            place = amount.span.end if amount else start.end()
        return found

    def _amount(self, text: str, start: Match, locale: Locale) -> Amount | None:
        place = start.start()
        if start["prefix"]:
            return self._prefixed_range(text, place, locale) or self._prefixed(text, place, locale)
        if start["vague"] and (vague := self._vague(text, place, locale)):
            return vague
        return (
            (start["digit"] and self._named_range(text, place, locale))
            or self._named(text, place, locale)
            or self._part(text, place, locale)
        )

    def _prefixed_range(self, text: str, place: int, locale: Locale) -> Amount | None:
        match = self._grammar.prefixed_range.match(text, place)
        if match is None or self._guards.no_range(text, match):
            return None
        return self._range(match, self._prefix_code(match, locale))

    def _prefixed(self, text: str, place: int, locale: Locale) -> Amount | None:
        match = self._grammar.prefixed.match(text, place)
        if match is None:
            return None
        number = match["number_spaced"] or match["number"]
        value = self._numbers.digits(number, match["scale"])
        if self._guards.weak_prefix(text, match, value):
            return None
        return _made(match, value, self._prefix_code(match, locale))

    def _prefix_code(self, match: Match, locale: Locale) -> str:
        """Return the code of symbol and name together: "US$5 million dollars", "$5m CAD"."""
        code = self._currencies.of_prefix(
            match.groupdict().get("spaced") or match["prefix"], locale
        )
        if match["name"] is None:
            return code
        named = self._currencies.of_name(match["name"], Locale(dollar=""))
        return named or code

    def _named_range(self, text: str, place: int, locale: Locale) -> Amount | None:
        match = self._grammar.named_range.match(text, place)
        if match is None or self._guards.no_range(text, match):
            return None
        amount = self._range(match, self._currencies.of_name(match["name"], locale))
        value = amount.value if amount else None
        return None if value is None or self._guards.weak_name(text, match, value) else amount

    def _named(self, text: str, place: int, locale: Locale) -> Amount | None:
        match = self._grammar.named.match(text, place)
        value = self._number(match) if match else None
        if match is None or value is None or self._guards.weak_name(text, match, value):
            return None
        return _made(match, value, self._currencies.of_name(match["name"], locale))

    def _part(self, text: str, place: int, locale: Locale) -> Amount | None:
        match = self._grammar.parts.match(text, place)
        value = self._number(match) if match else None
        if match is None or value is None:
            return None
        return _made(match, value / _HUNDRED, self._currencies.of_part(match["part"], locale))

    def _vague(self, text: str, place: int, locale: Locale) -> Amount | None:
        match = self._grammar.vague.match(text, place)
        if match is None:
            return None
        if match["name"] is None:  # "a six-figure sum"
            return _made(match, None, "", "about")
        if self._guards.weight(text, match, None):
            return None
        return _made(match, None, self._currencies.of_name(match["name"], locale), "about")

    def _number(self, match: Match) -> Decimal | None:
        if match["spelled"]:
            return self._numbers.spelled(match["spelled"])
        return self._numbers.digits(match["number"], match["scale"])

    def _range(self, match: Match, currency: str) -> Amount | None:
        """Return the range; a lower end without a scale takes the upper one's ("$5-7 million")."""
        number, scale = match["number"], match["scale"]
        number2, scale2 = match["number2"], match["scale2"]
        bare, bare2 = self._numbers.digits(number, None), self._numbers.digits(number2, None)
        if scale and not scale2 and not match.groupdict().get("prefix2"):
            return None
        # "$5 million to 7 million people"
        if scale and match["to"] and match.groupdict().get("prefix2", "") is None:
            return None
        shared = scale or (scale2 if bare < bare2 else None)
        low, high = self._numbers.digits(number, shared), self._numbers.digits(number2, scale2)
        return _made(match, low, currency, "at_least", high) if low < high else None


def _made(
    match: Match,
    value: Decimal | None,
    currency: str,
    qualifier: str = "exactly",
    upper: Decimal | None = None,
) -> Amount:
    return Amount(Span(*match.span()), match[0], value, currency, qualifier, upper)
