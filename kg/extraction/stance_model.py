"""A learned judge of stances: multinomial logistic regression over words, with the lexicon's answer
among its features. ``training/stance.py`` makes the weights; ``kg/models/stance`` holds them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError

DEFAULT_STANCE_MODEL = Path(__file__).parents[1] / "models" / "stance"
# What is no statement at all: labelled in training, never the stance of a position.
NONE = "none"
# Letters that stand for a word whatever its ending, and words at the start that tell most.
STEM, HEAD = 5, 6
_WORD = re.compile(r"[a-z]+(?:'(?:t|re|ve|ll|d|m|s)\b)?|\d+|[?!:\"]")


@dataclass(frozen=True)
class Told:
    """The lexicon's stance, and which of its lists gave it."""

    stance: str
    by: str


def words(text: str) -> list[str]:
    """Return the words and marks of ``text`` that the model knows, in lower case."""
    folded = text.lower().translate({0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return _WORD.findall(folded)


def features(cue: str, content: str, told: Told, signals: frozenset[str]) -> frozenset[str]:
    """Return the features of a position: of its cue, of what is said, and of both together.

    ``signals`` are words that are paired with the lexicon's stance.
    """
    return frozenset(
        (*_cue_features(cue), *_content_features(content), *_joint(cue, content, told, signals))
    )


def _cue_features(cue: str) -> Iterator[str]:
    found = words(cue)
    yield f"cue={' '.join(found)}"
    for word in found:
        yield f"cue:{word}"
        yield f"cue~{word[:STEM]}"
    for a, b in pairwise(found):
        yield f"cue:{a} {b}"


def _content_features(content: str) -> Iterator[str]:
    found = words(content)
    yield f"length={min(len(found) // 4, 8)}"
    for size in (1, 2, 3):
        yield f"first={' '.join(found[:size])}"
    for word in found:
        yield f"word:{word}"
        yield f"word~{word[:STEM]}"
    for word in found[:HEAD]:
        yield f"head:{word}"
    for a, b in pairwise(found):
        yield f"word:{a} {b}"


def _joint(cue: str, content: str, told: Told, signals: frozenset[str]) -> Iterator[str]:
    found, said = words(content), words(cue)
    first = found[0] if found else ""
    yield f"told={told.stance}"
    yield f"told={told.stance} by={told.by}"
    yield f"told={told.stance} first={first}"
    for word in signals.intersection(found):
        yield f"told={told.stance} {word}"
    for word in said[:1] + said[-1:]:
        yield f"cue~{word[:STEM]} first={first}"


@dataclass(frozen=True)
class StanceModel:
    """``weights``: float32 ``[features, stances]``; ``bias``: ``[stances]``.

    ``tagger_weight``: what the log-probabilities of the tagger count for. It learnt from the same
    labels, so that the two err together and count less than two readers would.
    """

    stances: tuple[str, ...]
    signals: frozenset[str]
    names: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    tagger_weight: float

    @classmethod
    def load(cls, folder: Path = DEFAULT_STANCE_MODEL) -> StanceModel:
        """Read ``config.json``, ``features.txt`` and ``weights.npy`` of ``folder``.

        Raises:
            ModelError: one of them is missing or they do not fit each other.
        """
        try:
            config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
            names = tuple((folder / "features.txt").read_text("utf-8").splitlines())
            weights = np.load(folder / "weights.npy", allow_pickle=False).astype(np.float32)
            stances = tuple(config["stances"])
            tagger_weight = float(config["tagger_weight"])
            if weights.shape != (len(names) + 1, len(stances)):
                raise ValueError(f"{weights.shape} weights for {len(names)} features")
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"no model of stances ({error})",
                where=str(folder),
                mend="install newskg again, or make the model with python -m training.stance",
            ) from error
        signals = frozenset(config["signals"])
        return cls(stances, signals, names, weights[:-1], weights[-1], tagger_weight)

    def stance(self, cue: str, content: str, told: Told, read: Mapping[str, float]) -> str:
        """Return the likeliest stance of what ``cue`` introduces; ``read`` as in ``chances``."""
        chances = self.chances(cue, content, told, read)
        return max((s for s in self.stances if s != NONE), key=chances.__getitem__)

    def chances(
        self, cue: str, content: str, told: Told, read: Mapping[str, float]
    ) -> Mapping[str, float]:
        """Return the probability of each stance, and of ``none``: no statement.

        ``read`` are log-probabilities of another reader, who knows the context but not the
        lexicon: the two are multiplied (product of experts, Hinton 2002). Empty for none.
        """
        found = features(cue, content, told, self.signals)
        rows = sorted(self._rows[name] for name in found if name in self._rows)
        scores = self.bias + self.weights[rows].sum(axis=0)
        scores = scores + self.tagger_weight * np.array([read.get(s, 0.0) for s in self.stances])
        odds = np.exp(scores - scores.max())
        return dict(zip(self.stances, (odds / odds.sum()).tolist(), strict=True))

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {name: row for row, name in enumerate(self.names)}
