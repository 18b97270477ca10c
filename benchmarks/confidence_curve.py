"""What confidence is worth: precision and recall by threshold, and reliability by bins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from gold_articles import Records
from tables import head, percent, row

from kg.evaluate import score
from kg.evaluate.matching import match_article
from kg.evaluate.records import read_gold

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def curve_table(gold: Path, found: Mapping[str, Records]) -> Iterator[str]:
    """Yield precision, recall and F1 of positions by least confidence, for each part of gold."""
    names = [f"{part} {figure}" for part in found for figure in ("P", "R", "F1")]
    yield from head("positions from confidence", *names)
    for least in THRESHOLDS:
        figures: list[float] = []
        for part, records in found.items():
            kept = {stem: sure(facts, least) for stem, facts in records.items()}
            scored = score(gold / part, kept).kinds["position"]
            figures += (scored.precision, scored.recall, scored.f1)
        yield row(f"{least:.2f}", *percent(*figures))


def sure(facts: list[dict[str, object]], least: float) -> list[dict[str, object]]:
    """Return the facts that ``--min-confidence`` keeps."""
    return [f for f in facts if f["kind"] == "actor" or float(str(f["confidence"])) >= least]


def reliability_table(gold: Path, found: Mapping[str, Records]) -> Iterator[str]:
    """Yield how many positions of each bin are right beside their mean confidence, in percent."""
    names = [f"{part} {figure}" for part in found for figure in ("facts", "confidence", "right")]
    yield from head("positions by confidence", *names)
    judged = {part: judgements(gold / part, records) for part, records in found.items()}
    for low, high in pairwise(BINS):
        cells: list[object] = []
        for pairs in judged.values():
            inside = [(c, r) for c, r in pairs if low <= c < high or c == high == BINS[-1]]
            cells += [len(inside), *(_mean(values) for values in zip(*inside, strict=True))]
            cells += ["", ""] if not inside else []
        yield row(f"{low:.1f} to {high:.1f}", *cells)


def _mean(values: tuple[float, ...]) -> str:
    return f"{100 * sum(values) / len(values):.1f}"


def judgements(folder: Path, records: Records) -> list[tuple[float, bool]]:
    """Return the confidence of each position and whether gold has it.

    Positions that gold neither asks for nor forbids are left out.
    """
    found = []
    for stem, facts in records.items():
        matchings, _ = match_article(read_gold(folder / f"{stem}.jsonl"), facts)
        matching = matchings["position"]
        answers = {j: matching.gold[i].must for i, j in matching.pairs}
        for j, fact in enumerate(matching.system):
            if answers.get(j, True):
                found.append((float(fact["confidence"]), j in answers))
    return found
