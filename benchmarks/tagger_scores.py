"""How well the news tagger finds attributions and entities: the measures and the corpora.

A content is found where it shares token F1 >= 0.5 with a gold content, one to one, best first;
an attribution is found where its source does so as well. An entity is found where both its
characters and its type are those of gold.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kg.language.decode import Attribution
from kg.language.tagger import Tagger

POLNEAR, WWN = "polnear-attribution-dev", "wwn-entities-dev"
LEAST_F1 = 0.5
_WORD = re.compile(r"\w+")
_Places = frozenset[int]
_Pair = tuple[_Places, _Places]


@dataclass(frozen=True, slots=True)
class Score:
    """Of ``gold`` items ``right`` are among the ``found`` ones; figures are in percent."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """Percent of what was found that is right."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Percent of gold that was found."""
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 200 * self.right / max(1, self.gold + self.found)


@dataclass(frozen=True, slots=True)
class TaggerScores:
    """The three figures of a tagger."""

    contents: Score
    attributions: Score
    entities: Score


def score_tagger(tagger: Tagger, shared: Path, limit: int | None = None) -> TaggerScores:
    """Score ``tagger`` on PolNeAR dev and WWN dev, on the first ``limit`` documents of each."""
    contents = attributions = entities = Score()
    for document in documents(shared, POLNEAR, limit):
        told, whole = attribution_scores(document, tagger.tag(document["text"]).attributions)
        contents, attributions = contents + told, attributions + whole
    for document in documents(shared, WWN, limit):
        wanted = {(start, end, kind) for start, end, kind in document["ents"]}
        got = {(*e.span, e.type) for e in tagger.tag(document["text"]).entities}
        entities += Score(len(wanted & got), len(wanted), len(got))
    return TaggerScores(contents, attributions, entities)


def attribution_scores(
    document: Mapping[str, Any], found: Iterable[Attribution]
) -> tuple[Score, Score]:
    """Score the attributions found in a document: their contents, and these with their sources."""
    gold = [_gold_pair(document, a) for a in document["attr"]]
    pairs = [_pair(document["text"], a) for a in found]
    return matched(gold, pairs, with_source=False), matched(gold, pairs, with_source=True)


def documents(shared: Path, name: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the documents of a corpus in ``shared/corpora``, at most ``limit``."""
    with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, limit):
            yield json.loads(line)


def matched(gold: Sequence[_Pair], found: Sequence[_Pair], *, with_source: bool) -> Score:
    """Match contents (and sources) one to one, best first."""
    likely = [
        (f1(g[0], f[0]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if f1(g[0], f[0]) >= LEAST_F1 and (not with_source or f1(g[1], f[1]) >= LEAST_F1)
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(likely, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return Score(len(used[0]), len(gold), len(found))


def f1(one: _Places, other: _Places) -> float:
    """Return the F1 (0 to 1) of the words at these places; 1 where there are none on both sides."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def words_at(text: str, spans: Sequence[Sequence[int]]) -> _Places:
    """Return the places in ``text`` at which the words in ``spans`` start."""
    return frozenset(
        start + word.start() for start, end in spans for word in _WORD.finditer(text[start:end])
    )


def _gold_pair(document: Mapping[str, Any], item: Mapping[str, Any]) -> _Pair:
    text = document["text"]
    return words_at(text, item["content"]), words_at(text, item["source"])


def _pair(text: str, item: Attribution) -> _Pair:
    return words_at(text, item.content), words_at(text, item.source)
