"""Facts counted by kind, and by what tells the members of a kind apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.facts import CLASSES, Actor, Contract, Fact, Position, Threat, actor_slug, kinds


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts by kind, and each kind by what tells its members apart, most frequent first.

    An actor that several articles name counts once. ``kinds`` has the kinds of frames as well.
    """

    kinds: Mapping[str, int]
    actors: Mapping[str, int]
    positions: Mapping[str, int]
    threats: Mapping[str, int]
    contracts: Mapping[str, int]


def count(facts: Iterable[Fact], slug: Callable[[Actor], str] = actor_slug) -> Counts:
    """Count facts; see ``Counts``. ``slug`` says which actors are one."""
    actors: dict[str, str] = {}
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if isinstance(fact, Actor):
            actors.setdefault(slug(fact), fact.type)
        else:
            others[fact.kind][_subkind(fact)] += 1
    others["actor"].update(actors.values())
    return Counts(
        {kind: others[kind].total() for kind in kinds(others)},
        *(_ordered(others[kind]) for kind in CLASSES),
    )


def _subkind(fact: Fact) -> str:
    if isinstance(fact, Position):
        return fact.stance
    if isinstance(fact, Threat):
        return fact.action_type
    return fact.status if isinstance(fact, Contract) else ""


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
