"""Every serialisation is stable and reads back in two parsers."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import sample_graph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.errors import ExportError, OntologyError
from kg.ontology import Ontology
from kg.rdf import ontology_quads, terms
from kg.rdf.serialize import FORMATS, serialize

OXIGRAPH = {
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}
RDFLIB = {"ntriples": "nt", "jsonld": "json-ld"}
WITH_GRAPHS = ("nquads", "trig", "jsonld")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology.open()


@pytest.fixture(scope="module")
def quads(ontology: Ontology) -> list[Quad]:
    return [*sample_graph.all_quads(), *ontology_quads(ontology)]


@pytest.mark.parametrize("form", FORMATS)
def test_same_quads_in_any_order_and_twice_give_the_same_bytes(
    form: str, quads: list[Quad], ontology: Ontology
) -> None:
    shuffled = quads * 2
    random.Random(3).shuffle(shuffled)
    assert serialize(shuffled, form, ontology) == serialize(quads, form, ontology)


@pytest.mark.parametrize("form", FORMATS)
def test_oxigraph_reads_the_same_statements_back(
    form: str, quads: list[Quad], ontology: Ontology
) -> None:
    read = set(ox.parse(serialize(quads, form, ontology), OXIGRAPH[form]))
    if form in WITH_GRAPHS:
        assert read == set(quads)
    else:
        assert {q.triple for q in read} == {q.triple for q in quads}


@pytest.mark.parametrize("form", FORMATS)
def test_rdflib_reads_the_same_number_of_statements(
    form: str, quads: list[Quad], ontology: Ontology
) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=serialize(quads, form, ontology).decode(), format=RDFLIB.get(form, form))
    expected = set(quads) if form in WITH_GRAPHS else {q.triple for q in quads}
    assert sum(1 for _ in dataset.quads()) == len(expected)


def test_n_quads_are_sorted_lines(quads: list[Quad], ontology: Ontology) -> None:
    lines = serialize(quads, "nquads", ontology).splitlines()
    assert lines == sorted(lines)


def test_turtle_uses_prefixes(ontology: Ontology) -> None:
    text = serialize(sample_graph.quads(), "turtle", ontology).decode()
    assert "\tkg:issuer data:actor:harbour-authority ;" in text


def test_json_ld_is_compact_and_holds_its_context(ontology: Ontology) -> None:
    document = json.loads(serialize(sample_graph.quads(), "jsonld", ontology))
    nodes = document["@graph"][0]["@graph"]
    threat = next(n for n in nodes if "Threat" in n["@type"])
    assert threat["issuer"] == "urn:newskg:actor:harbour-authority"
    assert threat["deadline"]["@type"] == "xsd:dateTime"
    assert document["@context"]["issuer"] == {"@id": "kg:issuer", "@type": "@id"}


@pytest.mark.parametrize("value", [Literal("x", language="en"), Literal("5"), NamedNode("urn:a:b")])
def test_json_ld_keeps_values_that_do_not_fit_their_term(
    value: Literal | NamedNode, ontology: Ontology
) -> None:
    graph = NamedNode("urn:g:g")
    odd = [
        Quad(NamedNode("urn:s:s"), predicate, value, graph)
        for predicate in (terms.START, terms.LABEL, terms.MENTION, NamedNode("urn:p:p"))
    ]
    assert set(ox.parse(serialize(odd, "jsonld", ontology), RdfFormat.JSON_LD)) == set(odd)


def test_context_has_a_term_for_every_class_and_property(ontology: Ontology) -> None:
    context = json.loads(ontology.file("context.jsonld").read_text())["@context"]
    kinds = {terms.OWL + k for k in ("Class", "ObjectProperty", "DatatypeProperty")}
    names = {
        q.subject.value.removeprefix(terms.KG)
        for q in ontology_quads(ontology)
        if q.predicate == terms.TYPE and q.object.value in kinds
    }
    assert names <= context.keys()


def test_unknown_format_is_an_error_that_lists_the_known(ontology: Ontology) -> None:
    with pytest.raises(ExportError, match="nquads"):
        serialize([], "docx", ontology)


def test_broken_context_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text("")
    (tmp_path / "context.jsonld").write_text("{")
    with pytest.raises(OntologyError, match=r"context\.jsonld"):
        serialize([], "jsonld", Ontology.open(tmp_path))
