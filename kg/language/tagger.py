"""The news tagger: attributions and entities of a text, on onnxruntime; a spaCy component.

One MiniLM encoder with three heads reads overlapping windows of word pieces: BIO labels of
source, cue and content; BIO labels of entities; and for each piece the piece at which its cue
starts. Training data, figures and limits stand in ``kg/models/news-tagger/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import ModelError
from kg.language.decode import (
    Attribution,
    Decoding,
    Entity,
    Floats,
    Scores,
    attributions,
    entities,
    log_softmax,
)
from kg.language.features import Pieces, encode
from kg.language.windows import Outputs, Sums

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
        self._decoding = Decoding(tuple(self.labels), self.config.get("outside", 0.0))
        self.entity_labels = ["O"] + [f"{b}-{t}" for t in self.config["entity_types"] for b in "BI"]
        self._tokenizer = _tokenizer(self.folder)
        self.stances: list[str] = self.config.get("stances", [])
        self._session = _session(self.folder)
        self._names = ["attribution", "entities", "cue", *(["stance"] if self.stances else [])]
        stance_width = 2 * (len(self.stances) + 1) if self.stances else 0
        self._widths = (len(self.labels), len(self.entity_labels), stance_width)
        self._cls, self._sep = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def tag(self, text: str) -> Tagged:
        """Return the attributions and entities of ``text``."""
        pieces = encode(self._tokenizer, text)
        if not len(pieces):
            return Tagged((), ())
        scores = self._scores(pieces)
        return Tagged(
            tuple(attributions(text, pieces, scores, self._decoding)),
            tuple(entities(text, pieces, scores.entities, self.entity_labels)),
        )

    def _scores(self, pieces: Pieces) -> Scores:
        n, room = len(pieces), self.config["window"] - 2
        sums = Sums.of(n, room, self._widths)
        stride = self.config["stride"]
        starts = list(range(0, max(1, n - room + stride), stride))
        # int8 activations are scaled by batch, so a text's windows are never mixed with another's.
        for at in range(0, len(starts), BATCH):
            windows = [(s, min(n, s + room)) for s in starts[at : at + BATCH]]
            for window, outputs in zip(windows, self._run(pieces, windows), strict=True):
                sums.add(window, outputs)
        return sums.scores()

    def _run(self, pieces: Pieces, windows: list[tuple[int, int]]) -> list[Outputs]:
        length = max(b - a for a, b in windows) + 2
        ids, shapes, mask = (np.zeros((len(windows), length), np.int64) for _ in range(3))
        for row, (a, b) in enumerate(windows):
            size = b - a
            ids[row, : size + 2] = [self._cls, *pieces.ids[a:b], self._sep]
            shapes[row, 1 : size + 1] = pieces.shapes[a:b]
            mask[row, : size + 2] = 1
        inputs = {"ids": ids, "shape": shapes, "mask": mask}
        found = dict(zip(self._names, self._session.run(self._names, inputs), strict=True))
        return [_outputs(found, row, slice(1, b - a + 1)) for row, (a, b) in enumerate(windows)]


def _outputs(found: Mapping[str, Floats], row: int, inner: slice) -> Outputs:
    """Return the outputs of one window, without those of the special pieces and the padding."""
    stance = found.get("stance", np.zeros((*found["cue"].shape[:2], 0), np.float32))
    return Outputs(
        log_softmax(found["attribution"][row, inner]),
        log_softmax(found["entities"][row, inner]),
        stance[row, inner],
        found["cue"][row, inner, inner],
        found["cue"][row, inner, -1],
    )


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
