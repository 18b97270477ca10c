"""Results as text: a table, the four SPARQL 1.1 result formats, Turtle and N-Triples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph as ox
from pyoxigraph import BlankNode, DefaultGraph, Literal, Quad, QueryResultsFormat

from kg.errors import QueryError
from kg.query.runner import Result, Term
from kg.rdf import terms
from kg.rdf.iris import BASE
from kg.rdf.serialize import n_triples, turtle

_RESULTS: Final[Mapping[str, QueryResultsFormat]] = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
TABLE_FORMATS: Final = ("table", *_RESULTS)
GRAPH_FORMATS: Final = ("ttl", "nt")
FORMATS: Final = (*TABLE_FORMATS, *GRAPH_FORMATS)


def default_format(result: Result) -> str:
    """Return the format for a terminal: a table, or Turtle for a graph."""
    return "ttl" if result.kind == "construct" else "table"


def render(result: Result, form: str, width: int = 120, base: str = BASE) -> str:
    """Return ``result`` in one of ``FORMATS``; ``width`` is that of the table, in characters.

    Raises:
        QueryError: there is no such format, or it does not fit the kind of result.
    """
    fitting = GRAPH_FORMATS if result.kind == "construct" else TABLE_FORMATS
    if form not in fitting:
        raise QueryError(
            f"a {result.kind.upper()} query cannot be written as {form!r}",
            mend=f"use one of {', '.join(fitting)}",
        )
    if result.kind == "construct":
        return _graph(result, form, base)
    if form == "table":
        return _table(result, width, base)
    # pyoxigraph writes results only of its own making: our JSON becomes one of them.
    answer = ox.parse_query_results(_json(result), QueryResultsFormat.JSON)
    return (answer.serialize(format=_RESULTS[form]) or b"").decode()


def _graph(result: Result, form: str, base: str) -> str:
    graph = DefaultGraph()
    quads = [Quad(t.subject, t.predicate, t.object, graph) for t in result.triples]
    return (turtle(quads, base) if form == "ttl" else n_triples(quads)).decode()


def _json(result: Result) -> bytes:
    """Return SPARQL 1.1 Query Results JSON (W3C Recommendation, 21 March 2013)."""
    if result.kind == "ask":
        return json.dumps({"head": {}, "boolean": result.truth}).encode()
    rows = [
        {name: _binding(term) for name, term in zip(result.columns, row, strict=True) if term}
        for row in result.rows
    ]
    head = {"vars": list(result.columns)}
    return json.dumps({"head": head, "results": {"bindings": rows}}).encode()


def _binding(term: Term) -> dict[str, Any]:
    if isinstance(term, Literal):
        record = {"type": "literal", "value": term.value}
        if term.language:
            record["xml:lang"] = term.language
        elif term.datatype != terms.STRING:
            record["datatype"] = term.datatype.value
        return record
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {k: _binding(v) for k, v in parts.items()}}


def _table(result: Result, width: int, base: str) -> str:
    if result.kind == "ask":
        return "yes\n" if result.truth else "no\n"
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*result.columns, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in result.rows:
        # Text, because square brackets in a quotation are no markup.
        table.add_row(*(Text(_cell(term, base)) for term in row))
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _cell(term: Term | None, base: str) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return str(term)
    for prefix, start in {**terms.PREFIXES, "": base}.items():
        if term.value.startswith(start):
            short = term.value.removeprefix(start)
            return f"{prefix}:{short}" if prefix else short
    return term.value
