"""GraphML (graphml.graphdrawing.org), by networkx, from plain values only."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.flat import tables

if TYPE_CHECKING:
    from kg.export import Source


def files(source: Source, _name: str, path: Path) -> dict[Path, bytes]:
    """Return the one file."""
    import networkx as nx

    rows = tables(source.graph)
    graph = nx.MultiDiGraph()
    # The ids are GraphML's own; a data key of that name would hide them in igraph.
    for node in rows.nodes:
        graph.add_node(node["id"], **{k: v for k, v in node.items() if k != "id"})
    for edge in rows.edges:
        rest = {k: v for k, v in edge.items() if k not in ("id", "source", "target")}
        graph.add_edge(edge["source"], edge["target"], edge["id"], **rest)
    out = io.BytesIO()
    # Not write_graphml, which writes other bytes where lxml is installed.
    nx.write_graphml_xml(graph, out, prettyprint=True)
    return {path: out.getvalue()}
