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
from training.examples import IGNORED
from training.labels import ATTRIBUTION, ENTITIES, STANCES
from training.model import Outputs
from training.windows import Batch, Corpus, Sampler, batch

# Says of windows ``ids``, ``shapes``, ``mask`` what a network says.
Reader = Callable[[Tensor, Tensor, Tensor], Outputs]
# How many windows are read at once.
_WINDOWS = 64


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
        sizes = (pieces, len(ATTRIBUTION)), (pieces, len(ENTITIES)), (stances, len(STANCES))
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
        wanted = [d for d in documents if _is_annotated(sampler, d, layer)]
        place, logs = _said(read, sampler, wanted, layer)
        getattr(told, layer)[place] = logs[place].exp()
    chosen = np.flatnonzero(np.isin(sampler.document, np.array(documents)))
    for part in _slices(len(chosen)):
        around = sampler.around(chosen[part])
        lengths = np.full(len(around), sampler.size)
        b = batch(sampler.corpus, around, lengths, chosen[part], sampler.special)
        told.stance[b.told] = losses.stances(read(b.ids, b.shapes, b.mask), b).softmax(-1)


@torch.no_grad()
def fill(
    told: Told, readers: Sequence[Reader], sampler: Sampler, layer: str, sharpen: float
) -> None:
    """Add what ``readers`` say together of a layer of the documents in which nobody annotated it.

    Their log-probabilities are averaged and multiplied by ``sharpen``: networks say little that is
    definite of a layer that they never learnt on texts of the kind.
    """
    wanted = [d for d in range(len(sampler.bounds) - 1) if not _is_annotated(sampler, d, layer)]
    said = [_said(read, sampler, wanted, layer) for read in readers]
    place = said[0][0]
    logs = torch.stack([logs[place] for _, logs in said]).mean(0)
    getattr(told, layer)[place] = (sharpen * logs).softmax(-1)


def _is_annotated(sampler: Sampler, document: int, layer: str) -> bool:
    return int(getattr(sampler.corpus, layer)[sampler.bounds[document]]) != IGNORED


def _said(
    read: Reader, sampler: Sampler, documents: Sequence[int], layer: str
) -> tuple[Tensor, Tensor]:
    """Return the places of ``documents`` and, of the whole corpus, log-probabilities of labels.

    What is said of a piece counts the more the farther it is from the window's ends.
    """
    total = getattr(Told.nothing(sampler.corpus), layer)
    weights = torch.zeros(len(total), 1, device=total.device)
    for b in _windows(sampler, documents):
        column = torch.arange(b.ids.shape[1], device=total.device)
        weight = torch.minimum(column, b.mask.sum(1, keepdim=True) - 1 - column)[b.place >= 0]
        logs = getattr(read(b.ids, b.shapes, b.mask), layer)[b.place >= 0].float().log_softmax(-1)
        place = b.place[b.place >= 0]
        total.index_add_(0, place, logs * weight[:, None])
        weights.index_add_(0, place, weight[:, None].float())
    return weights[:, 0].nonzero()[:, 0], (total / weights.clamp_min(1.0)).log_softmax(-1)


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
