"""What the search for favoured labels makes of its trials."""

from __future__ import annotations

from benchmarks.tagger_scores import Score
from training.favours import BEST, RANGES, Found, chosen


def trial(number: float, right: int) -> tuple[dict[str, float], Found]:
    score = Score(right, 100, 100)
    return dict.fromkeys(RANGES, number), Found(score, score)


def test_what_is_chosen_is_the_mean_of_what_did_best():
    best = [trial(1.0, 90)] * (BEST // 2) + [trial(2.0, 80)] * (BEST - BEST // 2)
    assert chosen([trial(9.0, 10), *best, trial(8.0, 20)]) == dict.fromkeys(RANGES, 1.5)


def test_both_figures_count():
    content = Found(Score(50, 100, 100), Score(10, 100, 100))
    both = Found(Score(40, 100, 100), Score(40, 100, 100))
    assert both.total > content.total
