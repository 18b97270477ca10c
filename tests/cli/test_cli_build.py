import json

import pytest

from kg import api
from kg.builds.inputs import LONGEST
from kg.builds.outputs import Stamp


def lines(text):
    return text.strip().splitlines()


def test_build_ends_with_a_summary_and_what_to_do_next(kg, tmp_path):
    done = kg("build", "in")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert lines(done.stdout)[0] == "2 articles: 3 actors, 2 positions, 1 threat, 0 contracts"
    assert "graph/view.html" in done.stdout
    assert "kg query threats" in done.stdout
    assert (tmp_path / "graph" / "view.html").is_file()


def test_summary_names_another_directory(kg):
    assert "kg query -g g2 threats" in kg("build", "in", "-o", "g2").stdout


def test_second_build_adds_and_extracts_only_what_is_new(kg, pipeline):
    kg("build", "in/a.txt")
    done = kg("build", "in/a.txt", "in/b.txt")
    assert lines(done.stdout)[1].startswith("1 extracted in ")
    assert len(pipeline.read) == 2


def test_fresh_starts_anew(kg):
    kg("build", "in/a.txt")
    assert lines(kg("build", "--fresh", "in/b.txt").stdout)[0].startswith("1 article: ")


def test_json_summary(kg):
    done = kg("build", "in", "nowhere.txt", "--json")
    record = json.loads(done.stdout)
    assert done.exit_code == 1
    assert record["facts"] == {"actor": 3, "position": 2, "threat": 1, "contract": 0}
    assert record["refused"] == [
        {"where": "nowhere.txt", "what": "no such file or folder", "mend": "check the path"}
    ]
    assert record["skipped"] == 0


def test_standard_input_is_an_article(kg):
    done = kg("build", "-", stdin="Cy Holm said that it rains.")
    assert lines(done.stdout)[0].startswith("1 article: 1 actor, 1 position")


def test_fields_of_json_lines_can_be_named(kg, tmp_path):
    (tmp_path / "x.jsonl").write_text('{"words": "Cy Holm said that it rains."}\n')
    done = kg("build", "x.jsonl", "--field", "text=words")
    assert done.exit_code == 0
    assert kg("build", "x.jsonl", "--field", "words").exit_code == 2
    assert "no such field map: colour=x" in kg("build", "x.jsonl", "--field", "colour=x").stderr


