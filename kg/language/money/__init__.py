"""Sums of money: found in a text, with value, ISO 4217 currency and qualifier.

``MoneyParser(ontology.lexicon("money")).find(text, country)`` returns ``Amount`` objects.
"""

from kg.language.money.model import Amount
from kg.language.money.parser import MoneyParser

__all__ = ["Amount", "MoneyParser"]
