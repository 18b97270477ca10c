"""The shipped queries answer on a small graph, and say what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_graph

from kg.errors import NotFoundError, OntologyError
from kg.ontology import Ontology
from kg.query import Result, find, library, run
from kg.rdf import terms
from kg.store import Store

LIBRARY = library(Ontology.open())
WANTED = {
    "who-opposes-what",
    "threats",
    "contracts-by-value",
    "what-did-x-say",
    "who-holds-which-office",
    "anonymous-sources",
    "evidence",
    "most-quoted",
    "disputes",
    "facts-by-article",
    "deadlines",
    "stance-matrix",
    "stances-on-topic",
}


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_graph.store()


def ask(store: Store, query: str, /, **values: str) -> list[dict[str, object]]:
    result: Result = run(store, LIBRARY[query].text, values)
    return [dict(zip(result.columns, row, strict=True)) for row in result.values()]


def test_library_has_the_promised_queries() -> None:
    assert LIBRARY.keys() >= WANTED


@pytest.mark.parametrize("name", LIBRARY)
def test_query_says_what_it_is(name: str) -> None:
    query = LIBRARY[name]
    assert query.title
    assert query.description.endswith(".")
    assert all(p.description for p in query.parameters)


@pytest.mark.parametrize("name", LIBRARY)
def test_query_gives_rows_and_no_row_twice(name: str, store: Store) -> None:
    rows = run(store, LIBRARY[name].text).rows
    assert rows
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(
    ("name", "parameter"), [(n, p.name) for n, q in LIBRARY.items() for p in q.parameters]
)
def test_every_parameter_narrows_the_answer(name: str, parameter: str, store: Store) -> None:
    value = "9999" if parameter in ("after", "min") else "Nobody at all"
    if parameter == "min":
        value = "99999999999"
    assert run(store, LIBRARY[name].text, {parameter: value}).rows == ()


def test_names_match_labels_and_other_names_in_any_case(store: Store) -> None:
    by_label = ask(store, "what-did-x-say", name="ADA OBI")
    by_other_name = ask(store, "what-did-x-say", name="obi")
    assert by_label == by_other_name
    assert {row["proposition"] for row in by_label} == {
        "We reject that",
        "the firm agrees to talks",
    }


def test_what_x_said_about_an_actor_named_in_the_words(store: Store) -> None:
    rows = ask(store, "what-did-x-say", about="blue crane")
    assert [row["holder"] for row in rows] == ["Harbour Authority"]


def test_threats_tell_all_parts(store: Store) -> None:
    (row,) = ask(store, "threats", issuer="the authority", target="blue crane")
    assert row["action"] == "end its contract with Blue Crane Ltd"
    assert (row["type"], row["status"]) == ("terminate_contract", "announced")
    assert row["condition"] == "the firm repairs the quay"
    assert str(row["deadline"]) == "2026-03-01 17:01:00-05:00"
    assert row["article"] == 'The "quay" quarrel'


@pytest.fixture(scope="module")
def unsaid() -> Store:
    """The same graph without the target of the threat and the parties of the contract."""
    gone = [terms.kg(n) for n in ("target", "party", "awarder", "contractor")]
    made = Store.in_memory()
    made.load([q for q in sample_graph.all_quads() if q.predicate not in gone])
    return made


def test_threats_without_a_target_are_told_but_do_not_answer_for_one(unsaid: Store) -> None:
    (row,) = ask(unsaid, "threats", issuer="the authority")
    assert (row["from"], row["to"]) == ("Harbour Authority", None)
    assert ask(unsaid, "threats", target="blue crane") == []


def test_contracts_without_parties_are_told(unsaid: Store) -> None:
    assert [r["parties"] for r in ask(unsaid, "contracts-by-value")] == [None]
    assert ask(unsaid, "contracts-by-value", name="blue crane") == []


def test_contracts_tell_parties_worth_and_status(store: Store) -> None:
    (row,) = ask(store, "contracts-by-value", name="blue crane", min="1000000")
    assert set(str(row["parties"]).split(", ")) == {"Harbour Authority", "Blue Crane Ltd"}
    assert (row["value"], row["currency"], row["qualifier"]) == (1500000, "USD", "up_to")


def test_who_opposes_what(store: Store) -> None:
    (row,) = ask(store, "who-opposes-what")
    assert (row["holder"], row["stance"]) == ("Ada Obi", "refuses")
    assert (row["addressee"], row["proposition"]) == ("Harbour Authority", "We reject that")


def test_offices_tell_organization_and_former_ones(store: Store) -> None:
    rows = {row["person"]: row for row in ask(store, "who-holds-which-office")}
    assert rows["Ada Obi"]["organization"] == "Blue Crane Ltd"
    assert rows["Li Bo"]["current"] is False
    assert [r["person"] for r in ask(store, "who-holds-which-office", name="Blue Crane")] == [
        "Ada Obi"
    ]


def test_anonymous_sources_by_part_of_the_title(store: Store) -> None:
    (row,) = ask(store, "anonymous-sources", article="quay")
    assert str(row["source"]).startswith("A port official")
    assert (row["positions"], row["threats"]) == (1, 0)


def test_evidence_of_a_fact_by_id_and_by_iri(store: Store) -> None:
    threat = next(f for f in sample_graph.facts() if f.kind == "threat")
    (row,) = ask(store, "evidence", id=threat.id)
    assert row["words"] == threat.evidence
    assert sample_graph.TEXT[row["start"] : row["end"]] == threat.evidence  # type: ignore[misc]
    assert ask(store, "evidence", id=f"<urn:newskg:{threat.id}>") == [row]


def test_evidence_of_an_actor_by_name(store: Store) -> None:
    assert [row["fact"] for row in ask(store, "evidence", id="obi")] == ["Ada Obi"]


def test_most_quoted_counts_quotation_marks(store: Store) -> None:
    rows = {row["actor"]: (row["positions"], row["quoted"]) for row in ask(store, "most-quoted")}
    assert rows["Ada Obi"] == (2, 1)
    assert rows["Harbour Authority"] == (1, 0)


def test_disputes_go_both_ways_whatever_the_order_of_names(store: Store) -> None:
    rows = ask(store, "disputes", a="Obi", b="the Authority")
    assert rows == ask(store, "disputes", a="the Authority", b="Obi")
    assert [(r["from"], r["does"], r["to"]) for r in rows] == [
        ("Ada Obi", "refuses", "Harbour Authority")
    ]
    both = ask(store, "disputes", a="the Authority")
    assert {r["from"] for r in both} == {"Ada Obi", "Harbour Authority"}


def test_facts_by_article_follow_the_text(store: Store) -> None:
    rows = ask(store, "facts-by-article", article="quay-0a1b2c")
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)  # type: ignore[type-var]
    assert {row["kind"] for row in rows} == {"position", "threat", "contract"}


def test_deadlines_are_sorted_and_cut(store: Store) -> None:
    rows = ask(store, "deadlines")
    assert [row["what"] for row in rows] == ["threat", "contract ends"]
    assert [row["what"] for row in ask(store, "deadlines", after="2026-06")] == ["contract ends"]


def test_stance_matrix_counts(store: Store) -> None:
    rows = ask(store, "stance-matrix", name="obi")
    assert {(r["stance"], r["positions"]) for r in rows} == {("refuses", 1), ("agrees", 1)}


def test_who_stands_where_on_a_topic_by_a_part_of_its_name(store: Store) -> None:
    (row,) = ask(store, "stances-on-topic", about="TALK")
    assert (row["topic"], row["side"], row["holder"]) == ("talks", "for", "Ada Obi")
    assert (row["stance"], row["certainty"]) == ("agrees", "certain")


def test_topics_are_found_by_the_words_of_the_text_too(store: Store) -> None:
    (row,) = ask(store, "stances-on-topic", about="repairs")
    assert (row["topic"], row["side"]) == ("repair", "open")


def test_money_at_stake_joins_threat_and_contract(store: Store) -> None:
    (row,) = ask(store, "money-at-stake")
    assert (row["value"], row["threatens"], row["threatened"]) == (
        1500000,
        "Harbour Authority",
        "Blue Crane Ltd",
    )


def test_actors_by_type(store: Store) -> None:
    (row,) = ask(store, "actors", type="company")
    assert (row["actor"], row["names"], row["articles"]) == ("Blue Crane Ltd", "Blue Crane", 1)


def test_unknown_name_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="close to it: threats"):
        find(Ontology.open(), "threat")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# title: T\nSELECT * {}", "without description"),
        ("# description: D\nSELECT * {}", "without title"),
        ("# title: T\n# description: D\nSELECT * { VALUES ?x { UNDEF } }", "differ"),
        ("# title: T\n# description: D\n# param: x - X\nSELECT * {}", "differ"),
        ("# title: T\n# description: D\n# param: x\nSELECT * {}", "without description: 'x'"),
    ],
)
def test_query_file_without_its_comments_is_an_error(
    text: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "kg.ttl").write_text("")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "own.rq").write_text(text)
    with pytest.raises(OntologyError, match=rf"own\.rq.*{message}"):
        library(Ontology.open(tmp_path))
