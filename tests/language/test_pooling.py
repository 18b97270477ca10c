"""What pieces say together of a stance and of the events of a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from kg.language.pooling import log_softmax, named_stances, stance_scores


def test_log_softmax_gives_log_probabilities():
    rows = np.exp(log_softmax(np.array([[1.0, 2.0, 900.0], [0.0, 0.0, 0.0]], np.float32)))
    assert rows.sum(axis=1) == pytest.approx([1, 1])


def test_the_pieces_of_a_cue_and_of_a_content_each_have_their_say_on_the_stance():
    stance = np.array([[3, 0, 0, 9, 9, 9], [0, 0, 9, 0, 2, 0]], np.float32)
    assert np.argmax(stance_scores(stance, [0], [1])) == 0
    assert np.argmax(stance_scores(stance, [], [1])) == 1
    assert np.exp(stance_scores(stance, [0], [1])).sum() == pytest.approx(1)


def test_the_heavier_piece_decides_the_stance():
    stance = np.array([[0, 0, 0, 5, 0, 8], [0, 0, 0, 0, 5, 0]], np.float32)
    assert np.argmax(stance_scores(stance, [], [0, 1])) == 0


def test_a_model_without_stances_says_nothing_of_them():
    assert stance_scores(np.zeros((2, 0), np.float32), [0], [1]) == ()


def test_stances_come_by_name_and_only_where_something_is_said():
    stance = np.array([[3, 0, 0, 9, 9, 9]], np.float32)
    found = named_stances(["asserts", "denies"], stance, [0], [0])
    assert list(found) == ["asserts", "denies"]
    assert list(found.values()) == list(stance_scores(stance, [0], [0]))
    assert named_stances(["asserts", "denies"], stance, [0], []) == {}
