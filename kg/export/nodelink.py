"""Node-link JSON: what ``networkx.node_link_graph`` reads, with evidence as nested records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.export import Source


def files(source: Source, _name: str, path: Path) -> dict[Path, bytes]:
    """Return the one file."""
    graph = source.graph
    record = {
        "directed": True,
        "multigraph": True,
        "graph": graph.graph,
        "nodes": [{**data, "id": node} for node, data in sorted(graph.nodes(data=True))],
        "edges": [
            {**data, "source": source_, "target": target, "key": key}
            for source_, target, key, data in sorted(
                graph.edges(keys=True, data=True), key=lambda e: e[:3]
            )
        ],
    }
    return {path: (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()}
