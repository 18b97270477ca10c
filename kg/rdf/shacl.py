"""Check graphs against ``shapes.ttl`` with pySHACL (W3C SHACL Recommendation, 20 July 2017)."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.rdf import terms
from kg.rdf.serialize import dump
from kg.rdf.vocabulary import vocabulary

if TYPE_CHECKING:
    from rdflib import Graph

_SH = "http://www.w3.org/ns/shacl#"
# What of the vocabulary the shapes look at: which concept is in which scheme, which class in which.
_NEEDED = (terms.IN_SCHEME, terms.SUB_CLASS_OF)


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """One finding: ``focus`` breaks a rule at ``path`` in ``graph``, which are IRIs.

    ``path`` is empty where it is not one property, ``value`` where no value is at fault;
    ``severity`` is Violation, Warning or Info.
    """

    graph: str
    focus: str
    path: str
    message: str
    severity: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether nothing worse than a warning was found."""
        return all(v.severity != "Violation" for v in self.violations)


class Validator:
    """The shapes of one ontology, parsed once for many checks.

    Raises:
        OntologyError: a file of the vocabulary or of the shapes is missing or malformed.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._context = [t for t in vocabulary(ontology) if t.predicate in _NEEDED]
        self._shapes = _shapes(ontology.shapes())

    def report(self, quads: Iterable[Quad]) -> Report:
        """Check every graph of ``quads`` on its own (a store's ``quads()`` will do).

        An article's graph holds all that its facts refer to, so graphs can be checked one by
        one; the time grows with the number of articles and not faster.
        """
        found: list[Violation] = []
        for graph, triples in _by_graph(quads).items():
            found.extend(_check(graph, [*triples, *self._context], self._shapes))
        return Report(tuple(sorted(found)))


def validate(quads: Iterable[Quad], ontology: Ontology) -> Report:
    """Check ``quads`` once; see ``Validator``."""
    return Validator(ontology).report(quads)


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Triple]]:
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        graphs[name].append(quad.triple)
    return graphs


def _shapes(paths: Iterable[Path]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except (SyntaxError, ValueError) as error:
            raise OntologyError(
                f"not Turtle ({error})", where=str(path), mend="mend the named line"
            ) from error
    return graph


def _check(graph: str, triples: list[Triple], shapes: Graph) -> Iterator[Violation]:
    import pyshacl
    from rdflib import Graph, URIRef

    data = Graph().parse(io.BytesIO(dump(triples, RdfFormat.N_TRIPLES)), format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, do_owl_imports=False)
    # Not all results: those under sh:detail only repeat why a nested shape failed.
    for result in results.objects(predicate=URIRef(_SH + "result")):
        yield _violation(graph, results, result)


def _violation(graph: str, results: Graph, node: Any) -> Violation:
    from rdflib import BNode, URIRef

    def said(name: str) -> str:
        value = results.value(node, URIRef(_SH + name))
        # A blank node is a path of several steps: its label differs from run to run.
        return "" if value is None or isinstance(value, BNode) else str(value)

    return Violation(
        graph=graph,
        focus=said("focusNode"),
        path=said("resultPath"),
        message=said("resultMessage"),
        severity=said("resultSeverity").removeprefix(_SH),
        value=said("value"),
    )
