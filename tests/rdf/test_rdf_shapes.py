"""SHACL: good graphs pass, each seeded fault is found by the shape that is meant to find it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
import sample_graph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.rdf import Validator, terms, validate

GRAPH = NamedNode("urn:newskg:article:quay-0a1b2c")
GOOD = [*sample_graph.quads(), *sample_graph.resolution()]
kg = terms.kg


def rdf(text: str) -> NamedNode:
    prefix, name = text.split(":", 1)
    return NamedNode(terms.PREFIXES[prefix] + name)


def first(kind: str) -> NamedNode:
    return next(q.subject for q in GOOD if q.predicate == terms.TYPE and q.object == rdf(kind))


Value = NamedNode | Literal
Change = Callable[[list[Quad]], list[Quad]]


def without(kind: str, path: str) -> Change:
    return lambda quads: [
        q for q in quads if not (q.subject == first(kind) and q.predicate == rdf(path))
    ]


def plus(kind: str, path: str, value: Value) -> Change:
    return lambda quads: [*quads, Quad(first(kind), rdf(path), value, GRAPH)]


def instead(kind: str, path: str, value: Value) -> Change:
    return lambda quads: plus(kind, path, value)(without(kind, path)(quads))


def blank(kind: str) -> Change:
    node = first(kind)

    def renamed(quads: list[Quad]) -> list[Quad]:
        return [
            Quad(BlankNode("b"), q.predicate, q.object, GRAPH) if q.subject == node else q
            for q in quads
        ]

    return renamed


TEXT, EMPTY, LINK = Literal("text"), Literal(""), NamedNode("urn:x:y")
MINUS = Literal("-1", datatype=terms.INTEGER)
HUGE = Literal("99999", datatype=terms.INTEGER)
TOO_SURE = Literal("1.5", datatype=terms.DECIMAL)
DEBT = Literal("-1", datatype=terms.DECIMAL)
PARTS = (kg("party"), kg("awarder"), kg("contractor"))
STANCE, SANCTION = kg("stance-asserts"), kg("action-sanction")

FAULTS: list[tuple[Change, str]] = [
    (blank("kg:Company"), "An actor is an IRI"),
    (blank("kg:Threat"), "A fact is an IRI"),
    (without("schema:NewsArticle", "rdfs:label"), "An article has exactly one label"),
    (without("schema:NewsArticle", "dcterms:identifier"), "An article has exactly one identifier"),
    (instead("schema:NewsArticle", "schema:sha256", TEXT), "An article has exactly one SHA-256"),
    (plus("schema:NewsArticle", "schema:headline", TEXT), "An article has at most one headline"),
    (instead("schema:NewsArticle", "schema:datePublished", TEXT), "one day of publication"),
    (instead("schema:NewsArticle", "schema:url", TEXT), "An article has at most one address"),
    (instead("schema:NewsArticle", "schema:publisher", LINK), "at most one publisher"),
    (plus("schema:NewsArticle", "schema:author", LINK), "An author of an article"),
    (plus("schema:NewsArticle", "schema:mentions", LINK), "What an article mentions is an actor"),
    (plus("schema:NewsArticle", "dcterms:subject", LINK), "A subject of an article is a concept"),
    (plus("kg:Position", "kg:polarity", STANCE), "at most one polarity"),
    (plus("kg:Position", "kg:certainty", STANCE), "at most one certainty"),
    (plus("kg:Position", "kg:topic", STANCE), "A topic of a position is a concept of kg:Topics"),
    (plus("kg:Position", "kg:topic", LINK), "A topic is a skos:Concept"),
    (plus("kg:Position", "kg:about", LINK), "Whom a position is about is an actor"),
    (plus("kg:Position", "kg:topicsText", EMPTY), "The words for the topics"),
    (without("skos:Concept", "skos:prefLabel"), "A topic has exactly one preferred label"),
    (plus("skos:Concept", "skos:altLabel", EMPTY), "An alternative label of a topic"),
    (without("schema:NewsArticle", "dcterms:subject"), "A topic is a subject of an article"),
    (instead("oa:TextQuoteSelector", "oa:exact", TEXT), "exactly as long as its place"),
    (without("oa:SpecificResource", "oa:hasSource"), "A place has exactly one source"),
    (without("oa:SpecificResource", "oa:hasSelector"), "exactly one text position selector"),
    (plus("kg:Threat", "kg:evidence", LINK), "Evidence is a place"),
    (plus("kg:Threat", "kg:evidence", LINK), "Evidence has exactly one text quote selector"),
    (instead("oa:TextPositionSelector", "oa:start", MINUS), "exactly one start"),
    (instead("oa:TextPositionSelector", "oa:start", HUGE), "starts before it ends"),
    (without("oa:TextPositionSelector", "oa:end"), "exactly one end"),
    (instead("oa:TextQuoteSelector", "oa:exact", EMPTY), "exactly one exact text"),
    (instead("oa:TextQuoteSelector", "oa:prefix", Literal("x" * 33)), "exactly one prefix"),
    (without("oa:TextQuoteSelector", "oa:suffix"), "exactly one suffix"),
    (plus("kg:Threat", "rdf:type", kg("Actor")), "said to be a prov:Agent"),
    (plus("kg:Company", "rdfs:label", TEXT), "An actor has exactly one label"),
    (plus("kg:Company", "skos:altLabel", Literal("Blue Crane Ltd")), "not its label again"),
    (plus("kg:Company", "rdf:type", kg("Person")), "exactly one actor type"),
    (plus("kg:Company", "rdf:type", terms.SCHEMA_COUNTRY), "exactly one of schema:Person"),
    (without("kg:Company", "kg:evidence"), "An actor has evidence"),
    (plus("kg:Company", "kg:mention", LINK), "A mention of an actor is a place"),
    (without("schema:NewsArticle", "schema:mentions"), "An actor is mentioned by an article"),
    (without("org:Membership", "org:member"), "exactly one member"),
    (without("org:Membership", "org:role"), "exactly one role"),
    (plus("org:Membership", "org:organization", LINK), "at most one organization"),
    (plus("org:Membership", "kg:current", TEXT), "A membership is current or not"),
    (plus("org:Membership", "kg:since", TEXT), "at most one start"),
    (plus("org:Membership", "kg:until", TEXT), "at most one end"),
    (without("org:Membership", "prov:wasDerivedFrom"), "A membership is derived"),
    (without("org:Membership", "kg:evidence"), "A membership has evidence"),
    (without("org:Role", "rdfs:label"), "A role has a label"),
    (without("kg:LocalActor", "kg:localName"), "A local actor has exactly one name"),
    (without("kg:LocalActor", "kg:resolvedTo"), "resolved to exactly one actor"),
    (without("kg:Judgement", "kg:joins"), "A judgement joins two local actors"),
    (without("kg:Judgement", "prov:wasAttributedTo"), "A judgement is somebody's"),
    (without("kg:Threat", "rdfs:label"), "A fact has exactly one label"),
    (without("kg:Position", "kg:evidence"), "A fact has evidence"),
    (without("kg:Contract", "prov:wasDerivedFrom"), "A fact is derived from an article"),
    (without("kg:Threat", "prov:wasGeneratedBy"), "A fact is generated by a run"),
    (instead("kg:Threat", "kg:confidence", TOO_SURE), "exactly one confidence"),
    (plus("kg:Threat", "kg:actionAt", LINK), "The place of a field"),
    (without("kg:Position", "kg:holder"), "exactly one holder"),
    (plus("kg:Position", "kg:onBehalfOf", LINK), "on behalf of at most one actor"),
    (plus("kg:Position", "kg:addressee", LINK), "at most one addressee"),
    (plus("kg:Position", "schema:mentions", LINK), "What a position mentions"),
    (instead("kg:Position", "kg:stance", SANCTION), "exactly one stance"),
    (instead("kg:Position", "kg:quotation", STANCE), "exactly one quotation kind"),
    (instead("kg:Position", "kg:proposition", EMPTY), "exactly one proposition"),
    (plus("kg:Position", "kg:cue", TEXT), "at most one cue"),
    (plus("kg:Position", "kg:holderText", EMPTY), "The words for the holder"),
    (plus("kg:Position", "kg:addresseeText", EMPTY), "The words for the addressee"),
    (instead("kg:Position", "kg:date", TEXT), "A position has at most one date"),
    (plus("kg:Position", "kg:dateText", EMPTY), "The words for the date"),
    (plus("kg:Threat", "kg:issuer", LINK), "at most one issuer"),
    (instead("kg:Threat", "kg:target", LINK), "at most one target"),
    (without("kg:Threat", "kg:action"), "exactly one action,"),
    (instead("kg:Threat", "kg:actionType", STANCE), "exactly one action type"),
    (instead("kg:Threat", "kg:status", kg("contract-awarded")), "A threat has exactly one status"),
    (plus("kg:Threat", "kg:condition", TEXT), "at most one condition"),
    (instead("kg:Threat", "kg:deadline", TEXT), "at most one deadline"),
    (plus("kg:Threat", "kg:deadlineText", TEXT), "The words for the deadline"),
    (plus("kg:Threat", "kg:instrument", EMPTY), "at most one instrument"),
    (plus("kg:Threat", "kg:issuerText", EMPTY), "The words for the issuer"),
    (plus("kg:Threat", "kg:targetText", EMPTY), "The words for the target"),
    (plus("kg:Threat", "kg:reportedBy", LINK), "reported by at most one actor"),
    (instead("kg:Threat", "kg:statedIn", LINK), "stated in at most one position"),
    (plus("kg:Contract", "kg:party", LINK), "The parties of a contract are actors"),
    (plus("kg:Contract", "kg:awarder", LINK), "at most one awarder"),
    (plus("kg:Contract", "kg:contractor", LINK), "at most one contractor"),
    (
        instead("kg:Contract", "kg:awarder", NamedNode("urn:newskg:actor:blue-crane-ltd")),
        "not its contractor",
    ),
    (without("kg:Contract", "kg:status"), "A contract has exactly one status"),
    (plus("kg:Contract", "kg:value", LINK), "A contract has at most one value"),
    (plus("kg:Contract", "kg:subject", TEXT), "at most one subject"),
    (plus("kg:Contract", "kg:identifier", EMPTY), "at most one identifier"),
    (plus("kg:Contract", "kg:partiesText", EMPTY), "The words for the parties"),
    (plus("kg:Contract", "kg:date", TEXT), "A contract has at most one date"),
    (plus("kg:Contract", "kg:endDate", TEXT), "at most one end date"),
    (instead("schema:MonetaryAmount", "schema:value", DEBT), "An amount has at most one value"),
    (
        lambda quads: without("schema:MonetaryAmount", "schema:value")(
            without("schema:MonetaryAmount", "kg:valueText")(quads)
        ),
        "An amount has a value, or words",
    ),
    (instead("schema:MonetaryAmount", "schema:currency", Literal("$")), "at most one currency"),
    (plus("schema:MonetaryAmount", "kg:valueQualifier", STANCE), "at most one qualifier"),
    (plus("schema:MonetaryAmount", "kg:valueText", TEXT), "The words for an amount"),
]


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator(Ontology.open())


def test_graphs_of_the_mapping_conform(validator: Validator) -> None:
    assert validator.report(sample_graph.all_quads()).violations == ()
    assert validator.report(sample_graph.resolution()).violations == ()


def test_a_store_with_ontology_and_short_forms_conforms() -> None:
    assert validate(sample_graph.store().quads(), Ontology.open()).conforms


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=[m for _, m in FAULTS])
def test_fault_is_found(change: Change, message: str, validator: Validator) -> None:
    report = validator.report(change(GOOD))
    assert not report.conforms
    assert any(message in v.message for v in report.violations)


def test_every_message_of_a_violation_has_a_seeded_fault() -> None:
    shapes = Ontology.open().file("shapes.ttl").read_text(encoding="utf-8")
    lines = shapes.split("sh:message ")
    told = [
        after.split('"')[1]
        for before, after in itertools.pairwise(lines)
        if "sh:Warning" not in before.rsplit("[", 1)[-1]
    ]
    assert [m for m in told if not any(fault in m for _, fault in FAULTS)] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without("kg:Company", "kg:mention"), "should have a mention"),
        (
            instead("kg:Threat", "kg:target", NamedNode("urn:newskg:actor:harbour-authority")),
            "not be its target",
        ),
        (
            lambda quads: without("kg:Threat", "kg:issuer")(
                without("kg:Threat", "kg:target")(quads)
            ),
            "an issuer or a target",
        ),
    ],
)
def test_warning_is_told_and_does_not_fail(
    change: Change, message: str, validator: Validator
) -> None:
    report = validator.report(change(GOOD))
    assert report.conforms
    assert [v.severity for v in report.violations] == ["Warning"]
    assert message in report.violations[0].message


@pytest.mark.parametrize(
    "change",
    [
        without("kg:Threat", "kg:issuer"),
        without("kg:Threat", "kg:target"),
        lambda quads: [q for q in quads if q.predicate not in PARTS],
    ],
)
def test_who_is_not_said_may_be_missing(change: Change, validator: Validator) -> None:
    assert validator.report(change(GOOD)).violations == ()


def test_violation_names_graph_focus_path_and_value(validator: Validator) -> None:
    (found,) = validator.report(instead("kg:Threat", "kg:deadline", TEXT)(GOOD)).violations
    assert found.graph == GRAPH.value
    assert found.focus == first("kg:Threat").value
    assert found.path == kg("deadline").value
    assert (found.severity, found.value) == ("Violation", "text")


def test_stance_that_a_user_adds_to_the_ontology_is_valid(tmp_path: Path) -> None:
    ontology = Ontology.open()
    added = "kg:stance-applauds a skos:Concept ; skos:inScheme kg:Stances .\n"
    (tmp_path / "kg.ttl").write_text(ontology.file("kg.ttl").read_text() + added)
    (tmp_path / "shapes.ttl").write_text(ontology.file("shapes.ttl").read_text())
    quads = instead("kg:Position", "kg:stance", kg("stance-applauds"))(GOOD)
    assert not validate(quads, ontology).conforms
    assert validate(quads, Ontology.open(tmp_path)).conforms


def test_broken_shapes_are_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text("")
    (tmp_path / "shapes.ttl").write_text("<a> <b> ")
    with pytest.raises(OntologyError, match=r"shapes\.ttl"):
        Validator(Ontology.open(tmp_path))
