"""kg resolve and kg review: pairs listed, judged by option, by key and in a file."""

from __future__ import annotations

import csv
import json

import pytest

from kg.builds.directory import BuildDir
from kg.builds.resolving import decided

MORE = {
    "c.txt": "Robert Dane said that the mill is closed.",
    "d.txt": "Bob Dane said that the mill is open. Rob Dane said that it is late.",
}


@pytest.fixture
def graph(kg, tmp_path):
    """A graph in which Robert, Bob and Rob Dane may be one."""
    for name, text in MORE.items():
        (tmp_path / "in" / name).write_text(text)
    assert kg("build", "in").exit_code == 0
    return BuildDir.open(tmp_path / "graph")


def ids(graph):
    return {name[0]: name for name in graph.manifest().articles}


def pair(graph):
    return [f"{ids(graph)['d']}:Bob Dane", f"{ids(graph)['c']}:Robert Dane"]


def judgements(graph):
    return [d.judgement for d in decided(graph)[0]]


def test_build_tells_how_many_pairs_may_be_one(kg, graph):
    assert "kg review  (2 pairs may be one actor)" in kg("build", "in").stdout
    assert json.loads(kg("build", "in", "--json").stdout)["proposals"] == 2


def test_pairs_are_listed_with_their_evidence(kg, graph):
    done = kg("resolve")
    assert done.exit_code == 0
    assert "  ".join(pair(graph)) in done.stdout
    assert "short form of the given name (+5.0)" in done.stdout
    assert "2 pairs to judge: kg review" in done.stderr


def test_pairs_as_json_have_evidence_that_adds_up(kg, graph):
    for record in json.loads(kg("resolve", "--json").stdout):
        assert sum(e["points"] for e in record["evidence"]) == pytest.approx(record["score"])


def test_same_by_option_joins_and_undo_parts(kg, graph):
    done = kg("resolve", "--same", *pair(graph), "--by", "Mia", "--reason", "one desk")
    assert done.exit_code == 0
    assert "1 judgement, 1 article rewritten" in done.stderr
    shown = kg("explain", "Bob Dane").stdout
    assert "by Mia: one desk" in shown
    assert "mill is closed" in shown
    kg("resolve", "--undo", *pair(graph))
    assert "mill is closed" not in kg("explain", "Bob Dane").stdout


def test_different_by_option_takes_the_pair_from_the_list(kg, graph):
    done = kg("resolve", "--different", *pair(graph))
    assert "  ".join(pair(graph)) not in done.stdout
    assert "1 pair to judge" in done.stderr


def test_threshold_joins_and_keeps_it(kg, graph):
    kg("resolve", "--threshold", "5")
    assert judgements(graph) == ["same"]
    assert decided(graph)[0][0].by == "rule"


@pytest.mark.parametrize("points", ["2", "7", "x"])
def test_threshold_outside_the_scale_is_wrong_use(kg, graph, points):
    assert kg("resolve", "--threshold", points).exit_code == 2


def test_unknown_actor_is_an_error_and_nothing_is_written(kg, graph):
    done = kg("resolve", "--same", "nowhere:Nobody", pair(graph)[0])
    assert done.exit_code == 2
    assert done.stderr.startswith("error: no actor nowhere:Nobody")
    assert graph.decisions_path.read_text() == ""


def test_words_that_name_no_actor_are_an_error(kg, graph):
    done = kg("resolve", "--same", "Nobody", pair(graph)[0])
    assert done.exit_code == 2
    assert "ARTICLE-ID:NAME" in done.stderr


def test_broken_line_of_the_log_is_told_and_the_rest_holds(kg, graph):
    kg("resolve", "--different", *pair(graph))
    with graph.decisions_path.open("a") as log:
        log.write("{\n")
    done = kg("resolve")
    assert done.exit_code == 0
    assert "decisions.jsonl:2: not a decision" in done.stderr
    assert "1 pair to judge" in done.stderr
    assert "decisions.jsonl:2: not a decision" in kg("validate").stdout


def test_contradiction_is_told(kg, graph):
    bob, robert = pair(graph)
    rob = f"{ids(graph)['d']}:Rob Dane"
    done = kg("resolve", "--same", robert, bob, "--same", robert, rob, "--different", bob, rob)
    assert "judged the same, but" in done.stderr


# ---- kg review -----------------------------------------------------------------------------------


def test_each_pair_is_shown_with_both_sides(kg, graph):
    done = kg("review", stdin="q")
    assert done.exit_code == 0
    for shown in ("1 of 2", "Robert Dane, Person", "> Robert Dane said that the mill is closed."):
        assert shown in done.stdout


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("sq", ["same"]),
        ("dq", ["different"]),
        ("uq", ["unsure"]),
        ("du", ["different", "unsure"]),
        ("kq", []),
        ("x?dq", ["different"]),
        ("sbq", []),
        ("sbdq", ["different"]),
        ("bdq", ["different"]),
        ("", []),
        ("d", ["different"]),
    ],
)
def test_one_key_judges_a_pair(kg, graph, keys, expected):
    done = kg("review", "--by", "Mia", stdin=keys)
    assert done.exit_code == 0
    assert judgements(graph) == expected
    assert "Traceback" not in done.output


