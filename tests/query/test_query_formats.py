"""Results as text."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
import sample_graph
from pyoxigraph import QueryResultsFormat

from kg.errors import QueryError
from kg.query import FORMATS, Result, default_format, render, run
from kg.query.formats import GRAPH_FORMATS, TABLE_FORMATS

SELECT = """SELECT ?x ?none WHERE { VALUES (?x ?none) {
  ("a, \\"b\\"\\nc" UNDEF) ("chat"@fr UNDEF) (5 UNDEF) (kg:Threat UNDEF) ("[bold]x[/]" UNDEF) } }"""


@pytest.fixture(scope="module")
def result() -> Result:
    return run(sample_graph.store(), SELECT)


@pytest.fixture(scope="module")
def graph() -> Result:
    return run(sample_graph.store(), "CONSTRUCT { ?t a kg:Threat } WHERE { ?t a kg:Threat }")


@pytest.fixture(scope="module")
def answer() -> Result:
    return run(sample_graph.store(), "ASK { ?t a kg:Threat }")


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_result_reads_back_as_it_was(form: str, result: Result) -> None:
    kind = getattr(QueryResultsFormat, form.upper())
    read = ox.parse_query_results(render(result, form), kind)
    assert isinstance(read, ox.QuerySolutions)
    assert [tuple(row) for row in read] == list(result.rows)


def test_json_has_the_standard_members(result: Result) -> None:
    document = json.loads(render(result, "json"))
    assert document["head"]["vars"] == ["x", "none"]
    assert document["results"]["bindings"][1] == {
        "x": {"type": "literal", "value": "chat", "xml:lang": "fr"}
    }


def test_csv_is_read_by_a_csv_reader(result: Result) -> None:
    rows = list(csv.reader(io.StringIO(render(result, "csv"))))
    assert rows[:2] == [["x", "none"], ['a, "b"\nc', ""]]


def test_xml_is_xml(result: Result) -> None:
    assert ET.fromstring(render(result, "xml")).tag.endswith("sparql")


def test_table_has_short_names_and_takes_no_markup(result: Result) -> None:
    text = render(result, "table")
    assert "kg:Threat" in text
    assert "[bold]x[/]" in text


def test_table_shortens_data_iris_and_keeps_to_the_width() -> None:
    found = run(sample_graph.store(), "SELECT ?a { ?a a kg:Company }")
    text = render(found, "table", width=40)
    assert "actor:blue-crane-ltd" in text
    assert "urn:newskg" not in text
    assert max(map(len, text.splitlines())) <= 40


def test_ask_as_words_and_as_json(answer: Result) -> None:
    assert render(answer, "table") == "yes\n"
    assert json.loads(render(answer, "json"))["boolean"] is True


def test_graph_as_turtle_and_n_triples(graph: Result) -> None:
    assert "a kg:Threat ." in render(graph, "ttl")
    assert render(graph, "nt").count("\n") == 1


def test_default_format_follows_the_kind(graph: Result, result: Result) -> None:
    assert (default_format(graph), default_format(result)) == ("ttl", "table")


@pytest.mark.parametrize("form", [*GRAPH_FORMATS, "docx"])
def test_table_in_a_graph_format_is_an_error(form: str, result: Result) -> None:
    with pytest.raises(QueryError, match="use one of table, csv, tsv, json, xml"):
        render(result, form)


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_graph_in_a_table_format_is_an_error(form: str, graph: Result) -> None:
    assert form in FORMATS
    with pytest.raises(QueryError, match="use one of ttl, nt"):
        render(graph, form)
