"""A directory without a kg.ttl adds to the ontology that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology


def overlay(folder: Path, **files: str) -> Ontology:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return Ontology.open(folder)


def test_new_files_stand_beside_the_shipped_ones(tmp_path: Path, shipped: Ontology):
    made = overlay(tmp_path, frames__praise_DOT_toml='fact = "praise"', queries__praise_DOT_rq="")
    assert set(made.frames()) == {*shipped.frames(), "praise"}
    assert set(made.queries()) == {*shipped.queries(), "praise"}
    assert made.rules() == shipped.rules()


def test_lists_of_a_shipped_table_grow(tmp_path: Path, shipped: Ontology):
    made = overlay(tmp_path, lexicon__cues_DOT_toml='[cues]\nagrees = ["nods at"]')
    before = shipped.lexicon("cues")
    assert made.lexicon("cues")["cues"]["agrees"] == [*before["cues"]["agrees"], "nods at"]
    assert made.lexicon("cues")["order"] == before["order"]


def test_triggers_can_be_added_to_a_shipped_frame(tmp_path: Path, shipped: Ontology):
    made = overlay(tmp_path, frames__threat_DOT_toml='[[triggers]]\nname = "loom"')
    triggers = made.frame("threat")["triggers"]
    assert triggers == [*shipped.frame("threat")["triggers"], {"name": "loom"}]


def test_a_query_replaces_its_namesake(tmp_path: Path):
    made = overlay(tmp_path, queries__threats_DOT_rq="ASK {}")
    assert made.queries()["threats"] == tmp_path / "queries" / "threats.rq"


def test_turtle_files_are_read_with_the_shipped_ones(tmp_path: Path, shipped: Ontology):
    made = overlay(tmp_path, more_DOT_ttl="", **{"more-shapes_DOT_ttl": "", "shapes_DOT_ttl": ""})
    assert made.vocabulary() == [*shipped.vocabulary(), tmp_path / "more.ttl"]
    own = [tmp_path / "more-shapes.ttl", tmp_path / "shapes.ttl"]
    assert made.shapes() == [*shipped.shapes(), *own]


def test_a_file_that_only_ships_is_found(tmp_path: Path, shipped: Ontology):
    made = overlay(tmp_path, more_DOT_ttl="")
    assert made.file("context.jsonld") == shipped.file("context.jsonld")


def test_the_digest_changes_with_both(tmp_path: Path, shipped: Ontology):
    one = overlay(tmp_path / "one", more_DOT_ttl="# a")
    two = overlay(tmp_path / "two", more_DOT_ttl="# b")
    assert len({one.sha256, two.sha256, shipped.sha256}) == 3


def test_a_table_that_is_no_table_is_named(tmp_path: Path):
    made = overlay(tmp_path, lexicon__cues_DOT_toml="cues = 3")
    with pytest.raises(OntologyError, match=r"cues\.toml: cues is not the table"):
        made.lexicon("cues")


def test_a_missing_frame_is_named(shipped: Ontology):
    with pytest.raises(OntologyError, match=r"frames/praise\.toml: missing"):
        shipped.frame("praise")
