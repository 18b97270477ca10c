"""From a symbol or a name to an ISO 4217 code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DOLLAR = "dollar"


@dataclass(frozen=True, slots=True)
class Locale:
    """Where a text speaks from: ``country`` (ISO 3166 alpha-2) and what "$" means elsewhere."""

    country: str | None = None
    dollar: str = "USD"


class Currencies:
    """The symbols, names and units of one lexicon."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        codes = {code: code for code in lexicon["codes"]}
        self.prefixes: Mapping[str, str] = {**codes, **lexicon["symbols"]}
        self.suffixes: Mapping[str, str] = {**codes, **lexicon["names"]}
        self.parts: Mapping[str, str] = lexicon["parts"]
        self._units: Mapping[str, Any] = {
            unit: (table.get("default", ""), table["countries"])
            for unit, table in lexicon["units"].items()
        }

    def of_prefix(self, symbol: str, locale: Locale) -> str:
        """Return the code of the symbol before a number, empty where it is unclear."""
        return self._code(self.prefixes[_key(symbol)], locale)

    def of_name(self, name: str, locale: Locale) -> str:
        """Return the code of the name after a number, empty where it is unclear."""
        return self._code(_look(self.suffixes, name), locale)

    def of_part(self, name: str, locale: Locale) -> str:
        """Return the code of a hundredth ("cents")."""
        return self._code(_look(self.parts, name), locale)

    def _code(self, currency: str, locale: Locale) -> str:
        if currency not in self._units:
            return currency
        default, countries = self._units[currency]
        fallback = locale.dollar if currency == _DOLLAR else default
        return str(countries.get(locale.country, fallback))


def _key(words: str) -> str:
    return " ".join(words.split())


def _look(table: Mapping[str, str], words: str) -> str:
    key = _key(words)
    return table[key] if key in table else table[key[0].lower() + key[1:]]
