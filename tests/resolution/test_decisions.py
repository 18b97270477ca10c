"""The log of judgements: append-only, the last word on a pair holds, a broken line is told."""

from __future__ import annotations

import pytest

from kg.errors import BuildDirectoryError, InputError
from kg.resolution.decisions import append, decide, digest, in_force, read_log
from kg.resolution.model import Local

ADA, OBI, LEE = Local("a", "Ada Obi"), Local("b", "A. Obi"), Local("c", "Lee")


def test_decisions_come_back_as_written(tmp_path):
    path = tmp_path / "decisions.jsonl"
    made = [
        decide("same", ADA, OBI, by="Mia", reason="same “office”"),
        decide("unsure", ADA, LEE, by="rule"),
    ]
    append(path, made[:1])
    append(path, made[1:])
    assert read_log(path) == (made, [])


def test_no_log_is_an_empty_one(tmp_path):
    assert read_log(tmp_path / "none") == ([], [])


def test_broken_lines_are_named_and_the_rest_holds(tmp_path):
    path = tmp_path / "decisions.jsonl"
    good = decide("same", ADA, OBI, by="Mia")
    wrong = [
        "{",
        "[]",
        "1",
        '{"judgement": "merge"}',
        good.to_json().replace("same", "alike"),
        good.to_json().replace("Mia", " ").replace('" "', '""'),
        good.to_json().replace("A. Obi", "").replace("Ada Obi", ""),
        good.to_json().replace('"Mia"', "7"),
        good.to_json().replace(good.time, "yesterday"),
        good.to_json().replace('"b", "name": "A. Obi"', '"a", "name": "Ada Obi"'),
    ]
    path.write_text("\n".join([*wrong, "", good.to_json()]) + "\n", encoding="utf-8")
    decisions, refused = read_log(path)
    assert decisions == [good]
    assert [e.where for e in refused] == [f"{path}:{n}" for n in range(1, len(wrong) + 1)]


def test_line_that_was_broken_off_does_not_spoil_the_next(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"judgement": "sa')
    good = decide("same", ADA, OBI, by="Mia")
    append(path, [good])
    decisions, refused = read_log(path)
    assert decisions == [good]
    assert len(refused) == 1


def test_last_judgement_on_a_pair_is_in_force_whichever_side_is_left():
    first, last = decide("same", ADA, OBI, by="Mia"), decide("different", OBI, ADA, by="Jo")
    other = decide("same", ADA, LEE, by="Mia")
    assert in_force([first, other, last]) == [other, last]


def test_undo_leaves_nothing_in_force():
    log = [decide("same", ADA, OBI, by="Mia"), decide("undo", OBI, ADA, by="Mia")]
    assert in_force(log) == []
    assert digest(in_force(log)) == digest([]) == ""


@pytest.mark.parametrize(
    ("judgement", "right", "by"),
    [
        ("merge", OBI, "Mia"),
        ("same", OBI, " "),
        ("same", Local("a", "ADA OBI"), "Mia"),
        ("same", Local("", "x"), "Mia"),
    ],
)
def test_what_is_no_decision_is_refused(judgement, right, by):
    with pytest.raises(InputError):
        decide(judgement, ADA, right, by=by)


def test_log_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(BuildDirectoryError, match="cannot be written"):
        append(tmp_path, [decide("same", ADA, OBI, by="Mia")])


def test_log_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(BuildDirectoryError, match="cannot be read"):
        read_log(tmp_path)
