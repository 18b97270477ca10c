import json
import xml.etree.ElementTree as ET

import pytest

SELECT = "SELECT ?name WHERE { ?t a kg:Threat ; kg:issuer/rdfs:label ?name }"
CONSTRUCT = "CONSTRUCT { ?t a kg:Threat } WHERE { ?t a kg:Threat }"


def test_query_of_the_library_by_name(ask):
    done = ask("query", "threats")
    assert done.exit_code == 0
    assert "will sue" in done.stdout


def test_query_as_argument_from_a_file_and_from_standard_input(ask, tmp_path):
    (tmp_path / "q.rq").write_text(SELECT)
    expected = ask("query", SELECT, "--format", "csv").stdout
    assert expected.splitlines() == ["name", "Ada Marsh"]
    assert ask("query", "-f", str(tmp_path / "q.rq"), "--format", "csv").stdout == expected
    assert ask("query", "-", "--format", "csv", stdin=SELECT).stdout == expected


def test_values_of_parameters(ask):
    done = ask("query", "threats", "--set", "issuer=bo reed", "--format", "csv")
    assert len(done.stdout.splitlines()) == 1
    wrong = ask("query", "threats", "--set", "nobody=x")
    assert wrong.exit_code == 2
    assert "no parameter 'nobody'" in wrong.stderr


@pytest.mark.parametrize("name", ["query", "self"])
def test_parameter_with_any_name_is_no_traceback(ask, name):
    done = ask("query", "--set", f"{name}=x", "threats")
    assert done.exit_code == 2
    assert f"no parameter '{name}'" in done.stderr


def test_formats_that_a_program_reads(ask):
    rows = json.loads(ask("query", SELECT, "--format", "json").stdout)
    assert rows["results"]["bindings"][0]["name"]["value"] == "Ada Marsh"
    ET.fromstring(ask("query", SELECT, "--format", "xml").stdout)
    assert ask("query", SELECT, "--format", "tsv").stdout.splitlines()[0] == "?name"


def test_graphs_are_turtle_or_n_triples(ask):
    assert ask("query", CONSTRUCT).stdout.startswith("@prefix")
    assert ask("query", CONSTRUCT, "--format", "nt").stdout.startswith("<urn:newskg:threat:")
    assert ask("query", CONSTRUCT, "--format", "csv").exit_code == 2


def test_list_tells_every_query_and_its_parameters(ask, root):
    shown = ask("query", "--list").stdout
    for path in (root / "ontology" / "queries").glob("*.rq"):
        assert f"{path.stem}: " in shown
    assert "--set issuer=..." in shown


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * WHERE {", "not SPARQL"),
        ("threatz", "no query called 'threatz' (close to it: threats"),
        ("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
    ],
)
def test_query_that_cannot_run_is_one_line(ask, query, message):
    done = ask("query", query)
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert message in line


def test_query_needs_exactly_one_query(ask, tmp_path):
    (tmp_path / "q.rq").write_text(SELECT)
    assert ask("query").exit_code == 2
    assert ask("query", "threats", "-f", str(tmp_path / "q.rq")).exit_code == 2


def test_file_that_is_no_text_is_one_line(ask, tmp_path):
    (tmp_path / "q.rq").write_bytes(b"\xff\xfe\x00")
    done = ask("query", "-f", str(tmp_path / "q.rq"))
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1


def test_table_in_a_pipe_is_not_cut(ask):
    row = next(
        line for line in ask("query", "facts-by-article").stdout.splitlines() if "fee" in line
    )
    assert "…" not in row


def test_an_answer_without_rows_says_so(ask):
    done = ask("query", "SELECT ?x WHERE { ?x a <urn:none> }")
    assert done.exit_code == 0
    assert done.stderr.strip() == "no rows"
