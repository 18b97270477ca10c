"""Literals: typed dates and decimals."""

from __future__ import annotations

import pytest

from kg.errors import FactError
from kg.rdf.values import date, decimal


@pytest.mark.parametrize(
    ("when", "kind", "lexical"),
    [
        ("2026", "gYear", "2026"),
        ("2026-02", "gYearMonth", "2026-02"),
        ("2026-02-27", "date", "2026-02-27"),
        ("2026-02-27T17:01", "dateTime", "2026-02-27T17:01:00"),
        ("2026-02-27T17:01-05:00", "dateTime", "2026-02-27T17:01:00-05:00"),
        ("2026-02-27T17:01:30Z", "dateTime", "2026-02-27T17:01:30Z"),
    ],
)
def test_date_is_typed_by_its_precision(when: str, kind: str, lexical: str) -> None:
    literal = date(when)
    assert (literal.datatype.value.rsplit("#")[-1], literal.value) == (kind, lexical)


@pytest.mark.parametrize(
    "when", ["", "soon", "2026-13", "2026-02-30", "0000", "2026-02-27T25:00", "٢٠٢٦"]
)
def test_date_that_is_none_is_an_error_that_says_where(when: str) -> None:
    with pytest.raises(FactError, match="here: not an ISO date"):
        date(when, "here")


@pytest.mark.parametrize(
    ("number", "lexical"),
    [
        (200000000.0, "200000000"),
        (1.5e9, "1500000000"),
        (0.25, "0.25"),
        (1e22, "1" + "0" * 22),
        (0.0, "0"),
    ],
)
def test_decimal_has_no_exponent_and_no_idle_zeros(number: float, lexical: str) -> None:
    assert decimal(number).value == lexical


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_amount_that_is_no_number_is_an_error(number: float) -> None:
    with pytest.raises(FactError, match="not an amount"):
        decimal(number)
