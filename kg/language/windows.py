"""Overlapping windows put together: for each piece one set of scores from all that read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.language.decode import Scores
from kg.language.pooling import Floats

# From this many pieces of context on, more of it makes a window's word no weightier.
ENOUGH = 64
# The first outputs, which windows agree on by their mean.
AVERAGED = 3


class Outputs(NamedTuple):
    """The model's outputs for one window of m pieces.

    ``attribution [m, labels]`` and ``entities [m, labels]``: log-probabilities; ``stance [m, k]``,
    k = 0 for a model without that head; ``cues [m, m]``; ``no_cue [m]``.
    """

    attribution: Floats
    entities: Floats
    stance: Floats
    cues: Floats
    no_cue: Floats


@dataclass(frozen=True)
class Sums:
    """What the windows of one text say so far.

    Labels and stances are averaged over the windows, weighted by the context that a piece has in
    each; pointers, which belong to one window, are those of the window where it has most.
    """

    labels: list[Floats]
    weights: NDArray[np.float32]
    context: NDArray[np.int64]
    starts: NDArray[np.int64]
    cues: Floats
    no_cue: Floats

    @classmethod
    def of(cls, n: int, room: int, widths: Sequence[int]) -> Sums:
        """Return empty sums of ``n`` pieces; ``widths`` of what is averaged."""
        return cls(
            [np.zeros((n, width), np.float32) for width in widths],
            np.zeros(n, np.float32),
            np.full(n, -1, np.int64),
            np.zeros(n, np.int64),
            np.full((n, room), -np.inf, np.float32),
            np.zeros(n, np.float32),
        )

    def add(self, window: tuple[int, int], outputs: Outputs) -> None:
        """Add the outputs for pieces ``window``."""
        first, last = window
        context = _context(window, len(self.weights))
        weight = np.minimum(context + 1, ENOUGH).astype(np.float32)
        for total, values in zip(self.labels, outputs[:AVERAGED], strict=True):
            total[first:last] += weight[:, None] * values
        self.weights[first:last] += weight
        better = context > self.context[first:last]
        rows = first + np.flatnonzero(better)
        self.context[rows] = context[better]
        self.starts[rows] = first
        self.cues[rows] = -np.inf
        self.cues[rows, : last - first] = outputs.cues[better]
        self.no_cue[rows] = outputs.no_cue[better]

    def scores(self) -> Scores:
        """Return the scores of the pieces when all windows are added."""
        labels, entities, stance = (t / self.weights[:, None] for t in self.labels)
        return Scores(labels, entities, stance, self.starts, self.cues, self.no_cue)


def _context(window: tuple[int, int], n: int) -> NDArray[np.int64]:
    """Return how many pieces lie on the poorer side of each; a text's own end is no loss."""
    first, last = window
    place = np.arange(last - first)
    before = place + (n if first == 0 else 0)
    after = last - first - 1 - place + (n if last == n else 0)
    context: NDArray[np.int64] = np.minimum(before, after)
    return context
