"""docs/frames.md tells every key of a frame, and its small frame works."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kg.extraction import frame_files
from kg.extraction.events import EventLexicon
from kg.facts import SLOT_TYPES, loads
from kg.graph.declaration import declared
from kg.ontology import Ontology


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "frames.md").read_text(encoding="utf-8")


def block(page: str, language: str) -> str:
    return page.split(f"```{language}\n")[1].split("```", maxsplit=1)[0]


def test_every_key_is_told(page: str):
    keys = {*frame_files.KEYS, *frame_files.SLOT_KEYS, *frame_files.TRIGGER_KEYS, *SLOT_TYPES}
    assert [key for key in keys if f"`{key}`" not in page and f"[{key}" not in page] == []
    assert all(f"`{word}`" in page for word in frame_files.SEVERAL)


def test_every_blocker_is_told(page: str, shipped: Ontology):
    assert [name for name in shipped.lexicon("blockers") if f"`{name}`" not in page] == []


def test_the_small_frame_is_one_and_an_edge(page: str, tmp_path: Path):
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "takeover.toml").write_text(block(page, "toml"), encoding="utf-8")
    (tmp_path / "takeovers.ttl").write_text(block(page, "turtle"), encoding="utf-8")
    ontology = Ontology.open(tmp_path)
    assert [f.fact for f in EventLexicon.of(ontology).frames] == ["takeover"]
    assert "takeover" in {rule.kind for rule in declared(ontology).rules}


def test_the_fact_is_one(page: str):
    assert loads(block(page, "json"))[0].kind == "takeover"


def test_the_keys_of_the_shipped_frames_are_known(shipped: Ontology):
    for path in (shipped.root / "frames").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(table) <= set(frame_files.KEYS)
        assert re.search(r"frames\.md", path.read_text(encoding="utf-8"))
