"""Print how long each stage takes an article, and how long a start takes, as Markdown tables.

    python benchmarks/speed.py [PATH ...]

Each PATH is a file or a folder that ``kg build`` reads; without any, the articles in ``seeds/``.
All stages are timed in one run over the same articles, so that their ratios hold on any machine.
The starts are processes of their own: the first article is built, the library imported, the
help printed, each from the start of the interpreter to its end.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
STARTS: Mapping[str, tuple[str, ...]] = {
    "`import kg`": ("-c", "import kg"),
    "`kg --help`": ("-m", "kg.cli", "--help"),
    "`kg build` of one article": ("-m", "kg.cli", "build", "article.json", "-o", "graph"),
}
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
    starts = {name: start(command, articles[0]) for name, command in STARTS.items()}
    show(articles, measured(articles))
    show_starts(starts)


def start(command: Sequence[str], article: Article) -> float:
    """Return the seconds that Python takes for ``command``, beside ``article`` and no graph."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "article.json").write_text(article.to_json(), encoding="utf-8")
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(SEEDS.parent)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        seconds = time.perf_counter() - begun
        if done.returncode > 1:  # 1: done, but the article needs a look
            raise RuntimeError(f"exit code {done.returncode} of {' '.join(command)}")
        return seconds


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


def show_starts(starts: Mapping[str, float]) -> None:
    """Print the table of starts."""
    print("\n| from a cold start | s |")
    print("| --- | --- |")
    for name, seconds in starts.items():
        print(f"| {name} | {seconds:.2f} |")


def row(stage: str, seconds: float, articles: int, total: float) -> str:
    """Return the line for one stage."""
    return f"| {stage} | {1000 * seconds / articles:.1f} | {seconds / total:.0%} |"


if __name__ == "__main__":
    main()
