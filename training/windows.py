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
# The most sentences of a short window.
SENTENCES = 3


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

    ``ids``, ``shapes``, ``attribution``, ``entities`` ``[pieces]``; ``opens`` ``[pieces]``: 1
    where a sentence starts; ``cue``, ``source`` ``[pieces]``: the piece of the corpus where the
    cue (source) of a piece's span starts, or -1; ``bounds`` ``[documents + 1]``; ``stance_cue``
    ``[k, CUE]`` and ``stance_content`` ``[k, CONTENT]``: pieces of the corpus, -1 for none;
    ``stance`` ``[k]``, ``IGNORED`` where nobody labelled it; ``stance_document`` ``[k]``.
    Labels are ``IGNORED`` where a layer is not annotated.
    """

    ids: Tensor
    shapes: Tensor
    opens: Tensor
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

    ``mask``: 1 for what is read, 0 behind the end of a window; ``place``: the piece of the corpus,
    or -1 for special pieces and behind the end; ``stance_number``: which stances of the corpus.
    ``cue`` and ``source`` hold a column, or ``length`` for none, and ``IGNORED`` outside of spans.
    ``stance_row``: the window of each stance; ``stance_cue``, ``stance_content``: bool
    ``[stances, length]``.
    """

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    place: Tensor
    attribution: Tensor
    entities: Tensor
    cue: Tensor
    source: Tensor
    stance_number: Tensor
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
        "opens": [e.opens.astype(np.int64) for e in examples],
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
        self.opens = np.append(np.flatnonzero(corpus.opens.cpu().numpy()), len(corpus.ids))
        self.stance = corpus.stance.cpu().numpy()
        self.document = corpus.stance_document.cpu().numpy()
        pieces = torch.cat([corpus.stance_cue, corpus.stance_content], 1).cpu().numpy()
        self.last = pieces.max(1)
        self.first = np.where(pieces < 0, np.iinfo(np.int64).max, pieces).min(1)

    def parted(self, documents: Sequence[int], layer: str) -> tuple[list[int], list[int]]:
        """Return the documents in which somebody annotated ``layer``, and the others."""
        first = getattr(self.corpus, layer)[self.corpus.bounds[:-1]].tolist()
        known = [d for d in documents if first[d] != IGNORED]
        return known, [d for d in documents if first[d] == IGNORED]

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
        that nobody labelled; ``short``: share of the windows that are a sentence or a few, since
        whole texts may be.
        """
        of = np.isin(self.document, np.array(documents))
        told = np.flatnonzero(of & (self.stance != IGNORED) if labelled else of)
        while True:
            cut = self.cut(documents)
            for start in range(0, len(cut) - windows + 1, windows):
                chosen = self.chance.choice(told, stances)
                first, lengths = self._shortened(cut[start : start + windows], short)
                around = self.around(chosen)
                first = np.concatenate([first, around])
                lengths = np.concatenate([lengths, np.full(stances, self.size)])
                yield batch(self.corpus, first, lengths, chosen, self.special)

    def _shortened(self, start: Ints, share: float) -> tuple[Ints, Ints]:
        """Make some windows the sentences from where they start; return starts and lengths."""
        number = np.searchsorted(self.opens, start, side="right") - 1
        after = np.minimum(
            number + self.chance.integers(1, SENTENCES + 1, len(start)), len(self.opens) - 1
        )
        chosen = self.chance.random(len(start)) < share
        first = np.where(chosen, self.opens[number], start)
        lengths = np.where(chosen, self.opens[after] - first, self.size)
        return first, np.clip(lengths, 1, self.size)


def folds(documents: int, count: int) -> list[list[int]]:
    """Part the numbers of documents into ``count`` folds at random, always the same."""
    order = np.random.default_rng(0).permutation(documents)
    return [sorted(int(d) for d in order[k::count]) for k in range(count)]


def batch(corpus: Corpus, first: Ints, lengths: Ints, stances: Ints, special: Special) -> Batch:
    """Return windows of ``lengths`` pieces from ``first`` on, the last of them for ``stances``."""
    device, size = corpus.ids.device, int(lengths.max())
    start = torch.from_numpy(first).to(device)[:, None]
    end = torch.from_numpy(lengths).to(device)[:, None]
    column = torch.arange(size + 2, device=device)
    inside = (column > 0) & (column <= end)
    place = torch.where(inside, start + column - 1, 0)
    learns = inside.clone()
    learns[len(first) - len(stances) :] = False
    attribution = torch.where(inside, corpus.attribution[place], IGNORED)
    chosen = torch.from_numpy(stances).to(device)
    rows = torch.arange(len(first) - len(stances), len(first), device=device)
    edges = torch.where(column == 0, special.cls, special.sep)
    return Batch(
        ids=torch.where(inside, corpus.ids[place], edges),
        shapes=torch.where(inside, corpus.shapes[place], 0),
        mask=(column <= end + 1).long(),
        place=torch.where(inside, place, -1),
        attribution=torch.where(learns, attribution, IGNORED),
        entities=torch.where(learns, corpus.entities[place], IGNORED),
        cue=_columns(corpus.cue[place], start, end, attribution, POINTING["cue"]),
        source=_columns(corpus.source[place], start, end, attribution, POINTING["source"]),
        stance_number=chosen,
        stance=corpus.stance[chosen],
        stance_row=rows,
        stance_cue=_members(corpus.stance_cue[chosen], start[rows], size),
        stance_content=_members(corpus.stance_content[chosen], start[rows], size),
    )


def _columns(
    target: Tensor, start: Tensor, end: Tensor, labels: Tensor, kinds: tuple[int, ...]
) -> Tensor:
    """Return for the pieces in spans of ``kinds`` (labels) the column that they point at."""
    columns = target - start + 1
    columns = torch.where((columns >= 1) & (columns <= end), columns, labels.shape[1])
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
