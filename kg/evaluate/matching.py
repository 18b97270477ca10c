"""Which system fact answers which gold fact, in one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.evaluate.records import Record, of_kind
from kg.evaluate.slots import slots_likeness
from kg.evaluate.wording import near, normal_name, token_f1
from kg.facts import CLASSES, kinds

UNNAMED = frozenset({"AnonymousSource", "Group"})
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A gold record, whether it must be found, and for a position all its joint holders."""

    record: Record
    must: bool
    holders: tuple[str, ...] = ()


Likeness = Callable[[GoldFact, Record], float]


@dataclass(frozen=True, slots=True)
class Matching:
    """One kind in one article; ``pairs`` are places in ``gold`` and in ``system``."""

    gold: tuple[GoldFact, ...]
    system: tuple[Record, ...]
    pairs: tuple[Pair, ...]

    @property
    def missed(self) -> list[Record]:
        """Gold facts that had to be found and were not."""
        hit = {i for i, _ in self.pairs}
        return [g.record for i, g in enumerate(self.gold) if g.must and i not in hit]

    @property
    def spurious(self) -> list[Record]:
        """System facts that answer no gold fact."""
        hit = {j for _, j in self.pairs}
        return [s for j, s in enumerate(self.system) if j not in hit]


class Names:
    """Tells whether a gold name and a system name mean the same actor of one article."""

    def __init__(self, actors: Matching) -> None:
        self._gold = _index((actor_names(g.record), i) for i, g in enumerate(actors.gold))
        answers = {j: i for i, j in actors.pairs}
        self._system = _index(
            (actor_names(s), answers[j]) for j, s in enumerate(actors.system) if j in answers
        )
        self._types = [g.record["type"] for g in actors.gold]

    def same(self, gold_name: object, system_name: object) -> bool:
        """Tell whether the names are equal, or those of matched actors, or alike descriptions."""
        if not system_name:
            return False
        gold, system = normal_name(gold_name), normal_name(system_name)
        if gold == system:
            return True
        actor = self._gold.get(gold)
        if actor is None:
            return False
        if actor in (self._system.get(system), self._gold.get(system)):
            return True
        return self._types[actor] in UNNAMED and token_f1(gold_name, system_name) >= 0.5

    def any_same(self, gold_name: object, system_names: Iterable[object] | None) -> bool:
        """Tell whether one of the system's names is the gold one."""
        return any(self.same(gold_name, name) for name in system_names or ())


def match_article(
    gold: Sequence[Record], system: Sequence[Record], framed: Iterable[str] = ()
) -> tuple[Mapping[str, Matching], Names]:
    """Match all kinds of one article's facts; positions and the rest lean on the actors.

    ``framed`` are the kinds of frames that are matched as well.
    """
    all_kinds = kinds(framed)
    of_gold = {k: [GoldFact(r, bool(r["must"])) for r in of_kind(gold, k)] for k in all_kinds}
    of_gold["position"] = _joint(of_kind(gold, "position"))
    of_system = {k: of_kind(system, k) for k in all_kinds}

    def match(kind: str, likeness: Likeness, least: float) -> Matching:
        return _match(of_gold[kind], of_system[kind], likeness, least)

    actors = match("actor", _actor_likeness, 0.5)
    names = Names(actors)

    def slots(gold: GoldFact, system: Record) -> float:
        return slots_likeness(names, gold.record, system)

    others = {kind: match(kind, slots, 0.5) for kind in all_kinds if kind not in CLASSES}
    return {
        "actor": actors,
        "position": match("position", lambda g, s: _position_likeness(names, g, s), 0.5),
        "threat": match("threat", lambda g, s: _threat_likeness(names, g, s), 0.3),
        "contract": match("contract", lambda g, s: _contract_likeness(names, g, s), 1e-9),
        **others,
    }, names


def _match(
    gold: Sequence[GoldFact], system: Sequence[Record], likeness: Likeness, least: float
) -> Matching:
    """Pair one to one, the most alike first; among equals, what must be found, then the order."""
    likes = [
        (likeness(g, s), g.must, -i, -j) for i, g in enumerate(gold) for j, s in enumerate(system)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, _, i, j in sorted(likes, reverse=True):
        if value >= least and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return Matching(tuple(gold), tuple(system), tuple(pairs.items()))


def _joint(records: Sequence[Record]) -> list[GoldFact]:
    """Make facts that differ only in the holder one: the first takes the others' holders.

    The others stay as facts that need not be found, so that finding them is not punished.
    """
    kept: list[GoldFact] = []
    for record in records:
        fact = GoldFact(record, bool(record["must"]), (record["holder"],))
        for place, other in enumerate(kept):
            if _differ_in_holder(other.record, record):
                holders = (*other.holders, record["holder"])
                kept[place] = replace(other, holders=holders, must=other.must or fact.must)
                fact = replace(fact, must=False)
        kept.append(fact)
    return kept


def _differ_in_holder(one: Record, other: Record) -> bool:
    return (
        one.get("cue") == other.get("cue")
        and normal_name(one["holder"]) != normal_name(other["holder"])
        and token_f1(one["proposition"], other["proposition"]) >= 0.9
    )


def _actor_likeness(gold: GoldFact, system: Record) -> float:
    """Rank: equal names, then a system name among gold's aliases, then the other way round."""
    want, have = normal_name(gold.record["name"]), normal_name(system.get("name"))
    if want == have:
        return 3
    if have in actor_names(gold.record):
        return 2
    if want in actor_names(system):
        return 1
    described = gold.record["type"] in UNNAMED
    alike = described and token_f1(gold.record["name"], system.get("name")) >= 0.5
    return 0.5 if alike else 0


def _position_likeness(names: Names, gold: GoldFact, system: Record) -> float:
    if not any(names.same(holder, system.get("holder")) for holder in gold.holders):
        return 0
    return token_f1(gold.record["proposition"], system.get("proposition"))


def _threat_likeness(names: Names, gold: GoldFact, system: Record) -> float:
    """Compare the acts; the same evidence sentence makes up for acts in other words."""
    want = gold.record
    if not all(names.same(want[side], system.get(side)) for side in ("issuer", "target")):
        return 0
    act = token_f1(want["action"], system.get("action"))
    place = token_f1(want["evidence"], system.get("evidence"))
    return max(act, 0.3 + place / 2 if place >= 0.5 else 0)


def _contract_likeness(names: Names, gold: GoldFact, system: Record) -> float:
    """Return the share of parties in common; the subject decides between equals."""
    want = gold.record
    common = sum(names.any_same(party, system.get("parties")) for party in want["parties"])
    if not common or (want.get("value") and not near(want["value"], system.get("value"))):
        return 0
    return common / len(want["parties"]) + token_f1(want["subject"], system.get("subject")) / 10


def actor_names(actor: Record) -> set[str]:
    """Return the name and the aliases of an actor, normalised."""
    known = (actor.get("name"), *(actor.get("aliases") or ()))
    return {normal_name(name) for name in known} - {""}


def _index(actors: Iterable[tuple[set[str], int]]) -> dict[str, int]:
    """Map names to actors' places; a name that two actors share belongs to the first."""
    found: dict[str, int] = {}
    for known, place in actors:
        for name in known:
            found.setdefault(name, place)
    return found
