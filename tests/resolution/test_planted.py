"""Floors under resolution on planted corpora: pairs of actors, precision and recall."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest
from casts import casts

from kg.article import Article
from kg.facts import Actor
from kg.read import read
from kg.resolution.profiles import profiles_of
from kg.resolution.resolver import resolve

# Not those that the points of the rules were set by.
SEEDS = range(100, 103)
PRECISION, RECALL = 98.0, 85.0


@pytest.fixture(scope="module")
def planted(root: Path) -> ModuleType:
    sys.path.insert(0, str(root / "benchmarks"))
    return importlib.import_module("planted")


def scores(planted, base, lexicon):
    """Return the scores of all seeds added up."""
    found = []
    for seed in SEEDS:
        corpus = planted.plant(base, seed)
        profiles = [p for a, actors in corpus.casts for p in profiles_of(a, actors)]
        found.append(planted.score(resolve(profiles, (), lexicon), corpus.truth))
    return planted.PairScore(
        *(sum(getattr(s, name) for s in found) for name in ("right", "found", "real"))
    )


def assert_good(score):
    assert score.real > 300
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def test_articles_of_our_own(planted, lexicon):
    assert_good(scores(planted, casts(), lexicon))


def test_articles_of_the_seeds(planted, lexicon, root, extractor):
    articles = [a for a in read([str(root / "seeds")]) if isinstance(a, Article)]
    base = [(a, [f for f in extractor.facts(a) if isinstance(f, Actor)]) for a in articles]
    assert_good(scores(planted, base, lexicon))


def test_gold_articles(planted, lexicon, shared):
    bench = importlib.import_module("resolution")
    assert_good(scores(planted, bench.gold_casts(shared / "gold" / "dev"), lexicon))


def test_any_order_of_the_articles_gives_the_same_clusters(planted, lexicon):
    corpus = planted.plant(casts(), 0)
    profiles = [p for a, actors in corpus.casts for p in profiles_of(a, actors)]
    assert resolve(profiles[::-1], (), lexicon) == resolve(profiles, (), lexicon)


# ---- The corpus itself ---------------------------------------------------------------------------


def test_one_seed_gives_one_corpus(planted):
    assert planted.plant(casts(), 1) == planted.plant(casts(), 1)
    assert planted.plant(casts(), 1) != planted.plant(casts(), 2)


def test_corpus_has_other_names_and_namesakes(planted):
    truth = planted.plant(casts(), 0).truth
    names = {}
    for (_, name), who in truth.items():
        names.setdefault(who, set()).add(name)
    assert sum(len(n) > 1 for n in names.values()) > 10
    shared = [
        n
        for n in {n for ns in names.values() for n in ns}
        if sum(n in ns for ns in names.values()) > 1
    ]
    assert shared


def test_pairs_are_counted(planted):
    from kg.resolution.model import Cluster, Identity, Local, Resolution

    members = [Local("a", "Ada"), Local("b", "Ada"), Local("c", "A.")]
    resolution = Resolution((Cluster(Identity("ada", "Ada", "Person"), tuple(members)),))
    truth = {members[0].key: "x", members[1].key: "x", members[2].key: "y", ("d", "ada"): "x"}
    score = planted.score(resolution, truth)
    assert (score.right, score.found, score.real) == (1, 3, 3)
    renamed = planted.score(resolution, truth, renamed=True)
    assert (renamed.right, renamed.found, renamed.real) == (0, 2, 0)
