"""Learn the weights by which "he" and "she" find their person, from OntoGUM's training part.

    python training/pronouns.py --shared DIR --out ontology/lexicon/pronouns.toml

DIR holds ``corpora/``. The weights of ``kg.actors.pronouns`` are those of a log-linear model: the
probability that a candidate is meant is the softmax of its score, the loss is the negative log of
what all right candidates get together, with a quadratic penalty, minimised by Adam over all data
at once. Pronouns before the one asked are mentions of the person that the corpus gives them, in
later rounds of the one that the weights so far give them, so that the model learns to recover
from its own mistakes (as in DAgger: Ross, Gordon, Bagnell 2011). A run takes about six minutes
on two cores, nearly all of it for reading the texts, and gives the same bytes each time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# The corpus is read by the benchmark that the weights are measured with.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from coreference import Document, Reader, documents

from kg.actors.cast import Draft
from kg.actors.pronouns import Features, Pronouns
from kg.article import Article
from kg.extraction.positions import statements

Instance = list[tuple[Features, bool]]
Weights = dict[str, float]
Floats = NDArray[np.float64]
ROUNDS = 6
PENALTY, STEPS, RATE = 2.0, 600, 0.05
DECAY = (0.9, 0.999)
HEAD = """\
# Weights of the features by which a pronoun finds its person (kg/actors/pronouns.py), learned by
# training/pronouns.py from OntoGUM's training part. Not meant to be set by hand.

[weights]
"""


def main() -> None:
    """Read the command line, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="directory with corpora")
    parser.add_argument("--out", type=Path, required=True, help="TOML file to write")
    options = parser.parse_args()
    reader = Reader()
    folder = options.shared / "corpora"
    train, dev = (
        [Text(reader, d) for d in documents(folder / f"gum-coreference-{part}.jsonl.gz")]
        for part in ("train", "dev")
    )
    weights: Weights = {}
    data: list[Instance] = []
    for number in range(ROUNDS):
        data += [i for text in train for i in text.instances(weights)]
        weights = learned(data)
        for name, part in (("train", train), ("dev", dev)):
            found = [i for text in part for i in text.instances(weights)]
            print(f"round {number + 1}, {name}: {right(found, weights)} of {len(found)} right")
    lines = (f'"{n}" = {w:.2f}\n' for n, w in sorted(weights.items()))
    options.out.write_text(HEAD + "".join(lines), encoding="utf-8")


class Text:
    """A document as the pipeline reads it, with the persons that the corpus gives pronouns."""

    def __init__(self, reader: Reader, document: Document) -> None:
        self.scene = reader.extractor.scene(Article(id=document.id, text=document.text))
        statements(self.scene, reader.stances)  # finds the unnamed persons among the candidates
        drafts = self.scene.cast.drafts
        self.entities = {id(d): document.entity_of(d) for d in drafts}
        self.persons = {e: d for d in reversed(drafts) if (e := self.entities[id(d)])}
        self.gold = {span.start: entity for span, entity in document.mentions}
        found = Pronouns(self.scene.doc, self.scene.cast).found
        _forget(drafts, {t.idx for t in found})

    def instances(self, weights: Weights) -> Iterator[Instance]:
        """Yield the candidates of each pronoun that means a person of the cast.

        Pronouns before it are mentions of the person that ``weights`` give them, in the first
        round, where there are none, of the one that the corpus gives.
        """
        pronouns = Pronouns(self.scene.doc, self.scene.cast)
        for token in pronouns.found:
            meant = self.gold.get(token.idx, "")
            candidates = pronouns.candidates(token)
            made = [(f, self.entities.get(id(d)) == meant) for d, f in candidates]
            if meant and any(ok for _, ok in made):
                yield made
            best = max(candidates, key=lambda c: score(c[1], weights), default=(None, {}))[0]
            pronouns.note(token, best if weights else self.persons.get(meant))


def _forget(drafts: Sequence[Draft], places: set[int]) -> None:
    """Take back what the pipeline made of the pronouns at ``places``."""
    for draft in drafts:
        draft.references = [s for s in draft.references if s.start not in places]


def learned(data: Sequence[Instance]) -> Weights:
    """Return the weight of each feature."""
    names = sorted({name for instance in data for features, _ in instance for name in features})
    column = {name: i for i, name in enumerate(names)}
    rows = [(k, f, ok) for k, instance in enumerate(data) for f, ok in instance]
    x = np.zeros((len(rows), len(names)))
    for row, (_, features, _) in enumerate(rows):
        for name, value in features.items():
            x[row, column[name]] = value
    owner = np.array([k for k, _, _ in rows])
    good = np.array([ok for _, _, ok in rows], float)
    weights = _adam(x, owner, good)
    return dict(zip(names, map(float, weights), strict=True))


def _adam(x: Floats, owner: NDArray[np.int64], good: Floats) -> Floats:
    weights, mean, square = (np.zeros(x.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = _slope(weights, x, owner, good)
        mean = DECAY[0] * mean + (1 - DECAY[0]) * slope
        square = DECAY[1] * square + (1 - DECAY[1]) * slope**2
        pace = np.sqrt(square / (1 - DECAY[1] ** step)) + 1e-9
        weights = weights - RATE * mean / (1 - DECAY[0] ** step) / pace
    return weights


def _slope(weights: Floats, x: Floats, owner: NDArray[np.int64], good: Floats) -> Floats:
    """Return the gradient of the loss: what the model gives less what it should give."""
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    scores = x @ weights
    power = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
    given = power / np.add.reduceat(power, starts)[owner]
    wanted = given * good / np.add.reduceat(given * good, starts)[owner]
    result: Floats = x.T @ (given - wanted) + PENALTY * weights
    return result


def right(data: Sequence[Instance], weights: Weights) -> int:
    """Return for how many pronouns the best candidate is a right one."""
    return sum(max(i, key=lambda c: score(c[0], weights))[1] for i in data)


def score(features: Features, weights: Weights) -> float:
    """Return the weighted sum of features."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


if __name__ == "__main__":
    main()
