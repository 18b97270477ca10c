"""The readers of corpora and labels that training starts from."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.article import Span
from training.corpora import (
    Document,
    attribution_documents,
    entity_documents,
    gold_documents,
    is_held_out,
    without_copies,
)

TEXT = "Ada Byron said the mill is old. Then she said no more of it."


def shared(path: Path, docs: list[str], labels: list[dict[str, Any]]) -> Path:
    """A folder with an attribution in each of ``docs`` and ``labels`` of stances."""
    for folder in ("corpora", "labels", "gold/train"):
        (path / folder).mkdir(parents=True)
    attribution = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 30]]}
    records = [{"id": d, "text": TEXT, "attr": [attribution]} for d in docs]
    with gzip.open(path / "corpora" / "polnear-attribution-train.jsonl.gz", "wt") as file:
        file.write("\n".join(map(json.dumps, records)) + "\n")
    (path / "labels" / "stance.jsonl").write_text("\n".join(map(json.dumps, labels)) + "\n")
    (path / "labels" / "stance-natural.jsonl").write_text("")
    return path


def names(held_out: bool) -> str:
    return next(f"doc-{n}" for n in range(99) if is_held_out(f"doc-{n}") is held_out)


def gold(path: Path, text: str, **position: str) -> Path:
    (path / "gold" / "train" / "a.txt").write_text(text)
    record = {"kind": "position", "must": True, "holder": "Ada Byron", **position}
    (path / "gold" / "train" / "a.jsonl").write_text(json.dumps(record) + "\n")
    return path


def test_a_fifth_of_the_documents_is_held_out():
    share = sum(is_held_out(f"doc-{n}") for n in range(1000)) / 1000
    assert share == pytest.approx(0.2, abs=0.05)


def test_stances_are_joined_to_their_attributions(tmp_path: Path):
    name = names(held_out=False)
    label = {"doc": name, "n": 0, "stance": "asserts"}
    (document,) = attribution_documents(shared(tmp_path, [name], [label]), "train")
    (found,) = document.stances
    assert (found.stance, found.cue) == ("asserts", (Span(10, 14),))
    assert document.attributions == (found,)


def test_a_held_out_document_teaches_spans_and_no_stances(tmp_path: Path):
    name = names(held_out=True)
    label = {"doc": name, "n": 0, "stance": "asserts"}
    (document,) = attribution_documents(shared(tmp_path, [name], [label]), "train")
    assert document.held_out
    assert [a.stance for a in document.attributions or ()] == [None]
    assert [a.stance for a in document.stances] == ["asserts"]


def test_entities_are_spans_with_types(tmp_path: Path):
    folder = shared(tmp_path, [], [])
    with gzip.open(folder / "corpora" / "wwn-entities-dev.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "a", "text": TEXT, "ents": [[0, 9, "Person"]]}) + "\n")
    (document,) = entity_documents(folder, "dev")
    assert document.entities == ((Span(0, 9), "Person"),)


def test_the_words_of_a_gold_position_are_found_in_the_text(tmp_path: Path):
    folder = gold(
        shared(tmp_path, [], []), TEXT, cue="said", proposition="the mill", stance="asserts"
    )
    (found,) = gold_documents(folder, "train")[0].stances
    assert [s.of(TEXT) for s in found.content] == ["the mill"]
    assert found.cue == (Span(10, 14),)


def test_a_proposition_in_pieces_has_a_span_for_each(tmp_path: Path):
    folder = gold(
        shared(tmp_path, [], []), TEXT, cue="said", proposition="the mill ... no more", stance="x"
    )
    (found,) = gold_documents(folder, "train")[0].stances
    assert [s.of(TEXT) for s in found.content] == ["the mill", "no more"]


def test_words_that_the_text_lacks_teach_nothing(tmp_path: Path):
    folder = gold(shared(tmp_path, [], []), TEXT, cue="said", proposition="a ship", stance="x")
    assert gold_documents(folder, "train")[0].stances == ()


def test_copies_of_held_out_documents_are_left_out():
    held = Document("a", TEXT, held_out=True)
    copy, other = Document("b", TEXT.upper()), Document("c", "Something else stands here.")
    assert without_copies([copy, other], [held]) == [other]
