"""What holds of the facts of every article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from told import THURSDAY, Teller, article_of

from kg.article import Article
from kg.extraction.extractor import Extractor
from kg.facts import (
    Actor,
    Contract,
    Fact,
    Position,
    Threat,
    dumps,
    faults,
    from_record,
    identified,
    loads,
    to_record,
)
from kg.read import read

Extracted = list[tuple[Article, list[Fact]]]
TYPES = {
    "AnonymousSource",
    "Company",
    "Country",
    "Group",
    "GovernmentBody",
    "InternationalOrganization",
    "MediaOutlet",
    "MilitaryBody",
    "Organization",
    "Person",
    "PoliticalParty",
    "ResearchOrganization",
}
ODD = {
    "empty": "",
    "spaces": " \n \n",
    "one word": "Lindqvist",
    "only marks": '“”" "\n“\n”',
    "unbalanced marks": '“One "two” three" Paul Okoro said. “Four\n”five” said Ruth Mwangi"',
    "emoji": "🚢 Paul Okoro 🚢 said 🚢 the bridge was 🚢 unsafe 🚢.",
    "control characters": "Paul\x00 Okoro said\x01 the bridge\x07 was unsafe.\x1b",
    "another language": "Le président Paul Okoro a déclaré que le pont était dangereux.",
    "Chinese": "部长表示，该协议是一个错误。",
    "no full stops": "Paul Okoro said the bridge was unsafe and " * 60,
    "many names": "Ana Lima, Bo Ek, Cy Roy, Di Fox, Ed May and Flo Kay said no to the plan. " * 15,
    "many lines": "Paul Okoro said no to the plan.\n\n\n" * 40,
}


def extracted(extractor: Extractor, articles: list[Article]) -> Extracted:
    return [(a, [identified(f) for f in extractor.facts(a)]) for a in articles]


@pytest.fixture(scope="module")
def seeds(extractor: Extractor, root: Path) -> Extracted:
    found = read([str(root / "seeds")])
    return extracted(extractor, [a for a in found if isinstance(a, Article)])


@pytest.fixture(scope="module")
def dev(extractor: Extractor, shared: Path) -> Extracted:
    paths = sorted(str(p) for p in (shared / "gold" / "dev").glob("*.txt"))
    return extracted(extractor, [a for a in read(paths) if isinstance(a, Article)])


@pytest.fixture(scope="module")
def odd(extractor: Extractor) -> Extracted:
    return extracted(extractor, [article_of(text) for text in ODD.values()])


@pytest.fixture(scope="module", params=["seeds", "dev", "odd"])
def everything(request: pytest.FixtureRequest) -> Extracted:
    found: Extracted = request.getfixturevalue(request.param)
    return found


def named(fact: Fact) -> Iterator[str]:
    """The actors that a fact names."""
    if isinstance(fact, Actor):
        yield from (r.organization for r in fact.roles)
    if isinstance(fact, Position):
        yield from (fact.holder, fact.on_behalf_of, fact.addressee)
    if isinstance(fact, Threat):
        yield from (fact.issuer, fact.target, fact.reported_by)
    if isinstance(fact, Contract):
        yield from (*fact.parties, fact.awarder, fact.contractor)


def test_every_span_gives_its_field_back(everything: Extracted):
    broken = [(a.id, f.id, n) for a, facts in everything for f in facts for n in faults(f, a.text)]
    assert broken == []


def test_mentions_and_role_evidence_lie_in_the_text(everything: Extracted):
    for article, facts in everything:
        for actor in (f for f in facts if isinstance(f, Actor)):
            spans = [*actor.mentions, *(r.evidence for r in actor.roles if r.evidence)]
            assert all(0 <= s.start < s.end <= len(article.text) for s in spans), actor


def test_every_fact_has_evidence(everything: Extracted):
    for _, facts in everything:
        assert [f for f in facts if not f.evidence or not f.spans.get("evidence")] == []


def test_every_name_is_that_of_an_actor_of_the_article(everything: Extracted):
    for article, facts in everything:
        actors = {f.name for f in facts if isinstance(f, Actor)}
        lost = {n for f in facts for n in named(f) if n} - actors
        assert lost == set(), article.id


def test_names_of_actors_are_unique(everything: Extracted):
    for article, facts in everything:
        names = [f.name for f in facts if isinstance(f, Actor)]
        assert len(names) == len(set(names)), article.id


def test_types_are_those_of_the_guidelines(everything: Extracted):
    used = {f.type for _, facts in everything for f in facts if isinstance(f, Actor)}
    assert used <= TYPES


def test_ids_are_unique(everything: Extracted):
    ids = [f.id for _, facts in everything for f in facts]
    assert len(ids) == len(set(ids))


def test_facts_survive_json(everything: Extracted):
    for _, facts in everything:
        assert loads(dumps(facts)) == facts
        assert [from_record(json.loads(json.dumps(to_record(f)))) for f in facts] == facts


def test_actors_come_first(everything: Extracted):
    for _, facts in everything:
        kinds = [f.kind == "actor" for f in facts]
        assert kinds == sorted(kinds, reverse=True)


def test_nobody_threatens_oneself_and_no_contract_has_one_party_twice(everything: Extracted):
    for _, facts in everything:
        assert [f for f in facts if isinstance(f, Threat) and f.issuer == f.target] == []
        parties = [f.parties for f in facts if isinstance(f, Contract)]
        assert [p for p in parties if len(p) != len(set(p))] == []


def test_a_currency_and_a_qualifier_belong_to_a_value(everything: Extracted):
    contracts = [f for _, facts in everything for f in facts if isinstance(f, Contract)]
    bare = [c for c in contracts if c.value is None]
    assert [c for c in bare if c.currency or c.value_qualifier or c.value_text] == []


def test_the_same_text_gives_the_same_facts_after_others(extractor: Extractor, seeds: Extracted):
    for article, facts in reversed(seeds):
        again = [identified(f) for f in extractor.facts(article)]
        assert dumps(again) == dumps(facts)


def test_the_seeds_have_facts_of_every_kind(seeds: Extracted):
    kinds = {f.kind for _, facts in seeds for f in facts}
    assert kinds == {"actor", "position", "threat", "contract"}


def test_a_text_without_facts_has_none(extractor: Extractor):
    assert extractor.facts(article_of("It rained all day and the river rose.")) == []


def test_the_article_of_a_fact_is_named(tell: Teller):
    text = "Paul Okoro said the bridge was unsafe."
    told = tell(text, THURSDAY)
    assert {f.article for f in told.facts} == {article_of(text).id}
