"""Facts as JSON records: what gold and a system's output have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import FactError, InputError
from kg.facts import parsed

Record = Mapping[str, Any]

# What the scoring itself reads of a gold fact; the full schema asks for more.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "actor": ("name", "type", "must"),
    "position": ("holder", "proposition", "must"),
    "threat": ("issuer", "target", "action", "evidence", "must"),
    "contract": ("parties", "subject", "must"),
}
# Fields that are lists, and what of.
_LISTS: Mapping[str, type] = {"aliases": str, "parties": str, "roles": dict, "slots": dict}


def of_kind(records: Sequence[Record], kind: str) -> list[Record]:
    """Return the records of one kind; records of unknown kinds belong to none."""
    return [r for r in records if r.get("kind") == kind]


def read_records(path: Path) -> list[Record]:
    """Read a JSON Lines file of records; a missing file has none.

    Raises:
        FactError: a line is no JSON object; the message names it.
        InputError: the file is there but cannot be read as UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"unreadable ({error})", where=str(path), mend="give a UTF-8 file of JSON Lines"
        ) from error
    lines = enumerate(text.split("\n"), 1)
    return [_record(line, f"{path}:{n}") for n, line in lines if line.strip()]


def read_gold(path: Path) -> list[Record]:
    """Read one article's gold facts.

    Raises:
        FactError: a line is no gold fact; the message names the line and the missing field.
    """
    records = read_records(path)
    for number, record in enumerate(records, 1):
        others = ("must",) if "slots" in record else ()
        needed = _NEEDED.get(record.get("kind", ""), others)
        lacking = [name for name in needed if name not in record]
        if lacking:
            raise FactError(
                f"a gold {record['kind']} without {', '.join(lacking)}",
                where=f"{path}, fact {number}",
                mend="gold follows the annotation guidelines",
            )
    return records


def gold_stems(gold_dir: Path) -> list[str]:
    """Return the articles of a gold directory, the stems of its ``.jsonl`` files, in order.

    Raises:
        InputError: there are none.
    """
    stems = sorted(p.stem for p in gold_dir.glob("*.jsonl"))
    if not stems:
        raise InputError(
            "no gold here", where=str(gold_dir), mend="point to a directory of <article>.jsonl"
        )
    return stems


def _record(line: str, where: str) -> Record:
    record = parsed(line, where)
    if not isinstance(record, dict):
        raise FactError("not a JSON object", where=where, mend="mend or drop the line")
    for name, kind in _LISTS.items():
        values = record.get(name) or []
        if not isinstance(values, list) or not all(isinstance(v, kind) for v in values):
            raise FactError(f"{name} is malformed", where=where, mend="see docs/facts.md")
    return record
