"""Find what decoding favours: ``python -m training.favours --shared DIR [--model DIR]``.

Random search (Bergstra and Bengio 2012) over what is added to the log-probability of each label of
attributions, on PolNeAR dev; what is printed is the mean of the best twentieth, by the sum of both
F1 (contents; contents with their source). The first table tells what such a choice is worth: what
is chosen on one half of the documents is measured on the other half.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.tagger_scores import POLNEAR, Score, attribution_scores, documents
from kg.language.decode import Decoding, Scores, attributions
from kg.language.features import Pieces
from kg.language.tagger import DEFAULT_MODEL, Tagger
from training.labels import ATTRIBUTION, STANCES

# Between which numbers each is sought. O stays as it is: only differences count.
RANGES = {
    "B-source": (-0.5, 2.0),
    "I-source": (0.2, 1.6),
    "B-cue": (0.8, 2.8),
    "I-cue": (0.6, 1.8),
    "B-content": (-1.2, 0.2),
    "I-content": (0.6, 1.2),
}
TRIALS, BEST, SEED = 420, 20, 5
Favour = Mapping[str, float]


@dataclass(frozen=True)
class Read:
    """A document and what the tagger's windows say of its pieces."""

    document: Mapping[str, Any]
    pieces: Pieces
    scores: Scores


@dataclass(frozen=True)
class Found:
    """The scores of contents, and of contents with their source."""

    contents: Score = field(default_factory=Score)
    attributions: Score = field(default_factory=Score)

    def __add__(self, other: Found) -> Found:
        return Found(self.contents + other.contents, self.attributions + other.attributions)

    @property
    def total(self) -> float:
        """What is sought to be large."""
        return self.contents.f1 + self.attributions.f1

    def __str__(self) -> str:
        return f"{self.contents.f1:.1f} | {self.attributions.f1:.1f}"


def read_all(tagger: Tagger, shared: Path) -> list[Read]:
    """Run the tagger over PolNeAR dev."""
    made = []
    for document in documents(shared, POLNEAR):
        pieces = tagger.pieces(document["text"])
        made.append(Read(document, pieces, tagger.scores(pieces)))
    return made


def found_in(read: Read, favour: Favour) -> Found:
    """Return how well attributions of one document are found."""
    decoding = Decoding(ATTRIBUTION, favour, STANCES)
    told = attributions(read.document["text"], read.pieces, read.scores, decoding)
    return Found(*attribution_scores(read.document, told))


def chosen(trials: Sequence[tuple[Favour, Found]]) -> dict[str, float]:
    """Return the mean of what did best."""
    best = sorted(trials, key=lambda t: -t[1].total)[:BEST]
    return {label: round(float(np.mean([f[label] for f, _ in best])), 2) for label in RANGES}


def main() -> None:
    """Read the command line, search, print."""
    parser = argparse.ArgumentParser(prog="python -m training.favours", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of corpora and labels")
    parser.add_argument("--model", type=Path, default=DEFAULT_MODEL, help="folder of a tagger")
    args = parser.parse_args()
    halves = _halves(read_all(Tagger(args.model), args.shared))
    draws = random.Random(SEED)
    favours = [{k: draws.uniform(*r) for k, r in RANGES.items()} for _ in range(TRIALS)]
    trials = [[(f, _over(half, f)) for f in favours] for half in halves]
    print("| half | chosen on | content | content and source |\n| --- | --- | --- | --- |")
    for own, other in ((0, 1), (1, 0)):
        print(f"| {own} | nothing favoured | {_over(halves[own], {})} |")
        print(f"| {own} | the other half | {_over(halves[own], chosen(trials[other]))} |")
        print(f"| {own} | the same half | {_over(halves[own], chosen(trials[own]))} |")
    both = [(f, a + b) for (f, a), (_, b) in zip(*trials, strict=True)]
    print(json.dumps(chosen(both), indent=2))


def _halves(read: Sequence[Read]) -> tuple[Sequence[Read], Sequence[Read]]:
    return read[::2], read[1::2]


def _over(read: Sequence[Read], favour: Favour) -> Found:
    return sum((found_in(r, favour) for r in read), Found())


if __name__ == "__main__":
    main()
