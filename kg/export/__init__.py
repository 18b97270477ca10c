"""The graph in the formats of other tools, by name or by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import ExportError
from kg.files import refuse_directory, write_bytes

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.project import HasQuads
    from kg.ontology import Ontology

__all__ = ["FORMATS", "Format", "Source", "export", "format_of"]


@dataclass(frozen=True)
class Source:
    """What a format may write: the quads of the store, or the graph projected from them."""

    store: HasQuads
    ontology: Ontology
    base: str
    texts: Mapping[str, str]

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The projection; see ``kg.graph.project``."""
        from kg.graph import project

        return project(self.store, self.ontology, self.texts)


@dataclass(frozen=True)
class Format:
    """A format: its name, the ending that stands for it, what it is, and the module it lives in.

    The module has ``files(source, name, path)``, which returns the contents by path.
    """

    name: str
    ending: str
    about: str
    module: str

    def files(self, source: Source, path: Path) -> dict[Path, bytes]:
        """Return what is to be written, by path."""
        made: Callable[[Source, str, Path], dict[Path, bytes]]
        made = import_module(f"kg.export.{self.module}").files
        return made(source, self.name, path)


FORMATS: Final[Mapping[str, Format]] = {
    f.name: f
    for f in (
        Format("turtle", ".ttl", "RDF, all graphs as one", "rdf"),
        Format("trig", ".trig", "RDF with named graphs", "rdf"),
        Format("nquads", ".nq", "RDF with named graphs, one line a quad", "rdf"),
        Format("ntriples", ".nt", "RDF, all graphs as one, one line a triple", "rdf"),
        Format("jsonld", ".jsonld", "RDF as JSON with its context", "rdf"),
        Format("graphml", ".graphml", "yEd, Cytoscape, igraph, Gephi", "graphml"),
        Format("gexf", ".gexf", "Gephi (GEXF 1.3)", "gexf"),
        Format("node-link", ".json", "networkx, D3", "nodelink"),
        Format("csv", ".csv", "two tables for pandas, Gephi and Neo4j's LOAD CSV", "tables"),
        Format("neo4j", "", "two tables for neo4j-admin database import", "tables"),
    )
}


def export(
    store: HasQuads,
    ontology: Ontology,
    path: str | Path,
    format: str | None = None,
    *,
    base: str = "urn:newskg:",
    texts: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write the graph to ``path`` and return the files written; the same graph, the same bytes.

    Args:
        store: what to write.
        ontology: declares which facts are edges.
        path: the file; for tables the stem of two files, ``NAME-nodes.csv`` and
            ``NAME-edges.csv``.
        format: one of ``FORMATS``; the ending of ``path`` decides where it is None.
        base: what the graph's IRIs start with.
        texts: texts of articles by IRI, for more context around evidence (node-link only).

    Raises:
        ExportError: no such format, ``path`` is a directory, or it cannot be written.
    """
    made = Path(path)
    chosen = format_of(made, format)
    refuse_directory(made)
    contents = chosen.files(Source(store, ontology, base, texts or {}), made)
    for file in contents:
        refuse_directory(file)
    for file, content in contents.items():
        write_bytes(file, content)
    return list(contents)


def format_of(path: Path, name: str | None = None) -> Format:
    """Return the format called ``name``, or the one that the ending of ``path`` stands for.

    Raises:
        ExportError: there is none; the message lists all.
    """
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        raise ExportError(f"no format {name!r}", mend=f"use one of {', '.join(FORMATS)}")
    ending = path.suffix.lower()
    for known in FORMATS.values():
        if ending and known.ending == ending:
            return known
    endings = ", ".join(f"{f.ending} ({f.name})" for f in FORMATS.values() if f.ending)
    raise ExportError(
        f"the ending {ending!r} stands for no format" if ending else "no ending names the format",
        where=str(path),
        mend=f"use one of {endings}, or name the format",
    )
