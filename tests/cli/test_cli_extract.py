import json


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
