"""kg.ttl: every term is described, every term in use exists."""

from __future__ import annotations

import pytest
import sample_graph
from pyoxigraph import NamedNode, Quad

from kg.facts import CLASSES
from kg.ontology import Ontology
from kg.rdf import ontology_quads, terms
from kg.rdf.layout import LAYOUTS, place_of, property_of

DEFINED_BY = NamedNode(terms.RDFS + "isDefinedBy")
COMMENT = NamedNode(terms.RDFS + "comment")


@pytest.fixture(scope="module")
def ontology() -> list[Quad]:
    return ontology_quads(Ontology.open())


def subjects(quads: list[Quad], predicate: NamedNode) -> set[str]:
    return {q.subject.value for q in quads if q.predicate == predicate}


def own(quads: list[Quad]) -> set[str]:
    return {s for s in subjects(quads, terms.TYPE) if s.startswith(terms.KG)}


@pytest.mark.parametrize("predicate", [terms.LABEL, COMMENT, DEFINED_BY])
def test_every_term_is_described(ontology: list[Quad], predicate: NamedNode) -> None:
    assert own(ontology) - subjects(ontology, predicate) == set()


def test_labels_and_comments_are_english(ontology: list[Quad]) -> None:
    told = [q.object for q in ontology if q.predicate in (terms.LABEL, COMMENT)]
    assert {t.language for t in told} == {"en"}


def test_every_term_that_a_graph_uses_is_declared(ontology: list[Quad]) -> None:
    used = {
        term.value
        for quad in sample_graph.store().quads()
        for term in quad.triple
        if isinstance(term, NamedNode) and term.value.startswith(terms.KG)
    }
    assert used - own(ontology) == set()


@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_field_of_a_fact_has_its_properties(kind: str, ontology: list[Quad]) -> None:
    layout = LAYOUTS[kind]
    fields = {*layout.actors, *layout.concepts, *layout.texts, *layout.dates, *layout.labels}
    needed = {property_of(f).value for f in fields} | {place_of(f).value for f in layout.texts}
    assert needed <= own(ontology)


@pytest.mark.parametrize("kind", LAYOUTS)
def test_no_field_of_a_fact_is_left_out(kind: str) -> None:
    layout = LAYOUTS[kind]
    mapped = {*layout.actors, *layout.concepts, *layout.texts, *layout.dates, *layout.labels}
    elsewhere = {"value", "value_text", "value_qualifier", "currency", "position"}
    common = {"id", "article", "evidence", "spans", "confidence", "extractor"}
    assert set(CLASSES[kind].__dataclass_fields__) - {"kind"} - common - elsewhere == mapped


def test_facts_and_memberships_declare_their_edges(ontology: list[Quad]) -> None:
    expected = {terms.KG + n for n in ("Position", "Threat", "Contract")} | {terms.MEMBERSHIP.value}
    for name in ("edgeSource", "edgeTarget", "edgeLabel"):
        assert subjects(ontology, terms.kg(name)) == expected


@pytest.mark.parametrize(
    ("scheme", "size"),
    [
        ("Stances", 15),
        ("ActionTypes", 9),
        ("Quotations", 3),
        ("Polarities", 2),
        ("Certainties", 5),
        ("ThreatStatuses", 6),
        ("ContractStatuses", 9),
        ("ValueQualifiers", 4),
    ],
)
def test_concept_scheme_is_complete(scheme: str, size: int, ontology: list[Quad]) -> None:
    members = [
        q for q in ontology if q.predicate == terms.IN_SCHEME and q.object == terms.kg(scheme)
    ]
    assert len(members) == size


def test_threatening_is_aligned_with_plover_and_cameo(ontology: list[Quad]) -> None:
    match = NamedNode(terms.SKOS + "closeMatch")
    found = {
        q.object.value
        for q in ontology
        if q.subject == terms.kg("stance-threatens") and q.predicate == match
    }
    assert found == {terms.KG + "plover-THREATEN", terms.KG + "cameo-130"}
