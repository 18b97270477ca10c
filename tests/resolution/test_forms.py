"""Pairs to judge as a file: written, filled in by an editor, read back row by row."""

from __future__ import annotations

import csv
import json

import pytest
from people import judged, profile

from kg.errors import InputError
from kg.resolution import forms
from kg.resolution.resolver import resolve

PAIR = profile("a", "A. Obi"), profile("b", "Ada Obi")
JOINED = profile("c", "Ada N. Obi")
KNOWN = [p.key for p in (*PAIR, JOINED)]


def asked(lexicon, *decisions, settled=False):
    return forms.questions(resolve([*PAIR, JOINED], decisions, lexicon), decisions, settled=settled)


def written(path, questions, **filled):
    """Write questions to ``path``, with values for all rows."""
    as_json = path.suffix == ".jsonl"
    text = forms.dumps(questions, lambda local: f"{local.name}\tsaid so.\n", as_json=as_json)
    path.write_text(text, "utf-8")
    if as_json:
        rows = [json.loads(line) | filled for line in text.splitlines()]
        path.write_text("".join(json.dumps(r) + "\n" for r in rows))
        return path
    with path.open(newline="") as stream:
        rows = [r | filled for r in csv.DictReader(stream, delimiter="\t")]
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path, now=()):
    return forms.read(path, "Mia", KNOWN, now)


def test_rows_have_both_sides_and_the_evidence(tmp_path, lexicon):
    path = written(tmp_path / "p.tsv", asked(lexicon))
    with path.open(newline="") as stream:
        [row] = csv.DictReader(stream, delimiter="\t")
    assert (row["left_name"], row["right_name"]) in {
        ("A. Obi", "Ada Obi"),
        ("A. Obi", "Ada N. Obi"),
    }
    assert row["state"] == "proposed"
    assert "initial of the given name (+3.0)" in row["evidence"]
    assert row["left_says"] == "A. Obi said so."


@pytest.mark.parametrize("name", ["p.tsv", "p.jsonl"])
@pytest.mark.parametrize(
    ("word", "judgement"), [("same", "same"), ("D", "different"), (" u ", "unsure")]
)
def test_filled_in_judgements_are_read(tmp_path, lexicon, name, word, judgement):
    path = written(tmp_path / name, asked(lexicon), judgement=word, reason="one desk")
    [decision], refused = read(path)
    assert (decision.judgement, decision.by, decision.reason) == (judgement, "Mia", "one desk")
    assert refused == []


def test_rows_that_were_not_filled_in_are_passed_over(tmp_path, lexicon):
    assert read(written(tmp_path / "p.tsv", asked(lexicon))) == ([], [])


def test_settled_pairs_are_written_if_asked_for(lexicon):
    judgement = judged("unsure", *PAIR)
    states = {q.state for q in asked(lexicon, judgement, settled=True)}
    assert states == {"joined by rule", "unsure"}


def test_what_is_in_force_already_is_no_new_decision(tmp_path, lexicon):
    judgement = judged("different", *PAIR)
    path = written(
        tmp_path / "p.tsv",
        [q for q in asked(lexicon, judgement, settled=True) if q.state == "different"],
    )
    assert read(path, [judgement]) == ([], [])


def test_judgement_can_be_undone_in_the_file(tmp_path, lexicon):
    judgement = judged("different", *PAIR)
    path = written(tmp_path / "p.tsv", asked(lexicon, judgement, settled=True), judgement="undo")
    decisions, refused = read(path, [judgement])
    assert [d.judgement for d in decisions] == ["undo"]
    assert refused == []


def test_wrong_rows_are_refused_with_their_line(tmp_path):
    path = tmp_path / "p.tsv"
    head = "judgement\tleft_article\tleft_name\tright_article\tright_name"
    rows = [
        "same\ta\tA. Obi\tb\tAda Obi",
        "merge\ta\tA. Obi\tb\tAda Obi",
        "s\ta\tNobody\tb\tAda Obi",
        "s",
    ]
    path.write_text("\n".join([head, *rows]) + "\n")
    decisions, refused = read(path)
    assert len(decisions) == 1
    assert [e.where for e in refused] == [f"{path}:{n}" for n in (3, 4, 5)]


def test_broken_json_is_refused_with_its_line(tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text('{"judgement": ""}\n[]\n{\n')
    decisions, refused = read(path)
    assert decisions == []
    assert [e.where for e in refused] == [f"{path}:2", f"{path}:3"]


def test_file_without_the_columns_is_refused(tmp_path):
    (tmp_path / "p.tsv").write_text("a\tb\n")
    with pytest.raises(InputError, match="lacks columns"):
        read(tmp_path / "p.tsv")


def test_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "p.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read(tmp_path / "p.tsv")
