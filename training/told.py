"""What other networks say of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training import losses
from training.labels import ATTRIBUTION, ENTITIES, STANCES
from training.model import Outputs
from training.windows import Batch, Corpus, Sampler, batch

# Says of windows ``ids``, ``shapes``, ``mask`` what a network says.
Reader = Callable[[Tensor, Tensor, Tensor], Outputs]
# How many windows are read at once.
_WINDOWS = 64
_LABELS = {"attribution": len(ATTRIBUTION), "entities": len(ENTITIES)}


@dataclass(frozen=True)
class Told:
    """Probabilities: ``attribution [pieces, 7]``, ``entities [pieces, 19]``, ``stance [k, 16]``.

    All are 0 where nothing is told.
    """

    attribution: Tensor
    entities: Tensor
    stance: Tensor

    @classmethod
    def nothing(cls, corpus: Corpus) -> Told:
        """Return zeros, to be filled."""
        pieces, stances = len(corpus.ids), len(corpus.stance)
        layers = [(pieces, count) for count in _LABELS.values()]
        sizes = *layers, (stances, len(STANCES))
        return cls(*(torch.zeros(size, device=corpus.ids.device) for size in sizes))

    @classmethod
    def read(cls, paths: Sequence[Path], device: str) -> Told:
        """Read what ``write`` wrote, of one corpus, of which no two tell the same."""
        found = [load_file(path) for path in paths]
        sums = {f.name: sum((part[f.name] for part in found), torch.zeros(())) for f in fields(cls)}
        return cls(**{name: values.half().to(device) for name, values in sums.items()})

    def write(self, path: Path) -> None:
        """Write the probabilities in half precision."""
        path.parent.mkdir(parents=True, exist_ok=True)
        parts = {f.name: getattr(self, f.name) for f in fields(self)}
        save_file({name: part.half().contiguous() for name, part in parts.items()}, path)


@torch.no_grad()
def listen(told: Told, read: Reader, sampler: Sampler, documents: Sequence[int]) -> None:
    """Add what ``read`` says of the annotated layers of ``documents``, and of their stances."""
    for layer in losses.LAYERS:
        annotated, _ = sampler.parted(documents, layer)
        place, logs = _said(read, sampler, annotated, layer)
        getattr(told, layer)[place] = logs.exp()
    chosen = np.flatnonzero(np.isin(sampler.document, np.array(documents)))
    for part in _slices(len(chosen)):
        around = sampler.around(chosen[part])
        lengths = np.full(len(around), sampler.size)
        b = batch(sampler.corpus, around, lengths, chosen[part], sampler.special)
        told.stance[b.stance_number] = losses.stances(read(b.ids, b.shapes, b.mask), b).softmax(-1)


@torch.no_grad()
def fill(
    told: Told, readers: Sequence[Reader], sampler: Sampler, layer: str, sharpen: float
) -> None:
    """Add what ``readers`` say together of a layer of the documents in which nobody annotated it.

    Their log-probabilities are averaged and multiplied by ``sharpen``: networks say little that is
    definite of a layer that they never learnt on texts of the kind.
    """
    _, unannotated = sampler.parted(range(len(sampler.bounds) - 1), layer)
    said = [_said(read, sampler, unannotated, layer) for read in readers]
    place = said[0][0]
    logs = torch.stack([logs for _, logs in said]).mean(0)
    getattr(told, layer)[place] = (sharpen * logs).softmax(-1)


def _said(
    read: Reader, sampler: Sampler, documents: Sequence[int], layer: str
) -> tuple[Tensor, Tensor]:
    """Return the places ``[n]`` of ``documents`` and log-probabilities of labels ``[n, k]``.

    What is said of a piece counts the more the farther it is from the window's ends.
    """
    pieces, device = len(sampler.corpus.ids), sampler.corpus.ids.device
    total = torch.zeros(pieces, _LABELS[layer], device=device)
    weights = torch.zeros(pieces, 1, device=device)
    for b in _windows(sampler, documents):
        inside = b.place >= 0
        column = torch.arange(b.ids.shape[1], device=device)
        weight = torch.minimum(column, b.mask.sum(1, keepdim=True) - 1 - column)[inside][:, None]
        logs = getattr(read(b.ids, b.shapes, b.mask), layer)[inside].float().log_softmax(-1)
        total.index_add_(0, b.place[inside], logs * weight)
        weights.index_add_(0, b.place[inside], weight.float())
    place = weights[:, 0].nonzero()[:, 0]
    return place, (total[place] / weights[place]).log_softmax(-1)


def _windows(sampler: Sampler, documents: Iterable[int]) -> Iterator[Batch]:
    """Yield windows over ``documents``, each a third over the one before."""
    size, bounds = sampler.size, sampler.bounds
    step = size * 2 // 3
    found = [
        (start, min(size, int(bounds[d + 1]) - start))
        for d in documents
        for start in range(bounds[d], max(bounds[d] + 1, bounds[d + 1] - size + step), step)
    ]
    ordered = np.array(sorted(found, key=lambda f: f[1]), np.int64).reshape(-1, 2)
    for part in _slices(len(ordered)):
        first, lengths = ordered[part].T
        yield batch(sampler.corpus, first, lengths, np.zeros(0, np.int64), sampler.special)


def _slices(count: int) -> Iterator[slice]:
    return (slice(start, start + _WINDOWS) for start in range(0, count, _WINDOWS))
