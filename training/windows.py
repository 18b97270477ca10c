"""Documents as one flat corpus of tensors, and windows cut from it on the device."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.examples import IGNORED, Example, Ints
from training.labels import POINTING

# Most pieces that are kept of a cue and of a content for learning its stance.
CUE, CONTENT = 24, 160
# The least pieces of a window.
SHORT = 8


@dataclass(frozen=True)
class Special:
    """The numbers of the pieces that no text has."""

    cls: int
    sep: int
    mask: int

    def free(self, ids: Tensor) -> Tensor:
        """Tell of each piece of windows whether it is of a text and may be changed."""
        return (ids != self.cls) & (ids != self.sep)


@dataclass(frozen=True)
class Corpus:
    """All documents, one after the other.

    ``ids``, ``shapes``, ``attribution``, ``entities`` ``[pieces]``; ``cue``, ``source``
    ``[pieces]``: the piece of the corpus where the cue (source) of a piece's span starts, or -1;
    ``bounds`` ``[documents + 1]``; ``stance_cue`` ``[k, CUE]`` and ``stance_content``
    ``[k, CONTENT]``: pieces of the corpus, -1 for none; ``stance`` ``[k]``, ``IGNORED`` where
    nobody labelled it; ``stance_document`` ``[k]``. Labels are ``IGNORED`` where a layer is not
    annotated.
    """

    ids: Tensor
    shapes: Tensor
    attribution: Tensor
    entities: Tensor
    cue: Tensor
    source: Tensor
    bounds: Tensor
    stance_cue: Tensor
    stance_content: Tensor
    stance: Tensor
    stance_document: Tensor


@dataclass(frozen=True)
class Batch:
    """Windows ``[windows, length]``, the last of them for stances only.

    ``cue`` and ``source`` hold a column, or ``length`` for none, and ``IGNORED`` outside of spans.
    ``stance_row``: the window of each stance; ``stance_cue``, ``stance_content``: bool
    ``[stances, length]``.
    """

    ids: Tensor
    shapes: Tensor
    attribution: Tensor
    entities: Tensor
    cue: Tensor
    source: Tensor
    stance: Tensor
    stance_row: Tensor
    stance_cue: Tensor
    stance_content: Tensor


def corpus(examples: Sequence[Example]) -> Corpus:
    """Return the examples as one corpus."""
    bounds = np.cumsum([0, *(len(e.pieces) for e in examples)]).astype(np.int64)
    placed = list(zip(examples, bounds[:-1], strict=True))
    told = [(n, s) for n, e in enumerate(examples) for s in e.stances]
    flat = {
        "ids": [e.pieces.ids for e in examples],
        "shapes": [e.pieces.shapes for e in examples],
        "attribution": [_labels(e.attribution, len(e.pieces)) for e in examples],
        "entities": [_labels(e.entities, len(e.pieces)) for e in examples],
        "cue": [_shifted(e.cue, len(e.pieces), first) for e, first in placed],
        "source": [_shifted(e.source, len(e.pieces), first) for e, first in placed],
    }
    stances = {
        "stance_cue": [_padded(s.cue + bounds[n], CUE) for n, s in told],
        "stance_content": [_padded(s.content + bounds[n], CONTENT) for n, s in told],
    }
    return Corpus(
        **{name: torch.from_numpy(np.concatenate(parts)) for name, parts in flat.items()},
        bounds=torch.from_numpy(bounds),
        **{name: torch.from_numpy(np.stack(rows)) for name, rows in stances.items()},
        stance=torch.tensor([s.stance for _, s in told]),
        stance_document=torch.tensor([n for n, _ in told]),
    )


def _labels(labels: Ints | None, n: int) -> Ints:
    return np.full(n, IGNORED) if labels is None else labels


def _shifted(pieces: Ints | None, n: int, by: np.int64) -> Ints:
    return np.full(n, -1) if pieces is None else np.where(pieces < 0, -1, pieces + by)


def _padded(pieces: Ints, size: int) -> Ints:
    result = np.full(size, -1, np.int64)
    result[: min(size, len(pieces))] = pieces[:size]
    return result


class Sampler:
    """Draws windows of a corpus; ``size``: pieces of a window without the two special ones."""

    def __init__(self, corpus: Corpus, size: int, special: Special, seed: int) -> None:
        self.corpus, self.size, self.special = corpus, size, special
        self.chance = np.random.default_rng(seed)
        self.bounds = corpus.bounds.cpu().numpy()
        self.stance = corpus.stance.cpu().numpy()
        self.document = corpus.stance_document.cpu().numpy()
        pieces = torch.cat([corpus.stance_cue, corpus.stance_content], 1).cpu().numpy()
        self.last = pieces.max(1)
        self.first = np.where(pieces < 0, np.iinfo(np.int64).max, pieces).min(1)

    def cut(self, documents: Sequence[int]) -> Ints:
        """Return where the windows start that cover ``documents``, in random order.

        Each document is cut from a random place on. All windows are full: those at a document's
        ends reach back into it, that of a short document into what follows.
        """
        found = []
        for d in documents:
            first, last = int(self.bounds[d]), int(self.bounds[d + 1])
            start = first
            if last - first > self.size:
                start -= int(self.chance.integers(self.size))
            while start < last:
                found.append(self._within(max(first, min(start, last - self.size))))
                start += self.size
        result = np.array(found, np.int64)
        self.chance.shuffle(result)
        return result

    def _within(self, start: Ints | int) -> Any:
        return np.minimum(start, self.bounds[-1] - self.size)

    def around(self, chosen: Ints) -> Ints:
        """Return for each of the ``chosen`` stances the start of a window that holds it."""
        low, document = self.first[chosen], self.document[chosen]
        room = np.maximum(1, self.size - (self.last[chosen] - low))
        start = np.minimum(low - self.chance.integers(room), self.bounds[document + 1] - self.size)
        found: Ints = self._within(np.maximum(self.bounds[document], start))
        return found

    def batches(
        self,
        documents: Sequence[int],
        windows: int,
        stances: int,
        labelled: bool,
        short: float = 0.0,
    ) -> Iterator[Batch]:
        """Yield batches of ``documents`` for ever, in random order.

        ``windows`` and ``stances``: how many of each a batch has; ``labelled``: take no stance
        that nobody labelled; ``short``: share of the batches whose windows are shorter, since
        texts and the last windows of texts are, and which teach no stances.
        """
        of = np.isin(self.document, np.array(documents))
        told = np.flatnonzero(of & (self.stance != IGNORED) if labelled else of)
        while True:
            cut = self.cut(documents)
            for start in range(0, len(cut) - windows + 1, windows):
                chosen = self.chance.choice(told, stances)
                part, size = cut[start : start + windows], self.size
                if self.chance.random() < short:
                    chosen, size = chosen[:0], int(self.chance.integers(SHORT, self.size))
                yield batch(self.corpus, part, chosen, self.around(chosen), size, self.special)


def folds(documents: int, count: int) -> list[list[int]]:
    """Part the numbers of documents into ``count`` folds at random, always the same."""
    order = np.random.default_rng(0).permutation(documents)
    return [sorted(int(d) for d in order[k::count]) for k in range(count)]


def batch(
    corpus: Corpus, found: Ints, stances: Ints, around: Ints, size: int, special: Special
) -> Batch:
    """Return the windows from ``found`` on and, for ``stances`` only, those from ``around`` on.

    ``size``: pieces of a window without the two special ones.
    """
    device = corpus.ids.device
    first = torch.from_numpy(np.concatenate([found, around])).to(device)[:, None]
    place = (first + torch.arange(-1, size + 1, device=device)).clamp(0, len(corpus.ids) - 1)
    learns = torch.zeros(place.shape, dtype=torch.bool, device=device)
    learns[: len(found), 1:-1] = True
    ids, shapes = corpus.ids[place], corpus.shapes[place]
    ids[:, 0], ids[:, -1] = special.cls, special.sep
    shapes[:, 0], shapes[:, -1] = 0, 0
    attribution = torch.where(learns, corpus.attribution[place], IGNORED)
    chosen = torch.from_numpy(stances).to(device)
    start = first[len(found) :]
    return Batch(
        ids=ids,
        shapes=shapes,
        attribution=attribution,
        entities=torch.where(learns, corpus.entities[place], IGNORED),
        cue=_columns(corpus.cue[place], first, attribution, POINTING["cue"]),
        source=_columns(corpus.source[place], first, attribution, POINTING["source"]),
        stance=corpus.stance[chosen],
        stance_row=torch.arange(len(found), len(first), device=device),
        stance_cue=_members(corpus.stance_cue[chosen], start, size),
        stance_content=_members(corpus.stance_content[chosen], start, size),
    )


def _columns(target: Tensor, first: Tensor, labels: Tensor, kinds: tuple[int, ...]) -> Tensor:
    """Return for the pieces in spans of ``kinds`` (labels) the column that they point at."""
    length = labels.shape[1]
    columns = target - first + 1
    columns = torch.where((columns >= 1) & (columns < length - 1), columns, length)
    points = sum((labels == kind for kind in kinds), torch.zeros_like(labels)) > 0
    return torch.where(points, columns, IGNORED)


def _members(pieces: Tensor, start: Tensor, size: int) -> Tensor:
    """Return bool ``[stances, size + 2]``: which columns the pieces fall on."""
    columns = pieces - start + 1
    inside = (pieces >= 0) & (columns >= 1) & (columns <= size)
    result = torch.zeros(len(pieces), size + 2, dtype=torch.bool, device=pieces.device)
    result.scatter_(1, torch.where(inside, columns, 0), True)
    result[:, 0] = False
    return result
