"""Print how good the tagger and the whole pipeline are, as Markdown tables.

    python benchmarks/quality.py --shared DIR

DIR holds ``corpora/`` (PolNeAR, WWN) and ``gold/dev``, ``gold/train``.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import astuple, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ablation import ablation_table
from confidence_curve import curve_table, reliability_table
from gold_articles import PARTS, Parsed, Records, articles, contents, extracted
from tables import head, percent, row
from tagger_scores import Score, score_tagger

from kg import __version__
from kg.actors.lexicon import ActorLexicon
from kg.evaluate import ActorErrors, KindScore, Result, score
from kg.evaluate.holders import Words, holder_scores
from kg.evaluate.records import gold_stems, read_gold
from kg.extraction.confidence import Calibration
from kg.extraction.extractor import Extractor
from kg.language.nlp import load_nlp
from kg.language.tagger import Tagger
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

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
    for table in tables(shared):
        print()
        for line in table:
            print(line, flush=True)


def tables(shared: Path) -> Iterator[Iterator[str]]:
    """Yield the tables, each as its lines."""
    yield tagger_table(shared)
    gold = shared / "gold"
    nlp = Parsed(load_nlp(DEFAULT_SPACY_MODEL, None))
    extractor = Extractor(cast("Language", nlp), Ontology.open())
    found = {part: extracted(extractor, gold / part) for part in PARTS}
    results = {part: score(gold / part, records) for part, records in found.items()}
    yield facts_table(results)
    yield actors_table(results)
    yield holders_table(gold, found, nlp)
    floorless = replace(Calibration.of(Ontology.open()), floors={}, incomplete={})
    extractor = Extractor(cast("Language", nlp), Ontology.open(), calibration=floorless)
    every = {part: extracted(extractor, gold / part) for part in PARTS}
    yield curve_table(gold, every)
    yield reliability_table(gold, every)
    yield ablation_table(gold, nlp)


def tagger_table(shared: Path) -> Iterator[str]:
    """Yield the rows for the tagger."""
    scores = score_tagger(Tagger(), shared)
    yield from head("tagger", "corpus", "P", "R", "F1", "gold", "found")
    yield tagger_row("content", "PolNeAR dev", scores.contents)
    yield tagger_row("content and source", "PolNeAR dev", scores.attributions)
    yield tagger_row("entities", "WWN dev", scores.entities)


def tagger_row(what: str, corpus: str, found: Score) -> str:
    """Return the row for one measure."""
    figures = percent(found.precision, found.recall, found.f1)
    return row(what, corpus, *figures, found.gold, found.found)


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
        for kind, scored in result.kinds.items():
            yield facts_row(part, kind, scored)
        for article in result.articles:
            if article.article == SEED_CASE:
                yield from (facts_row("seed case", k, s) for k, s in article.kinds.items())


def holders_table(gold: Path, found: Mapping[str, Records], nlp: Parsed) -> Iterator[str]:
    """Yield who is given the positions whose content is found, by the words for the holder."""
    yield from head("holders", "gold", "right", "wrong", "unresolved", "right of both, %")
    lexicon = ActorLexicon.of(Ontology.open())
    plurals = frozenset(w for w, kind in lexicon.pronouns.items() if "plural" in kind)
    words = Words(frozenset(lexicon.pronouns), plurals, lexicon.grammar.definite)
    for part, system in found.items():
        folder = gold / part
        wanted = {stem: read_gold(folder / f"{stem}.jsonl") for stem in gold_stems(folder)}
        proposed = {stem: contents(nlp(a.text)) for stem, a in articles(folder).items()}
        for kind, marks in holder_scores(wanted, system, proposed, words).items():
            figures = (marks.right, marks.wrong, marks.unresolved, f"{marks.share:.1f}")
            yield row(kind, part, *figures)


def facts_row(part: str, kind: str, found: KindScore) -> str:
    """Return the row for one kind."""
    figures = percent(found.precision, found.recall, found.f1)
    fields = ", ".join(f"{name} {value}" for name, value in found.fields.items())
    return row(kind, part, *figures, found.gold, found.system, fields)


if __name__ == "__main__":
    main()
