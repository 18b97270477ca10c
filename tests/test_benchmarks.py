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

from kg.article import Span
from kg.facts import Threat


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


@pytest.fixture(scope="module")
def labels(root: Path) -> ModuleType:
    sys.path.insert(0, str(root / "benchmarks"))
    return importlib.import_module("threat_labels")


def threat(action: tuple[int, int], evidence: tuple[int, int]) -> Threat:
    return Threat(
        issuer="Obi Ltd",
        target="Verdana Foods",
        action="sue Verdana Foods",
        action_type="legal",
        spans={"action": (Span(*action),), "evidence": (Span(*evidence),)},
    )


def test_a_sentence_is_placed_whatever_its_space(labels: ModuleType):
    assert labels.placed("Obi's firm, too.", "Yes. Obi 's  firm , too. No.") == Span(5, 24)
    assert labels.placed("Obi left.", "Nobody stayed.") is None


def test_gaps_that_a_corpus_of_tokens_has_are_closed(labels: ModuleType):
    assert labels.rejoined("Obi’ s “ old” mid- May fee ( $ 5)") == "Obi’s “old” mid-May fee ($5)"
    assert labels.rejoined("the miners’ union - and us") == "the miners’ union - and us"


def test_a_threat_lies_in_the_sentence_of_half_its_evidence(labels: ModuleType):
    assert labels.told_in(threat((10, 20), (0, 40)), Span(0, 25))
    assert not labels.told_in(threat((70, 90), (40, 90)), Span(0, 50))


def test_slots_are_right_by_their_words_or_the_name(labels: ModuleType):
    gold = {"issuer": "the firm", "issuer_name": "Obi", "target": "Foods", "action": "leave"}
    assert labels.right_slots(gold, threat((0, 1), (0, 1))) == {"issuer", "target"}


def test_sentences_are_counted(labels: ModuleType):
    made = labels.Item("a", "text", Span(0, 4), [{"issuer": "Obi Ltd"}])
    none = labels.Item("a", "text", Span(0, 4), [])
    score = labels.LabelScore()
    for item, found in (
        (made, [threat((0, 1), (0, 1))]),
        (made, []),
        (none, [threat((0, 1), (0, 1))]),
    ):
        score.add(item, found)
    assert (score.precision, score.recall, score.slots["issuer"]) == (50, 50, 1)


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
