"""Who is who as RDF: IRIs and labels of clusters, why names were joined, links."""

from __future__ import annotations

import sample_graph
from pyoxigraph import Literal, NamedNode

from kg.rdf import article_quads, terms
from kg.rdf.iris import Iris
from kg.resolution.model import Identity

IRIS = Iris()


def test_actor_has_the_iri_name_and_type_of_its_identity():
    known = {"ada-obi": Identity("ada-n-obi", "Ada N. Obi", "Group")}
    quads = article_quads(sample_graph.ARTICLE, sample_graph.facts(), identities=known)
    node = IRIS.actor("ada-n-obi")
    said = {(q.predicate, q.object) for q in quads if q.subject == node}
    assert (terms.LABEL, Literal("Ada N. Obi")) in said
    assert {(terms.ALT_LABEL, Literal(n)) for n in ("Ada Obi", "Obi")} <= said
    assert (terms.TYPE, terms.kg("Group")) in said
    assert not any(q.subject == IRIS.actor("ada-obi") for q in quads)


def test_facts_lead_to_the_identity():
    known = {"ada-obi": Identity("ada-n-obi", "Ada N. Obi", "Person")}
    quads = article_quads(sample_graph.ARTICLE, sample_graph.facts(), identities=known)
    holders = {q.object for q in quads if q.predicate == terms.kg("holder")}
    assert IRIS.actor("ada-n-obi") in holders


def test_two_names_of_one_article_with_one_identity_are_one_actor():
    same = Identity("quay", "Quay", "Company")
    known = {"harbour-authority": same, "blue-crane-ltd": same}
    quads = article_quads(sample_graph.ARTICLE, sample_graph.facts(), identities=known)
    labels = [q for q in quads if q.subject == IRIS.actor("quay") and q.predicate == terms.LABEL]
    assert len(labels) == 1


def test_joined_names_have_a_judge_a_reason_and_a_time():
    said = {(q.predicate, q.object) for q in sample_graph.resolution()}
    assert (terms.kg("reason"), Literal("initial of the given name (+3.0)")) in said
    assert (terms.kg("score"), Literal("3", datatype=terms.DECIMAL)) in said
    time = Literal("2026-02-10T09:00:00+00:00", datatype=terms.DATE_TIME)
    assert (terms.GENERATED_AT, time) in said
    judges = {
        q.subject: q.object
        for q in sample_graph.resolution()
        if q.object in (terms.SOFTWARE_AGENT, terms.PROV_PERSON)
    }
    assert set(judges.values()) == {terms.SOFTWARE_AGENT, terms.PROV_PERSON}


def test_each_name_leads_to_the_actor_and_has_no_label_of_its_own():
    quads = sample_graph.resolution()
    locals_ = {q.subject for q in quads if q.object == terms.kg("LocalActor")}
    assert len(locals_) == 2
    resolved = {q.subject for q in quads if q.predicate == terms.kg("resolvedTo")}
    assert resolved == locals_
    assert not any(q.subject in locals_ and q.predicate == terms.LABEL for q in quads)


def test_links_are_told_of_the_actor():
    [link] = [q for q in sample_graph.resolution() if q.predicate == terms.SAME_AS]
    assert (link.subject, link.object) == (
        IRIS.actor("ada-obi"),
        NamedNode("https://example.org/Q1"),
    )
