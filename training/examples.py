"""Documents as arrays of word pieces with labels, cut into windows and batches."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.article import Span
from kg.language.features import Pieces, encode
from training.corpora import Document
from training.labels import ATTRIBUTION, ENTITIES, STANCES

IGNORED = -100
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
# Gives, for the pieces of a text, a teacher's probabilities ``[n, labels]`` of each layer.
Teacher = Callable[[Pieces], Mapping[str, Floats]]
LAYERS = {"attribution": ATTRIBUTION, "entities": ENTITIES}


@dataclass(frozen=True)
class StanceExample:
    """The pieces of a cue and of a content, and the number of their stance."""

    cue: Ints
    content: Ints
    stance: int


@dataclass(frozen=True)
class Example:
    """A document's pieces; labels ``[n]``, None where the layer is not annotated.

    ``cue`` and ``source`` hold the first piece of the cue and of the source that a piece's span
    belongs to, -1 for none. ``taught`` are a teacher's probabilities ``[n, labels]`` of layers that
    nobody annotated, by the layer's name.
    """

    pieces: Pieces
    attribution: Ints | None
    cue: Ints | None
    source: Ints | None
    entities: Ints | None
    stances: tuple[StanceExample, ...]
    taught: Mapping[str, Floats]


@dataclass(frozen=True)
class Window:
    """Pieces ``[first, last)`` of an example."""

    example: Example
    first: int
    last: int


@dataclass(frozen=True)
class Batch:
    """Windows as tensors ``[windows, length]``; ``IGNORED`` where there is nothing to learn.

    Pointers hold a column, or ``length`` for none. ``stances``: row, columns of the cue and of
    the content, label. ``taught``: probabilities ``[windows, length, labels]`` by layer, all
    zero where no teacher spoke.
    """

    ids: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    attribution: torch.Tensor
    cue: torch.Tensor
    source: torch.Tensor
    entities: torch.Tensor
    stances: tuple[tuple[int, Ints, Ints, int], ...]
    taught: Mapping[str, torch.Tensor]


def example(tokenizer: Tokenizer, document: Document, teacher: Teacher | None = None) -> Example:
    """Return ``document`` as an example; ``teacher`` labels what nobody annotated in it."""
    pieces = encode(tokenizer, document.text)
    attribution = cue = source = entities = None
    stances: tuple[StanceExample, ...] = ()
    if document.attributions is not None:
        attribution, cue, source = _attribution_labels(pieces, document)
    if document.entities is not None:
        entities = np.zeros(len(pieces), np.int64)
        spans = {(span, kind) for span, kind in document.entities if f"B-{kind}" in ENTITIES}
        _write_labels(pieces, spans, ENTITIES, entities)
    if not document.held_out:
        stances = tuple(_stance_examples(pieces, document))
    taught: Mapping[str, Floats] = {}
    if teacher is not None and len(pieces):
        annotated = {"attribution": attribution, "entities": entities}
        taught = {n: v for n, v in teacher(pieces).items() if annotated[n] is None}
    return Example(pieces, attribution, cue, source, entities, stances, taught)


def rows_of(pieces: Pieces, spans: Sequence[Span]) -> Ints:
    """Return the numbers of the pieces in ``spans``."""
    found = [np.arange(*pieces.within(span)) for span in spans]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _stance_examples(pieces: Pieces, document: Document) -> Iterator[StanceExample]:
    for a in document.stances:
        if a.stance in STANCES:
            cue, content = rows_of(pieces, a.cue), rows_of(pieces, a.content)
            if len(content):
                yield StanceExample(cue, content, STANCES.index(a.stance))


def _write_labels(
    pieces: Pieces, spans: set[tuple[Span, str]], names: Sequence[str], labels: Ints
) -> Mapping[tuple[Span, str], tuple[int, int]]:
    """Write BIO labels, longer spans first; return where each span that found room stands."""
    placed = {}
    for span, kind in sorted(spans, key=lambda s: (s[0].start - s[0].end, s)):
        first, last = pieces.within(span)
        if first < last and not labels[first:last].any():
            labels[first:last] = names.index(f"I-{kind}")
            labels[first] = names.index(f"B-{kind}")
            placed[span, kind] = (first, last)
    return placed


def _attribution_labels(pieces: Pieces, document: Document) -> tuple[Ints, Ints, Ints]:
    labels = np.zeros(len(pieces), np.int64)
    cue, source = np.full(len(pieces), -1), np.full(len(pieces), -1)
    parts = ("source", "cue", "content")
    found = document.attributions or ()
    spans = {(span, part) for a in found for part in parts for span in getattr(a, part)}
    placed = _write_labels(pieces, spans, ATTRIBUTION, labels)
    for a in found:
        heads = {
            part: next((placed[s, part] for s in getattr(a, part) if (s, part) in placed), None)
            for part in parts
        }
        for part in parts:
            for span in getattr(a, part):
                first, last = placed.get((span, part), (0, 0))
                if heads["cue"] and part != "cue":
                    cue[first:last] = heads["cue"][0]
                if heads["source"] and part != "source":
                    source[first:last] = heads["source"][0]
    return labels, cue, source


def windows(
    examples: Sequence[Example], size: int, chance: random.Random, only_stances: bool = False
) -> list[Window]:
    """Cut the examples into windows of ``size`` pieces from a random start on.

    ``only_stances`` leaves out those that teach nothing of stances.
    """
    result = []
    for e in examples:
        n = len(e.pieces)
        start = -chance.randrange(size) if n > size else 0
        while start < n:
            first, last = max(0, start), min(n, start + size)
            window = Window(e, first, last)
            taught = _has_stances(window) if only_stances else _teaches(window)
            if (last - first > 16 or n <= 16) and taught:
                result.append(window)
            start += size
    return result


def _teaches(w: Window) -> bool:
    annotated = w.example.attribution is not None or w.example.entities is not None
    return annotated or bool(w.example.taught) or _has_stances(w)


def _has_stances(w: Window) -> bool:
    return next(_stances(w), None) is not None


def batches(found: list[Window], size: int, chance: random.Random) -> list[list[Window]]:
    """Return batches of ``size`` windows of like length, in random order."""
    chance.shuffle(found)
    chunks = [found[i : i + size * 8] for i in range(0, len(found), size * 8)]
    ordered = [sorted(c, key=lambda w: w.last - w.first) for c in chunks]
    result = [c[i : i + size] for c in ordered for i in range(0, len(c), size)]
    chance.shuffle(result)
    return result


def collate(found: Sequence[Window], cls: int, sep: int, pad: int) -> Batch:
    """Return windows as one batch, padded to the longest."""
    length = max(w.last - w.first for w in found) + 2
    shape = (len(found), length)
    ids, shapes, mask = np.full(shape, pad), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    targets = {
        name: np.full(shape, IGNORED) for name in ("attribution", "cue", "source", "entities")
    }
    taught = {n: np.zeros((*shape, len(labels)), np.float32) for n, labels in LAYERS.items()}
    stances: list[tuple[int, Ints, Ints, int]] = []
    for row, w in enumerate(found):
        inner = slice(1, w.last - w.first + 1)
        ids[row, 0], ids[row, inner.stop] = cls, sep
        ids[row, inner] = w.example.pieces.ids[w.first : w.last]
        shapes[row, inner] = w.example.pieces.shapes[w.first : w.last]
        mask[row, : inner.stop + 1] = 1
        for name, values in _targets(w, length).items():
            targets[name][row, inner] = values
        for name, probabilities in w.example.taught.items():
            taught[name][row, inner] = probabilities[w.first : w.last]
        stances += [(row, *s) for s in _stances(w)]
    tensors = {name: torch.from_numpy(values) for name, values in targets.items()}
    return Batch(
        *(torch.from_numpy(x) for x in (ids, shapes, mask)),
        **tensors,
        stances=tuple(stances),
        taught={name: torch.from_numpy(values) for name, values in taught.items()},
    )


def _targets(w: Window, none: int) -> dict[str, Ints]:
    e, part = w.example, slice(w.first, w.last)
    result = {}
    if e.entities is not None:
        result["entities"] = e.entities[part]
    if e.attribution is not None and e.cue is not None and e.source is not None:
        labels = e.attribution[part]
        result["attribution"] = labels
        result["cue"] = _pointer(e.cue, w, none, labels, ("source", "content"))
        result["source"] = _pointer(e.source, w, none, labels, ("cue", "content"))
    return result


def _pointer(target: Ints, w: Window, none: int, labels: Ints, kinds: Sequence[str]) -> Ints:
    """Return for the pieces in spans of ``kinds`` the column pointed at."""
    to = target[w.first : w.last]
    columns = np.where((to >= w.first) & (to < w.last), to - w.first + 1, none)
    points = np.isin(labels, [i for i, n in enumerate(ATTRIBUTION) if n[2:] in kinds])
    return np.where(points, columns, IGNORED)


def _stances(w: Window) -> Iterator[tuple[Ints, Ints, int]]:
    """Yield what the window holds whole of, or half of the content at least."""
    for s in w.example.stances:
        cue = s.cue[(s.cue >= w.first) & (s.cue < w.last)]
        content = s.content[(s.content >= w.first) & (s.content < w.last)]
        if len(cue) == len(s.cue) and 2 * len(content) >= len(s.content):
            yield cue - w.first + 1, content - w.first + 1, s.stance
