"""Facts of frames as RDF: terms, values, declarations."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.article import Article, Span
from kg.errors import FactError, OntologyError
from kg.facts import Actor, Fact, FrameFact, Slot, identified
from kg.ontology import Ontology
from kg.rdf import article_quads, frame_terms, ontology_quads, terms

TEXT = "Ruiz got the chair on Friday for $3 million"
ARTICLE = Article(id="a", text=TEXT)
FRAME = """
fact = "board_seat"
{class_}
[slots.member]
type = "actor"
required = true
[slots.seat]
type = "text"
{property}
[slots.since]
type = "time"
[slots.pay]
type = "money"
[[triggers]]
name = "get"
lemmas = ["get"]
pos = ["VERB"]
[triggers.slots]
member = ["nsubj"]
"""


def ontology(folder: Path, class_: str = "", property: str = "", ttl: str = "") -> Ontology:
    (folder / "frames").mkdir()
    text = FRAME.format(class_=class_, property=property)
    (folder / "frames" / "board_seat.toml").write_text(text, encoding="utf-8")
    (folder / "seats.ttl").write_text(ttl, encoding="utf-8")
    return Ontology.open(folder)


def facts(actor: str = "Ana Ruiz") -> list[Fact]:
    evidence = {"evidence": (Span(0, 18),)}
    seat = FrameFact(
        kind="board_seat",
        article="a",
        evidence=TEXT[:18],
        slots=(
            Slot(name="member", type="actor", text="Ruiz", actor=actor),
            Slot(name="seat", type="text", text="chair"),
            Slot(name="since", type="time", text="on Friday", date="2026-02-27"),
            Slot(name="pay", type="money", text="$3 million", amount=3e6, currency="USD"),
        ),
        spans=evidence | {"member_text": (Span(0, 4),), "seat": (Span(13, 18),)},
        extractor="frames",
    )
    ruiz = Actor(article="a", name="Ana Ruiz", type="Person", evidence="Ruiz", spans=evidence)
    return [identified(ruiz), identified(seat)]


def told(quads: list[Quad]) -> dict[str, str]:
    """The values of the board seat by the local name of their property."""
    found = {}
    for quad in quads:
        if ":board_seat:" in str(quad.subject) and not quad.subject.value.endswith(":pay-3"):
            found[quad.predicate.value] = quad.object.value
    return found


def test_slots_become_properties_named_after_them():
    found = told(article_quads(ARTICLE, facts()))
    assert found[terms.TYPE.value] == f"{terms.KG}BoardSeat"
    assert found[f"{terms.KG}member"] == "urn:newskg:actor:ana-ruiz"
    assert found[f"{terms.KG}memberText"] == "Ruiz"
    assert found[f"{terms.KG}seat"] == "chair"
    assert found[f"{terms.KG}since"] == "2026-02-27"
    assert found[f"{terms.KG}pay"].endswith(":pay-3")
    assert found[f"{terms.KG}seatAt"].endswith("#char=13,18")
    assert found[terms.LABEL.value] == "Ana Ruiz, chair, on Friday, $3 million"


def test_evidence_and_provenance_are_like_those_of_other_facts():
    found = told(article_quads(ARTICLE, facts()))
    assert {
        terms.EVIDENCE.value,
        terms.DERIVED_FROM.value,
        terms.GENERATED_BY.value,
        terms.CONFIDENCE.value,
    } <= set(found)


def test_an_amount_is_a_node_with_number_and_currency():
    quads = [q for q in article_quads(ARTICLE, facts()) if q.subject.value.endswith(":pay-3")]
    values = {q.predicate: q.object for q in quads}
    assert values[terms.CURRENCY] == Literal("USD")
    assert values[terms.AMOUNT].value == "3000000"


def test_two_amounts_of_a_slot_are_two_nodes():
    pay = [Slot(name="pay", type="money", text=f"{n} euros", amount=n) for n in (3.0, 4.0)]
    fact = FrameFact(kind="board_seat", article="a", slots=tuple(pay))
    quads = article_quads(ARTICLE, [identified(fact)])
    assert len({q.subject for q in quads if q.predicate == terms.AMOUNT}) == 2


def test_a_frame_names_terms_of_its_own(tmp_path: Path):
    made = ontology(tmp_path, 'class = "org:Post"', 'property = "https://example.org/terms#seat"')
    found = told(article_quads(ARTICLE, facts(), frames=frame_terms(made)))
    assert found[terms.TYPE.value] == f"{terms.ORG}Post"
    assert found["https://example.org/terms#seat"] == "chair"


@pytest.mark.parametrize("term", ["Post", "nowhere:Post", "kg:", "http://a b"])
def test_what_is_no_term_is_an_error(tmp_path: Path, term: str):
    with pytest.raises(OntologyError, match=r"board_seat\.toml: class: .* is no term"):
        frame_terms(ontology(tmp_path, f'class = "{term}"'))


def test_an_unknown_actor_is_an_error():
    with pytest.raises(FactError, match="'Bo Ek' is no actor"):
        article_quads(ARTICLE, facts("Bo Ek"))


def test_the_terms_of_a_frame_are_declared(tmp_path: Path):
    made = {str(q.triple) for q in ontology_quads(ontology(tmp_path))}
    used = told(article_quads(ARTICLE, facts()))
    own = {p for p in used if p.startswith(terms.KG)}
    declared = {q.subject.value for q in ontology_quads(Ontology.open(tmp_path))}
    assert own <= declared
    assert any("seatAt" in t and "subPropertyOf" in t for t in made)


def test_what_a_file_declares_is_left_as_it_is(tmp_path: Path):
    ttl = (
        f"@prefix kg: <{terms.KG}> . @prefix rdfs: <{terms.RDFS}> .\n"
        'kg:BoardSeat rdfs:label "seat on a board"@en .'
    )
    node = NamedNode(f"{terms.KG}BoardSeat")
    quads = [q for q in ontology_quads(ontology(tmp_path, ttl=ttl)) if q.subject == node]
    labels = [q.object.value for q in quads if q.predicate == terms.LABEL]
    assert labels == ["seat on a board"]
    assert any(q.predicate == terms.SUB_CLASS_OF for q in quads)
