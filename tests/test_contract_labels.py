"""The measure over the labelled sentences counts right."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from kg.article import Span
from kg.facts import Contract
from kg.pipeline import Settings

TEXT = "Verdana won a contract from Halden. Nothing was signed. Corvid paid $3 million."


@pytest.fixture(scope="module")
def labels(root: Path) -> ModuleType:
    sys.path.insert(0, str(root / "benchmarks"))
    return importlib.import_module("contract_labels")


def label(start: int, sentence: str, *contracts: dict[str, Any]) -> dict[str, Any]:
    return {
        "doc": "paper_1",
        "start": start,
        "sentence": sentence,
        "context": TEXT,
        "contracts": list(contracts),
    }


def told(**fields: Any) -> Contract:
    spans = {"evidence": (Span(0, 10),)}
    return Contract(parties=("Verdana", "Halden"), status="awarded", spans=spans, **fields)


GOLD = {
    "parties": [
        {"text": "It", "name": "Verdana", "role": "contractor"},
        {"text": "Halden", "name": "Halden", "role": "party"},
    ],
    "value": "",
    "subject": "",
    "status": "in_force",
}


def test_a_contract_counts_for_the_sentence_that_its_evidence_meets(labels: ModuleType):
    sentences = [
        label(0, "Verdana won a contract from Halden.", GOLD),
        label(36, "Nothing was signed."),
        label(56, "Corvid paid $3 million.", GOLD),
    ]
    result = labels.measured(sentences, {}, lambda article: [told()])
    assert (result.gold, result.found, result.both) == (2, 1, 1)


def test_slots_are_asked_where_the_label_fills_them(labels: ModuleType):
    assert list(labels.slots(GOLD, told(contractor="Verdana"))) == [
        ("party", True),
        ("contractor", True),
        ("party", True),
        ("status", False),
    ]


def test_the_best_of_several_contracts_is_compared(labels: ModuleType):
    result = labels.Labels()
    result.add(label(0, "", GOLD), [told(), told(contractor="Verdana")])
    assert result.slots["contractor"] == {"True": 1}


def test_a_document_is_held_out_by_its_name_alone(labels: ModuleType):
    names = [f"paper_{i}" for i in range(200)]
    held = [n for n in names if labels.held_out(n)]
    assert held == [n for n in names if labels.held_out(n)]
    assert 20 < len(held) < 60


def test_the_command_asks_for_its_directory(
    labels: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "argv", ["contract_labels.py"])
    with pytest.raises(SystemExit):
        labels.main()
    assert "--shared" in capsys.readouterr().err


def test_the_table_has_rows_with_and_without_nameless_contracts(
    labels: ModuleType,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
):
    asked: list[float | None] = []

    def pipeline(settings: Settings) -> SimpleNamespace:
        asked.append(settings.min_confidence)
        return SimpleNamespace(facts=None)

    monkeypatch.setattr(sys, "argv", ["contract_labels.py", "--shared", str(tmp_path)])
    monkeypatch.setattr(labels, "labels_of", lambda _: [])
    monkeypatch.setattr(labels, "texts_of", lambda _: {})
    monkeypatch.setattr(labels, "Pipeline", pipeline)
    labels.main()
    rows = capsys.readouterr().out.splitlines()[2:]
    assert [r.split("|")[1].strip() for r in rows] == [
        "open",
        "held out",
        "open, with nameless ones",
        "held out, with nameless ones",
    ]
    assert asked == [None, 0.15]
