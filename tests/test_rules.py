"""Short forms that the rules make."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_graph
from pyoxigraph import NamedNode, Quad

from kg import rules
from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.rdf import terms
from kg.store import Store

INFERRED = "urn:newskg:graph:inferred"


def short_forms(store: Store) -> set[tuple[str, str, str]]:
    return {
        tuple(t.value.rsplit(":" if "urn" in t.value else "#", 1)[-1] for t in q.triple)  # type: ignore[misc]
        for q in store.quads(INFERRED)
    }


def test_rules_make_all_short_forms() -> None:
    assert short_forms(sample_graph.store()) == {
        ("harbour-authority", "threatens", "blue-crane-ltd"),
        ("harbour-authority", "opposes", "blue-crane-ltd"),
        ("ada-obi", "opposes", "harbour-authority"),
        ("ada-obi", "supports", "harbour-authority"),
        ("li-bo", "supports", "dock-workers-union"),
        ("harbour-authority", "contractsWith", "blue-crane-ltd"),
        ("blue-crane-ltd", "contractsWith", "harbour-authority"),
        ("ada-obi", "holdsOffice", "chief-executive"),
        ("ada-obi", "speaksFor", "blue-crane-ltd"),
    }


def test_applying_again_gives_the_same_graph() -> None:
    store = sample_graph.store()
    before = set(store.quads())
    assert rules.apply(store, Ontology.open()) == 9
    assert set(store.quads()) == before


def test_short_forms_vanish_with_their_facts() -> None:
    store = sample_graph.store()
    for graph in store.graphs():
        if ":article:" in graph:
            store.remove_graph(graph)
    assert rules.apply(store, Ontology.open()) == 0
    assert list(store.quads(INFERRED)) == []


@pytest.mark.parametrize("status", ["negated", "withdrawn", "expired"])
def test_threat_that_is_off_is_no_short_form(status: str) -> None:
    announced = terms.kg("threat-announced")
    quads = [
        Quad(q.subject, q.predicate, terms.kg(f"threat-{status}"), q.graph_name)
        if q.object == announced
        else q
        for q in sample_graph.quads()
    ]
    store = Store.in_memory()
    store.load(quads)
    rules.apply(store, Ontology.open())
    assert ("harbour-authority", "threatens", "blue-crane-ltd") not in short_forms(store)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("SELECT * { ?s ?p ?o }", "no CONSTRUCT"),
        ("CONSTRUCT { ?s ?p ?o }", "not SPARQL"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://x.example> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_rule_that_is_none_is_an_error_that_names_the_file(
    rule: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "kg.ttl").write_text("")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.rq").write_text(rule)
    with pytest.raises(OntologyError, match=rf"bad\.rq.*{message}"):
        rules.apply(Store.in_memory(), Ontology.open(tmp_path))


def test_graph_of_short_forms_follows_the_base() -> None:
    store = Store.in_memory()
    store.load(sample_graph.quads("https://data.example/"))
    rules.apply(store, Ontology.open(), "https://data.example/")
    assert "https://data.example/graph:inferred" in store.graphs()
    assert NamedNode("https://data.example/actor:ada-obi") in {
        q.subject for q in store.quads("https://data.example/graph:inferred")
    }
