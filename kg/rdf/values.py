"""Values: dates typed by their precision, decimals without an exponent, concepts, amounts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import FactError
from kg.rdf import terms

_YEAR = re.compile(r"(?!0000)\d{4}", re.ASCII)
_YEAR_MONTH = re.compile(r"(?!0000)\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def text(words: str) -> Literal:
    """Return a plain string."""
    return Literal(words)


def integer(number: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(number), datatype=terms.INTEGER)


def boolean(value: bool) -> Literal:
    """Return an ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=terms.BOOLEAN)


def decimal(number: float) -> Literal:
    """Return an ``xsd:decimal`` in canonical form: 200000000.0 is ``200000000``.

    Raises:
        FactError: ``number`` is infinite or no number.
    """
    exact = Decimal(str(number))
    if not exact.is_finite():
        raise FactError(f"not an amount: {number}", mend="give a finite number")
    digits = f"{exact:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal(digits, datatype=terms.DECIMAL)


def concept(scheme: str, code: str) -> NamedNode:
    """Return the concept of a code: ``kg:stance-opposes``."""
    return terms.kg(f"{scheme}-{quote(code, safe='')}")


def amount(
    node: NamedNode, number: float | None, currency: str, qualifier: str, words: str
) -> Iterator[Triple]:
    """Yield an amount of money; what is empty is left out."""
    yield Triple(node, terms.TYPE, terms.MONETARY_AMOUNT)
    if number is not None:  # "a six-figure sum"
        yield Triple(node, terms.AMOUNT, decimal(number))
    if currency:  # "Rs 45 lakh" does not tell whose rupees
        yield Triple(node, terms.CURRENCY, text(currency))
    if qualifier:
        yield Triple(node, terms.VALUE_QUALIFIER, concept("value", qualifier))
    if words:
        yield Triple(node, terms.VALUE_TEXT, text(words))


def date(when: str, where: str = "") -> Literal:
    """Return ``when`` typed by its precision.

    A year is ``xsd:gYear``, a month ``xsd:gYearMonth``, a day ``xsd:date``, a time
    ``xsd:dateTime`` (XML Schema 1.1 part 2, section 3.3), which needs seconds.

    Raises:
        FactError: ``when`` is no ISO 8601 date of these kinds.
    """
    datatype, lexical = _typed(when)
    if datatype is None:
        raise FactError(
            f"not an ISO date: {when!r}",
            where=where,
            mend="write 2026, 2026-02, 2026-02-27 or 2026-02-27T17:01-05:00",
        )
    return Literal(lexical, datatype=datatype)


def _typed(when: str) -> tuple[NamedNode | None, str]:
    if _YEAR.fullmatch(when):
        return terms.YEAR, when
    if _YEAR_MONTH.fullmatch(when):
        return terms.YEAR_MONTH, when
    if _DAY.fullmatch(when) and _exists(when):
        return terms.DATE, when
    time = _TIME.fullmatch(when)
    if time and _exists(when):
        return terms.DATE_TIME, f"{time[1]}{time[2] or ':00'}{time[3] or ''}"
    return None, when


def _exists(when: str) -> bool:
    """Tell whether the calendar and the clock have ``when``."""
    try:
        dt.datetime.fromisoformat(when)
    except ValueError:
        return False
    return True
