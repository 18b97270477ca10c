"""The news tagger: attributions and entities of a text, on onnxruntime; a spaCy component.

One MiniLM encoder with several heads reads overlapping windows of word pieces: BIO labels of
source, cue and content; BIO labels of entities; for each piece the piece at which its cue starts;
and what it tells of the stance. Training data, figures and limits stand in
``kg/models/news-tagger/README.md``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from kg.article import Span
from kg.errors import ModelError
from kg.language.decode import (
    Attribution,
    Decoding,
    Entity,
    Scores,
    attributions,
    entities,
    favours,
)
from kg.language.features import Pieces, encode
from kg.language.pooling import Floats, log_softmax, named_stances
from kg.language.windows import Outputs, Sums

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

# The spans of a cue and of what it introduces.
Words: TypeAlias = tuple[Sequence[Span], Sequence[Span]]
DEFAULT_MODEL = Path(__file__).parents[1] / "models" / "news-tagger"
# Windows that are read at once. On two cores two of them, each on one thread, are a fifth faster
# than one after the other on two threads, and twice as fast beside other work.
WORKERS = os.cpu_count() or 1


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
        self.stances: list[str] = self.config.get("stances", [])
        favour = self.config.get("favour", {})
        self._decoding = Decoding(tuple(self.labels), favour, tuple(self.stances))
        self._entity_favour = favours(self.entity_labels, self.config.get("favour_entities", {}))
        self._session = _session(self.folder)
        self._names = ["attribution", "entities", "cue", *(["stance"] if self.stances else [])]
        stances = 2 * (len(self.stances) + 1) if self.stances else 0
        self._widths = (len(self.labels), len(self.entity_labels), stances)
        self._cls, self._sep = _special(self._tokenizer, self.folder)

    def tag(self, text: str) -> Tagged:
        """Return the attributions and entities of ``text``."""
        pieces = self.pieces(text)
        if not len(pieces):
            return Tagged((), ())
        scores = self.scores(pieces)
        favoured = scores.entities + self._entity_favour
        return Tagged(
            tuple(attributions(text, pieces, scores, self._decoding)),
            tuple(entities(text, pieces, favoured, self.entity_labels)),
        )

    def stances_of(self, text: str, told: Sequence[Words]) -> list[Mapping[str, float]]:
        """Return what the model reads of attributions whose words are given.

        For each a log-probability by stance; nothing where the model has no head for them.
        """
        if not self.stances:
            return [{} for _ in told]
        pieces = self.pieces(text)
        stance = self.scores(pieces).stance

        def rows(spans: Sequence[Span]) -> list[int]:
            return [i for span in spans for i in range(*pieces.within(span))]

        return [named_stances(self.stances, stance, rows(cue), rows(said)) for cue, said in told]

    def pieces(self, text: str) -> Pieces:
        """Return the word pieces of ``text``."""
        return encode(self._tokenizer, text)

    def scores(self, pieces: Pieces) -> Scores:
        """Return what the model's windows say together of the pieces of one text."""
        n, room, stride = len(pieces), self.config["window"] - 2, self.config["stride"]
        sums = Sums.of(n, room, self._widths)
        windows = [(s, min(n, s + room)) for s in range(0, max(1, n - room + stride), stride)]
        # int8 activations are scaled by run: with one window a run no text changes another's.
        with ThreadPoolExecutor(WORKERS) as pool:
            for window, outputs in zip(
                windows, pool.map(lambda w: self._run(pieces, w), windows), strict=True
            ):
                sums.add(window, outputs)
        return sums.scores()

    def _run(self, pieces: Pieces, window: tuple[int, int]) -> Outputs:
        """Run the model over pieces ``window``."""
        first, last = window
        inner = slice(1, last - first + 1)
        ids, shapes = np.zeros((2, 1, last - first + 2), np.int64)
        ids[0, 0], ids[0, inner], ids[0, -1] = self._cls, pieces.ids[first:last], self._sep
        shapes[0, inner] = pieces.shapes[first:last]
        inputs = {"ids": ids, "shape": shapes, "mask": np.ones_like(ids)}
        return _outputs(dict(zip(self._names, self._session.run(self._names, inputs), strict=True)))


def _outputs(found: Mapping[str, Floats]) -> Outputs:
    """Return the outputs of a window without those of the special pieces."""
    inner = slice(1, -1)
    nothing = np.zeros((*found["cue"].shape[:2], 0), np.float32)
    return Outputs(
        log_softmax(found["attribution"][0, inner]),
        log_softmax(found["entities"][0, inner]),
        found.get("stance", nothing)[0, inner],
        found["cue"][0, inner, 1:-2],
        found["cue"][0, inner, -1],
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


def _special(tokenizer: Tokenizer, folder: Path) -> tuple[int, int]:
    found = [tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]")]
    if found[0] is None or found[1] is None:
        raise ModelError(
            "the tokenizer has no [CLS] or no [SEP]",
            where=str(folder / "tokenizer.json"),
            mend="use the tokenizer of a BERT encoder",
        )
    return found[0], found[1]


def _session(folder: Path) -> InferenceSession:
    import onnxruntime

    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime has no common base for its errors
        raise ModelError(
            f"the model cannot be loaded ({error})",
            where=str(folder / "model.onnx"),
            mend="copy the model folder again",
        ) from error
