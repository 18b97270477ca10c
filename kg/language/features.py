"""Text to the tagger's inputs: word pieces, and for each the shape of its word.

The shape value is ``word shape (0-6) + 7 if a line starts here + 14 if inside double quotes``.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.article import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LINE_START = 7
QUOTED = 14


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text.

    ``ids`` and ``shapes``: int64 of shape ``[n]``; ``offsets``: int32 ``[n, 2]``, characters;
    ``bounds``: int64 ``[words + 1]``, the first piece of each word, then ``n``.
    """

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    offsets: NDArray[np.int32]
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def within(self, span: Span) -> tuple[int, int]:
        """Return the first piece that reaches into ``span``, and the one after the last."""
        first = int(np.searchsorted(self.offsets[:, 1], span.start, side="right"))
        return first, int(np.searchsorted(self.offsets[:, 0], span.end, side="left"))


def word_shape(word: str) -> int:
    """Return 0 lower, 1 Title, 2 UPPER, 3 one capital, 4 miXed, 5 with digits, 6 no letter."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 1 if word[0].isupper() and word[1:].islower() else 4


def quoted_characters(text: str) -> NDArray[np.bool_]:
    """Tell for each character whether it lies inside double quotes; a line's end closes them."""
    inside = False
    state = np.zeros(len(text), np.bool_)
    for i, c in enumerate(text):
        closes = c == "”" or (c == '"' and inside)
        state[i] = inside
        if closes or c == "\n":
            inside = False
            state[i] &= closes
        elif c in '“"':
            inside = state[i] = True
    return state


def encode(tokenizer: Tokenizer, text: str) -> Pieces:
    """Return the word pieces of ``text``, without special tokens."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, np.int32).reshape(-1, 2)
    words = np.array([-1 if w is None else w for w in encoding.word_ids], np.int64)
    bounds = np.flatnonzero(np.diff(words, prepend=-2, append=-2))
    ids = np.array(encoding.ids, np.int64)
    return Pieces(ids, _shapes(text, bounds, offsets), offsets, bounds)


def _shapes(text: str, bounds: NDArray[np.int64], offsets: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the shape value of each piece; all pieces of a word share that of the word."""
    shapes = np.zeros(len(offsets), np.int64)
    for first, last in itertools.pairwise(bounds):
        start, end = int(offsets[first, 0]), int(offsets[last - 1, 1])
        before = int(offsets[first - 1, 1]) if first else 0
        shape = word_shape(text[start:end])
        if start == 0 or "\n" in text[before:start]:
            shape += LINE_START
        shapes[first:last] = shape
    return shapes + QUOTED * quoted_characters(text)[offsets[:, 0]] if len(shapes) else shapes
