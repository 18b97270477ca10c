"""The terms of an ontology: what its Turtle files declare, and what its frames imply."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Quad, Triple, parse

from kg.errors import OntologyError
from kg.extraction.frames import declared_frames
from kg.ontology import Ontology
from kg.rdf.frames import implied
from kg.rdf.iris import BASE, Iris


def vocabulary(ontology: Ontology) -> set[Triple]:
    """Return the declarations of all terms; those of frames only for terms that no file declares.

    Raises:
        OntologyError: a file is not Turtle, or a frame is malformed.
    """
    told = {triple for path in ontology.vocabulary() for triple in _turtle(path)}
    known = {(str(t.subject), t.predicate) for t in told}
    new = (t for frame in declared_frames(ontology).values() for t in implied(frame))
    return told | {t for t in new if (str(t.subject), t.predicate) not in known}


def ontology_quads(ontology: Ontology, base: str = BASE) -> list[Quad]:
    """Return the vocabulary as quads in the graph ``<base>graph:ontology``, sorted.

    Raises:
        OntologyError: as ``vocabulary`` does.
    """
    graph = Iris(base).graph("ontology")
    found = vocabulary(ontology)
    return sorted((Quad(t.subject, t.predicate, t.object, graph) for t in found), key=str)


def _turtle(path: Path) -> list[Triple]:
    try:
        return [quad.triple for quad in parse(path=path)]
    except SyntaxError as error:
        raise OntologyError(
            f"not Turtle ({error})", where=str(path), mend="mend the named line"
        ) from error
