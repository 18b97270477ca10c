"""Print how good the tagger and the whole pipeline are, as Markdown tables.

    python benchmarks/quality.py --shared DIR

DIR holds ``corpora/`` (PolNeAR, WWN) and ``gold/dev``, ``gold/train``.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, fields
from pathlib import Path

from tagger_scores import Score, score_tagger

from kg import __version__
from kg.actors.lexicon import ActorLexicon
from kg.evaluate import ActorErrors, KindScore, Result, evaluate_pipeline
from kg.evaluate.holders import Words, holder_scores
from kg.evaluate.run import records
from kg.language.tagger import Tagger
from kg.pipeline import Pipeline

# The dev article that the README gives figures of its own for.
SEED_CASE = "pentagon-anthropic"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="directory with corpora and gold"
    )
    shared: Path = parser.parse_args().shared
    print(f"newskg {__version__}, {dt.date.today().isoformat()}")
    results = {part: gold_result(shared, part) for part in ("dev", "train")}
    found = (facts_table(results), actors_table(results), holders_table(shared))
    for table in (tagger_table(shared), *found):
        print()
        for line in table:
            print(line, flush=True)


def tagger_table(shared: Path) -> Iterator[str]:
    """Yield the rows for the tagger."""
    scores = score_tagger(Tagger(), shared)
    yield from head("tagger", "corpus", "P", "R", "F1", "gold", "found")
    yield tagger_row("content", "PolNeAR dev", scores.contents)
    yield tagger_row("content and source", "PolNeAR dev", scores.attributions)
    yield tagger_row("entities", "WWN dev", scores.entities)


def tagger_row(what: str, corpus: str, score: Score) -> str:
    """Return the row for one measure."""
    figures = (score.precision, score.recall, score.f1)
    return row(what, corpus, *(f"{f:.1f}" for f in figures), score.gold, score.found)


def gold_result(shared: Path, part: str) -> Result:
    """Run the pipeline over a part of the gold articles."""
    return evaluate_pipeline(shared / "gold" / part, Pipeline())


def actors_table(results: Mapping[str, Result]) -> Iterator[str]:
    """Yield the rows for the errors in actors by class, and the article with the lowest F1."""
    classes = [field.name for field in fields(ActorErrors)]
    yield from head("errors in actors", *classes, "lowest F1 of an article")
    for part, result in results.items():
        worst = min(result.articles, key=lambda a: a.kinds["actor"].f1)
        lowest = f"{worst.kinds['actor'].f1:.1f} ({worst.article})"
        yield row(part, *astuple(result.actor_errors), lowest)


def facts_table(results: Mapping[str, Result]) -> Iterator[str]:
    """Yield the rows for the facts of the gold articles, by part and kind."""
    yield from head("facts", "gold", "P", "R", "F1", "gold", "found", "fields right")
    for part, result in results.items():
        for kind, score in result.kinds.items():
            yield facts_row(part, kind, score)
        for article in result.articles:
            if article.article == SEED_CASE:
                yield from (facts_row("seed case", k, s) for k, s in article.kinds.items())


def holders_table(shared: Path) -> Iterator[str]:
    """Yield who is given the positions whose content is found, by the words for the holder."""
    yield from head("holders", "gold", "right", "wrong", "right, %")
    pipeline = Pipeline()
    lexicon = ActorLexicon.of(pipeline.ontology)
    words = Words(frozenset(lexicon.pronouns), lexicon.grammar.definite)
    for part in ("dev", "train"):
        gold, system = records(shared / "gold" / part, pipeline)
        for kind, score in holder_scores(gold, system, words).items():
            yield row(kind, part, score.right, score.wrong, f"{score.share:.1f}")


def facts_row(part: str, kind: str, score: KindScore) -> str:
    """Return the row for one kind."""
    figures = (f"{f:.1f}" for f in (score.precision, score.recall, score.f1))
    fields = ", ".join(f"{name} {value}" for name, value in score.fields.items())
    return row(kind, part, *figures, score.gold, score.system, fields)


def head(*cells: str) -> Iterator[str]:
    """Yield the two lines that open a table."""
    yield row(*cells)
    yield row(*("---" for _ in cells))


def row(*cells: object) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(_shown(cells))} |"


def _shown(cells: Iterable[object]) -> Iterator[str]:
    return (str(cell) for cell in cells)


if __name__ == "__main__":
    main()
