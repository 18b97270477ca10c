"""The commands that look at a graph: explain, info, validate, view, export, evaluate."""

import json

import pytest


def test_explain_marks_the_evidence_in_its_sentence(ask):
    done = ask("explain", "ada marsh")
    assert done.exit_code == 0
    assert "> **Ada Marsh will sue Portico** over it." in done.stdout
    assert "characters 41-67 of a-" in done.stdout
    assert "in/a.txt" in done.stdout
    assert "\x1b[" not in done.stdout


def test_explain_takes_the_id_of_a_fact(ask):
    record = json.loads(ask("explain", "portico", "--json").stdout)
    threat = next(s["fact"] for s in record["statements"] if s["fact"]["kind"] == "threat")
    done = ask("explain", threat["id"])
    assert "action: will sue" in done.stdout
    assert "stance" not in done.stdout


def test_explain_gives_json_with_spans_into_the_text(ask, graph):
    record = json.loads(ask("explain", "Bo Reed", "--json").stdout)
    assert record["title"] == "Bo Reed"
    text = (graph / "in" / "b.txt").read_text()
    for statement in record["statements"]:
        for passage in statement["passages"]:
            start, end = passage["span"]
            assert text[start:end] == passage["text"]


def test_explain_of_an_unknown_name_lists_the_closest(ask):
    done = ask("explain", "Bo Red")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == ["error: no fact or actor 'Bo Red' (closest: Bo Reed, Reed)"]


def test_info_tells_counts_and_sizes(ask):
    done = ask("info")
    assert done.exit_code == 0
    assert "graph: 2 articles" in done.stdout
    assert "3 actors: Person 2, Company 1" in done.stdout
    assert "1 threat: legal 1" in done.stdout
    assert "view.html" in done.stdout


def test_info_as_json(ask):
    record = json.loads(ask("info", "--json").stdout)
    assert record["articles"] == 2
    assert record["counts"]["positions"] == {"asserts": 2}


def test_sound_graph_validates(ask):
    done = ask("validate")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "sound\n")
    assert json.loads(ask("validate", "--json").stdout) == []


def test_findings_are_listed_with_exit_code_1(kg, tmp_path):
    kg("build", "in")
    [path] = (tmp_path / "graph" / "facts").glob("b-*")
    path.write_text(path.read_text().replace("is fair", "is unfair"))
    done = kg("validate")
    assert done.exit_code == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "files",
        "evidence",
        "evidence",
    ]
    assert done.stderr == "3 findings\n"


def test_view_is_written_where_it_is_asked_for(ask, tmp_path):
    done = ask("view", "-o", str(tmp_path / "page.html"))
    assert done.exit_code == 0
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_export_takes_its_format_from_the_ending_or_by_name(ask, tmp_path):
    assert ask("export", str(tmp_path / "g.nq")).exit_code == 0
    assert b"<urn:newskg:" in (tmp_path / "g.nq").read_bytes()
    done = ask("export", str(tmp_path / "g"), "--format", "turtle")
    assert (tmp_path / "g").read_bytes().startswith(b"@prefix")
    assert done.stderr.splitlines() == [str(tmp_path / "g")]


def test_export_in_an_unknown_format_is_one_line(ask, tmp_path):
    done = ask("export", str(tmp_path / "g.docx"))
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert "stands for no format" in line


@pytest.mark.parametrize(
    "command",
    [
        ("query", "threats"),
        ("view",),
        ("export", "x.ttl"),
        ("info",),
        ("validate",),
        ("explain", "x"),
    ],
)
def test_missing_graph_is_one_line_with_a_mend(kg, tmp_path, command):
    done = kg(*command)
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("error: graph: no such build directory (")
    assert "kg build" in line


GOLD = [
    {"kind": "actor", "name": "Ada Marsh", "type": "Person", "must": True},
    {
        "kind": "position",
        "holder": "Ada Marsh",
        "proposition": "the fee is too high",
        "stance": "opposes",
        "must": True,
    },
    {"kind": "actor", "name": "Quill", "type": "Company", "must": True},
]


@pytest.fixture
def gold(kg, tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.jsonl").write_text("".join(json.dumps(g) + "\n" for g in GOLD))
    (folder / "a.txt").write_text((tmp_path / "in" / "a.txt").read_text())
    return folder


def test_evaluate_extracts_and_scores(kg, gold):
    record = json.loads(kg("evaluate", "gold", "--json").stdout)
    assert (record["position"]["R"], record["actor"]["R"]) == (100.0, 50.0)


def test_evaluate_scores_what_was_extracted_before(kg, gold):
    kg("extract", "gold/a.txt", "-o", "facts")
    assert kg("evaluate", "gold", "--system", "facts").stdout == kg("evaluate", "gold").stdout


def test_evaluate_shows_the_errors_of_a_kind(kg, gold):
    done = kg("evaluate", "gold", "--show", "actor")
    assert any("MISSED" in line and "Quill" in line for line in done.stdout.splitlines())


def test_evaluate_without_gold_is_one_line(kg, tmp_path):
    (tmp_path / "none").mkdir()
    done = kg("evaluate", "none")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
