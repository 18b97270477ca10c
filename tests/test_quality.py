"""Floors under the pipeline's figures, and what was promised of the seed article."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.article import Article
from kg.evaluate import Result, evaluate_pipeline
from kg.evaluate.matching import match_article
from kg.evaluate.records import read_gold
from kg.facts import Contract, Fact, Threat, to_record
from kg.pipeline import Pipeline
from kg.read import read

# F1 on the dev articles; a little below what was last measured (docs/quality.md).
FLOORS = {"actor": 80.0, "position": 78.0, "threat": 68.0, "contract": 80.0}
SEED = "pentagon-anthropic"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def dev(shared: Path, pipeline: Pipeline) -> Result:
    return evaluate_pipeline(shared / "gold" / "dev", pipeline)


@pytest.fixture(scope="module")
def seed(shared: Path, pipeline: Pipeline) -> list[Fact]:
    (article,) = read([str(shared / "gold" / "dev" / f"{SEED}.txt")])
    assert isinstance(article, Article)
    return pipeline.facts(article)


@pytest.mark.parametrize("kind", FLOORS)
def test_dev_articles(dev: Result, kind: str):
    assert dev.kinds[kind].f1 >= FLOORS[kind]


def test_stances_of_the_dev_articles(dev: Result):
    stances = dev.kinds["position"].fields["stance"]
    assert stances.right / stances.asked >= 0.69


def test_the_seed_article_has_all_its_actors_with_their_types(dev: Result):
    (article,) = (a for a in dev.articles if a.article == SEED)
    actors = article.kinds["actor"]
    assert (actors.found, actors.gold) == (13, 13)


def test_types_of_the_seed_articles_actors(shared: Path, seed: list[Fact]):
    gold = read_gold(shared / "gold" / "dev" / f"{SEED}.jsonl")
    matchings, _ = match_article(gold, [to_record(f) for f in seed])
    actors = matchings["actor"]
    wrong = [
        actors.gold[i].record["name"]
        for i, j in actors.pairs
        if actors.gold[i].must and actors.gold[i].record["type"] != actors.system[j]["type"]
    ]
    assert wrong == []


def test_the_seed_article_has_30_of_its_38_positions(dev: Result):
    (article,) = (a for a in dev.articles if a.article == SEED)
    assert article.kinds["position"].found >= 30


def test_the_ultimatum_of_the_seed_article(seed: list[Fact]):
    threats = [f for f in seed if isinstance(f, Threat) and f.issuer == "Pentagon"]
    by_type = {t.action_type: t for t in threats if t.target == "Anthropic"}
    assert {"terminate_contract", "sanction", "legal"} <= set(by_type)
    deadlines = {by_type[k].deadline for k in ("terminate_contract", "sanction")}
    assert deadlines == {"2026-02-27T17:01-05:00"}


def test_the_contracts_of_the_seed_article(seed: list[Fact]):
    contracts = {f.parties: f for f in seed if isinstance(f, Contract)}
    partners = {p for parties in contracts for p in parties} - {"Pentagon"}
    assert partners == {"Anthropic", "Google", "OpenAI", "xAI"}
    values = {
        (set(parties) - {"Pentagon"}).pop(): (c.value, c.currency, c.value_qualifier)
        for parties, c in contracts.items()
        if c.value is not None
    }
    assert values == {"Anthropic": (200_000_000, "USD", "up_to")}
