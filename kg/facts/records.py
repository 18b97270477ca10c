"""Facts as JSON Lines, both ways, and their stable ids."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from kg.article import Span
from kg.errors import FactError
from kg.facts.model import CLASSES, SLOT_TYPES, Fact, FrameFact, Role, Slot

F = TypeVar("F", bound=Fact)
# Fields that a fact's id does not depend on: it is made before they are, or they may be refined.
NOT_IN_ID = frozenset(
    {"id", "spans", "confidence", "extractor", "mentions", "position"}
    | {"polarity", "certainty", "topics", "topics_text", "about"}
)
# Lists that are written also where they are empty.
_KEPT = frozenset({"aliases", "roles", "mentions"})
KIND = re.compile(r"[a-z][a-z0-9_]*")


def is_fact(record: object) -> bool:
    """Tell whether a JSON value has the marks of a fact: a known kind, or one with slots."""
    kind = record.get("kind") if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(kind, str):
        return False
    return kind in CLASSES or (bool(KIND.fullmatch(kind)) and isinstance(record.get("slots"), list))


def identified(fact: F) -> F:
    """Return ``fact`` with its stable id: a hash of the article's id and the fact's own fields."""
    record = {k: v for k, v in to_record(fact).items() if k not in NOT_IN_ID}
    record["places"] = [list(s) for s in fact.spans.get("evidence", ())]
    digest = hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()[:12]
    return dataclasses.replace(fact, id=f"{fact.kind}:{digest}")


def to_record(fact: Fact) -> dict[str, Any]:
    """Return the fact as JSON types, ``kind`` first, empty optional fields left out."""
    record: dict[str, Any] = {"kind": fact.kind}
    for item in dataclasses.fields(fact):
        value = getattr(fact, item.name)
        if item.name == "spans":
            value = {k: [list(s) for s in v] for k, v in value.items()}
        elif item.name in ("roles", "slots"):
            value = [_part_record(r) for r in value]
        elif item.name == "mentions":
            value = [list(s) for s in value]
        elif isinstance(value, tuple):
            value = list(value)
        if value not in ("", None, []) or item.name in _KEPT:
            record[item.name] = value
    return record


def _part_record(part: Role | Slot) -> dict[str, Any]:
    record = dataclasses.asdict(part)
    if isinstance(part, Role) and part.evidence is not None:
        record["evidence"] = list(part.evidence)
    return {k: v for k, v in record.items() if v not in ("", None)}


def from_record(record: Mapping[str, Any], where: str = "") -> Fact:
    """Make a fact of a record; unknown keys are an error, so that nothing is lost in silence.

    Raises:
        FactError: the record has no known kind, or lacks or misspells a field.
    """
    try:
        values = {k: v for k, v in record.items() if k != "kind"}
        made = CLASSES.get(record["kind"], FrameFact)
        if made is FrameFact:
            values |= {"kind": _kind(record), "slots": tuple(_slot(s) for s in record["slots"])}
        for name in ("aliases", "parties", "topics", "about"):
            if name in values:
                values[name] = tuple(values[name])
        if "mentions" in values:
            values["mentions"] = tuple(Span(*s) for s in values["mentions"])
        if "roles" in values:
            values["roles"] = tuple(_role(r) for r in values["roles"])
        spans = values.get("spans", {})
        values["spans"] = {k: tuple(Span(*s) for s in v) for k, v in spans.items()}
        return made(**values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FactError(
            f"not a fact ({error})", where=where, mend="see the facts schema in docs/facts.md"
        ) from error


def _kind(record: Mapping[str, Any]) -> str:
    if not is_fact(record):
        raise ValueError(f"no kind {record['kind']!r}")
    return str(record["kind"])


def _slot(record: Mapping[str, Any]) -> Slot:
    slot = Slot(**record)
    if slot.type not in SLOT_TYPES:
        raise ValueError(f"no type of slot {slot.type!r}")
    return slot


def _role(record: Mapping[str, Any]) -> Role:
    values = dict(record)
    if "evidence" in values:
        values["evidence"] = Span(*values["evidence"])
    return Role(**values)


def dumps(facts: Iterable[Fact]) -> str:
    """Return the facts as JSON Lines."""
    return "".join(json.dumps(to_record(f), ensure_ascii=False) + "\n" for f in facts)


def loads(text: str, where: str = "") -> list[Fact]:
    """Read JSON Lines of facts.

    Raises:
        FactError: a line is no fact; the message names the line.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}:{number}" if where else f"line {number}"
        found.append(from_record(parsed(line, place), place))
    return found


def parsed(line: str, where: str) -> Any:
    """Return what a line of JSON Lines holds.

    Raises:
        FactError: it is no JSON.
    """
    try:
        return json.loads(line)
    except ValueError as error:
        raise FactError(
            f"broken JSON ({error})", where=where, mend="mend or drop the line"
        ) from error


def load(path: Path) -> list[Fact]:
    """Read a facts file; see ``loads``."""
    return loads(path.read_text(encoding="utf-8"), str(path))
