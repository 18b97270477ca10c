"""The judge of stances: features of words, weights from a folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.extraction.stance_model import NONE, StanceModel, Told, features, words

ASSERTS = Told("asserts", "default")


@pytest.fixture(scope="module")
def model() -> StanceModel:
    return StanceModel.load()


def folder(path: Path, rows: int = 3) -> Path:
    config = {"stances": ["asserts", NONE], "signals": [], "tagger_weight": 0.5}
    (path / "config.json").write_text(json.dumps(config))
    (path / "features.txt").write_text("word:mill\ntold=asserts\n")
    np.save(path / "weights.npy", np.eye(rows, 2, dtype=np.float16))
    return path


def test_words_are_lower_case_with_straight_apostrophes_and_marks():
    assert words("We can’t pay 20 “now”?") == ["we", "can't", "pay", "20", '"', "now", '"', "?"]


def test_features_join_the_lexicons_answer_with_the_signals_in_what_is_said():
    found = features("said", "we must go", Told("demands", "content"), frozenset({"must"}))
    assert {"told=demands", "told=demands by=content", "told=demands must"} <= found
    assert "told=demands go" not in found


def test_features_join_the_cue_with_the_first_word():
    assert "cue~told first=to" in features("told", "to go", ASSERTS, frozenset())


def test_chances_add_up_to_one(model: StanceModel):
    chances = model.chances("said", "the mill is old", ASSERTS, {})
    assert sum(chances.values()) == pytest.approx(1)
    assert set(chances) == set(model.stances)


def test_a_position_is_never_none(model: StanceModel):
    assert model.stance("knew", "where", Told(NONE, "none"), {}) != NONE


def test_what_the_tagger_reads_counts_beside_the_words(model: StanceModel):
    alone = model.stance("said", "the mill is old", ASSERTS, {})
    told = model.stance("said", "the mill is old", ASSERTS, {"asserts": -20.0, "denies": -0.1})
    assert (alone, told != alone) == ("asserts", True)


def test_what_the_tagger_reads_counts_by_its_weight(tmp_path: Path):
    small = StanceModel.load(folder(tmp_path))
    read = {"asserts": np.log(4.0), NONE: 0.0}
    assert small.chances("", "mill", ASSERTS, read)["asserts"] == pytest.approx(2 / 3)


def test_nothing_known_is_still_a_stance(model: StanceModel):
    assert model.stance("", "", ASSERTS, {}) in model.stances


def test_the_weights_of_the_features_are_summed(tmp_path: Path):
    small = StanceModel.load(folder(tmp_path))
    assert small.chances("", "mill", ASSERTS, {})["asserts"] == pytest.approx(0.5)
    assert small.chances("", "mill", Told("denies", "cue"), {})["asserts"] > 0.7


@pytest.mark.parametrize("missing", ["config.json", "features.txt", "weights.npy"])
def test_a_folder_without_a_file_is_refused(tmp_path: Path, missing: str):
    (folder(tmp_path) / missing).unlink()
    with pytest.raises(ModelError, match="no model of stances") as caught:
        StanceModel.load(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_weights_that_do_not_fit_the_features_are_refused(tmp_path: Path):
    with pytest.raises(ModelError, match="weights for 2 features"):
        StanceModel.load(folder(tmp_path, rows=5))
