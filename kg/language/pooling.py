"""What the pieces of a stretch say together, each with a weight of its own.

Attention pooling (Lin et al., 2017): the model gives for each piece a say and its weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]


def log_softmax(scores: Floats) -> Floats:
    """Return log-probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def stance_scores(stance: Floats, cue: Sequence[int], content: Sequence[int]) -> tuple[float, ...]:
    """Return the log-probability of each stance of an attribution, from its pieces.

    ``stance``: ``[n, 2 * (stances + 1)]``, for each piece what it says as part of a cue and the
    weight of that, then as part of a content.
    """
    half = stance.shape[1] // 2
    if not half or not content:
        return ()
    parts = ((cue, stance[:, :half]), (content, stance[:, half:]))
    total = np.zeros(half - 1, np.float32)
    for rows, values in parts:
        if rows:
            total += _pooled(values[rows, :-1], values[rows, -1])
    return tuple(float(x) for x in log_softmax(total))


def named_stances(
    names: Sequence[str], stance: Floats, cue: Sequence[int], content: Sequence[int]
) -> Mapping[str, float]:
    """Return ``stance_scores`` by name; none where there is no content or no head."""
    found = stance_scores(stance, cue, content)
    return dict(zip(names, found, strict=True)) if found else {}


def _pooled(values: Floats, weights: Floats) -> Floats:
    """Return the mean of ``values`` ``[n, k]`` by ``weights`` ``[n]``, given as logarithms."""
    result: Floats = np.exp(log_softmax(weights)) @ values
    return result
