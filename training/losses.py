"""What a batch teaches: annotated labels, and what a teacher says of the same windows."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import IGNORED
from training.labels import CONTENT, POINTING
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


def taught(outputs: Outputs, teacher: Outputs, batch: Batch) -> dict[str, Tensor]:
    """Return the cross-entropy of each head with a teacher's probabilities (Hinton et al., 2015).

    Layers: over all pieces; pointers: over the pieces that the teacher takes for parts of a span,
    each by how surely.
    """
    result = {
        f"taught {name}": _cross(getattr(outputs, name), getattr(teacher, name)).mean()
        for name in LAYERS
    }
    kinds = teacher.attribution.float().softmax(-1)
    for name, parts in POINTING.items():
        apart = _cross(getattr(outputs, name), getattr(teacher, name))
        share = sum((kinds[..., k] for k in parts), torch.zeros_like(apart))
        result[f"taught {name}"] = (apart * share).sum() / share.sum().clamp_min(1.0)
    told = _cross(stances(outputs, batch), stances(teacher, batch))
    return {**result, "taught stance": told.mean()}


def alike(ours: Tensor, theirs: Tensor) -> Tensor:
    """Return how far ``ours`` are from the teacher's hidden states, each brought to one length.

    Romero et al., 2015, "FitNets".
    """
    size = theirs.shape[-1:]
    target = functional.layer_norm(theirs.float(), size)
    return (functional.layer_norm(ours.float(), size) - target).square().mean()


def _cross(ours: Tensor, theirs: Tensor) -> Tensor:
    return -(theirs.float().softmax(-1) * ours.float().log_softmax(-1)).sum(-1)


def right_pieces(outputs: Outputs, batch: Batch) -> Tensor:
    """Return counts of content pieces: right, found, annotated (``[3]``)."""
    known = batch.attribution != IGNORED
    contents = torch.tensor(CONTENT, device=batch.ids.device)
    ours = torch.isin(outputs.attribution.argmax(-1), contents) & known
    gold = torch.isin(batch.attribution, contents)
    return torch.stack([(ours & gold).sum(), ours.sum(), gold.sum()])