def test_base_is_what_iris_start_with(kg):
    kg("build", "in", "--base", "https://example.org/")
    done = kg("query", "SELECT ?t WHERE { ?t a kg:Threat }", "--format", "csv")
    assert "https://example.org/threat:" in done.stdout
    assert kg("build", "in", "--base", "no iri", "--fresh").exit_code == 2


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 8, None),
    "blank.html": (b"<html><body><script>x()</script></body></html>", None),
    "broken.jsonl": (b'{"text": "Cy Holm said that it rains."}\n{"text": \n', "broken JSON"),
    "quotes.txt": ("“Stop, Dee Fox said that it is over.".encode(), "a quotation mark"),
    "huge.txt": (b"It rained all day.\n" * (LONGEST // 10), f"an article has at most {LONGEST:,}"),
    "silent.txt": (b"It rained all day in the hills.", "no facts found"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_in_one_line_and_the_others_are_built(kg, tmp_path, name):
    content, reason = BAD[name]
    (tmp_path / "in" / name).write_bytes(content)
    done = kg("build", "in")
    assert done.exit_code == 1
    [line] = lines(done.stderr)
    assert f"in/{name}" in line
    assert (reason or "") in line
    assert line.endswith(")")
    assert "Traceback" not in done.output
    assert kg("explain", "Ada Marsh").exit_code == kg("explain", "Bo Reed").exit_code == 0


def test_lines_beside_a_broken_one_are_built(kg, tmp_path):
    (tmp_path / "x.jsonl").write_bytes(BAD["broken.jsonl"][0])
    done = kg("build", "x.jsonl")
    assert done.exit_code == 1
    assert "x.jsonl:2" in done.stderr
    assert lines(done.stdout)[0].startswith("1 article: ")


def test_text_in_another_encoding_is_built(kg, tmp_path):
    (tmp_path / "old.txt").write_bytes("Zoë Marsh said that Ada Marsh left.".encode("cp1252"))
    done = kg("build", "old.txt")
    assert lines(done.stdout)[0].startswith("1 article: ")
    assert "Traceback" not in done.output


@pytest.mark.parametrize("missing", ["nowhere.txt", "void", "*.pdf"])
def test_paths_that_hold_no_article_are_named(kg, tmp_path, missing):
    (tmp_path / "void").mkdir()
    done = kg("build", missing, "in")
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert missing in done.stderr
    assert lines(done.stdout)[0].startswith("2 articles: ")


def test_nothing_is_made_where_nothing_is_read(kg, tmp_path):
    done = kg("build", "nowhere.txt")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert not (tmp_path / "graph").exists()


def test_files_of_the_graph_itself_are_no_articles(kg):
    kg("build", "in", "-o", "in/graph")
    done = kg("build", "in", "-o", "in/graph")
    assert done.exit_code == 0
    assert lines(done.stdout)[0].startswith("2 articles: ")
    [line] = lines(done.stderr)
    assert line.endswith(" files in in/graph were skipped: what a build made is no article")


def test_standard_input_is_built_into_the_working_folder(kg, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    done = kg("build", "-", "-o", ".", stdin="Cy Holm said that it rains.")
    assert lines(done.stdout)[0].startswith("1 article: ")


@pytest.mark.parametrize("missing", ["nowhere.txt", "."])
def test_input_that_is_not_there_is_refused_in_the_working_folder_too(
    kg, tmp_path, monkeypatch, missing
):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    done = kg("build", missing, "-o", ".")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"refused: {missing}: ")


def test_folder_with_facts_beside_its_articles_is_built(kg, tmp_path):
    kg("extract", "in", "-o", "in")
    done = kg("build", "in")
    assert (done.exit_code, done.stderr) == (0, "")
    assert lines(done.stdout)[0].startswith("2 articles: ")


def test_facts_file_that_is_named_is_refused_in_one_line(kg):
    kg("extract", "in", "-o", "facts")
    done = kg("build", "in/a.txt", "facts/a.jsonl")
    assert done.exit_code == 1
    [line] = lines(done.stderr)
    assert line.startswith("refused: facts/a.jsonl: a file of facts, not of articles (")


def test_command_that_is_shown_quotes_its_directory(kg):
    assert "kg query -g 'my graph' threats" in kg("build", "in", "-o", "my graph").stdout


def test_no_paths_is_wrong_use(kg):
    assert kg("build").exit_code == 2


def test_foreign_directory_is_refused_in_one_line(kg, tmp_path):
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "notes.txt").write_text("mine")
    done = kg("build", "in")
    assert done.exit_code == 2
    [line] = lines(done.stderr)
    assert line.startswith("error: graph: not empty, and not a build directory (")
    assert [p.name for p in (tmp_path / "graph").iterdir()] == ["notes.txt"]


def test_debug_shows_the_traceback(kg, tmp_path, monkeypatch):
    (tmp_path / "graph").write_text("a file")
    assert type(kg("--debug", "build", "in").exception).__name__ == "BuildDirectoryError"
    monkeypatch.setenv("KG_DEBUG", "1")
    assert type(kg("build", "in").exception).__name__ == "BuildDirectoryError"


def test_interruption_is_one_line_and_the_build_can_go_on(kg, monkeypatch, pipeline):
    pipeline._stop_after = 1
    done = kg("build", "in")
    assert done.exit_code == 130
    assert lines(done.stderr) == ["interrupted; run the same command again to go on"]
    pipeline._stop_after = None
    assert lines(kg("build", "in").stdout)[1].startswith("1 extracted")


def test_full_disk_is_one_line(kg, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.builds.directory.os.fsync", full)
    done = kg("build", "in")
    assert done.exit_code == 2
    [line] = lines(done.stderr)
    assert "No space left on device" in line
    assert "free some space" in line


def test_facts_that_break_the_shapes_are_reported(kg, monkeypatch):
    broken = {"a": ["urn:x: A fact has evidence."]}
    made = Stamp("", "", "", {}, violations=broken)
    monkeypatch.setattr("kg.builds.outputs.refresh", lambda *_: made)
    done = kg("build", "in")
    assert done.exit_code == 1
    assert lines(done.stderr) == [
        "warning: a fact breaks the shapes: urn:x: A fact has evidence. "
        "(please report it: our fault)"
    ]


def test_command_line_uses_the_options_for_the_pipeline(kg, monkeypatch, tmp_path, pipeline):
    seen = []
    monkeypatch.setattr(api, "pipeline", lambda settings=None: seen.append(settings) or pipeline)
    (tmp_path / "tagger").mkdir()
    kg("build", "in", "--model", "tagger", "--spacy-model", "en_other")
    assert (str(seen[0].model), seen[0].spacy_model) == ("tagger", "en_other")
    assert kg("build", "in", "--ontology", "tagger").exit_code == 2


def test_the_least_confidence_is_a_setting_of_the_pipeline(kg, monkeypatch, pipeline):
    seen = []
    monkeypatch.setattr(api, "pipeline", lambda settings=None: seen.append(settings) or pipeline)
    kg("build", "in", "--min-confidence", "0.8")
    kg("build", "in")
    assert [s.min_confidence for s in seen] == [0.8, None]
    assert kg("build", "in", "--min-confidence", "80").exit_code == 2
