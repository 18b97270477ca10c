"""Quads as text; the same quads give the same bytes, whatever order they come in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple

from kg.errors import ExportError
from kg.ontology import Ontology
from kg.rdf import jsonld, terms
from kg.rdf.iris import BASE


def dump(
    quads: Iterable[Quad] | Iterable[Triple],
    form: RdfFormat,
    prefixes: dict[str, str] | None = None,
) -> bytes:
    """Return ``quads`` in the order given."""
    buffer = io.BytesIO()
    ox.serialize(quads, buffer, form, prefixes=prefixes)
    return buffer.getvalue()


def n_quads(quads: Iterable[Quad]) -> bytes:
    """Return N-Quads, one line a quad, the lines sorted by their bytes."""
    return _lines(dump(quads, RdfFormat.N_QUADS))


def n_triples(quads: Iterable[Quad]) -> bytes:
    """Return N-Triples of the union of all graphs, the lines sorted by their bytes."""
    return _lines(dump((q.triple for q in quads), RdfFormat.N_TRIPLES))


def trig(quads: Iterable[Quad], base: str = BASE) -> bytes:
    """Return TriG with prefixes, sorted by graph, then subject."""
    return dump(_ordered(quads), RdfFormat.TRIG, _prefixes(base))


def turtle(quads: Iterable[Quad], base: str = BASE) -> bytes:
    """Return Turtle of the union of all graphs, with prefixes, sorted by subject."""
    triples = [Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads]
    return dump([q.triple for q in _ordered(triples)], RdfFormat.TURTLE, _prefixes(base))


def json_ld(quads: Iterable[Quad], ontology: Ontology) -> bytes:
    """Return JSON-LD, compacted with the ontology's ``context.jsonld``, which it holds whole."""
    context = jsonld.Context.load(ontology.file("context.jsonld"))
    return jsonld.dumps(_ordered(quads), context).encode()


def _lines(text: bytes) -> bytes:
    return b"".join(sorted(set(text.splitlines(keepends=True))))


def _ordered(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads by graph, subject, predicate (types first) and object, each once."""
    return sorted(set(quads), key=_key)


def _key(quad: Quad) -> tuple[str, str, bool, str, str]:
    first = quad.predicate != terms.TYPE
    return (
        str(quad.graph_name),
        str(quad.subject),
        first,
        str(quad.predicate),
        str(quad.object),
    )


def _prefixes(base: str) -> dict[str, str]:
    return {**terms.PREFIXES, "data": base}


_WRITERS: Final[Mapping[str, Callable[[list[Quad], Ontology, str], bytes]]] = {
    "nquads": lambda quads, _ontology, _base: n_quads(quads),
    "ntriples": lambda quads, _ontology, _base: n_triples(quads),
    "trig": lambda quads, _ontology, base: trig(quads, base),
    "turtle": lambda quads, _ontology, base: turtle(quads, base),
    "jsonld": lambda quads, ontology, _base: json_ld(quads, ontology),
}
FORMATS: Final = tuple(_WRITERS)


def serialize(quads: Iterable[Quad], form: str, ontology: Ontology, base: str = BASE) -> bytes:
    """Return ``quads`` in one of ``FORMATS``; those without graphs hold the union of all.

    Raises:
        ExportError: there is no such format.
        OntologyError: the context of JSON-LD is missing or malformed.
    """
    if form not in _WRITERS:
        raise ExportError(f"no RDF format {form!r}", mend=f"use one of {', '.join(FORMATS)}")
    return _WRITERS[form](list(quads), ontology, base)