def test_answers_are_applied_when_the_review_ends(kg, graph):
    kg("review", stdin="sq")
    assert (
        len({line for line in kg("explain", "Bob Dane").stdout.splitlines() if "mill is" in line})
        > 1
    )


def test_without_a_terminal_the_file_is_named(kg, graph, monkeypatch):
    def nobody():
        raise OSError("no such device")

    monkeypatch.setattr("click.getchar", nobody)
    done = kg("review")
    assert done.exit_code == 2
    assert "error: no terminal to ask on (use --to FILE and --from FILE)" in done.stderr


def test_interrupted_review_applies_what_was_answered(kg, graph, monkeypatch):
    keys = iter("s")

    def interrupted():
        if key := next(keys, ""):
            return key
        raise KeyboardInterrupt

    monkeypatch.setattr("click.getchar", interrupted)
    done = kg("review")
    assert done.exit_code in (1, 130)
    assert "1 judgement, 1 article rewritten" in done.stderr


def test_nothing_to_judge_is_told(kg):
    kg("build", "in")
    done = kg("review")
    assert done.exit_code == 0
    assert "0 judgements" in done.stderr


def test_file_is_written_filled_in_and_taken_up(kg, graph, tmp_path):
    done = kg("review", "--to", "pairs.tsv")
    assert "2 pairs" in done.stderr
    text = (tmp_path / "pairs.tsv").read_text()
    first, row, *rest = text.splitlines()
    (tmp_path / "pairs.tsv").write_text("\n".join([first, f"s{row}", *rest]) + "\n")
    done = kg("review", "--from", "pairs.tsv", "--by", "Mia")
    assert done.exit_code == 0
    assert judgements(graph) == ["same"]
    assert "1 judgement" in done.stderr
    again = kg("review", "--from", "pairs.tsv", "--by", "Mia")
    assert "0 judgements, 0 articles" in again.stderr


def test_file_with_all_has_what_was_judged(kg, graph, tmp_path):
    kg("resolve", "--different", *pair(graph))
    kg("review", "--to", "pairs.tsv", "--all")
    with (tmp_path / "pairs.tsv").open(newline="") as stream:
        states = {row["state"] for row in csv.DictReader(stream, delimiter="\t")}
    assert states == {"proposed", "different"}


def test_decision_on_an_actor_who_is_gone_is_no_question(kg, graph, tmp_path):
    kg("resolve", "--different", *pair(graph))
    (tmp_path / "in" / "d.txt").write_text("Bo Reed said that the mill is old.")
    kg("build", "in")
    done = kg("review", "--all", stdin="q")
    assert done.exit_code == 0
    assert "Bob Dane" not in done.stdout


def test_back_restores_what_was_judged_before(kg, graph):
    bob, robert = pair(graph)
    rob = f"{ids(graph)['d']}:Rob Dane"
    kg("resolve", "--different", bob, robert, "--different", rob, robert, "--reason", "two desks")
    before = decided(graph)[0]
    kg("review", "--all", stdin="ubq")
    assert set(decided(graph)[0]) == set(before)


def test_wrong_row_is_refused_with_its_line(kg, graph, tmp_path):
    kg("review", "--to", "pairs.tsv")
    first, row, *rest = (tmp_path / "pairs.tsv").read_text().splitlines()
    (tmp_path / "pairs.tsv").write_text("\n".join([first, f"x{row}", *rest]) + "\n")
    done = kg("review", "--from", "pairs.tsv")
    assert done.exit_code == 1
    assert "refused: pairs.tsv:2: not a judgement: 'x'" in done.stderr


def test_to_and_from_at_once_is_wrong_use(kg, graph, tmp_path):
    (tmp_path / "pairs.tsv").write_text("")
    assert kg("review", "--to", "a.tsv", "--from", "pairs.tsv").exit_code == 2


def test_without_a_graph_it_is_an_error(kg):
    for command in ("resolve", "review"):
        assert kg(command).stderr.startswith("error: graph: no such build directory")


# ---- kg build --gazetteer ------------------------------------------------------------------------


def test_gazetteer_links_actors_and_a_bad_row_is_refused(kg, tmp_path):
    (tmp_path / "names.csv").write_text(
        "name,type,iri\nBo Reed,Person,https://example.org/Q1\nx,,\n"
    )
    done = kg("build", "in", "--gazetteer", "names.csv")
    assert done.exit_code == 1
    assert "refused: names.csv:3" in done.stderr
    query = "SELECT ?who WHERE { ?who owl:sameAs <https://example.org/Q1> }"
    assert "urn:newskg:actor:bo-reed" in kg("query", query, "--format", "csv").stdout


def test_missing_gazetteer_is_an_error(kg):
    done = kg("build", "in", "--gazetteer", "none.csv")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: none.csv: cannot be read")
