"""The projection: what a user of the graph sees of the store."""

import random

import networkx as nx
import pytest
import sample_graph
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import OntologyError
from kg.graph import project
from kg.ontology import Ontology
from kg.rdf import terms

AUTHORITY = "urn:newskg:actor:harbour-authority"
CRANE = "urn:newskg:actor:blue-crane-ltd"
OBI = "urn:newskg:actor:ada-obi"
ARTICLE = "urn:newskg:article:quay-0a1b2c"
TYPE = NamedNode(terms.RDF + "type")


class Quads:
    def __init__(self, quads):
        self._quads = list(quads)

    def quads(self):
        return iter(self._quads)


@pytest.fixture(scope="module")
def graph():
    return project(Quads(sample_graph.all_quads()), Ontology.open())


def edges(graph, kind):
    found = [(s, t, d) for s, t, d in graph.edges(data=True) if d["kind"] == kind]
    return sorted(found, key=lambda e: e[2]["id"])


def one(graph, kind):
    found = edges(graph, kind)
    assert len(found) == 1
    return found[0]


def test_topics_are_words_of_a_position_and_no_nodes(graph):
    told = [d for _, _, d in graph.edges(data=True) if d.get("topic") == "talks"]
    assert told
    assert not any(str(node).startswith("urn:newskg:topic:") for node in graph)


def test_actors_are_nodes_with_their_names_types_and_counts(graph):
    node = graph.nodes[AUTHORITY]
    assert node["id"] == AUTHORITY
    assert node["kind"] == "actor"
    assert node["label"] == "Harbour Authority"
    assert node["type"] == "GovernmentBody"
    assert node["aliases"] == ["the Authority"]
    assert node["articles"] == [ARTICLE]
    assert node["mentions"] == 1
    assert node["facts"] == 5
    assert node["degree"] == graph.degree(AUTHORITY)


def test_a_threat_is_an_edge_from_issuer_to_target_with_all_it_says(graph):
    source, target, data = one(graph, "threat")
    assert (source, target) == (AUTHORITY, CRANE)
    assert data["label"] == "terminate contract"
    assert data["action"] == "end its contract with Blue Crane Ltd"
    assert data["condition"] == "the firm repairs the quay"
    assert data["deadline"] == "2026-03-01T17:01:00-05:00"
    assert data["issuer"] == "Harbour Authority"
    assert data["issuer_id"] == AUTHORITY
    assert data["directed"] == 1


def test_the_key_of_an_edge_is_the_iri_of_its_fact(graph):
    for _, _, key, data in graph.edges(keys=True, data=True):
        assert key == data["id"]
        assert key.startswith("urn:newskg:")


def test_a_contract_holds_its_amount_as_a_number(graph):
    source, target, data = one(graph, "contract")
    assert (source, target) == (AUTHORITY, CRANE)
    assert data["value"] == 1_500_000.0
    assert data["currency"] == "USD"
    assert data["value_qualifier"] == "up to"
    assert data["status"] == "at risk"


