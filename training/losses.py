"""What a batch teaches: annotated labels, and what teachers said of the same pieces."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import IGNORED
from training.labels import POINTING
from training.model import Outputs, pooled_stance
from training.windows import Batch

LAYERS = ("attribution", "entities")


def annotated(outputs: Outputs, batch: Batch, smoothing: float) -> dict[str, Tensor]:
    """Return the cross-entropy of each head with the labels, 0 where the batch has none."""
    smooth = dict.fromkeys(LAYERS, smoothing)
    result = {
        name: _entropy(getattr(outputs, name), getattr(batch, name), smooth.get(name, 0.0))
        for name in (*LAYERS, *POINTING)
    }
    return {**result, "stance": _entropy(stances(outputs, batch), batch.stance, smoothing)}


def _entropy(scores: Tensor, target: Tensor, smoothing: float) -> Tensor:
    known = (target != IGNORED).sum().clamp_min(1)
    total = functional.cross_entropy(
        scores.float().flatten(0, -2),
        target.flatten(),
        ignore_index=IGNORED,
        label_smoothing=smoothing,
        reduction="sum",
    )
    return total / known


def stances(outputs: Outputs, batch: Batch) -> Tensor:
    """Return the scores ``[stances, 16]`` of the batch's stances."""
    return pooled_stance(
        outputs.stance.float()[batch.stance_row], batch.stance_cue, batch.stance_content
    )


def taught(outputs: Outputs, told: Mapping[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Return the cross-entropy of heads with teachers' probabilities (Hinton et al., 2015).

    ``told``: of each layer ``[pieces, labels]`` and of stances ``[k, 16]``, for the whole corpus,
    all 0 where nothing is told.
    """
    read = batch.place >= 0
    result = {
        f"taught {name}": _cross(getattr(outputs, name)[read], told[name][batch.place[read]])
        for name in LAYERS
    }
    return {
        **result,
        "taught stance": _cross(stances(outputs, batch), told["stance"][batch.stance_number]),
    }


def _cross(ours: Tensor, theirs: Tensor) -> Tensor:
    total = -(theirs.float() * ours.float().log_softmax(-1)).sum()
    return total / theirs.float().sum().clamp_min(1.0)


def right_pieces(outputs: Outputs, batch: Batch, layer: str, labels: Tensor) -> Tensor:
    """Return counts of pieces with one of ``labels``: right, found, annotated (``[3]``)."""
    gold = getattr(batch, layer)
    ours = getattr(outputs, layer).argmax(-1)
    marked = torch.isin(ours, labels) & (gold != IGNORED)
    right = marked & ((ours + 1) // 2 == (gold + 1) // 2)
    return torch.stack([right.sum(), marked.sum(), torch.isin(gold, labels).sum()])
