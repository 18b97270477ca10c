"""Sentences of which a reader said whether they tell of a threat or of a contract.

The sentence labels were drawn by words, so all that they say is of their own kind; in articles of
train gold, a sentence without any evidence of a kind tells of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.held_out import held_out
from benchmarks.places import placed
from kg.article import Span
from training.corpora import Document, Sentence, beginning, lines
from training.labels import EVENTS

# Cuts a text into sentences.
Splitter = Callable[[str], Sequence[Span]]


def with_sentences(documents: Sequence[Document], shared: Path, split: Splitter) -> list[Document]:
    """Return the documents with the sentences of which is known what they tell.

    Gold articles that begin like a held-out document of the labels teach nothing of sentences.
    """
    texts = {d.id: d.text for d in documents}
    found = _labelled(shared, texts)
    unseen = {beginning(d.text) for d in documents if held_out(d.id)}
    result = []
    for document in documents:
        gold = shared / "gold" / "train" / f"{document.id}.jsonl"
        if gold.exists() and beginning(document.text) not in unseen:
            found[document.id] += _annotated(document.text, gold, split)
        result.append(replace(document, sentences=tuple(found.get(document.id, ()))))
    return result


def _labelled(shared: Path, texts: Mapping[str, str]) -> dict[str, list[Sentence]]:
    """Return the labelled sentences of the documents that are not held out.

    ``texts``: text by document; a sentence that is not found in it is left out.
    """
    found: dict[str, list[Sentence]] = defaultdict(list)
    for kind in EVENTS:
        for record in lines(shared / "labels" / f"{kind}s.jsonl"):
            doc = record["doc"]
            span = None if held_out(doc) else placed(record["sentence"], texts.get(doc, ""))
            if span:
                found[doc].append(Sentence(span, {kind: bool(record[f"{kind}s"])}))
    return found


def _annotated(text: str, gold: Path, split: Splitter) -> Iterator[Sentence]:
    """Yield each sentence of a gold article: it tells of what it holds evidence for."""
    evidence: dict[str, list[Span]] = defaultdict(list)
    for record in lines(gold):
        if record["kind"] in EVENTS:
            parts = record["evidence"].split(" ... ")
            evidence[record["kind"]] += [s for s in (placed(p, text) for p in parts) if s]
    for span in split(text):
        told = {kind: any(e.meets(span) for e in evidence[kind]) for kind in EVENTS}
        yield Sentence(span, told)
