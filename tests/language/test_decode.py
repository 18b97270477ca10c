"""From scores to runs, entities and attributions, on small matrices."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Span
from kg.language.decode import (
    Decoding,
    Floats,
    Scores,
    attributions,
    best_path,
    entities,
    runs,
)
from kg.language.features import Pieces
from kg.language.pooling import log_softmax

NAMES = ["O", "B-cue", "I-cue", "B-content", "I-content"]
LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
DECODING = Decoding(tuple(LABELS))


def scored(path: list[str], names: list[str] = NAMES, high: float = 5.0) -> Floats:
    """Scores under which each row prefers the label of ``path``."""
    scores = np.zeros((len(path), len(names)), np.float32)
    for row, name in enumerate(path):
        scores[row, names.index(name)] = high
    return scores


def decoded(scores: Floats) -> list[str]:
    return [NAMES[i] for i in best_path(log_softmax(scores), NAMES)]


def test_a_valid_path_is_read_as_it_is():
    path = ["O", "B-cue", "I-cue", "O", "B-content", "I-content"]
    assert decoded(scored(path)) == path


def test_a_path_never_begins_inside():
    assert decoded(scored(["I-cue", "I-cue"]))[0] != "I-cue"


def test_a_stronger_neighbour_turns_a_lone_inside_label_into_a_beginning():
    scores = scored(["O", "I-content", "I-content"], high=9.0)
    scores[1, NAMES.index("B-content")] = 8.0
    assert decoded(scores) == ["O", "B-content", "I-content"]


def test_an_inside_label_never_follows_another_type():
    assert decoded(scored(["B-cue", "I-content"])) != ["B-cue", "I-content"]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7), st.integers(0, 10_000))
def test_the_best_path_keeps_the_constraint_and_beats_every_other(rows: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(rows, 3)).astype(np.float32)
    names = ["O", "B-x", "I-x"]

    def valid(path: tuple[int, ...]) -> bool:
        return path[0] != 2 and all(b != 2 or a in (1, 2) for a, b in pairwise(path))

    def value(path: tuple[int, ...]) -> float:
        return float(sum(scores[i, label] for i, label in enumerate(path)))

    found = tuple(int(i) for i in best_path(scores, names))
    everything = [tuple(p) for p in np.ndindex(*(3,) * rows) if valid(tuple(p))]
    assert valid(found)
    assert value(found) == pytest.approx(max(map(value, everything)), abs=1e-4)


def test_runs_are_whole_words():
    bounds = np.array([0, 2, 3, 6])
    scores = scored(["B-cue", "O", "O", "B-content", "O", "O"])
    found = [tuple(r) for r in runs(scores, bounds, NAMES)]
    assert found == [(0, 2, "cue"), (3, 6, "content")]


def test_two_beginnings_in_a_row_are_two_runs():
    found = list(runs(scored(["B-cue", "B-cue", "I-cue"]), np.arange(4), NAMES))
    assert [(r.first, r.last) for r in found] == [(0, 1), (1, 3)]


def pieces_of(text: str) -> Pieces:
    """One piece a word."""
    ends, at = [], 0
    for word in text.split(" "):
        ends.append((at, at + len(word)))
        at += len(word) + 1
    n = len(ends)
    zeros = np.zeros(n, np.int64)
    return Pieces(zeros, zeros, np.array(ends, np.int32).reshape(-1, 2), np.arange(n + 1))


def scores_of(path: list[str], cues: dict[int, int]) -> Scores:
    """Scores with labels by ``path``; ``cues`` maps a piece to the piece of its cue."""
    n = len(path)
    pointed = np.full((n, n), -5.0, np.float32)
    for piece, cue in cues.items():
        pointed[piece, cue] = 5.0
    none = np.zeros(n, np.float32)
    empty = np.zeros((n, 0), np.float32)
    labels = log_softmax(scored(path, LABELS))
    return Scores(labels, empty, empty, np.zeros(n, np.int64), pointed, none)


def parts(text: str, path: list[str], cues: dict[int, int]) -> list[tuple[str, str, str]]:
    found = attributions(text, pieces_of(text), scores_of(path, cues), DECODING)
    return [
        tuple(" / ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content))
        for a in found
    ]


def test_what_points_at_one_cue_is_one_attribution():
    text = "Ada said rain comes"
    path = ["B-source", "B-cue", "B-content", "I-content"]
    assert parts(text, path, {0: 1, 2: 1, 3: 1}) == [("Ada", "said", "rain comes")]


def test_an_interrupted_content_is_one_attribution_in_two_pieces():
    text = "rain Ada said comes"
    path = ["B-content", "B-source", "B-cue", "B-content"]
    assert parts(text, path, {0: 2, 1: 2, 3: 2}) == [("Ada", "said", "rain / comes")]


def test_each_content_goes_to_its_own_cue():
    text = "Ada said rain Bo denied it"
    path = ["B-source", "B-cue", "B-content", "B-source", "B-cue", "B-content"]
    found = parts(text, path, {0: 1, 2: 1, 3: 4, 5: 4})
    assert found == [("Ada", "said", "rain"), ("Bo", "denied", "it")]


def test_a_content_that_points_at_no_cue_stands_alone():
    text = "Ada said rain then sun"
    path = ["B-source", "B-cue", "B-content", "O", "B-content"]
    assert parts(text, path, {0: 1, 2: 1})[1] == ("", "", "sun")


def test_a_cue_without_content_is_nothing():
    assert parts("Ada said", ["B-source", "B-cue"], {0: 1}) == []


def test_a_further_cue_shares_the_source_before_it():
    text = "Ada said rain adding sun"
    path = ["B-source", "B-cue", "B-content", "B-cue", "B-content"]
    found = parts(text, path, {0: 1, 2: 1, 4: 3})
    assert found == [("Ada", "said", "rain"), ("Ada", "adding", "sun")]


def test_a_source_is_not_shared_across_paragraphs():
    text = "Ada said rain\n adding sun"
    path = ["B-source", "B-cue", "B-content", "B-cue", "B-content"]
    assert parts(text, path, {0: 1, 2: 1, 4: 3})[1] == ("", "adding", "sun")


def test_a_source_far_away_is_not_shared():
    text = f"Ada said {'r' * 160} adding sun"
    path = ["B-source", "B-cue", "B-content", "B-cue", "B-content"]
    assert parts(text, path, {0: 1, 2: 1, 4: 3})[1][0] == ""


def test_a_favoured_label_wins_a_close_call():
    text = "Ada said rain"
    scores = scores_of(["B-source", "B-cue", "O"], {0: 1, 2: 1})
    scores.attribution[2] = np.log([0.45, 0.02, 0.02, 0.02, 0.02, 0.4, 0.07])
    found = [
        list(attributions(text, pieces_of(text), scores, Decoding(tuple(LABELS), favour)))
        for favour in ({}, {"B-content": 0.5})
    ]
    assert [len(f) for f in found] == [0, 1]


def test_the_score_of_an_attribution_is_a_probability():
    text = "Ada said rain"
    path = ["B-source", "B-cue", "B-content"]
    (found,) = attributions(text, pieces_of(text), scores_of(path, {0: 1, 2: 1}), DECODING)
    assert 0.5 < found.score <= 1


def test_entities_have_characters_type_and_score():
    text = "In Ada Byron trusts"
    names = ["O", "B-Person", "I-Person"]
    scores = scored(["O", "B-Person", "I-Person", "O"], names)
    (found,) = entities(text, pieces_of(text), scores, names)
    assert (found.span.of(text), found.type) == ("Ada Byron", "Person")
    assert 0.5 < found.score <= 1


@pytest.mark.parametrize(
    ("span", "kept"),
    [(Span(0, 6), "ab"), (Span(1, 3), "ab"), (Span(0, 1), ""), (Span(3, 6), "")],
)
def test_trimming_drops_space_at_the_ends(span: Span, kept: str):
    text = " ab \n\tc"
    assert span.trimmed(text).of(text) == kept
