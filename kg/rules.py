"""Short forms by rule: every CONSTRUCT of ``ontology/rules/`` into one graph."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.errors import OntologyError, QueryError
from kg.ontology import Ontology
from kg.query.runner import run
from kg.rdf.iris import BASE, Iris
from kg.store import Store


def apply(store: Store, ontology: Ontology, base: str = BASE) -> int:
    """Make the graph ``<base>graph:inferred`` anew and return how many triples it holds.

    Every rule reads the facts alone, never what another rule made, so their order is no matter.

    Raises:
        OntologyError: a rule is not a CONSTRUCT query, or is refused.
    """
    graph = Iris(base).graph("inferred")
    store.remove_graph(graph.value)
    quads: set[Quad] = set()
    for path in ontology.rules().values():
        quads.update(_constructed(store, path, graph))
    store.replace_graph(graph.value, sorted(quads, key=str))
    return len(quads)


def _constructed(store: Store, path: Path, graph: NamedNode) -> list[Quad]:
    try:
        result = run(store, path.read_text(encoding="utf-8"))
    except QueryError as error:
        where = ", ".join(filter(None, (str(path), error.where)))
        raise OntologyError(error.what, where=where, mend=error.mend) from error
    if result.kind != "construct":
        raise OntologyError("a rule that is no CONSTRUCT", where=str(path), mend="rewrite it")
    return [Quad(t.subject, t.predicate, t.object, graph) for t in result.triples]
