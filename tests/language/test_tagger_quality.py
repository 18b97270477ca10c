"""Floors under the tagger's figures, a little below what it reaches on these documents."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.language.tagger import Tagger

DOCUMENTS = 20


@pytest.fixture(scope="module")
def scores(root: Path, shared: Path) -> Any:
    if not (shared / "corpora").is_dir():
        pytest.skip(f"no corpora at {shared}")
    sys.path.insert(0, str(root / "benchmarks"))
    module = importlib.import_module("tagger_scores")
    return module.score_tagger(Tagger(), shared, DOCUMENTS)


def test_contents(scores: Any):
    assert scores.contents.f1 >= 87.0


def test_attributions(scores: Any):
    assert scores.attributions.f1 >= 80.0


def test_entities(scores: Any):
    assert scores.entities.f1 >= 86.1
