"""The schema of facts: ids, JSON Lines, spans."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Span
from kg.errors import FactError
from kg.facts import (
    Actor,
    Contract,
    Fact,
    Position,
    Role,
    Threat,
    actor_slug,
    dumps,
    faults,
    from_record,
    identified,
    load,
    loads,
    to_record,
    verbatim,
)

TEXT = "Ada Ek, mayor of Oslo, said the mill will close. Oslo will sue Verdana for 3 dollars."
ACTOR = Actor(
    article="a-1",
    name="Ada Ek",
    aliases=("Ek",),
    type="Person",
    roles=(Role("mayor", "Oslo", None, Span(8, 13)),),
    mentions=(Span(0, 6),),
    evidence="Ada Ek",
    spans={"evidence": (Span(0, 6),), "name": (Span(0, 6),)},
)
POSITION = Position(
    article="a-1",
    holder="Ada Ek",
    cue="said",
    proposition="the mill ... close",
    quoted="indirect",
    stance="asserts",
    evidence="said the mill will close",
    spans={
        "proposition": (Span(28, 36), Span(42, 47)),
        "evidence": (Span(23, 47),),
    },
    confidence=0.8,
)
THREAT = Threat(
    article="a-1", issuer="Oslo", target="Verdana", action="sue Verdana", action_type="legal"
)
CONTRACT = Contract(article="a-1", parties=("Oslo", "Verdana"), status="in_force", value=3.0)
FACTS: list[Fact] = [identified(f) for f in (ACTOR, POSITION, THREAT, CONTRACT)]


def test_an_id_tells_the_kind():
    assert [f.id.split(":")[0] for f in FACTS] == ["actor", "position", "threat", "contract"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.kind)
def test_an_id_is_stable(fact: Fact):
    assert identified(fact) == fact


@pytest.mark.parametrize(
    "change", [{"holder": "Bo Ek"}, {"article": "a-2"}, {"stance": "denies"}, {"cue": "says"}]
)
def test_an_id_changes_with_what_is_said(change: dict[str, str]):
    assert identified(dataclasses.replace(POSITION, **change)).id != identified(POSITION).id


def test_an_id_does_not_change_with_what_is_only_read_off_the_proposition():
    position = Position(holder="Ada Obi", proposition="no", quoted="direct", stance="refuses")
    read = dataclasses.replace(position, polarity="negative", certainty="certain", topics=("quay",))
    assert identified(read).id == identified(position).id


def test_a_list_without_a_value_is_left_out():
    position = Position(holder="Ada Obi", proposition="no", quoted="direct", stance="refuses")
    assert {"topics", "about"} & to_record(position).keys() == set()


def test_an_id_does_not_change_with_the_confidence():
    sure = dataclasses.replace(POSITION, confidence=1.0, extractor="other")
    assert identified(sure).id == identified(POSITION).id


def test_the_same_words_at_another_place_are_another_fact():
    other = dataclasses.replace(POSITION, spans={"evidence": (Span(0, 2),)})
    assert identified(other).id != identified(POSITION).id


def test_pieces_are_joined_by_dots():
    assert verbatim(TEXT, POSITION.spans["proposition"]) == "the mill ... close"


def test_spans_that_do_not_give_their_field_back_are_named():
    assert list(faults(POSITION, TEXT)) == []
    wrong = dataclasses.replace(POSITION, proposition="the mine")
    assert list(faults(wrong, TEXT)) == ["proposition"]


def test_facts_survive_json_lines():
    assert loads(dumps(FACTS)) == FACTS


def test_a_record_has_its_kind_first_and_no_empty_fields():
    record = to_record(THREAT)
    assert next(iter(record)) == "kind"
    assert "condition" not in record


def test_empty_lines_are_skipped():
    assert loads("\n" + dumps(FACTS).replace("\n", "\n\n")) == FACTS


def test_a_file_is_read(tmp_path: Path):
    path = tmp_path / "a-1.jsonl"
    path.write_text(dumps(FACTS), encoding="utf-8")
    assert load(path) == FACTS


def test_a_line_separator_inside_a_fact_does_not_cut_it():
    fact = identified(dataclasses.replace(THREAT, action="sue\u2028Verdana\x85now"))
    assert loads(dumps([fact])) == [fact]


def test_a_broken_line_is_named_with_its_file():
    with pytest.raises(FactError, match=r"facts/a\.jsonl:2: broken JSON"):
        loads(dumps(FACTS[:1]) + "{\n", "facts/a.jsonl")


def test_without_a_file_the_line_is_named():
    with pytest.raises(FactError, match="line 1"):
        loads("{")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"kind": "opinion"},
        {"kind": "threat"},
        {"kind": "threat", "issuer": "a", "target": "b", "action": "c"},
        to_record(THREAT) | {"colour": "red"},
        to_record(THREAT) | {"spans": {"action": [3]}},
        to_record(THREAT) | {"spans": {"action": [[1, 2, 3]]}},
        to_record(THREAT) | {"spans": 3},
        to_record(ACTOR) | {"roles": ["mayor"]},
        to_record(ACTOR) | {"roles": [{"office": "mayor"}]},
    ],
)
def test_what_is_no_fact_is_refused(record: dict[str, object]):
    with pytest.raises(FactError):
        from_record(record)


@pytest.mark.parametrize("line", ["[]", "3", '"threat"', "null"])
def test_a_line_that_is_no_object_is_refused(line: str):
    with pytest.raises(FactError):
        loads(line)


def test_a_record_is_plain_json():
    assert json.loads(json.dumps(to_record(ACTOR))) == to_record(ACTOR)


@pytest.mark.parametrize(
    ("name", "kind", "slug"),
    [
        ("Ada Ek", "Person", "ada-ek"),
        ("Ek", "Person", "ek--a-1"),
        ("Oslo", "Country", "oslo"),
        ("two officials", "AnonymousSource", "two-officials--a-1"),
        ("residents", "Group", "residents--a-1"),
    ],
)
def test_what_only_its_article_can_tell_apart_carries_its_id(name: str, kind: str, slug: str):
    assert actor_slug(Actor(article="a-1", name=name, type=kind)) == slug


@given(st.text(min_size=1, max_size=90), st.sampled_from(["Company", "Group", "Person"]))
def test_a_slug_is_fit_for_iris_and_file_names(name: str, kind: str):
    made = actor_slug(Actor(article="a-1", name=name.strip() or "x", type=kind))
    assert re.fullmatch("[a-z0-9-]+", made)
    assert not made.startswith("-")


def test_unnamed_sources_of_one_article_whose_words_begin_alike_stay_apart():
    start = "an official who asked not to be named because the talks over the port are "
    slugs = {
        actor_slug(Actor(article="a-1", name=start + end, type="AnonymousSource"))
        for end in ("secret", "private")
    }
    assert len(slugs) == 2


@pytest.mark.parametrize("names", [("U.S.", "US", "U. S."), ("Łódź", "LODZ"), ("O’Ek", "O'Ek")])
def test_spellings_of_one_name_share_a_slug(names: tuple[str, ...]):
    assert len({actor_slug(Actor(article="a-1", name=n, type="Company")) for n in names}) == 1


def test_who_is_not_said_is_left_out_of_the_record():
    unsaid = [
        Threat(article="a-1", action="sue", action_type="legal"),
        Contract(article="a-1", status="in_force"),
    ]
    assert not {"issuer", "target", "parties"} & {k for f in unsaid for k in to_record(f)}
    assert loads(dumps(unsaid)) == unsaid
    assert loads('{"kind": "threat", "issuer": "", "action": "sue", "action_type": "legal"}') == [
        Threat(action="sue", action_type="legal")
    ]
