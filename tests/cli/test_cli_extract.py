import json

import pytest

from kg.article import article_id


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def test_facts_go_to_standard_output(kg):
    done = kg("extract", "in/a.txt")
    assert done.exit_code == 0
    assert [r["kind"] for r in records(done.stdout)] == ["actor", "actor", "position", "threat"]


def test_each_input_has_a_file_of_its_own(kg, tmp_path):
    done = kg("extract", "in", "-o", "facts")
    assert done.stdout == ""
    assert sorted(p.name for p in (tmp_path / "facts").iterdir()) == ["a.jsonl", "b.jsonl"]
    assert len(records((tmp_path / "facts" / "b.jsonl").read_text())) == 2


def test_json_lines_give_a_file_for_each_article(kg, tmp_path):
    (tmp_path / "x.jsonl").write_text('{"id": "one", "text": "Cy Holm said that it rains."}\n')
    kg("extract", "x.jsonl", "-o", "facts")
    [path] = (tmp_path / "facts").iterdir()
    assert path.name.startswith("one-")


def test_refused_input_is_named_and_the_others_are_extracted(kg):
    done = kg("extract", "in/a.txt", "nowhere.txt")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "refused: nowhere.txt: no such file or folder (check the path)"
    ]
    assert len(records(done.stdout)) == 4


def test_standard_input(kg):
    done = kg("extract", "-", stdin="Cy Holm said that it rains.")
    assert [r["kind"] for r in records(done.stdout)] == ["actor", "position"]


def test_spans_give_the_fields_back(kg, tmp_path):
    text = (tmp_path / "in" / "a.txt").read_text()
    for record in records(kg("extract", "in/a.txt").stdout):
        for field, spans in record["spans"].items():
            assert " ... ".join(text[a:b] for a, b in spans) == record[field]


def test_facts_extracted_before_are_replaced(kg, tmp_path):
    kg("extract", "in/a.txt", "-o", "in")
    (tmp_path / "in" / "a.txt").write_text("It rains.")
    assert kg("extract", "in/a.txt", "-o", "in").exit_code == 0
    assert (tmp_path / "in" / "a.jsonl").read_text() == ""  # no facts at all
    assert kg("extract", "in/a.txt", "-o", "in").exit_code == 0


@pytest.mark.parametrize(
    "content",
    [
        '{"kind": "actor", "name": "Ada Marsh", "must": true}\n',
        '{"text": "It rains."}\n',
        "mine",
        "3",
    ],
)
def test_file_that_is_no_facts_file_is_not_overwritten(kg, tmp_path, content):
    (tmp_path / "in" / "a.jsonl").write_text(content)
    done = kg("extract", "in/a.txt", "-o", "in")
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("error: in/a.jsonl: not overwritten: this is no file of facts")
    assert (tmp_path / "in" / "a.jsonl").read_text() == content


def test_file_that_is_no_text_is_not_overwritten(kg, tmp_path):
    (tmp_path / "in" / "a.jsonl").write_bytes(b"\xff\xfe")
    assert kg("extract", "in/a.txt", "-o", "in").exit_code == 2
    assert (tmp_path / "in" / "a.jsonl").read_bytes() == b"\xff\xfe"


def test_input_is_not_overwritten_by_its_facts(kg, tmp_path):
    text = "Cy Holm said that it rains."
    record = json.dumps({"id": "one", "kind": "actor", "article": "x", "text": text})
    path = tmp_path / f"{article_id('one', text)}.jsonl"
    path.write_text(record)
    done = kg("extract", path.name, "-o", ".")
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith(f"error: {path.name}: not overwritten: this is an input")
    assert path.read_text() == record


def test_folder_that_cannot_be_made_is_one_line(kg, tmp_path):
    (tmp_path / "file").write_text("x")
    done = kg("extract", "in/a.txt", "-o", "file/facts")
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("error: file/facts: cannot be made (")
    assert line.endswith("choose a folder that you may write to)")


def test_write_that_fails_leaves_the_old_facts(kg, tmp_path, monkeypatch):
    kg("extract", "in/a.txt", "-o", "facts")
    before = (tmp_path / "facts" / "a.jsonl").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    done = kg("extract", "in/a.txt", "-o", "facts")
    assert done.exit_code == 2
    assert "No space left" in done.stderr
    assert [p.name for p in (tmp_path / "facts").iterdir()] == ["a.jsonl"]
    assert (tmp_path / "facts" / "a.jsonl").read_bytes() == before
