"""Print how long each stage takes an article, as a Markdown table.

    python benchmarks/speed.py [PATH ...]

Each PATH is a file or a folder that ``kg build`` reads; without any, the articles in ``seeds/``.
All stages are timed in one run over the same articles, so that their ratios hold on any machine.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from kg.article import Article
from kg.extraction.extractor import Extractor
from kg.facts import identified
from kg.language.nlp import load_nlp
from kg.language.tagger import Tagger
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL
from kg.rdf import BASE, Iris, article_quads
from kg.read import read
from kg.store import Store

if TYPE_CHECKING:
    from spacy.language import Language

P = ParamSpec("P")
T = TypeVar("T")
SEEDS = Path(__file__).parents[1] / "seeds"
STAGES = ("language", "actors and facts", "rdf", "store")


class Clock:
    """Adds up the seconds that each stage takes."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def timed(self, stage: str, work: Callable[P, T]) -> Callable[P, T]:
        """Return ``work``, its time counted for ``stage``."""

        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            start = time.perf_counter()
            result = work(*args, **kwargs)
            self.seconds[stage] += time.perf_counter() - start  # type: ignore[assignment]
            return result

        return run


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(SEEDS)], help="articles to measure on")
    articles = [a for a in read(parser.parse_args().paths) if isinstance(a, Article)]
    if not articles:
        parser.error("no article in these paths")
    show(articles, measured(articles))


def measured(articles: Sequence[Article]) -> Clock:
    """Run all stages over ``articles``; models are loaded and warm before."""
    nlp = load_nlp(DEFAULT_SPACY_MODEL, None)
    nlp(articles[0].text)
    clock, iris = Clock(), Iris(BASE)
    # The extractor only calls the pipeline, so that a timed call can stand in for it.
    extractor = Extractor(cast("Language", clock.timed("language", nlp)), Ontology.open())
    tag = clock.timed("tagger", Tagger().tag)
    facts_of = clock.timed("facts", extractor.facts)
    quads_of = clock.timed("rdf", article_quads)
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        put = clock.timed("store", store.replace_graph)
        for article in articles:
            tag(article.text)
            facts = [identified(f) for f in facts_of(article)]
            put(iris.article(article.id).value, quads_of(article, facts))
    clock.seconds["actors and facts"] = clock.seconds["facts"] - clock.seconds["language"]
    return clock


def show(articles: Sequence[Article], clock: Clock) -> None:
    """Print the table."""
    characters = sum(len(a.text) for a in articles)
    total = sum(clock.seconds[s] for s in STAGES)
    print(f"{len(articles)} articles, {characters / len(articles):,.0f} characters on average")
    print(f"{len(articles) / total:.1f} articles/s, {characters / total:,.0f} characters/s\n")
    print("| stage | ms an article | share |")
    print("| --- | --- | --- |")
    for stage in STAGES:
        print(row(stage, clock.seconds[stage], len(articles), total))
    print(row("the tagger alone, in language", clock.seconds["tagger"], len(articles), total))


def row(stage: str, seconds: float, articles: int, total: float) -> str:
    """Return the line for one stage."""
    return f"| {stage} | {1000 * seconds / articles:.1f} | {seconds / total:.0%} |"


if __name__ == "__main__":
    main()
