"""The news tagger: attributions and entities of a text, on onnxruntime; a spaCy component.

One MiniLM encoder with three heads reads overlapping windows of word pieces: BIO labels of
source, cue and content; BIO labels of entities; and for each piece the piece at which its cue
starts. Training data, figures and limits stand in ``kg/models/news-tagger/README.md``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.language.decode import Attribution, Entity, Floats, Scores, attributions, entities
from kg.language.features import Pieces, encode

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DEFAULT_MODEL = Path(__file__).parents[1] / "models" / "news-tagger"
BATCH = 8


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger finds in one text, in order of place."""

    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]


class Tagger:
    """The model, loaded once."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load ``model.onnx``, ``tokenizer.json`` and ``config.json`` from ``folder``.

        Raises:
            ModelError: one of them is missing or cannot be read.
        """
        self.folder = folder or DEFAULT_MODEL
        self.config = _config(self.folder)
        self.labels: list[str] = self.config["attribution_labels"]
        self.entity_labels = ["O"] + [f"{b}-{t}" for t in self.config["entity_types"] for b in "BI"]
        self._tokenizer = _tokenizer(self.folder)
        self._session = _session(self.folder)
        self._cls, self._sep = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def tag(self, text: str) -> Tagged:
        """Return the attributions and entities of ``text``."""
        pieces = encode(self._tokenizer, text)
        if not len(pieces):
            return Tagged((), ())
        scores = self._scores(pieces)
        return Tagged(
            tuple(attributions(text, pieces, scores, self.labels)),
            tuple(entities(text, pieces, scores.entities, self.entity_labels)),
        )

    def _scores(self, pieces: Pieces) -> Scores:
        n, room = len(pieces), self.config["window"] - 2
        scores = Scores(
            np.zeros((n, len(self.labels)), np.float32),
            np.zeros((n, len(self.entity_labels)), np.float32),
            np.zeros(n, np.int64),
            np.full((n, room), -np.inf, np.float32),
            np.zeros(n, np.float32),
        )
        best = np.full(n, -1, np.int64)
        stride = self.config["stride"]
        starts = list(range(0, max(1, n - room + stride), stride))
        # int8 activations are scaled by batch, so a text's windows are never mixed with another's.
        for at in range(0, len(starts), BATCH):
            windows = [(s, min(n, s + room)) for s in starts[at : at + BATCH]]
            for window, outputs in zip(windows, self._run(pieces, windows), strict=True):
                _keep_central(scores, best, window, n, outputs)
        return scores

    def _run(self, pieces: Pieces, windows: list[tuple[int, int]]) -> list[tuple[Floats, ...]]:
        """Run the model; returns for each window ``attribution, entities, cues, no_cue``."""
        length = max(b - a for a, b in windows) + 2
        ids, shapes, mask = (np.zeros((len(windows), length), np.int64) for _ in range(3))
        for row, (a, b) in enumerate(windows):
            size = b - a
            ids[row, : size + 2] = [self._cls, *pieces.ids[a:b], self._sep]
            shapes[row, 1 : size + 1] = pieces.shapes[a:b]
            mask[row, : size + 2] = 1
        labels, types, cues = self._session.run(None, {"ids": ids, "shape": shapes, "mask": mask})
        inner = [slice(1, b - a + 1) for a, b in windows]
        return [
            (labels[r, i], types[r, i], cues[r, i, 1 : i.stop], cues[r, i, -1])
            for r, i in enumerate(inner)
        ]


def _keep_central(
    scores: Scores,
    best: NDArray[np.int64],
    window: tuple[int, int],
    n: int,
    outputs: tuple[Floats, ...],
) -> None:
    """Write a window's outputs for the pieces that lie further from its edges than before."""
    a, b = window
    place = np.arange(b - a)
    left = place + (n if a == 0 else 0)
    right = b - a - 1 - place + (n if b == n else 0)
    edge = np.minimum(left, right)
    better = edge > best[a:b]
    rows = a + np.flatnonzero(better)
    labels, types, cues, no_cue = outputs
    best[rows] = edge[better]
    scores.attribution[rows] = labels[better]
    scores.entities[rows] = types[better]
    scores.starts[rows] = a
    scores.cues[rows] = -np.inf
    scores.cues[rows, : b - a] = cues[better]
    scores.no_cue[rows] = no_cue[better]


def _config(folder: Path) -> dict[str, Any]:
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no config of a news tagger ({error})",
            where=str(folder),
            mend="point --model at a folder with model.onnx, tokenizer.json and config.json",
        ) from error
    return config


def _tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(
            f"no tokenizer ({error})", where=str(folder), mend="copy the model folder again"
        ) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(folder: Path) -> InferenceSession:
    import onnxruntime

    onnxruntime.set_default_logger_severity(3)
    try:
        return onnxruntime.InferenceSession(
            str(folder / "model.onnx"), providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime has no common base for its errors
        raise ModelError(
            f"the model cannot be loaded ({error})",
            where=str(folder / "model.onnx"),
            mend="copy the model folder again",
        ) from error
