"""The fields of matched facts: how many gold gives, and how many of those the system has right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from kg.evaluate.matching import Matching, Names
from kg.evaluate.records import Record
from kg.evaluate.slots import slot_marks
from kg.evaluate.wording import normal_name, token_f1

Mark = tuple[str, int, int]  # a field, how many values are right, how many gold asks for
Comparison = Literal["equal", "words", "actor"]

_FIELDS: Mapping[str, Mapping[str, Comparison]] = {
    "actor": {"type": "equal"},
    "position": {
        "stance": "equal",
        "quoted": "equal",
        "cue": "words",
        "on_behalf_of": "actor",
        "date": "equal",
        "addressee": "actor",
    },
    "threat": {
        "action_type": "equal",
        "deadline": "equal",
        "condition": "words",
        "instrument": "words",
        "reported_by": "actor",
    },
    "contract": {
        "status": "equal",
        "value_qualifier": "equal",
        "currency": "equal",
        "awarder": "actor",
        "contractor": "actor",
    },
}


def field_marks(kind: str, matching: Matching, names: Names) -> Iterator[Mark]:
    """Yield a mark for each field of each matched pair."""
    for i, j in matching.pairs:
        gold, system = matching.gold[i].record, matching.system[j]
        if kind not in _FIELDS:
            yield from ((name, right, 1) for name, right in slot_marks(names, gold, system))
            continue
        for field, comparison in _FIELDS[kind].items():
            if gold.get(field) not in (None, ""):
                yield field, _right(comparison, gold[field], system.get(field), names), 1
        if kind == "actor":
            yield _role_mark(names, gold, system)
        if kind == "contract":
            yield _parties_mark(names, gold, system)


def _right(comparison: Comparison, gold: Any, system: Any, names: Names) -> bool:
    if comparison == "actor":
        return names.same(gold, system)
    if comparison == "words":
        return token_f1(gold, system) >= 0.5
    return str(gold)[:16] == str(system or "")[:16]  # a deadline counts to the minute


def _role_mark(names: Names, gold: Record, system: Record) -> Mark:
    want, have = _roles(gold), _roles(system)
    right = sum(any(_same_role(names, x, y) for y in have) for x in want)
    return "role", right, len(want)


def _same_role(names: Names, gold: tuple[str, str], system: tuple[str, str]) -> bool:
    """Compare titles by words, organisations as actors where gold names one."""
    if token_f1(gold[0], system[0]) < 0.5:
        return False
    return not gold[1] or gold[1] == system[1] or names.same(gold[1], system[1])


def _roles(actor: Record) -> set[tuple[str, str]]:
    roles = actor.get("roles") or ()
    return {(normal_name(r.get("title")), normal_name(r.get("organization"))) for r in roles}


def _parties_mark(names: Names, gold: Record, system: Record) -> Mark:
    found = all(names.any_same(party, system.get("parties")) for party in gold["parties"])
    return "all_parties", found, 1
