"""Nodes and edges as rows of plain values, for formats that know no lists and no nesting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float
Row = dict[str, Value]

JOIN = "; "
# What XML 1.0 (section 2.2) does not allow, and half surrogate pairs, which UTF-8 cannot hold.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
FIRST = ("id", "source", "target", "label", "kind", "type", "relation", "directed", "fact")


@dataclass(frozen=True)
class Tables:
    """Rows of nodes and of edges, sorted; ``types`` of columns are str, int or float."""

    nodes: list[Row]
    edges: list[Row]
    node_types: dict[str, type]
    edge_types: dict[str, type]


def clean(text: str) -> str:
    """Return ``text`` without characters that XML forbids."""
    return FORBIDDEN.sub("", text)


def tables(graph: nx.MultiDiGraph) -> Tables:
    """Return the graph as rows; every value of a column has the column's type.

    Nodes: ``id`` (IRI), ``label``, ``kind``, ``type`` and all other attributes. Edges: ``id``
    (the IRI of the fact, with ``#2`` ... where a fact joins several pairs), ``fact``,
    ``source``, ``target`` and all other attributes. Lists are joined by "; ", evidence becomes
    the columns ``evidence``, ``evidence_article``, ``evidence_start`` and ``evidence_end``.
    """
    nodes = [{**_flat(data), "id": node} for node, data in sorted(graph.nodes(data=True))]
    seen: Counter[str] = Counter()
    edges = []
    ordered = sorted(graph.edges(data=True), key=lambda e: (e[2]["id"], e[0], e[1]))
    for source, target, data in ordered:
        fact = data["id"]
        seen[fact] += 1
        number = "" if seen[fact] == 1 else f"#{seen[fact]}"
        ends = {"id": f"{fact}{number}", "fact": fact, "source": source, "target": target}
        edges.append({**_flat(data), **ends})
    node_types, edge_types = _types(nodes), _types(edges)
    return Tables(_typed(nodes, node_types), _typed(edges, edge_types), node_types, edge_types)


def _flat(data: Mapping[str, Any]) -> Row:
    row: Row = {}
    for name, value in data.items():
        if name == "evidence":
            row |= _evidence(value)
        elif isinstance(value, list):
            row[name] = JOIN.join(clean(str(v)) for v in value)
        else:
            row[name] = clean(value) if isinstance(value, str) else value
    return row


def _evidence(found: list[Mapping[str, Any]]) -> Row:
    def joined(part: str) -> str:
        return JOIN.join(clean(str(e[part])) for e in found)

    columns = {"evidence": "exact", "evidence_article": "article", "evidence_start": "start"}
    return {name: joined(part) for name, part in (columns | {"evidence_end": "end"}).items()}


def _types(rows: Iterable[Row]) -> dict[str, type]:
    found: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(type(value))
    order = [*(n for n in FIRST if n in found), *sorted(found.keys() - set(FIRST))]
    return {name: _widest(found[name]) for name in order}


def _widest(kinds: set[type]) -> type:
    if str in kinds:
        return str
    return float if float in kinds else int


def _typed(rows: list[Row], types: Mapping[str, type]) -> list[Row]:
    """Return the rows with their columns in order, each value in its column's type."""
    return [{n: kind(row[n]) for n, kind in types.items() if n in row} for row in rows]
