"""Train the judge of stances: ``python -m training.stance --shared DIR [--out kg/models/stance]``.

Logistic regression (scikit-learn) over the features of ``kg.extraction.stance_model``, on the
stance labels and the positions of train gold. A fifth of the labels, by document, is kept for
evaluation; figures are printed beside those of the majority and of the cue lexicon.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from kg.extraction.stance import StanceLexicon
from kg.extraction.stance_model import NONE, StanceModel, Told, features
from kg.language.tagger import Tagger
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL
from training import corpora
from training.labels import STANCES

# The parts that the tagger has not learnt from: only there does what it reads tell anything.
READ = ("held out", "dev")


@dataclass(frozen=True)
class Config:
    """``training/stance.toml``: what steers the result."""

    inverse_penalty: float
    gold_weight: float
    least_count: int
    folds: int
    tagger_weight: float
    signals: list[str]

    @classmethod
    def read(cls, path: Path) -> Config:
        """Read a TOML file with exactly these keys."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Item:
    """A position: the words, the lexicon's answer and the label; ``part`` says where it is from.

    ``read`` is what the tagger reads of it, for evaluation.
    """

    part: str
    doc: str
    cue: str
    content: str
    told: Told
    stance: str
    read: Mapping[str, float]


def items(shared: Path, tagger: Tagger) -> list[Item]:
    """Return the labels (parts ``label``, ``held out``) and gold (``train``, ``dev``)."""
    lexicon = StanceLexicon.of(Ontology.open(None))
    nlp = spacy.load(DEFAULT_SPACY_MODEL, exclude=["ner", "parser"])
    labelled = corpora.attribution_documents(shared, "train")
    train = corpora.without_copies(corpora.gold_documents(shared, "train"), labelled)
    parts = [("held out" if d.held_out else "label", d) for d in labelled]
    parts += [("train", d) for d in train]
    parts += [("dev", d) for d in corpora.gold_documents(shared, "dev")]
    result = []
    for part, document in parts:
        words = [(a.cue, a.content) for a in document.stances]
        read = tagger.stances_of(document.text, words) if part in READ else [{}] * len(words)
        for a, seen in zip(document.stances, read, strict=True):
            cue, content = _words(document.text, a.cue), _words(document.text, a.content)
            lemmas = [t.lemma_.lower() for t in nlp(cue.lower())]
            told = lexicon.told(cue, lemmas, content)
            if not lexicon.is_statement(lemmas, content):
                told = Told(NONE, "none")
            result.append(Item(part, document.id, cue, content, told, str(a.stance), seen))
    return result


def _words(text: str, spans: Sequence[corpora.Span]) -> str:
    return " ... ".join(s.of(text) for s in spans)


def fit(train: Sequence[Item], config: Config) -> StanceModel:
    """Return the model of ``train``."""
    signals = frozenset(config.signals)
    found = [features(i.cue, i.content, i.told, signals) for i in train]
    counts = Counter(name for names in found for name in names)
    names = tuple(sorted(name for name, n in counts.items() if n >= config.least_count))
    rows = {name: row for row, name in enumerate(names)}
    places = [(k, rows[name]) for k, own in enumerate(found) for name in own if name in rows]
    ones = np.ones(len(places))
    matrix = csr_matrix((ones, tuple(zip(*places, strict=True))), shape=(len(train), len(names)))
    model = LogisticRegression(C=config.inverse_penalty, max_iter=500)
    weights = [config.gold_weight if i.part == "train" else 1.0 for i in train]
    model.fit(matrix, [i.stance for i in train], sample_weight=weights)
    order = [list(model.classes_).index(s) for s in STANCES]
    return StanceModel(
        STANCES,
        signals,
        names,
        model.coef_[order].T.astype(np.float16).astype(np.float32),
        model.intercept_[order].astype(np.float16).astype(np.float32),
        config.tagger_weight,
    )


def save(model: StanceModel, folder: Path) -> None:
    """Write what ``StanceModel.load`` reads, weights in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = np.concatenate([model.weights, model.bias[None]]).astype(np.float16)
    np.save(folder / "weights.npy", weights)
    (folder / "features.txt").write_text("\n".join(model.names) + "\n", encoding="utf-8")
    config = {
        "stances": list(model.stances),
        "signals": sorted(model.signals),
        "tagger_weight": model.tagger_weight,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def accuracy(model: StanceModel, found: Sequence[Item], known: Sequence[Item]) -> str:
    """Return the accuracies of the model, the lexicon and the majority of ``known``, in percent."""
    most = Counter(i.stance for i in known).most_common(1)[0][0]
    answers = {
        "with the tagger": [_answer(model, i, i.part == "held out", i.read) for i in found],
        "model": [_answer(model, i, i.part == "held out", {}) for i in found],
        "lexicon": [i.told.stance for i in found],
        "majority": [most] * len(found),
    }
    right = {n: [a == i.stance for a, i in zip(x, found, strict=True)] for n, x in answers.items()}
    told = ", ".join(f"{name} {100 * np.mean(r):.1f}" for name, r in right.items())
    return f"{len(found)} positions: {told}"


def _answer(model: StanceModel, item: Item, with_none: bool, read: Mapping[str, float]) -> str:
    chances = model.chances(item.cue, item.content, item.told, read)
    return max((s for s in model.stances if with_none or s != NONE), key=chances.__getitem__)


def cross_validated(found: Sequence[Item], labels: Sequence[Item], config: Config) -> str:
    """Return the accuracy on train gold, each document judged by a model that never saw it."""
    right = 0
    for seen, unseen in GroupKFold(config.folds).split(found, groups=[i.doc for i in found]):
        model = fit([*labels, *(found[k] for k in seen)], config)
        right += sum(_answer(model, found[k], False, {}) == found[k].stance for k in unseen)
    told = sum(i.told.stance == i.stance for i in found)
    model_right, told_right = (100 * n / len(found) for n in (right, told))
    return f"{len(found)} positions: model {model_right:.1f}, lexicon {told_right:.1f}"


def main() -> None:
    """Read the command line, train, print the figures and save."""
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/stance.toml"))
    parser.add_argument("--shared", type=Path, required=True, help="folder of labels and gold")
    parser.add_argument("--out", type=Path, default=Path("kg/models/stance"))
    args = parser.parse_args()
    config = Config.read(args.config)
    everything = items(args.shared, Tagger())
    parts = {
        name: [i for i in everything if i.part == name]
        for name in ("label", "held out", "train", "dev")
    }
    known = parts["label"] + parts["train"]
    model = fit(known, config)
    save(model, args.out)
    print("labels held out by document,", accuracy(model, parts["held out"], known))
    print("dev gold,", accuracy(model, parts["dev"], known))
    folded = cross_validated(parts["train"], parts["label"], config)
    print(f"train gold, {config.folds} folds,", folded)


if __name__ == "__main__":
    main()
