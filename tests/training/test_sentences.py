"""What sentences tell of, from labelled sentences and from gold articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.held_out import held_out
from kg.article import Span
from training.corpora import Document
from training.sentences import with_sentences

TEXT = "The mill is old. Ada will sue the mill. Nobody paid."
OPEN = next(f"doc-{n}" for n in range(99) if not held_out(f"doc-{n}"))
CLOSED = next(f"doc-{n}" for n in range(99) if held_out(f"doc-{n}"))


def split(text: str) -> list[Span]:
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    return [Span(a, b) for a, b in zip([0, *(e + 1 for e in ends)], ends, strict=False)]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "gold" / "train").mkdir(parents=True)
    (tmp_path / "labels").mkdir()
    write(tmp_path / "labels" / "threats.jsonl")
    write(tmp_path / "labels" / "contracts.jsonl")
    return tmp_path


def write(path: Path, *records: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(r) + "\n" for r in records))


def told(document: Document) -> list[tuple[str, dict[str, bool]]]:
    return [(s.span.of(TEXT), dict(s.tells)) for s in document.sentences]


def test_a_label_says_only_what_it_was_drawn_for(shared: Path):
    label = {"doc": OPEN, "sentence": "Ada  will sue the mill.", "threats": [{}]}
    write(shared / "labels" / "threats.jsonl", label)
    (found,) = with_sentences([Document(OPEN, TEXT)], shared, split)
    assert told(found) == [("Ada will sue the mill.", {"threat": True})]


def test_labels_of_held_out_documents_teach_nothing(shared: Path):
    label = {"doc": CLOSED, "sentence": "Nobody paid.", "contracts": []}
    write(shared / "labels" / "contracts.jsonl", label)
    (found,) = with_sentences([Document(CLOSED, TEXT)], shared, split)
    assert found.sentences == ()


def test_each_sentence_of_a_gold_article_tells_of_what_it_is_evidence_for(shared: Path):
    fact = {"kind": "threat", "evidence": "will sue"}
    write(shared / "gold" / "train" / f"{OPEN}.jsonl", fact)
    (found,) = with_sentences([Document(OPEN, TEXT)], shared, split)
    assert [s.tells["threat"] for s in found.sentences] == [False, True, False]
    assert not any(s.tells["contract"] for s in found.sentences)


def test_a_gold_article_that_is_a_held_out_document_teaches_nothing(shared: Path):
    write(shared / "gold" / "train" / "same.jsonl", {"kind": "actor"})
    documents = [Document(CLOSED, TEXT), Document("same", TEXT)]
    assert [d.sentences for d in with_sentences(documents, shared, split)] == [(), ()]
