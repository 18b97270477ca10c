"""Facts of kinds that only a frame knows: records, spans, ids."""

from __future__ import annotations

import pytest

from kg.article import Span
from kg.errors import FactError
from kg.facts import FrameFact, Slot, dumps, faults, identified, is_fact, kinds, loads

TEXT = "Ruiz got the chair on Friday for $3 million"
FACT = FrameFact(
    kind="board_seat",
    article="a",
    evidence="Ruiz got the chair",
    slots=(
        Slot(name="member", type="actor", text="Ruiz", actor="Ana Ruiz"),
        Slot(name="seat", type="text", text="chair"),
        Slot(name="since", type="time", text="on Friday", date="2026-02-27"),
        Slot(
            name="pay",
            type="money",
            text="$3 million",
            amount=3e6,
            currency="USD",
            qualifier="exactly",
        ),
    ),
    spans={
        "evidence": (Span(0, 18),),
        "member_text": (Span(0, 4),),
        "seat": (Span(13, 18),),
        "since_text": (Span(19, 28),),
        "pay_text": (Span(33, 43),),
    },
)


def test_a_record_can_be_read_back():
    assert loads(dumps([FACT])) == [FACT]


def test_spans_give_the_words_of_the_slots():
    assert list(faults(FACT, TEXT)) == []


def test_a_span_beside_its_words_is_a_fault():
    assert list(faults(FACT, f" {TEXT}")) == list(FACT.spans)


def test_several_values_of_a_slot_are_joined():
    two = FrameFact(
        kind="panel",
        slots=tuple(Slot(name="seat", type="text", text=t) for t in ("Ruiz", "chair")),
        spans={"seat": (Span(0, 4), Span(13, 18))},
    )
    assert list(faults(two, TEXT)) == []
    assert [s.text for s in two.values("seat")] == ["Ruiz", "chair"]


def test_its_id_begins_with_its_kind_and_is_stable():
    assert identified(FACT).id == identified(loads(dumps([FACT]))[0]).id
    assert identified(FACT).id.startswith("board_seat:")


def test_its_actors_are_those_of_its_slots():
    assert FACT.actors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "line",
    [
        '{"kind": "positon"}',
        '{"kind": "Board Seat", "slots": []}',
        '{"kind": "board_seat", "slots": "none"}',
        '{"kind": "board_seat", "slots": [{"name": "seat", "text": "chair"}]}',
        '{"kind": "board_seat", "slots": [{"name": "seat", "type": "word", "text": "chair"}]}',
        '{"kind": "board_seat", "slots": [], "holder": "Ana Ruiz"}',
    ],
)
def test_what_is_no_fact_of_a_frame_is_an_error(line: str):
    with pytest.raises(FactError):
        loads(line)


@pytest.mark.parametrize("record", [None, [], "fact", {}, {"kind": 3}, {"kind": "board_seat"}])
def test_what_has_no_marks_of_a_fact(record: object):
    assert not is_fact(record)


def test_kinds_of_frames_come_after_the_others():
    assert kinds({"zeal", "threat", "award"})[-2:] == ["award", "zeal"]
    assert kinds({"award"})[:-1] == kinds(())
