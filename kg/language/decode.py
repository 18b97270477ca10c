"""From the tagger's scores to attributions and entities, as character spans."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.article import Span
from kg.language.features import Pieces
from kg.language.pooling import Floats, log_softmax, named_stances

# A cue outside the window that a piece was read in is all but impossible.
FAR = -20.0
# Characters between a source and a further cue of its own.
REACH = 150


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the pieces of one text.

    ``attribution`` and ``entities``: log-probabilities ``[n, labels]``; ``stance``: ``[n, k]``, see
    ``pooling``; ``starts``: ``[n]``, the first piece of the window in which a piece is most
    central; ``cues``: ``[n, window]``, score of each piece of that window as the first of the cue;
    ``no_cue``: ``[n]``.
    """

    attribution: Floats
    entities: Floats
    stance: Floats
    starts: NDArray[np.int64]
    cues: Floats
    no_cue: Floats


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (``source``) says (``cue``) what (``content``); each part may be in pieces or missing.

    ``score`` is the mean probability of the content's labels; ``stances`` the log-probability of
    each stance, empty for a model that knows none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    stances: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decoding:
    """How scores become attributions.

    ``labels``: BIO labels in the order of the model's output; ``favour``: see ``favours``;
    ``stances`` are the model's, in the order of its output.
    """

    labels: tuple[str, ...]
    favour: Mapping[str, float] = field(default_factory=dict)
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text; ``score`` is the mean probability of its labels."""

    span: Span
    type: str
    score: float


class Run(NamedTuple):
    """Pieces ``[first, last)`` that share a label."""

    first: int
    last: int
    label: str


def favours(labels: Sequence[str], favour: Mapping[str, float]) -> Floats:
    """Return what is added to the log-probability of each label.

    ``favour`` has it by the label, or by "B" and "I" for all labels that begin or go on.
    """
    return np.array([favour.get(n, favour.get(n[0], 0.0)) for n in labels], np.float32)


def best_path(scores: Floats, names: Sequence[str]) -> NDArray[np.int64]:
    """Return the best label of each row under the BIO constraint (Viterbi 1967).

    ``scores``: log-probabilities ``[n, labels]``. ``I-x`` may only follow ``B-x`` or ``I-x``.
    """
    labels = np.arange(len(names))
    inside = np.array([n.startswith("I-") for n in names])
    opens = np.array([names.index("B" + n[1:]) if n[0] == "I" else i for i, n in enumerate(names)])
    best = np.where(inside, -np.inf, scores[0])
    back = np.zeros(scores.shape, np.int64)
    for row in range(1, len(scores)):
        same = np.where(best >= best[opens], labels, opens)
        back[row] = np.where(inside, same, best.argmax())
        best = best[back[row]] + scores[row]
    path = [int(best.argmax())]
    for row in range(len(scores) - 1, 0, -1):
        path.append(int(back[row, path[-1]]))
    return np.array(path[::-1], np.int64)


def runs(scores: Floats, bounds: NDArray[np.int64], names: Sequence[str]) -> Iterator[Run]:
    """Yield the labelled runs of whole words; a word's label is read at its first piece.

    ``scores``: ``[pieces, labels]``; ``bounds``: first piece of each word, then the end.
    """
    path = [names[i] for i in best_path(log_softmax(scores[bounds[:-1]]), names)]
    first, current = 0, "O"
    for word, name in enumerate([*path, "O"]):
        if name.startswith("I-"):
            continue
        if current != "O":
            yield Run(int(bounds[first]), int(bounds[word]), current[2:])
        first, current = word, name


def entities(text: str, pieces: Pieces, scores: Floats, names: Sequence[str]) -> Iterator[Entity]:
    """Yield the entities in order of place."""
    top = np.exp(log_softmax(scores)).max(axis=1)
    for run in runs(scores, pieces.bounds, names):
        span = _in_one_line(text, _span(pieces.offsets, run)).trimmed(text)
        if span.start < span.end:
            yield Entity(span, run.label, float(top[run.first : run.last].mean()))


def _in_one_line(text: str, span: Span) -> Span:
    """Return the longest line of a name that the labels stretch over a line break."""
    lines = span.of(text).split("\n")
    longest = max(lines, key=len)
    start = span.start + sum(len(line) + 1 for line in lines[: lines.index(longest)])
    return Span(start, start + len(longest))


def attributions(
    text: str, pieces: Pieces, scores: Scores, decoding: Decoding
) -> Iterator[Attribution]:
    """Yield the attributions: each source and content goes to the cue that it points at.

    What shares a cue is one attribution; contents that point at no cue stand alone. A cue that no
    source points at shares the one before it ("she said ..., adding ...").
    """
    favoured = scores.attribution + favours(decoding.labels, decoding.favour)
    found = list(runs(favoured, pieces.bounds, decoding.labels))
    groups, loose = _groups(found, scores)
    sources = [r for r in found if r.label == "source"]
    made = [[c, *_with_source(c, parts, sources, text, pieces)] for c, parts in groups.items()]
    top = np.exp(scores.attribution).max(axis=1)
    parts = (
        _attribution(text, pieces, top, scores.stance, decoding.stances, m) for m in [*made, *loose]
    )
    yield from sorted((a for a in parts if a.content), key=lambda a: a.content)


def _groups(found: Sequence[Run], scores: Scores) -> tuple[dict[Run, list[Run]], list[list[Run]]]:
    """Return what points at each cue, and the contents that point at none."""
    cues = [r for r in found if r.label == "cue"]
    groups: dict[Run, list[Run]] = {c: [] for c in cues}
    loose = []
    for run in found:
        if run.label == "cue":
            continue
        cue, score = _best_cue(run, cues, scores)
        if cue is not None and (score > 0 or run.label == "source"):
            groups[cue].append(run)
        elif run.label == "content":
            loose.append([run])
    return groups, loose


def _with_source(
    cue: Run, parts: list[Run], sources: Sequence[Run], text: str, pieces: Pieces
) -> list[Run]:
    """Add the nearest source before a cue that has none, if it is near and in its paragraph."""
    if any(r.label == "source" for r in parts):
        return parts
    before = bisect.bisect_right(sources, cue.first, key=lambda r: r.last)
    if not before:
        return parts
    nearest = sources[before - 1]
    gap = text[pieces.offsets[nearest.last - 1, 1] : pieces.offsets[cue.first, 0]]
    return [nearest, *parts] if len(gap) < REACH and "\n" not in gap else parts


def _best_cue(run: Run, cues: Sequence[Run], scores: Scores) -> tuple[Run | None, float]:
    """Return the cue that the pieces of ``run`` point at most, and their scores added up."""
    reach = scores.cues.shape[1]
    low = bisect.bisect_left(cues, run.first - reach, key=lambda c: c.first)
    high = bisect.bisect_right(cues, run.last + reach, key=lambda c: c.first)
    if low == high:
        return None, -np.inf
    rows = np.arange(run.first, run.last)[:, None]
    columns = np.array([c.first for c in cues[low:high]]) - scores.starts[rows]
    inside = (columns >= 0) & (columns < reach)
    values = scores.cues[rows, columns.clip(0, reach - 1)] - scores.no_cue[rows]
    totals = np.where(inside & np.isfinite(values), values, FAR).sum(axis=0)
    best = int(totals.argmax())
    return cues[low + best], float(totals[best])


def _attribution(
    text: str,
    pieces: Pieces,
    top: Floats,
    stance: Floats,
    names: Sequence[str],
    parts: Sequence[Run],
) -> Attribution:
    def spans(label: str) -> tuple[Span, ...]:
        found = (_span(pieces.offsets, r).trimmed(text) for r in parts if r.label == label)
        return tuple(s for s in found if s.start < s.end)

    content = _rows(parts, "content")
    score = float(top[content].mean()) if content else 0.0
    stances = named_stances(names, stance, _rows(parts, "cue"), content)
    return Attribution(spans("source"), spans("cue"), spans("content"), score, stances)


def _rows(parts: Sequence[Run], label: str) -> list[int]:
    return [i for run in parts if run.label == label for i in range(run.first, run.last)]


def _span(offsets: NDArray[np.int32], run: Run) -> Span:
    return Span(int(offsets[run.first, 0]), int(offsets[run.last - 1, 1]))
