"""Access to an ontology directory."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology


@pytest.fixture
def copy(tmp_path: Path, shipped: Ontology) -> Ontology:
    shutil.copytree(shipped.root, tmp_path / "ontology")
    return Ontology.open(tmp_path / "ontology")


def test_the_shipped_ontology_has_all_its_parts(shipped: Ontology):
    assert {"threat", "contract"} <= set(shipped.frames())
    assert shipped.queries()
    assert shipped.rules()
    assert shipped.file("shapes.ttl").is_file()


def test_every_lexicon_can_be_read(shipped: Ontology):
    names = [p.stem for p in (shipped.root / "lexicon").glob("*.toml")]
    assert names
    assert all(shipped.lexicon(name) for name in names)


def test_a_directory_without_an_ontology_is_named(tmp_path: Path):
    with pytest.raises(OntologyError) as caught:
        Ontology.open(tmp_path)
    assert caught.value.where == str(tmp_path)
    assert "--ontology" in caught.value.mend


def test_a_missing_lexicon_is_named(copy: Ontology):
    (copy.root / "lexicon" / "cues.toml").unlink()
    with pytest.raises(OntologyError, match=r"cues\.toml"):
        copy.lexicon("cues")


@pytest.mark.parametrize("content", [b"a = \n", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_a_lexicon_that_is_no_toml_is_named(copy: Ontology, content: bytes):
    (copy.root / "lexicon" / "cues.toml").write_bytes(content)
    with pytest.raises(OntologyError, match=r"cues\.toml: not TOML"):
        copy.lexicon("cues")


def test_a_missing_file_is_named(copy: Ontology):
    with pytest.raises(OntologyError, match=r"nothing\.ttl"):
        copy.file("nothing.ttl")


def test_the_digest_is_that_of_the_content(copy: Ontology, shipped: Ontology):
    assert copy.sha256 == shipped.sha256


@pytest.mark.parametrize("name", ["kg.ttl", "lexicon/cues.toml", "frames/threat.toml"])
def test_the_digest_changes_with_a_file(copy: Ontology, shipped: Ontology, name: str):
    with (copy.root / name).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert Ontology.open(copy.root).sha256 != shipped.sha256


def test_a_new_frame_is_found_by_name(copy: Ontology):
    (copy.root / "frames" / "praise.toml").write_text('fact = "praise"', encoding="utf-8")
    assert copy.frames()["praise"] == {"fact": "praise"}
