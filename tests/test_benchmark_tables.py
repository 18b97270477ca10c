"""The tables that the quality benchmark prints."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate import score


@pytest.fixture(scope="module")
def quality(root: Path) -> ModuleType:
    sys.path.insert(0, str(root / "benchmarks"))
    return importlib.import_module("quality")


def test_the_table_of_errors_in_actors_has_a_row_for_each_part(quality: ModuleType, tmp_path: Path):
    line = '{"kind": "actor", "name": "Lena Voss", "type": "Person", "must": true}\n'
    (tmp_path / "one.jsonl").write_text(line, "utf-8")
    header, _, row = quality.actors_table({"dev": score(tmp_path, {})})
    assert header.startswith("| errors in actors | missed | merged | junk | split | mistyped |")
    assert row == "| dev | 1 | 0 | 0 | 0 | 0 | 0.0 (one) |"
