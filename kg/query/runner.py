"""Run a user's query over a store: checked first, answered whole, errors in plain words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import KgError, QueryError
from kg.query.bindings import bind
from kg.query.guard import check
from kg.rdf import terms
from kg.store import Store

Term = NamedNode | BlankNode | Literal | Triple
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True)
class Result:
    """The answer to a query.

    ``kind`` is "select", "ask" or "construct" (also for DESCRIBE). A select has ``columns`` and
    ``rows`` of RDF terms (None where unbound), an ask has ``truth``, a construct ``triples``.
    Iterating gives the rows as Python values.
    """

    kind: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool = False
    triples: tuple[Triple, ...] = ()

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.values())

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """Tell whether the answer is yes, or has a row or a triple."""
        return self.truth or bool(self.rows or self.triples)

    def values(self) -> list[tuple[Any, ...]]:
        """Return the rows as Python values: str, int, Decimal, float, bool, date or None."""
        return [tuple(python_value(term) for term in row) for row in self.rows]

    def to_pandas(self) -> Any:
        """Return the rows as a data frame.

        Raises:
            KgError: pandas is not installed.
        """
        try:
            import pandas as pd  # type: ignore[import-untyped]  # its stubs are no dependency
        except ImportError as error:
            raise KgError(
                "pandas is not installed", mend="pip install 'newskg[notebooks]'"
            ) from error
        return pd.DataFrame(self.values(), columns=list(self.columns))


def run(store: Store, text: str, bindings: Mapping[str, str] | None = None) -> Result:
    """Answer ``text`` over the union of all graphs; the usual prefixes need no declaration.

    Raises:
        QueryError: the query is malformed, is refused (SERVICE, updates), lacks a parameter of
            ``bindings``, or fails while it runs.
    """
    bound = bind(text, bindings or {})
    check(bound)
    try:
        return _result(store.query(bound))
    except SyntaxError as error:
        raise _malformed(bound, str(error)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query failed ({error})", mend="simplify it") from error


def _result(answer: Any) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result("ask", truth=bool(answer))
    if isinstance(answer, ox.QueryTriples):
        return Result("construct", triples=tuple(sorted(set(answer), key=str)))
    columns = tuple(v.value for v in answer.variables)
    return Result("select", columns, tuple(tuple(row) for row in answer))


def _malformed(text: str, message: str) -> QueryError:
    found = _PLACE.match(message)
    if not found:
        return QueryError(f"not SPARQL: {message}", mend="see docs/queries.md for examples")
    line, column = int(found[1]), int(found[2])
    if "Prefix not found" in found[3]:
        names = ", ".join(terms.PREFIXES)
        return QueryError(
            f"an unknown prefix in {_line(text, line)!r}",
            where=f"line {line}, column {column}",
            mend=f"declare it with PREFIX; known are {names}",
        )
    expected = " ".join(found[3].split())
    return QueryError(
        f"not SPARQL: {_line(text, line)!r}: {expected[:120]}",
        where=f"line {line}, column {column}",
        mend="see docs/queries.md for examples",
    )


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].strip()[:80] if number <= len(lines) else ""


def python_value(term: Term | None) -> Any:
    """Return a term as a Python value; what has no counterpart becomes its text."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, Triple) else term.value
    convert = _CONVERTERS.get(term.datatype.value)
    try:
        return convert(term.value) if convert else term.value
    except (ValueError, ArithmeticError):
        return term.value


_CONVERTERS: Final[Mapping[str, Any]] = {
    terms.XSD + "integer": int,
    terms.XSD + "decimal": Decimal,
    terms.XSD + "double": float,
    terms.XSD + "float": float,
    terms.XSD + "boolean": lambda value: value in ("true", "1"),
    terms.XSD + "date": dt.date.fromisoformat,
    terms.XSD + "dateTime": dt.datetime.fromisoformat,
}
