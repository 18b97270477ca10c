"""Print how well actors are resolved across articles, as a Markdown table.

    python benchmarks/resolution.py [--shared DIR] [--seeds N]

The corpus is planted (see ``planted.py``) into the articles of ``seeds/``, as the pipeline reads
them, and into the gold actors of ``DIR/gold/dev`` where ``--shared`` is given.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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

# The points of the rules were set while looking at smaller ones.
FIRST_SEED = 100
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
    """Yield a row for each kind of base articles and each seed, and one for all seeds."""
    head = ("base articles", "pairs", "actors", "P", "R", "P renamed", "R renamed", "proposed")
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    bases = {"seeds": seed_casts()}
    if shared:
        bases["gold dev"] = gold_casts(shared / "gold" / "dev")
    lexicon = ResolutionLexicon.of(Ontology.open())
    for name, base in bases.items():
        measured = []
        for seed in range(FIRST_SEED, FIRST_SEED + seeds):
            corpus = plant(base, seed)
            resolution = resolved(corpus, lexicon)
            measured.append(measure(corpus, resolution))
            yield row(f"{name}, seed {seed}", measured[-1:])
            if show:
                yield from errors(corpus, resolution)
        yield row(f"{name}, all", measured)


@dataclass(frozen=True)
class Measured:
    """The scores of one corpus, and how many of its proposals are right."""

    actors: int
    every: PairScore
    renamed: PairScore
    proposed: int
    right: int


def measure(corpus: Corpus, resolution: Resolution) -> Measured:
    """Score one resolution."""
    return Measured(
        len(corpus.truth),
        score(resolution, corpus.truth),
        score(resolution, corpus.truth, renamed=True),
        len(resolution.proposals),
        right_proposals(resolution.proposals, corpus),
    )


def row(name: str, measured: Sequence[Measured]) -> str:
    """Return a line of the table: the pairs of all corpora together."""
    every, renamed = (
        PairScore(
            sum(s.right for s in scores), sum(s.found for s in scores), sum(s.real for s in scores)
        )
        for scores in ([m.every for m in measured], [m.renamed for m in measured])
    )
    figures = (f"{f:.1f}" for s in (every, renamed) for f in (s.precision, s.recall))
    right, proposed = sum(m.right for m in measured), sum(m.proposed for m in measured)
    cells = (name, every.real, sum(m.actors for m in measured), *figures)
    return f"| {' | '.join(map(str, cells))} | {right} of {proposed} right |"


def resolved(corpus: Corpus, lexicon: ResolutionLexicon) -> Resolution:
    """Resolve a corpus."""
    return resolve([p for a, actors in corpus.casts for p in profiles_of(a, actors)], (), lexicon)


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
