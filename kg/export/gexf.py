"""GEXF 1.3 (gexf.net), written here: Gephi misreads what networkx writes.

Every edge has a ``kind``, which is what lets Gephi keep parallel edges apart; every node and edge
has a label; values are plain. All edges are of the default type, because networkx refuses a file
that mixes directed and undirected ones: the column ``directed`` says which is which. There is no
date in the file, so equal graphs give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.export.flat import Row, tables

if TYPE_CHECKING:
    from kg.export import Source

NAMESPACE = "http://gexf.net/1.3"
SCHEMA = f"{NAMESPACE} http://gexf.net/1.3/gexf.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
TYPES = {str: "string", int: "long", float: "double"}
NODE_OWN = ("id", "label")
EDGE_OWN = ("id", "source", "target", "label")


def files(source: Source, _name: str, path: Path) -> dict[Path, bytes]:
    """Return the one file."""
    rows = tables(source.graph)
    node_keys = _keys("n", rows.node_types, NODE_OWN)
    edge_keys = _keys("e", rows.edge_types, EDGE_OWN)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gexf xmlns="{NAMESPACE}" xmlns:xsi="{XSI}" xsi:schemaLocation="{SCHEMA}" version="1.3">',
        f"<meta><creator>newskg</creator><description>{escape(_about(source))}</description></meta>",
        '<graph defaultedgetype="directed" mode="static">',
        *_declare("node", node_keys, rows.node_types),
        *_declare("edge", edge_keys, rows.edge_types),
        f'<nodes count="{len(rows.nodes)}">',
        *(line for row in rows.nodes for line in _node(row, node_keys)),
        "</nodes>",
        f'<edges count="{len(rows.edges)}">',
        *(line for row in rows.edges for line in _edge(row, edge_keys)),
        "</edges>",
        "</graph>",
        "</gexf>",
    ]
    return {path: ("\n".join(lines) + "\n").encode()}


def _about(source: Source) -> str:
    return f"Actors and facts of {len(source.graph.graph['articles'])} news articles"


def _keys(letter: str, types: Mapping[str, type], own: tuple[str, ...]) -> dict[str, str]:
    names = [n for n in types if n not in own]
    return {name: f"{letter}{i}" for i, name in enumerate(names)}


def _declare(what: str, keys: Mapping[str, str], types: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{what}">'
    for name, key in keys.items():
        yield f'<attribute id="{key}" title={quoteattr(name)} type="{TYPES[types[name]]}"/>'
    yield "</attributes>"


def _node(row: Row, keys: Mapping[str, str]) -> Iterator[str]:
    yield f"<node id={_attr(row['id'])} label={_attr(row['label'])}>"
    yield from _values(row, keys)
    yield "</node>"


def _edge(row: Row, keys: Mapping[str, str]) -> Iterator[str]:
    yield (
        f"<edge id={_attr(row['id'])} source={_attr(row['source'])} target={_attr(row['target'])}"
        f' kind={_attr(row["kind"])} label={_attr(row["label"])} weight="1.0">'
    )
    yield from _values(row, keys)
    yield "</edge>"


def _values(row: Row, keys: Mapping[str, str]) -> Iterator[str]:
    yield "<attvalues>"
    for name, key in keys.items():
        if name in row and row[name] != "":
            yield f'<attvalue for="{key}" value={_attr(row[name])}/>'
    yield "</attvalues>"


def _attr(value: object) -> str:
    # Line ends in an attribute must be written as references, or a parser makes them spaces.
    return quoteattr(str(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
