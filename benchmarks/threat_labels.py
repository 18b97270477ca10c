"""Print how well threats are found in the sentences labelled by hand, as a Markdown table.

    python benchmarks/threat_labels.py --shared DIR

DIR holds ``labels/threats.jsonl`` and ``corpora/``. The whole document of a sentence is read; a
sentence counts as found where a stretch of a threat's evidence lies in it. Issuer, target and
action are compared (token F1 >= 0.5) in the sentences that are found rightly. A fifth of the
documents, chosen by a hash of their names, is held out from development and shown on its own. A
second pair of rows counts threats that leave unsaid who threatens or who is threatened too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from held_out import held_out
from tables import head, percent, row

from kg.article import Article, Span
from kg.evaluate.wording import token_f1
from kg.extraction.confidence import Calibration
from kg.facts import Threat
from kg.ontology import Ontology
from kg.pipeline import Pipeline, Settings

CORPORA = ("polnear-attribution-train", "wwn-entities-train")
LEAST_F1 = 0.5
# A stretch of evidence lies in a sentence if they share so much of the shorter one.
LEAST_SHARE = 0.5
SLOTS = ("issuer", "target", "action", "action_type", "status", "condition", "reported_by")


@dataclass(frozen=True)
class Item:
    """A sentence at ``span`` of ``text``, and the threats that a reader found in it."""

    doc: str
    text: str
    span: Span
    threats: Sequence[Mapping[str, str]]

    @property
    def held_out(self) -> bool:
        """Tell whether the document is one of those that are not looked at."""
        return held_out(self.doc)


@dataclass
class LabelScore:
    """Sentences with a threat: ``right`` of ``gold`` are among the ``found`` ones.

    ``slots`` counts, in the right ones, how often a slot that the reader filled was ``asked`` for
    and how often it is the reader's.
    """

    right: int = 0
    gold: int = 0
    found: int = 0
    slots: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Percent of the sentences found that have a threat."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Percent of the sentences with a threat that were found."""
        return 100 * self.right / max(1, self.gold)

    def add(self, item: Item, found: Sequence[Threat]) -> None:
        """Count one sentence with the threats found in it."""
        self.gold += bool(item.threats)
        self.found += bool(found)
        if not item.threats or not found:
            return
        self.right += 1
        pairs = [(gold, threat) for gold in item.threats for threat in found]
        gold, threat = max(pairs, key=lambda p: len(right_slots(*p)))
        self.slots.update(right_slots(gold, threat))
        self.asked.update(s for s in SLOTS if any(answers(gold, s)))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="directory with labels, corpora")
    items = load(parser.parse_args().shared)
    for line in head("sentences", "P", "R", "gold", "found", "slots right"):
        print(line)
    unsaid = Calibration.of(Ontology.open()).incomplete["threat"]
    for more, least in (("", None), (", with a side unsaid", unsaid)):
        found = facts_of(items, least)
        for name, held in (("developed on", False), ("held out", True)):
            chosen = [i for i in items if i.held_out == held]
            print(scores_row(name + more, score(chosen, found)), flush=True)


def scores_row(name: str, result: LabelScore) -> str:
    """Return a line of the table."""
    slots = ", ".join(f"{s} {result.slots[s]}/{result.asked[s]}" for s in SLOTS)
    figures = percent(result.precision, result.recall)
    return row(name, *figures, result.gold, result.found, slots)


def load(shared: Path) -> list[Item]:
    """Return the labelled sentences, each with the place where it stands in its document.

    A document is a text of the corpora; a sentence that is not in there is read in its context.
    """
    with (shared / "labels" / "threats.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    texts = dict(documents(shared, {r["doc"] for r in records}))
    return [_item(r, texts.get(r["doc"], r["context"])) for r in records]


def documents(shared: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield id and text of the wanted documents."""
    for name in CORPORA:
        with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                if document["id"] in wanted:
                    yield document["id"], rejoined(document["text"])


def rejoined(text: str) -> str:
    """Close the gaps that a corpus of tokens has in words and at quotation marks."""
    text = re.sub(r"(?<=\w)([’'] (?=(?:s|t|d|m|re|ve|ll)\b)|- (?=\w))", lambda m: m[0][0], text)
    return re.sub(r"(?<=[“‘(\[$£€]) (?=\S)", "", text)


def _item(record: Mapping[str, Any], text: str) -> Item:
    for place in (text, record["context"]):
        span = placed(record["sentence"], place)
        if span is not None:
            return Item(record["doc"], place, span, record["threats"])
    return Item(
        record["doc"], record["sentence"], Span(0, len(record["sentence"])), record["threats"]
    )


def placed(sentence: str, text: str) -> Span | None:
    """Return where a sentence stands in a text whose space may be another."""
    letters = [re.escape(word) for word in re.findall(r"\w|[^\w\s]", sentence)]
    match = re.search(r"\s*".join(letters), text)
    return Span(*match.span()) if match else None


def facts_of(items: Iterable[Item], least: float | None) -> dict[str, list[Threat]]:
    """Return the threats of each text, read as an article of its own."""
    pipeline = Pipeline(Settings(min_confidence=least))
    texts = {i.text: i.doc for i in items}
    return {
        text: [f for f in pipeline.facts(Article(id=doc, text=text)) if isinstance(f, Threat)]
        for text, doc in texts.items()
    }


def score(items: Iterable[Item], found: Mapping[str, Sequence[Threat]]) -> LabelScore:
    """Score the threats found in texts against the labelled sentences of these."""
    result = LabelScore()
    for item in items:
        result.add(item, [t for t in found[item.text] if told_in(t, item.span)])
    return result


def told_in(threat: Threat, sentence: Span) -> bool:
    """Tell whether the act or a stretch of the evidence lies in the sentence."""
    parts = (*threat.spans["action"], *threat.spans["evidence"])
    return any(_share(p, sentence) >= LEAST_SHARE for p in parts)


def _share(part: Span, sentence: Span) -> float:
    shared = min(part.end, sentence.end) - max(part.start, sentence.start)
    return shared / min(part.end - part.start, sentence.end - sentence.start)


def right_slots(gold: Mapping[str, str], threat: Threat) -> set[str]:
    """Return the slots in which a threat agrees with the reader's."""
    return {s for s in SLOTS if _agrees(gold, threat, s)}


def _agrees(gold: Mapping[str, str], threat: Threat, slot: str) -> bool:
    told = [getattr(threat, slot), getattr(threat, f"{slot}_text", "")]
    return any(token_f1(a, b) >= LEAST_F1 for a in answers(gold, slot) for b in told)


def answers(gold: Mapping[str, str], slot: str) -> list[str]:
    """Return the reader's words for a slot: those of the sentence and the name for them."""
    return [gold[k] for k in (slot, f"{slot}_name") if gold.get(k)]


if __name__ == "__main__":
    main()
