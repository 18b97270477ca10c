"""The tables of benchmarks/quality.py over small gold."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Paul Okoro said the bridge was unsafe. Ruth Mwangi said the toll was far too low."
ACTOR = {"kind": "actor", "type": "Person", "must": True, "evidence": "x"}
OKORO, MWANGI = ({**ACTOR, "name": n, "id": n} for n in ("Paul Okoro", "Ruth Mwangi"))


def said(holder: str, words: str, **more: Any) -> dict[str, Any]:
    return {"kind": "position", "holder": holder, "proposition": words, "must": True, **more}


GOLD = [
    OKORO,
    MWANGI,
    said("Paul Okoro", "the bridge was unsafe"),
    said("Ruth Mwangi", "the toll was far too low", must=False),
]
FOUND = [
    OKORO,
    MWANGI,
    said("Paul Okoro", "the bridge was unsafe", confidence=0.9),
    said("Paul Okoro", "whales sing", confidence=0.3),
    said("Ruth Mwangi", "the toll was far too low", confidence=0.3),
]


@pytest.fixture(scope="module")
def load(root: Path) -> Any:
    sys.path.insert(0, str(root / "benchmarks"))
    return importlib.import_module


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for part in ("dev", "train"):
        folder = tmp_path / part
        folder.mkdir()
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
        lines = "".join(json.dumps(record) + "\n" for record in GOLD)
        (folder / "a.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_precision_rises_with_the_least_confidence(load: Any, gold: Path):
    curve: ModuleType = load("confidence_curve")
    rows = [cells(r) for r in list(curve.curve_table(gold, {"dev": {"a": FOUND}}))[2:]]
    by_least = {r[0]: r[1:] for r in rows}
    assert by_least["0.00"] == ["50.0", "100.0", "66.7"]
    assert by_least["0.50"] == ["100.0", "100.0", "100.0"]
    assert by_least["0.95"] == ["0.0", "0.0", "0.0"]


def test_bins_tell_the_share_that_is_right(load: Any, gold: Path):
    curve: ModuleType = load("confidence_curve")
    rows = [cells(r) for r in list(curve.reliability_table(gold, {"dev": {"a": FOUND}}))[2:]]
    by_bin = {r[0]: r[1:] for r in rows}
    assert by_bin["0.0 to 0.4"] == ["1", "30.0", "0.0"]
    assert by_bin["0.9 to 1.0"] == ["1", "90.0", "100.0"]
    assert by_bin["0.5 to 0.6"] == ["0", "", ""]


def test_the_ablation_has_a_row_for_each_variant_and_part(load: Any, gold: Path, nlp: Language):
    ablation, parts = load("ablation"), load("gold_articles")
    rows = [cells(r) for r in list(ablation.ablation_table(gold, parts.Parsed(nlp)))[2:]]
    names = ["rules, spaCy's names", "rules, tagger's names", "tagger alone", "both"]
    assert [r[0] for r in rows[::2]] == [*names, "both, as shipped"]
    assert {r[1] for r in rows} == {"dev", "train"}
    assert all(r[3] == "100.0" for r in rows)


def test_the_variants_leave_the_library_as_it_was(load: Any, gold: Path, nlp: Language):
    from kg.extraction import positions
    from kg.extraction.attributions import mended

    ablation, parts = load("ablation"), load("gold_articles")
    list(ablation.ablation_table(gold, parts.Parsed(nlp)))
    assert positions.mended is mended
    assert nlp(TEXT)._.attributions
