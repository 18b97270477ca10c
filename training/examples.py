"""Documents as arrays of word pieces with labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.article import Span
from kg.language.features import Pieces, encode
from training.corpora import Document
from training.labels import ATTRIBUTION, ENTITIES, STANCES

IGNORED = -100
Ints = NDArray[np.int64]
# What stands before a sentence: the end of another one (no initials, no "Mr."), or a new line.
_BEFORE = re.compile(r"[a-z0-9]{2}[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n\s*")


@dataclass(frozen=True)
class StanceExample:
    """The pieces of a cue and of a content, and the number of their stance or ``IGNORED``."""

    cue: Ints
    content: Ints
    stance: int


@dataclass(frozen=True)
class Example:
    """A document's pieces; labels ``[n]``, None where the layer is not annotated.

    ``opens`` tells of each piece whether a sentence starts there. ``cue`` and ``source`` hold
    the first piece of the cue and of the source that a piece's span belongs to, -1 for none.
    ``stances`` are all attributions, with those that nobody labelled.
    """

    pieces: Pieces
    opens: NDArray[np.bool_]
    attribution: Ints | None
    cue: Ints | None
    source: Ints | None
    entities: Ints | None
    stances: tuple[StanceExample, ...]


def example(tokenizer: Tokenizer, document: Document) -> Example:
    """Return ``document`` as an example."""
    pieces = encode(tokenizer, document.text)
    attribution = cue = source = entities = None
    if document.attributions is not None:
        attribution, cue, source = _attribution_labels(pieces, document)
    if document.entities is not None:
        entities = np.zeros(len(pieces), np.int64)
        spans = {(span, kind) for span, kind in document.entities if f"B-{kind}" in ENTITIES}
        _write_labels(pieces, spans, ENTITIES, entities)
    stances = tuple(_stance_examples(pieces, document))
    opens = _opens(pieces, document.text)
    return Example(pieces, opens, attribution, cue, source, entities, stances)


def rows_of(pieces: Pieces, spans: Sequence[Span]) -> Ints:
    """Return the numbers of the pieces in ``spans``."""
    found = [np.arange(*pieces.within(span)) for span in spans]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _opens(pieces: Pieces, text: str) -> NDArray[np.bool_]:
    starts = [m.end() for m in _BEFORE.finditer(text)]
    found = np.isin(pieces.offsets[:, 0], starts)
    found[:1] = True
    return found


def _stance_examples(pieces: Pieces, document: Document) -> Iterator[StanceExample]:
    told = document.stances if document.attributions is None else document.attributions
    for a in told:
        cue, content = rows_of(pieces, a.cue), rows_of(pieces, a.content)
        if len(content):
            known = a.stance in STANCES
            yield StanceExample(cue, content, STANCES.index(str(a.stance)) if known else IGNORED)


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
