"""Facts of frames against gold: slot by slot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.evaluate.records import Record
from kg.evaluate.wording import near, token_f1

if TYPE_CHECKING:
    from kg.evaluate.matching import Names


def slots_likeness(names: Names, gold: Record, system: Record) -> float:
    """Return which share of gold's slots the system has right."""
    marks = list(slot_marks(names, gold, system))
    return sum(right for _, right in marks) / max(1, len(marks))


def slot_marks(names: Names, gold: Record, system: Record) -> Iterator[tuple[str, bool]]:
    """Yield each slot that gold fills by name, and whether the system has its value."""
    for slot in gold["slots"]:
        have = [s for s in system.get("slots") or () if s.get("name") == slot.get("name")]
        yield str(slot.get("name")), any(_is_right(names, slot, s) for s in have)


def _is_right(names: Names, gold: Record, system: Record) -> bool:
    """Compare actors as actors, dates to the minute, amounts to 1 %, anything else by words."""
    if gold.get("actor"):
        return names.same(gold["actor"], system.get("actor"))
    if gold.get("date"):
        return str(gold["date"])[:16] == str(system.get("date") or "")[:16]
    if gold.get("amount") is not None:
        return near(gold["amount"], system.get("amount"))
    return token_f1(gold.get("text"), system.get("text")) >= 0.5
