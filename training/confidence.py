"""Calibrate the confidence of facts on gold articles.

    python training/confidence.py --shared DIR [--out ontology/lexicon/confidence.toml]

DIR holds ``gold/train`` and ``gold/dev``. A logistic regression for each kind of fact, with a
ridge penalty, learns from ``train`` which facts gold has; facts that gold neither asks for nor
forbids are left out. Prints how well the weights foretell ``train`` (each fifth of the articles by
weights from the others) and ``dev``. Takes a minute or two and gives the same weights every time.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.evaluate.matching import match_article
from kg.evaluate.records import read_gold
from kg.extraction.confidence import BIAS, SIGNS, Calibration, Telling, signs
from kg.extraction.extractor import Extractor
from kg.facts import Actor, Fact, to_record
from kg.language.nlp import load_nlp
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL
from kg.read import read

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float64]
# The penalty keeps weights of rare signs small; between 1 and 5 the figures hardly change.
RIDGE = 2.0
# F1 is best where facts are dropped that are right less often than half of F1 (Lipton, Elkan and
# Naryanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure"); for positions
# a little above that costs nothing and is more precise.
FLOORS = {"position": 0.4, "threat": 0.4, "contract": 0.4}
# Gold seldom has facts that leave unsaid who acts or who it is done to. Of contracts with one known
# party, train has 3 of 8, so that they are at the floor; of such threats none, and of contracts
# that name nobody hardly any, so that these are found only where asked for.
INCOMPLETE = {"threat": 0.3, "contract": 0.4}
NAMELESS = {"threat": 0.15, "contract": 0.15}
FOLDS = 5
HEAD = """\
# How sure a fact is: the logistic of the bias and the weighed signs (kg/extraction/confidence.py).
# Facts under the floor are left out where no other least confidence is asked for. `incomplete` is
# the confidence of facts that leave unsaid who acts or who it is done to, `nameless` of those that
# name neither.
# Made by training/confidence.py from the train articles of gold; do not edit by hand.
"""


@dataclass(frozen=True)
class Case:
    """The signs of one fact, whether gold has it, and the fold of its article."""

    kind: str
    signs: Floats
    right: bool
    fold: int


class Remembering:
    """A language pipeline that keeps the last document."""

    def __init__(self) -> None:
        self.nlp = load_nlp(DEFAULT_SPACY_MODEL, None)
        self.doc: Doc | None = None

    def __call__(self, text: str) -> Doc:
        """Parse ``text``."""
        self.doc = self.nlp(text)
        return self.doc


def main() -> None:
    """Read the command line, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=Path, required=True, help="directory with gold/")
    parser.add_argument("--out", type=Path, default=Path("ontology/lexicon/confidence.toml"))
    args = parser.parse_args()
    train, dev = (list(cases(args.shared / "gold" / part)) for part in ("train", "dev"))
    parts = [HEAD]
    for kind in SIGNS:
        weights = fit([c for c in train if c.kind == kind])
        report(kind, [c for c in train if c.kind == kind], [c for c in dev if c.kind == kind])
        named = zip((BIAS, *SIGNS[kind]), weights, strict=True)
        given = {"floor": FLOORS, "incomplete": INCOMPLETE, "nameless": NAMELESS}
        lines = [f"{name} = {shares[kind]}\n" for name, shares in given.items() if kind in shares]
        lines += [f"{name} = {w:.3f}\n" for name, w in named]
        parts.append("".join((f"\n[{kind}]\n", *lines)))
    args.out.write_text("".join(parts), encoding="utf-8")


def cases(folder: Path) -> Iterator[Case]:
    """Yield the facts of the articles in ``folder`` of which gold says whether they are right."""
    nlp = Remembering()
    extractor: Any = Extractor(nlp, Ontology.open(), calibration=Calibration({}))  # type: ignore[arg-type]
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        (article,) = read([str(path)])
        facts = extractor.facts(article)
        matchings, _ = match_article(
            read_gold(path.with_suffix(".jsonl")), [to_record(f) for f in facts]
        )
        told = telling(facts, nlp.doc)
        for kind, names in SIGNS.items():
            matching = matchings[kind]
            answers = {j: matching.gold[i].must for i, j in matching.pairs}
            for j, fact in enumerate(f for f in facts if f.kind == kind):
                if answers.get(j, True):
                    found = signs(fact, told)
                    values = np.array([1.0, *(float(found[name]) for name in names)])
                    yield Case(kind, values, j in answers, number % FOLDS)


def telling(facts: Sequence[Fact], doc: Any) -> Telling:
    """Return what the signs are read from, as the extractor does."""
    types = {f.name: f.type for f in facts if isinstance(f, Actor)}
    cues = [span for a in doc._.attributions for span in a.cue]
    pronouns = {
        w for words in Ontology.open().lexicon("people")["pronouns"].values() for w in words
    }
    return Telling([f for f in facts if not isinstance(f, Actor)], types, pronouns, cues)


def fit(found: Sequence[Case]) -> Floats:
    """Return the weights of a logistic regression with ridge penalty, by Newton's method."""
    x, y = np.array([c.signs for c in found]), np.array([float(c.right) for c in found])
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = 1e-6  # the bias is free
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = logistic(x @ weights)
        gradient = x.T @ (p - y) + penalty * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def report(kind: str, train: Sequence[Case], dev: Sequence[Case]) -> None:
    """Print log loss and area under the ROC curve, beside the log loss of one share for all."""
    others = [[c for c in train if c.fold != fold] for fold in range(FOLDS)]
    by_fold = [fit(part) for part in others]
    share = [np.mean([c.right for c in part]) for part in others]
    whole, all_ = fit(train), np.mean([c.right for c in train])
    for name, part in (("train, held out by article", train), ("dev", dev)):
        held_out = part is train
        p = [float(logistic(c.signs @ (by_fold[c.fold] if held_out else whole))) for c in part]
        flat = [float(share[c.fold] if held_out else all_) for c in part]
        y = [c.right for c in part]
        told = f"log loss {loss(p, y):.3f} (one share for all: {loss(flat, y):.3f})"
        order = f", AUC {area(p, y):.2f}" if SIGNS[kind] else ""
        print(f"{kind}, {name}: {len(part)} facts, {told}{order}")


def logistic(x: Floats) -> Floats:
    """Return the logistic function of ``x``."""
    return np.asarray(1 / (1 + np.exp(-x)))


def loss(p: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean negative log likelihood."""
    return float(np.mean([-np.log(a if b else 1 - a) for a, b in zip(p, right, strict=True)]))


def area(p: Sequence[float], right: Sequence[bool]) -> float:
    """Return the share of pairs of a right and a wrong fact that ``p`` puts in order."""
    good = [a for a, b in zip(p, right, strict=True) if b]
    bad = [a for a, b in zip(p, right, strict=True) if not b]
    return float(np.mean([(a > b) + (a == b) / 2 for a in good for b in bad]))


if __name__ == "__main__":
    main()
