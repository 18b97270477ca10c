"""Print how well actors are resolved across articles, as a Markdown table.

    python benchmarks/resolution.py [--shared DIR] [--seeds N]

The corpus is planted (see ``planted.py``) into the articles of ``seeds/``, as the pipeline reads
them, and into the gold actors of ``DIR/gold/dev`` where ``--shared`` is given.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from planted import Cast, Corpus, PairScore, plant, score

from kg import __version__
from kg.article import Article
from kg.evaluate.records import of_kind, read_gold
from kg.facts import Actor, Role
from kg.ontology import Ontology
from kg.pipeline import Pipeline
from kg.read import read
from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.model import Proposal, Resolution
from kg.resolution.profiles import profiles_of
from kg.resolution.resolver import resolve

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Read the command line, plant, resolve, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="directory with gold/dev")
    parser.add_argument("--seeds", type=int, default=5, help="how many corpora of each kind")
    parser.add_argument("--show", action="store_true", help="list wrong joins of the first seed")
    chosen = parser.parse_args()
    print(f"newskg {__version__}\n")
    for line in table(chosen.shared, chosen.seeds, chosen.show):
        print(line, flush=True)


def table(shared: Path | None, seeds: int, show: bool) -> Iterator[str]:
    """Yield a row for each kind of base articles and each seed."""
    head = ("base articles", "pairs", "actors", "P", "R", "P renamed", "R renamed", "proposed")
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    bases = {"seeds": seed_casts()}
    if shared:
        bases["gold dev"] = gold_casts(shared / "gold" / "dev")
    lexicon = ResolutionLexicon.of(Ontology.open())
    for name, base in bases.items():
        for seed in range(seeds):
            corpus = plant(base, seed)
            resolution = resolved(corpus, lexicon)
            yield row(name, seed, corpus, resolution)
            if show:
                yield from errors(corpus, resolution)


def resolved(corpus: Corpus, lexicon: ResolutionLexicon) -> Resolution:
    """Resolve a corpus."""
    return resolve([p for a, actors in corpus.casts for p in profiles_of(a, actors)], (), lexicon)


def row(name: str, seed: int, corpus: Corpus, resolution: Resolution) -> str:
    """Return a line of the table."""
    every = score(resolution, corpus.truth)
    renamed = score(resolution, corpus.truth, renamed=True)
    proposed = right_proposals(resolution.proposals, corpus)
    cells = [f"{name}, seed {seed}", every.real, len(corpus.truth), *_percent(every, renamed)]
    return f"| {' | '.join(map(str, cells))} | {proposed} of {len(resolution.proposals)} right |"


def _percent(*scores: PairScore) -> Iterator[str]:
    for one in scores:
        yield f"{one.precision:.1f}"
        yield f"{one.recall:.1f}"


def right_proposals(proposals: Iterable[Proposal], corpus: Corpus) -> int:
    """Return how many of the pairs left to a person are one actor."""
    return sum(corpus.truth[p.left.key] == corpus.truth[p.right.key] for p in proposals)


def errors(corpus: Corpus, resolution: Resolution) -> Iterator[str]:
    """Yield the joins that are wrong, with their evidence."""
    for cluster in resolution.clusters:
        for join in cluster.joins:
            if corpus.truth[join.left.key] != corpus.truth[join.right.key]:
                yield f"  wrong: {join.left} | {join.right} | {join.reason}"


def seed_casts() -> list[Cast]:
    """Return the actors of the articles in ``seeds/``."""
    pipeline = Pipeline()
    articles = [a for a in read([str(ROOT / "seeds")]) if isinstance(a, Article)]
    return [
        (a, [f for f in facts if isinstance(f, Actor)]) for a, facts in pipeline.stream(articles)
    ]


def gold_casts(folder: Path) -> list[Cast]:
    """Return the actors of gold articles."""
    return [gold_cast(path) for path in sorted(folder.glob("*.jsonl"))]


def gold_cast(path: Path) -> Cast:
    """Return the actors of one gold file."""
    article = Article(id=path.stem.lower().replace("_", "-"), text="x")
    actors = []
    for record in of_kind(read_gold(path), "actor"):
        told = (r for r in record.get("roles") or () if r.get("title"))
        roles = (Role(r["title"], r.get("organization", "")) for r in told)
        actors.append(
            Actor(
                article=article.id,
                name=record["name"],
                aliases=tuple(record.get("aliases") or ()),
                type=record["type"],
                roles=tuple(roles),
            )
        )
    return article, actors


if __name__ == "__main__":
    main()