def test_evidence_gives_the_exact_characters_and_where_they_stand(graph):
    (evidence,) = one(graph, "contract")[2]["evidence"]
    text = sample_graph.TEXT
    assert text[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert evidence["article"] == ARTICLE
    assert evidence["title"] == 'The "quay" quarrel'
    assert evidence["date"] == "2026-02-09"
    assert text.endswith(evidence["after"], 0, evidence["end"] + len(evidence["after"]))
    assert text[: evidence["start"]].endswith(evidence["before"])


def test_texts_of_articles_widen_the_context():
    store = Quads(sample_graph.all_quads())
    wide = project(store, Ontology.open(), {ARTICLE: sample_graph.TEXT})
    (evidence,) = one(wide, "contract")[2]["evidence"]
    assert len(evidence["before"]) > 32
    assert evidence["before"] == sample_graph.TEXT[: evidence["start"]][-240:]


def test_an_office_is_an_edge_and_a_role_of_its_holder(graph):
    held = [e for e in edges(graph, "membership") if e[0] == OBI]
    assert [(s, t, d["label"]) for s, t, d in held] == [(OBI, CRANE, "chief executive")]
    assert graph.nodes[OBI]["roles"] == ["chief executive, Blue Crane Ltd"]


def test_a_fact_without_a_second_actor_is_a_node_beside_its_holder(graph):
    alone = [(s, t) for s, t, d in graph.edges(data=True) if d["relation"] == "alone"]
    said = [t for s, t in alone if graph.nodes[t]["kind"] == "position"]
    assert [graph.nodes[t]["proposition"] for t in said] == ["the repairs overdue"]
    assert graph.nodes[said[0]]["evidence"][0]["exact"].endswith("the repairs overdue")


def test_an_office_without_an_organization_is_kept(graph):
    (office,) = [n for n, d in graph.nodes(data=True) if d["kind"] == "membership"]
    assert graph.nodes[office]["label"] == "mayor"
    assert graph.nodes["urn:newskg:actor:li-bo"]["roles"] == ["mayor"]


def position(name, holder, **links):
    node = NamedNode(f"urn:newskg:position:{name}")
    article = NamedNode(ARTICLE)
    yield Quad(node, TYPE, terms.kg("Position"), article)
    yield Quad(node, terms.kg("holder"), NamedNode(holder), article)
    for link, values in links.items():
        named = terms.MENTIONS if link == "mentions" else terms.kg(link)
        for value in values:
            yield Quad(node, named, NamedNode(value), article)


def test_a_position_without_addressee_points_faintly_at_whom_it_mentions():
    extra = position("x", OBI, mentions=[AUTHORITY, OBI])
    graph = project(Quads([*sample_graph.quads(), *extra]), Ontology.open())
    data = graph.edges[OBI, AUTHORITY, "urn:newskg:position:x"]
    assert data["relation"] == "about"
    assert not graph.has_edge(OBI, OBI)
    assert data["position_mentions_id"] == [OBI, AUTHORITY]


def test_a_position_with_addressee_has_no_faint_edges():
    extra = position("x", OBI, mentions=[CRANE], addressee=[AUTHORITY])
    graph = project(Quads([*sample_graph.quads(), *extra]), Ontology.open())
    found = [(s, t) for s, t, d in graph.edges(data=True) if d["id"] == "urn:newskg:position:x"]
    assert found == [(OBI, AUTHORITY)]


def test_parties_without_parts_are_joined_in_pairs_without_direction():
    node, article = NamedNode("urn:newskg:contract:x"), NamedNode(ARTICLE)
    extra = [Quad(node, TYPE, terms.kg("Contract"), article)]
    extra += [Quad(node, terms.kg("party"), NamedNode(a), article) for a in (AUTHORITY, CRANE, OBI)]
    graph = project(Quads([*sample_graph.quads(), *extra]), Ontology.open())
    found = [(s, t, d["directed"]) for s, t, d in graph.edges(data=True) if d["id"] == node.value]
    assert found == [(OBI, CRANE, 0), (OBI, AUTHORITY, 0), (CRANE, AUTHORITY, 0)]


def test_a_fact_that_several_articles_tell_is_one_edge_with_all_their_evidence():
    quads = sample_graph.quads()
    other = NamedNode("urn:newskg:article:later")
    (contract,) = {q.subject for q in quads if q.object == terms.kg("Contract")}
    span, selector = NamedNode("urn:newskg:article:later#1"), NamedNode("urn:newskg:s")
    quads += [
        Quad(contract, terms.EVIDENCE, span, other),
        Quad(span, terms.HAS_SOURCE, other, other),
        Quad(span, terms.HAS_SELECTOR, selector, other),
        Quad(selector, terms.EXACT, Literal("the dredging contract"), other),
    ]
    data = one(project(Quads(quads), Ontology.open()), "contract")[2]
    assert [e["exact"][:13] for e in data["evidence"]] == ["The contract ", "the dredging "]


def test_a_new_class_that_declares_its_edges_appears_without_code(tmp_path):
    shipped = Ontology.open().file("kg.ttl").read_text()
    (tmp_path / "kg.ttl").write_text(
        shipped + "\nkg:Visit a owl:Class ; rdfs:label 'visit'@en ;"
        " kg:edgeSource kg:visitor ; kg:edgeTarget kg:host .\n"
    )
    node, article = NamedNode("urn:newskg:visit:1"), NamedNode(ARTICLE)
    extra = [
        Quad(node, TYPE, terms.kg("Visit"), article),
        Quad(node, terms.kg("visitor"), NamedNode(OBI), article),
        Quad(node, terms.kg("host"), NamedNode(AUTHORITY), article),
        Quad(node, terms.kg("lastedHours"), Literal(3), article),
    ]
    graph = project(Quads([*sample_graph.quads(), *extra]), Ontology.open(tmp_path))
    data = graph.edges[OBI, AUTHORITY, "urn:newskg:visit:1"]
    assert (data["kind"], data["label"], data["lasted_hours"]) == ("visit", "visit", 3)
    assert {"name": "visit", "label": "visit"} in graph.graph["kinds"]


def test_a_number_that_is_none_stays_text():
    extra = list(position("x", OBI, addressee=[AUTHORITY]))
    weight = Literal("NaN", datatype=NamedNode(terms.XSD + "double"))
    extra.append(Quad(extra[0].subject, terms.kg("weight"), weight, NamedNode(ARTICLE)))
    graph = project(Quads([*sample_graph.quads(), *extra]), Ontology.open())
    assert graph.edges[OBI, AUTHORITY, "urn:newskg:position:x"]["weight"] == "NaN"


def test_an_ontology_without_edges_is_an_error_that_says_what_to_declare(tmp_path):
    (tmp_path / "kg.ttl").write_text("@prefix owl: <http://www.w3.org/2002/07/owl#> .")
    with pytest.raises(OntologyError, match="kg:edgeSource"):
        project(Quads([]), Ontology.open(tmp_path))


def test_the_order_of_quads_does_not_matter():
    quads = sample_graph.all_quads()
    first = project(Quads(quads), Ontology.open())
    random.Random(3).shuffle(quads)
    second = project(Quads(quads), Ontology.open())
    assert nx.node_link_data(first, edges="edges") == nx.node_link_data(second, edges="edges")


def test_articles_types_and_kinds_go_with_the_graph(graph):
    assert graph.graph["articles"][ARTICLE] == {
        "title": 'The "quay" quarrel',
        "date": "2026-02-09",
        "url": "https://news.example/quay?a=1 2",
        "publisher": "Port Gazette",
    }
    assert graph.graph["types"][0] == {"name": "Person", "label": "person"}
    assert {k["name"] for k in graph.graph["kinds"]} >= {"position", "threat", "contract"}


def test_all_values_are_plain(graph):
    def plain(value):
        if isinstance(value, list):
            return all(plain(v) for v in value)
        if isinstance(value, dict):
            return all(isinstance(k, str) and plain(v) for k, v in value.items())
        return type(value) in (str, int, float)

    everything = [d for _, d in graph.nodes(data=True)] + [d for *_, d in graph.edges(data=True)]
    assert all(plain(value) for data in everything for value in data.values())


def test_a_store_with_the_ontology_and_inferences_gives_the_same_graph(graph):
    whole = project(sample_graph.store(), Ontology.open())
    assert nx.node_link_data(whole, edges="edges") == nx.node_link_data(graph, edges="edges")


def test_an_empty_store_is_an_empty_graph():
    graph = project(Quads([]), Ontology.open())
    assert len(graph) == 0
    assert graph.graph["articles"] == {}


def test_a_threat_whose_target_is_not_said_stays_with_its_issuer():
    quads = [q for q in sample_graph.all_quads() if q.predicate != terms.kg("target")]
    graph = project(Quads(quads), Ontology.open())
    (threat,) = (q.subject.value for q in quads if q.object == terms.kg("Threat"))
    assert graph.nodes[threat]["issuer"] == "Harbour Authority"
    assert [(s, t, d["relation"]) for s, t, d in graph.in_edges(threat, data=True)] == [
        (AUTHORITY, threat, "alone")
    ]
