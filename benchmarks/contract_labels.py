"""Print how well contracts are found in the labelled sentences, as Markdown tables.

    python benchmarks/contract_labels.py --shared DIR

DIR holds ``labels/contracts.jsonl`` and ``corpora/polnear-attribution-train.jsonl.gz``. A fifth
of the documents, by a hash of their names, is held out: nobody reads it while rules are made. More
rows count contracts that name nobody, too.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from held_out import held_out
from tables import head, row

from kg.article import Article, Span, article_id
from kg.evaluate.wording import token_f1
from kg.extraction.confidence import Calibration
from kg.facts import Contract, Fact
from kg.ontology import Ontology
from kg.pipeline import Pipeline, Settings

RIGHT = 0.5
Label = Mapping[str, Any]


@dataclass
class Labels:
    """Counts over labelled sentences; ``slots`` has for each slot how many are right and asked."""

    gold: int = 0
    found: int = 0
    both: int = 0
    slots: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, label: Label, told: Sequence[Contract]) -> None:
        """Count one sentence and the contracts that the system tells from it."""
        self.gold += bool(label["contracts"])
        self.found += bool(told)
        self.both += bool(label["contracts"] and told)
        for gold in label["contracts"] if told else ():
            best = max(told, key=lambda c: sum(right for _, right in slots(gold, c)))
            for slot, right in slots(gold, best):
                self.slots.setdefault(slot, Counter())[str(right)] += 1

    def rows(self, part: str) -> Iterator[str]:
        """Yield the row of the sentences and those of the slots, in percent."""
        share = f"P {percent(self.both, self.found)}, R {percent(self.both, self.gold)}"
        yield row(part, "sentence", share, f"{self.gold} gold, {self.found} found")
        for slot, seen in self.slots.items():
            yield row(part, slot, percent(seen["True"], seen.total()), f"{seen.total()} gold")


def slots(gold: Label, told: Contract) -> Iterator[tuple[str, bool]]:
    """Yield each slot that the label fills, and whether the contract has it right."""
    names = (*told.parties, *told.parties_text.split(" ... "))
    for party in gold["parties"]:
        wanted = (party["name"], party["text"])
        yield "party", any(token_f1(w, n) >= RIGHT for w in wanted for n in names if w and n)
        if party["role"] in ("awarder", "contractor"):
            name = getattr(told, party["role"])
            yield party["role"], any(token_f1(w, name) >= RIGHT for w in wanted if w)
    if gold["value"]:
        yield "value", token_f1(gold["value"], told.value_text) >= RIGHT
    if gold["subject"]:
        yield "subject", token_f1(gold["subject"], told.subject) >= RIGHT
    yield "status", gold["status"] == told.status


def percent(part: int, whole: int) -> str:
    """Return a share as text."""
    return f"{100 * part / max(1, whole):.1f} %"


def labels_of(shared: Path) -> list[Label]:
    """Read the labelled sentences, those of one document side by side."""
    lines = (shared / "labels" / "contracts.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted((json.loads(line) for line in lines), key=lambda r: (r["doc"], r["start"]))


def texts_of(shared: Path) -> dict[str, str]:
    """Return the text of each document of PolNeAR's training part."""
    with gzip.open(
        shared / "corpora" / "polnear-attribution-train.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        return {r["id"]: r["text"] for r in map(json.loads, file)}


def sentences(
    labels: Iterable[Label], texts: Mapping[str, str]
) -> Iterator[tuple[Label, str, Span]]:
    """Yield each label with a text that holds its sentence, and the sentence's characters."""
    for label in labels:
        text = texts.get(label["doc"], label["context"])
        near = label["start"] if label["doc"] in texts else 0
        start = text.index(label["sentence"].strip(), near)
        yield label, text, Span(start, start + len(label["sentence"].strip()))


def measured(
    labels: Iterable[Label], texts: Mapping[str, str], facts: Callable[[Article], list[Fact]]
) -> Labels:
    """Run the system on the text of each label and count."""
    result = Labels()
    known: dict[str, list[Fact]] = {}
    for label, text, span in sentences(labels, texts):
        if text not in known:
            known = {text: facts(Article(id=article_id(label["doc"], text), text=text))}
        result.add(label, list(told_in(known[text], span)))
    return result


def told_in(facts: Iterable[Fact], span: Span) -> Iterator[Contract]:
    """Yield the contracts whose evidence meets ``span``."""
    for fact in facts:
        if isinstance(fact, Contract) and any(s.meets(span) for s in fact.spans["evidence"]):
            yield fact


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="directory with labels and corpora"
    )
    shared: Path = parser.parse_args().shared
    labels, texts = labels_of(shared), texts_of(shared)
    for line in head("contracts", "measure", "right", "sentences"):
        print(line)
    nameless = Calibration.of(Ontology.open()).nameless["contract"]
    for more, least in (("", None), (", with nameless ones", nameless)):
        pipeline = Pipeline(Settings(min_confidence=least))
        for part in (False, True):
            chosen = [r for r in labels if held_out(r["doc"]) == part]
            result = measured(chosen, texts, pipeline.facts)
            for line in result.rows(("held out" if part else "open") + more):
                print(line, flush=True)


if __name__ == "__main__":
    main()
