"""Two tables, nodes and edges, as CSV (RFC 4180, UTF-8, line ends ``\\n``).

``csv`` has plain headers (``id``, ``label`` ...; ``source``, ``target``, ``label`` ...), which
pandas, Gephi and Neo4j's LOAD CSV take. ``neo4j`` has the headers of ``neo4j-admin database
import`` (``id:ID``, ``:LABEL``; ``:START_ID``, ``:END_ID``, ``:TYPE``, numbers typed).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.flat import Row, tables

if TYPE_CHECKING:
    from kg.export import Source

NEO4J_TYPES = {str: "", int: ":long", float: ":double"}


def files(source: Source, name: str, path: Path) -> dict[Path, bytes]:
    """Return ``NAME-nodes.csv`` and ``NAME-edges.csv``."""
    rows = tables(source.graph)
    neo4j = name == "neo4j"
    node_head = _neo4j({"id": "id:ID", "type": ":LABEL"}, rows.node_types) if neo4j else str
    edge_ends = {"source": ":START_ID", "target": ":END_ID", "type": ":TYPE"}
    edge_head = _neo4j(edge_ends, rows.edge_types) if neo4j else str
    stem = path.with_suffix("") if path.suffix.lower() == ".csv" else path
    return {
        stem.with_name(f"{stem.name}-nodes.csv"): _table(rows.nodes, rows.node_types, node_head),
        stem.with_name(f"{stem.name}-edges.csv"): _table(rows.edges, rows.edge_types, edge_head),
    }


def _neo4j(special: Mapping[str, str], types: Mapping[str, type]) -> Callable[[str], str]:
    return lambda name: special.get(name, f"{name}{NEO4J_TYPES[types[name]]}")


def _table(rows: Iterable[Row], columns: Mapping[str, type], head: Callable[[str], str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([head(name) for name in columns])
    for row in rows:
        writer.writerow([row.get(name, "") for name in columns])
    return out.getvalue().encode()
