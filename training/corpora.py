"""The corpora and labels that the tagger learns from, as documents with character offsets."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.article import Span

# The fifth of the stance labels that no training sees, drawn by document.
HELD_OUT_IN = 5


@dataclass(frozen=True)
class Attribution:
    """Who says what; ``stance`` is one of the stance labels, or None where nobody labelled it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str | None = None


@dataclass(frozen=True)
class Document:
    """One text with what is annotated in it; None stands for a layer that nobody annotated.

    ``attributions`` teach spans, pointers and stances; ``stances`` only stances (their spans are
    not all that the text has). ``held_out`` documents' stances are kept for evaluation.
    """

    id: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    entities: tuple[tuple[Span, str], ...] | None = None
    stances: tuple[Attribution, ...] = field(default=())
    held_out: bool = False


def is_held_out(doc: str) -> bool:
    """Tell whether a document of the stance labels is kept for evaluation."""
    return int(hashlib.sha1(doc.encode()).hexdigest(), 16) % HELD_OUT_IN == 0


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


def attribution_documents(shared: Path, part: str) -> list[Document]:
    """Return PolNeAR's ``part`` (train or dev), with the stance labels that there are."""
    labels = _stance_labels(shared)
    records = lines(shared / "corpora" / f"polnear-attribution-{part}.jsonl.gz")
    return [_attribution_document(r, labels) for r in records]


def entity_documents(shared: Path, part: str) -> list[Document]:
    """Return WWN's ``part`` (train or dev)."""
    return [
        Document(r["id"], r["text"], entities=tuple((Span(a, b), kind) for a, b, kind in r["ents"]))
        for r in lines(shared / "corpora" / f"wwn-entities-{part}.jsonl.gz")
    ]


def gold_documents(shared: Path, part: str) -> list[Document]:
    """Return the gold articles of ``part`` with their positions, which teach stances only."""
    return [_gold_document(path) for path in sorted((shared / "gold" / part).glob("*.jsonl"))]


def without_copies(documents: list[Document], of: list[Document]) -> list[Document]:
    """Leave out documents that begin like a held-out one of ``of``: the same article again."""
    beginnings = {_beginning(d.text) for d in of if d.held_out}
    return [d for d in documents if _beginning(d.text) not in beginnings]


def _beginning(text: str) -> str:
    return "".join(re.findall(r"\w", text.lower()))[:150]


def _stance_labels(shared: Path) -> Mapping[tuple[str, int], str]:
    files = [shared / "labels" / f"{name}.jsonl" for name in ("stance-natural", "stance")]
    return {(r["doc"], r["n"]): r["stance"] for path in files for r in lines(path)}


def _attribution_document(
    record: Mapping[str, Any], labels: Mapping[tuple[str, int], str]
) -> Document:
    found = tuple(
        Attribution(
            *(_spans(a[part]) for part in ("source", "cue", "content")),
            labels.get((record["id"], n)),
        )
        for n, a in enumerate(record["attr"])
    )
    labelled = tuple(a for a in found if a.stance)
    held_out = bool(labelled) and is_held_out(record["id"])
    if held_out:
        found = tuple(replace(a, stance=None) for a in found)
    return Document(record["id"], record["text"], found, stances=labelled, held_out=held_out)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(sorted(Span(a, b) for a, b in pairs))


def _gold_document(path: Path) -> Document:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    positions = (r for r in lines(path) if r["kind"] == "position" and r["must"])
    found = (_gold_position(text, r) for r in positions)
    return Document(path.stem, text, stances=tuple(a for a in found if a))


def _gold_position(text: str, record: Mapping[str, Any]) -> Attribution | None:
    """Return a gold position with its places, None where its words are not found again."""
    content = _places(text, record["proposition"], 0)
    if not content:
        return None
    cue = _nearest(text, record["cue"], content)
    return Attribution((), (cue,) if cue else (), content, record["stance"])


def _places(text: str, phrase: str, start: int) -> tuple[Span, ...]:
    """Return where the pieces of ``phrase`` (joined with " ... ") stand, one after the other."""
    result = []
    for piece in re.split(r"\s*(?:\.\.\.|…)\s*", phrase):
        words = re.findall(r"\w+", piece)
        if not words:
            continue
        match = re.compile(r"\W+".join(map(re.escape, words))).search(text, start)
        if match is None:
            return ()
        result.append(Span(*match.span()))
        start = match.end()
    return tuple(result)


def _nearest(text: str, phrase: str, content: tuple[Span, ...]) -> Span | None:
    """Return the occurrence of ``phrase`` that is nearest to the content, but not in it."""
    words = re.findall(r"\w+", phrase)
    if not words:
        return None
    pattern = re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b")
    found = [Span(*m.span()) for m in pattern.finditer(text)]
    free = [s for s in found if not any(c.meets(s) for c in content)]
    return min(free, key=lambda s: _distance(s, content), default=None)


def _distance(span: Span, content: tuple[Span, ...]) -> int:
    return min(max(c.start - span.end, span.start - c.end) for c in content)
