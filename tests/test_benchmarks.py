"""The benchmarks run, and their measures count right."""

from __future__ import annotations

import gzip
import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def scores(root: Path) -> ModuleType:
    sys.path.insert(0, str(root / "benchmarks"))
    return importlib.import_module("tagger_scores")


def pair(content: set[int], source: set[int]) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(content), frozenset(source)


def test_words_are_counted_by_the_place_at_which_they_start(scores: ModuleType):
    assert scores.words_at("the old mill", [(4, 12)]) == {4, 8}


def test_a_content_is_found_where_half_of_it_is(scores: ModuleType):
    gold, found = [pair({1, 2, 3}, {9})], [pair({1, 2}, {8})]
    assert scores.matched(gold, found, with_source=False) == scores.Score(1, 1, 1)
    assert scores.matched(gold, found, with_source=True) == scores.Score(0, 1, 1)


def test_two_missing_sources_agree(scores: ModuleType):
    both = [pair({1, 2}, set())]
    assert scores.matched(both, both, with_source=True) == scores.Score(1, 1, 1)


def test_each_content_is_matched_once_and_best_first(scores: ModuleType):
    gold = [pair({1, 2, 3, 4}, {9})]
    found = [pair({1, 2}, {9}), pair({1, 2, 3, 4}, {9})]
    assert scores.matched(gold, found, with_source=True) == scores.Score(1, 1, 2)


def test_figures_are_in_percent(scores: ModuleType):
    score = scores.Score(1, 2, 1) + scores.Score(1, 2, 3)
    assert (score.precision, score.recall, score.f1) == (50, 50, 50)


def test_nothing_found_of_nothing_is_no_error(scores: ModuleType):
    assert scores.Score().f1 == 0


def test_speed_prints_a_row_for_each_stage_and_start(root: Path, tmp_path: Path):
    article = tmp_path / "bridge.txt"
    article.write_text("Paul Okoro said the bridge was unsafe. He asked for money.", "utf-8")
    command = [sys.executable, str(root / "benchmarks" / "speed.py"), str(article)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) == 7 + 5
    seconds = {row.split(" | ")[0]: float(row.split(" | ")[1].rstrip(" |")) for row in rows[-3:]}
    assert list(seconds) == ["| `import kg`", "| `kg --help`", "| `kg build` of one article"]
    assert all(value > 0 for value in seconds.values())
    assert "1 articles" in done.stdout


def test_speed_says_where_no_article_is(root: Path, tmp_path: Path):
    command = [sys.executable, str(root / "benchmarks" / "speed.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no article" in done.stderr


def test_coreference_counts_pronouns_whose_person_is_named(root: Path, tmp_path: Path):
    text = "Paul Okoro left. He was tired. She was not."
    mentions = [[0, 10, "e1"], [17, 19, "e1"], [31, 34, "e2"]]
    record = {"id": "GUM_news_bridge", "text": text, "mentions": mentions}
    (tmp_path / "corpora").mkdir()
    with gzip.open(tmp_path / "corpora" / "gum-coreference-dev.jsonl.gz", "wt") as file:
        file.write(json.dumps(record) + "\n")
    script = root / "benchmarks" / "coreference.py"
    command = [sys.executable, str(script), "--shared", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "| news and interviews | 1 | 0 | 0 |" in done.stdout
