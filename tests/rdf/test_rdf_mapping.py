"""Facts to quads: the RDF contract of docs/rdf.md."""

from __future__ import annotations

import dataclasses
import hashlib
import random
from pathlib import Path

import pytest
import sample_graph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.article import Article, Span
from kg.errors import FactError, KgError, OntologyError
from kg.facts import Actor, Contract, Position, Role, Threat, identified
from kg.ontology import Ontology
from kg.rdf import Iris, article_quads, ontology_quads, terms

IRIS = Iris()
ARTICLE = sample_graph.ARTICLE


def objects(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> list[str]:
    found = [q.object for q in quads if q.subject == subject and q.predicate == predicate]
    return [o.value for o in found]


def one(quads: list[Quad], kind: str) -> NamedNode:
    found = [q.subject for q in quads if q.predicate == terms.TYPE and q.object == terms.kg(kind)]
    assert len(found) == 1
    return found[0]


def test_all_quads_stand_in_the_graph_of_the_article() -> None:
    assert {q.graph_name for q in sample_graph.quads()} == {IRIS.article(ARTICLE.id)}


def test_the_same_facts_in_any_order_give_the_same_quads() -> None:
    shuffled = sample_graph.facts()
    random.Random(7).shuffle(shuffled)
    assert article_quads(ARTICLE, shuffled) == sample_graph.quads()


def test_no_quad_holds_a_blank_node() -> None:
    quads = sample_graph.all_quads()
    assert not any(isinstance(term, BlankNode) for q in quads for term in q.triple)


def test_actor_has_types_label_and_other_names() -> None:
    quads = sample_graph.quads()
    node = NamedNode("urn:newskg:actor:harbour-authority")
    assert set(objects(quads, node, terms.TYPE)) == {
        terms.PROV + "Agent",
        terms.KG + "Actor",
        terms.KG + "GovernmentBody",
        terms.SCHEMA + "Organization",
    }
    assert objects(quads, node, terms.LABEL) == ["Harbour Authority"]
    assert objects(quads, node, terms.ALT_LABEL) == ["the Authority"]


def test_names_that_share_an_iri_are_one_actor_with_one_label() -> None:
    article = Article(id="a-1", text="US and U S")
    actors = [
        Actor(article="a-1", name="U-S", type="Country"),
        Actor(article="a-1", name="U S", type="GovernmentBody"),
    ]
    quads = article_quads(article, actors)
    node = NamedNode("urn:newskg:actor:u-s")
    assert objects(quads, node, terms.LABEL) == ["U-S"]
    assert objects(quads, node, terms.ALT_LABEL) == ["U S"]
    assert terms.KG + "GovernmentBody" not in objects(quads, node, terms.TYPE)


def test_role_is_a_membership_with_organization_and_label() -> None:
    quads = sample_graph.quads()
    node = next(q.subject for q in quads if q.object == terms.MEMBERSHIP)
    assert objects(quads, node, terms.MEMBER) == ["urn:newskg:actor:ada-obi"]
    assert objects(quads, node, terms.ORGANIZATION) == ["urn:newskg:actor:blue-crane-ltd"]
    assert objects(quads, node, terms.ROLE) == ["urn:newskg:role:chief-executive"]
    assert objects(quads, NamedNode("urn:newskg:role:chief-executive"), terms.LABEL) == [
        "chief executive"
    ]
    assert objects(quads, node, terms.CURRENT) == []


def test_former_office_is_not_current() -> None:
    quads = sample_graph.all_quads()
    assert [q.object for q in quads if q.predicate == terms.CURRENT] == [
        Literal("false", datatype=terms.BOOLEAN)
    ]


def test_article_has_its_metadata_and_the_hash_of_its_text() -> None:
    quads = sample_graph.quads()
    node = IRIS.article(ARTICLE.id)
    assert objects(quads, node, terms.HEADLINE) == ['The "quay" quarrel']
    assert objects(quads, node, terms.PUBLISHED) == ["2026-02-09"]
    assert objects(quads, node, terms.URL) == ["https://news.example/quay?a=1 2"]
    assert objects(quads, node, terms.PUBLISHER) == ["urn:newskg:publisher:port-gazette"]
    assert objects(quads, node, terms.SHA256) == [hashlib.sha256(ARTICLE.text.encode()).hexdigest()]


def test_evidence_gives_back_the_characters_and_their_surroundings() -> None:
    quads = sample_graph.quads()
    threat = one(quads, "Threat")
    (place,) = objects(quads, threat, terms.EVIDENCE)
    quote, position = NamedNode(f"{place};quote"), NamedNode(f"{place};position")
    start, end = (int(objects(quads, position, p)[0]) for p in (terms.START, terms.END))
    assert objects(quads, quote, terms.EXACT) == [ARTICLE.text[start:end]]
    assert objects(quads, quote, terms.PREFIX) == [ARTICLE.text[start - 32 : start]]
    assert objects(quads, quote, terms.SUFFIX) == [ARTICLE.text[end : end + 32]]


def test_word_for_word_field_has_its_text_and_its_place() -> None:
    quads = sample_graph.quads()
    threat = one(quads, "Threat")
    (words,) = objects(quads, threat, terms.kg("condition"))
    (place,) = objects(quads, threat, terms.kg("conditionAt"))
    position = NamedNode(f"{place};position")
    start, end = (int(objects(quads, position, p)[0]) for p in (terms.START, terms.END))
    assert ARTICLE.text[start:end] == words


def test_deadline_is_a_time_with_seconds_and_its_words() -> None:
    quads = sample_graph.quads()
    threat = one(quads, "Threat")
    deadline = [q.object for q in quads if q.predicate == terms.kg("deadline")]
    assert deadline == [Literal("2026-03-01T17:01:00-05:00", datatype=terms.DATE_TIME)]
    assert objects(quads, threat, terms.kg("deadlineText")) == ["by 1 March"]


def test_money_is_a_decimal_with_currency_qualifier_and_words() -> None:
    quads = sample_graph.quads()
    (amount,) = objects(quads, one(quads, "Contract"), terms.VALUE)
    node = NamedNode(amount)
    value = [q.object for q in quads if q.subject == node and q.predicate == terms.AMOUNT]
    assert value == [Literal("1500000", datatype=terms.DECIMAL)]
    assert objects(quads, node, terms.CURRENCY) == ["USD"]
    assert objects(quads, node, terms.VALUE_QUALIFIER) == [terms.KG + "value-up_to"]
    assert objects(quads, node, terms.VALUE_TEXT) == ["up to $1.5 million"]


def test_position_mentions_the_actors_named_in_its_words_but_not_its_holder() -> None:
    quads = sample_graph.quads()
    threats = [q.subject for q in quads if q.object == terms.kg("stance-threatens")]
    assert objects(quads, threats[0], terms.MENTIONS) == ["urn:newskg:actor:blue-crane-ltd"]


def test_fact_is_derived_from_the_article_by_a_run_of_the_extractor() -> None:
    quads = sample_graph.quads()
    threat = one(quads, "Threat")
    assert objects(quads, threat, terms.DERIVED_FROM) == [IRIS.article(ARTICLE.id).value]
    (run,) = objects(quads, threat, terms.GENERATED_BY)
    assert objects(quads, NamedNode(run), terms.USED) == [IRIS.article(ARTICLE.id).value]
    assert objects(quads, threat, terms.CONFIDENCE) == ["0.9"]
    (position,) = objects(quads, threat, terms.STATED_IN)
    assert objects(quads, NamedNode(position), terms.TYPE) == [terms.KG + "Position"]


def test_a_membership_has_the_dates_that_are_told() -> None:
    role = Role("mayor", since="2014", until="2018-05")
    actor = Actor(article="a", name="Ada Obi", type="Person", roles=(role,))
    quads = list(article_quads(Article(id="a", text="t"), [actor]))
    node = next(q.subject for q in quads if q.object == terms.MEMBERSHIP)
    assert [q.object for q in quads if q.subject == node and q.predicate == terms.SINCE] == [
        Literal("2014", datatype=terms.YEAR)
    ]
    assert [q.object for q in quads if q.subject == node and q.predicate == terms.UNTIL] == [
        Literal("2018-05", datatype=terms.YEAR_MONTH)
    ]


@pytest.mark.parametrize(
    "name", ['O\'Brien "Bob" <x>', "中国", "a b\tc\n", "%20#?", "é" * 300, "{}|^`\\"]
)
def test_any_name_gives_a_valid_iri(name: str) -> None:
    actor = Actor(article="ü x", name=name, type="Person", roles=(Role(name),))
    article = Article(id="ü x", text="t", publisher=name, authors=(name,))
    labels = [q.object.value for q in article_quads(article, [actor]) if q.predicate == terms.LABEL]
    assert labels.count(name) == 4


def test_two_names_that_lose_letters_in_a_slug_stay_apart() -> None:
    assert IRIS.role("中国") != IRIS.role("日本")
    assert IRIS.role("président") != IRIS.role("president")


def test_base_changes_every_data_iri() -> None:
    quads = sample_graph.quads("https://data.example/")
    assert not any("urn:newskg" in str(q) for q in quads)


def test_base_that_is_no_iri_is_an_error() -> None:
    with pytest.raises(KgError, match="--base"):
        article_quads(ARTICLE, [], "not an iri")


def test_unknown_actor_is_an_error_that_names_the_fact() -> None:
    stray = identified(
        Position(holder="Nobody", proposition="p", quoted="direct", stance="asserts")
    )
    with pytest.raises(FactError, match=rf"{stray.id}.*'Nobody'"):
        article_quads(ARTICLE, [stray])


def test_span_outside_the_text_is_an_error() -> None:
    actor = Actor(article=ARTICLE.id, name="X", type="Person", mentions=(Span(5, 99999),))
    with pytest.raises(FactError, match="99999"):
        article_quads(ARTICLE, [actor])


def test_amount_without_a_number_keeps_its_words() -> None:
    span = Span(0, 4)
    contract = identified(
        Contract(status="awarded", value_text=span.of(ARTICLE.text), spans={"value_text": (span,)})
    )
    quads = article_quads(ARTICLE, [contract])
    (worth,) = [q.object for q in quads if q.predicate == terms.VALUE]
    assert objects(quads, worth, terms.VALUE_TEXT) == [contract.value_text]
    assert objects(quads, worth, terms.AMOUNT) == []


def test_amount_whose_currency_is_unclear_keeps_its_value() -> None:
    contract = identified(Contract(parties=(), status="awarded", value=5.0))
    told = {q.predicate.value.rsplit("/")[-1] for q in article_quads(ARTICLE, [contract])}
    assert "value" in told
    assert "currency" not in told


def test_ontology_is_put_into_its_own_graph() -> None:
    quads = ontology_quads(Ontology.open())
    assert {q.graph_name.value for q in quads} == {"urn:newskg:graph:ontology"}


def test_broken_ontology_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text("<a> <b> .")
    with pytest.raises(OntologyError, match=r"kg\.ttl"):
        ontology_quads(Ontology.open(tmp_path))


def test_a_topic_is_a_concept_that_position_and_article_share() -> None:
    quads = sample_graph.quads()
    topic = IRIS.topic("repair")
    assert objects(quads, topic, terms.TYPE) == [terms.CONCEPT.value]
    assert objects(quads, topic, terms.PREF_LABEL) == ["repair"]
    assert objects(quads, topic, terms.ALT_LABEL) == ["repairs"]
    assert objects(quads, topic, terms.IN_SCHEME) == [terms.TOPICS.value]
    assert topic.value in objects(quads, IRIS.article(ARTICLE.id), terms.SUBJECT)
    assert len([q for q in quads if q.predicate == terms.kg("topic") and q.object == topic]) == 1


def test_the_words_of_a_topic_are_no_second_label_where_they_are_the_label() -> None:
    assert objects(sample_graph.quads(), IRIS.topic("talks"), terms.ALT_LABEL) == []


def test_topics_that_differ_in_case_or_hyphens_are_different_concepts() -> None:
    labels = ["Islamic law", "islamic law", "co-operation", "co operation"]
    assert len({IRIS.topic(label) for label in labels}) == len(labels)


def test_a_position_tells_whom_it_is_about_how_sure_and_which_way() -> None:
    quads = sample_graph.quads()
    position = next(f for f in sample_graph.facts() if getattr(f, "topics", ()) == ("talks",))
    node = IRIS.fact(position.id)
    assert objects(quads, node, terms.kg("about")) == ["urn:newskg:actor:blue-crane-ltd"]
    assert objects(quads, node, terms.kg("certainty")) == [terms.KG + "certainty-certain"]
    assert objects(quads, node, terms.kg("polarity")) == [terms.KG + "polarity-positive"]


def test_who_is_not_said_is_somebody_in_the_label_and_no_node() -> None:
    told = sample_graph.facts()
    (threat,) = (f for f in told if isinstance(f, Threat))
    (contract,) = (f for f in told if isinstance(f, Contract))
    unsaid = [
        identified(dataclasses.replace(threat, target="", position="")),
        identified(dataclasses.replace(threat, issuer="", position="")),
        identified(dataclasses.replace(contract, parties=(), awarder="", contractor="")),
    ]
    quads = article_quads(ARTICLE, [*(f for f in told if isinstance(f, Actor)), *unsaid])
    act = "end its contract with Blue Crane Ltd"
    labels = [objects(quads, IRIS.fact(f.id), terms.LABEL) for f in unsaid]
    assert labels == [
        [f"Harbour Authority to somebody: {act}"],
        [f"somebody to Blue Crane Ltd: {act}"],
        ["somebody: dredge the port"],
    ]
    parts = ("target", "issuer", "party")
    nodes = [
        objects(quads, IRIS.fact(f.id), terms.kg(p)) for f, p in zip(unsaid, parts, strict=True)
    ]
    assert nodes == [[], [], []]
