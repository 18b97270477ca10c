"""Retellings: one threat or contract told several times in an article is one fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kg.extraction.contract_words import AWARDED, CANCELLED, IN_FORCE
from kg.extraction.scene import with_evidence
from kg.facts import Contract, Threat

# Words of so many letters at least tell what an act is.
TELLING_LETTERS = 3
# An act that names nobody is an earlier one if they share so many words.
RETOLD_WORDS = 2
# Slots that another telling may fill, with the field that holds their words.
_THREAT_SLOTS = {
    "deadline": "deadline_text",
    "condition": "condition",
    "instrument": "instrument",
    "reported_by": "",
}
_PARTIES = ("parties", "parties_text")
_WORTH = ("value", "currency", "value_qualifier", "value_text")


def with_threat(
    found: Sequence[Threat], new: Threat, text: str, vague: frozenset[str]
) -> list[Threat]:
    """Return ``found`` with ``new``: as a threat of its own, or joined to the one it retells.

    Acts are the same if they are of one type and share a quarter of their telling words or a place
    in the text; an act of ``vague`` words alone ("take action") retells any threat between the two.
    """
    told = _telling_words(new.action, new.target, vague)
    for i, old in enumerate(found):
        if (old.issuer, old.target) != (new.issuer, new.target):
            continue
        before = _telling_words(old.action, old.target, vague)
        shared = 4 * len(before & told) >= len(before | told) or _meet(old, new)
        same = old.action_type == new.action_type and shared
        if not before or not told or same:
            newer = (bool(told), bool(new.deadline), len(new.action))
            older = (bool(before), bool(old.deadline), len(old.action))
            better = newer > older and not _meet(old, new)
            fuller, other = (new, old) if better else (old, new)
            return [*found[:i], _filled(fuller, other, text), *found[i + 1 :]]
    return [*found, new]


def _meet(old: Threat, new: Threat) -> bool:
    """Tell whether the words for two acts share a place in the text: "death" in "death threats"."""
    return any(a.meets(b) for a in old.spans["action"] for b in new.spans["action"])


def tells_again(action: str, old: Threat, vague: frozenset[str]) -> bool:
    """Tell whether an act is that of an earlier threat: most of its words, two at least, are."""
    told = _telling_words(action, old.target, vague)
    shared = told & _telling_words(old.action, old.target, vague)
    return len(shared) >= max(RETOLD_WORDS, len(told) / 2)


def _telling_words(action: str, target: str, vague: frozenset[str]) -> set[str]:
    """Return the words of the act that tell what it is, without the name of who is harmed."""
    words = set(re.findall(r"\w+", action.lower())) - vague
    return {w for w in words if len(w) >= TELLING_LETTERS and w not in target.lower()}


def _filled(fuller: Threat, other: Threat, text: str) -> Threat:
    """Fill the empty slots of a threat from another telling; both are evidence."""
    changes: dict[str, Any] = {}
    spans = dict(fuller.spans)
    for slot, words in _THREAT_SLOTS.items():
        if getattr(fuller, slot) or not getattr(other, slot):
            continue
        changes[slot] = getattr(other, slot)
        if words in other.spans:
            changes[words] = getattr(other, words)
            spans[words] = other.spans[words]
    return with_evidence(replace(fuller, spans=spans, **changes), text, other.spans["evidence"])


def is_retelling(old: Contract, new: Contract) -> bool:
    """Tell whether ``new`` is the contract ``old``, by its parties and what it is worth."""
    return _same_parties(old, new) and None in (old.value, new.value, *_equal(old, new))


def _same_parties(old: Contract, new: Contract) -> bool:
    """Tell whether one telling has all parties of the other and no other value."""
    left, right = set(old.parties), set(new.parties)
    fewer, fuller = (new, old) if right < left else (old, new)
    part = left < right or right < left
    return left == right or (part and fewer.value in (None, fuller.value))


def _equal(old: Contract, new: Contract) -> tuple[None, ...]:
    return (None,) if old.value == new.value else ()


def retold(old: Contract, new: Contract, text: str) -> Contract:
    """Take worth and state from another telling of a contract; both are evidence."""
    changes: dict[str, Any] = {}
    spans = dict(old.spans)
    if len(new.parties) > len(old.parties):
        changes = {name: getattr(new, name) for name in _PARTIES}
        changes |= _parts(new, old)
        spans["parties_text"] = new.spans["parties_text"]
    elif old.parties == new.parties or not (old.awarder or old.contractor):
        changes = _parts(old, new)
    if new.value_text and old.value is None and (new.value is not None or not old.value_text):
        changes |= {name: getattr(new, name) for name in _WORTH}
        spans["value_text"] = new.spans["value_text"]
    elif new.value_qualifier not in ("", "exactly") and old.value_qualifier == "exactly":
        changes["value_qualifier"] = new.value_qualifier
    changes["status"] = _later_state(old.status, new.status)
    for slot in ("date", "end_date"):
        if not getattr(old, slot) and getattr(new, slot):
            words = f"{slot}_text"
            changes |= {slot: getattr(new, slot), words: getattr(new, words)}
            spans[words] = new.spans[words]
    return with_evidence(replace(old, spans=spans, **changes), text, new.spans["evidence"])


def _parts(first: Contract, second: Contract) -> dict[str, Any]:
    """Return who pays and who works by two tellings; nobody does both, and the first goes first."""
    pays, works = first.awarder, first.contractor
    pays = pays or (second.awarder if second.awarder != works else "")
    return {
        "awarder": pays,
        "contractor": works or (second.contractor if second.contractor != pays else ""),
    }


def _later_state(old: str, new: str) -> str:
    """Return the state after another telling: what was in force is not new for being signed."""
    told = new == CANCELLED or (old == IN_FORCE and new != AWARDED)
    return new if told else old
