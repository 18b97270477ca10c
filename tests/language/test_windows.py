"""Windows that overlap give one set of scores for each piece."""

from __future__ import annotations

import numpy as np
import pytest

from kg.language.windows import Outputs, Sums


def outputs(size: int, value: float) -> Outputs:
    labels = np.full((size, 2), value, np.float32)
    return Outputs(
        labels, labels, labels[:, :1], np.full((size, size), value, np.float32), labels[:, 0]
    )


def summed(*windows: tuple[int, int, float], n: int, room: int) -> Sums:
    sums = Sums.of(n, room, (2, 2, 1))
    for first, last, value in windows:
        sums.add((first, last), outputs(last - first, value))
    return sums


def test_one_window_is_taken_as_it_is():
    scores = summed((0, 3, 7.0), n=3, room=4).scores()
    assert scores.attribution == pytest.approx(np.full((3, 2), 7.0))
    assert scores.cues[:, :3] == pytest.approx(np.full((3, 3), 7.0))
    assert np.isneginf(scores.cues[:, 3]).all()


def test_labels_are_averaged_by_the_context_that_each_window_gives():
    scores = summed((0, 6, 0.0), (4, 10, 1.0), n=10, room=6).scores()
    shared = scores.attribution[4:6, 0]
    assert scores.attribution[:4, 0] == pytest.approx(0)
    assert scores.attribution[6:, 0] == pytest.approx(1)
    assert 0 < shared[0] < shared[1] < 1


def test_pointers_are_those_of_the_window_with_most_context():
    scores = summed((0, 6, 0.0), (4, 10, 1.0), n=10, room=6).scores()
    assert list(scores.starts) == [0, 0, 0, 0, 0, 4, 4, 4, 4, 4]
    assert scores.no_cue[4] == 0
    assert scores.no_cue[5] == 1


def test_the_order_of_the_windows_does_not_matter():
    there = summed((0, 6, 0.0), (3, 9, 1.0), n=9, room=6).scores()
    back = summed((3, 9, 1.0), (0, 6, 0.0), n=9, room=6).scores()
    assert np.array_equal(there.attribution, back.attribution)
