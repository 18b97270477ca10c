"""The figures of a tagger and of the judge of stances, as Markdown tables:
``python -m training.evaluate --shared DIR [--model DIR]``.

PolNeAR dev and WWN dev by the measures of ``benchmarks/tagger_scores.py``; pieces a second over
PolNeAR dev, each document piece counted once, however many windows read it; the process's largest
memory; stances given the gold words, beside the cue lexicon and the majority.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.tagger_scores import score_tagger
from kg.extraction.stance_model import DEFAULT_STANCE_MODEL, StanceModel
from kg.language.tagger import DEFAULT_MODEL, Tagger
from training import corpora, stance


def tagger_rows(tagger: Tagger, shared: Path) -> Iterator[str]:
    """Yield the rows for attributions and entities."""
    scores = score_tagger(tagger, shared)
    yield "| | corpus | P | R | F1 |\n| --- | --- | --- | --- | --- |"
    for what, corpus, score in (
        ("content", "PolNeAR dev", scores.contents),
        ("content and source", "PolNeAR dev", scores.attributions),
        ("entities", "WWN dev", scores.entities),
    ):
        figures = " | ".join(f"{x:.1f}" for x in (score.precision, score.recall, score.f1))
        yield f"| {what} | {corpus} | {figures} |"


def speed(tagger: Tagger, shared: Path) -> str:
    """Return the document pieces a second over PolNeAR dev, the best of two runs."""
    texts = [d.text for d in corpora.attribution_documents(shared, "dev")]
    pieces = sum(len(tagger.pieces(text)) for text in texts)
    seconds = min(_seconds(tagger, texts) for _ in range(2))
    return f"{pieces} pieces, {pieces / seconds:.0f} a second"


def _seconds(tagger: Tagger, texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        tagger.tag(text)
    return time.perf_counter() - start


def stance_rows(tagger: Tagger, shared: Path) -> Iterator[str]:
    """Yield the rows for stances."""
    model, found = StanceModel.load(DEFAULT_STANCE_MODEL), stance.items(shared, tagger)
    known = [i for i in found if i.part in ("label", "train")]
    for part, what in (("held out", "labels held out by document"), ("dev", "dev gold")):
        yield f"{what}: {stance.accuracy(model, [i for i in found if i.part == part], known)}"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of corpora and labels")
    parser.add_argument("--model", type=Path, default=DEFAULT_MODEL, help="folder of a tagger")
    args = parser.parse_args()
    tagger = Tagger(args.model)
    print(speed(tagger, args.shared))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB at most")
    for row in (*tagger_rows(tagger, args.shared), *stance_rows(tagger, args.shared)):
        print(row)


if __name__ == "__main__":
    main()
