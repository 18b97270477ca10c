"""What goes wrong with actors, by class: missed, merged, junk, split, mistyped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from kg.evaluate.matching import GoldFact, Matching, actor_names
from kg.evaluate.records import Record


@dataclass(frozen=True, slots=True)
class ActorErrors:
    """Counts of the errors in the actors of some articles; each error is of one class.

    Of the gold actors that must be found, ``merged`` are those that the system counts to another
    one, ``missed`` the others that it lacks. Of the system's actors that gold lacks, ``split`` are
    further ones for an actor that is found, ``junk`` the others. ``mistyped`` are found with
    another type.
    """

    missed: int = 0
    merged: int = 0
    junk: int = 0
    split: int = 0
    mistyped: int = 0

    def __add__(self, other: ActorErrors) -> ActorErrors:
        """Add up the counts of two sets of articles."""
        return ActorErrors(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def actor_errors(matching: Matching) -> ActorErrors:
    """Count the errors in one article's actors."""
    found = [matching.gold[i] for i, _ in matching.pairs]
    used = [matching.system[j] for _, j in matching.pairs]
    known = {name for record in used for name in actor_names(record)}
    merged = sum(bool(actor_names(record) & known) for record in matching.missed)
    split = sum(any(_is_more_of(s, g) for g in found) for s in matching.spurious)
    mistyped = sum(g.record["type"] != s.get("type") for g, s in zip(found, used, strict=True))
    return ActorErrors(
        len(matching.missed) - merged, merged, len(matching.spurious) - split, split, mistyped
    )


def total_errors(articles: Iterable[ActorErrors]) -> ActorErrors:
    """Add up the errors of several articles."""
    return sum(articles, ActorErrors())


def _is_more_of(system: Record, gold: GoldFact) -> bool:
    """Tell whether a system's actor is gold's once more: by a name, or a part of a person's."""
    names, known = actor_names(system), actor_names(gold.record)
    if names & known:
        return True
    if gold.record["type"] != "Person" or system.get("type") != "Person":
        return False
    words = {word for name in known for word in name.split()}
    return any(set(name.split()) <= words for name in names)
