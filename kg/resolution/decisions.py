"""Judgements on pairs of actors, an append-only log: the last one on a pair is in force."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BuildDirectoryError, InputError
from kg.resolution.model import Local

JUDGEMENTS = ("same", "different", "unsure", "undo")
RULE = "rule"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", re.ASCII)
PairKey = tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was judged of two actors: same, different, unsure, or undo of what was said before.

    ``by`` is "rule" or names a person; ``time`` is an ISO 8601 time with offset.
    """

    judgement: str
    left: Local
    right: Local
    by: str
    reason: str = ""
    time: str = ""

    @property
    def pair(self) -> PairKey:
        """Return the pair in an order of its own, so that left and right do not count."""
        one, other = sorted((self.left.key, self.right.key))
        return one, other

    def to_json(self) -> str:
        """Return one line of JSON; ``decision`` reads its record back."""
        record = dataclasses.asdict(self)
        for side in ("left", "right"):
            record[side] = getattr(self, side)._asdict()
        return json.dumps(record, ensure_ascii=False)


def decide(
    judgement: str, left: Local, right: Local, *, by: str, reason: str = "", time: str = ""
) -> Decision:
    """Make a decision; its time is now where ``time`` is empty.

    Raises:
        InputError: the judgement is none, nobody judged, or both sides are one actor.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    made = Decision(judgement, left, right, by.strip(), reason, time or now)
    if fault := _fault(made):
        raise InputError(fault, where=f"{left} and {right}", mend=_MEND)
    return made


_MEND = "see decisions.jsonl in docs/resolution.md"


def _fault(decision: Decision) -> str:
    if decision.judgement not in JUDGEMENTS:
        return f"not a judgement: {decision.judgement!r} (use {', '.join(JUDGEMENTS)})"
    if not decision.by:
        return "a judgement by nobody"
    if not (all(decision.left) and all(decision.right)):
        return "an actor without an article or a name"
    if decision.left.key == decision.right.key:
        return "an actor is the same as itself"
    if not _is_time(decision.time):
        return f"not a time with an offset: {decision.time!r}"
    return ""


def _is_time(words: str) -> bool:
    try:
        dt.datetime.fromisoformat(words)
    except ValueError:
        return False
    return bool(_TIME.fullmatch(words))


def read_log(path: Path) -> tuple[list[Decision], list[InputError]]:
    """Read a log: decisions in order, and what is wrong with each line that is none.

    Raises:
        BuildDirectoryError: the file cannot be read.
    """
    try:
        text = path.read_bytes().decode(errors="replace") if path.exists() else ""
    except OSError as error:
        raise BuildDirectoryError(
            f"cannot be read ({error.strerror})", where=str(path), mend="mend its permissions"
        ) from error
    decisions, refused = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                decisions.append(_read(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                fault = f"not a decision ({error})"
                refused.append(InputError(fault, where=f"{path}:{number}", mend=_MEND))
    return decisions, refused


def _read(line: str) -> Decision:
    record: dict[str, Any] = json.loads(line)
    sides = {side: Local(**record[side]) for side in ("left", "right")}
    made = Decision(**(record | sides))
    words = (*made.left, *made.right, made.judgement, made.by, made.reason, made.time)
    if not all(isinstance(w, str) for w in words):
        raise ValueError("a value that is no text")
    if fault := _fault(made):
        raise ValueError(fault)
    return made


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Add decisions to a log; a last line that was broken off is left as it is.

    Raises:
        BuildDirectoryError: the file cannot be written.
    """
    if not decisions:
        return
    lines = "".join(d.to_json() + "\n" for d in decisions).encode()
    try:
        with path.open("a+b") as stream:
            stream.seek(0, os.SEEK_END)
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                lines = lines if stream.read(1) == b"\n" else b"\n" + lines
            stream.write(lines)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise BuildDirectoryError(
            f"cannot be written ({error.strerror})",
            where=str(path),
            mend="free some space or mend the permissions",
        ) from error


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the last decision on each pair, in order of the log; undone ones are left out."""
    last: dict[PairKey, Decision] = {}
    for decision in decisions:
        last.pop(decision.pair, None)
        if decision.judgement != "undo":
            last[decision.pair] = decision
    return list(last.values())


def digest(decisions: Iterable[Decision]) -> str:
    """Return a hash of the decisions in force, empty where there are none."""
    lines = "\n".join(d.to_json() for d in decisions)
    return hashlib.sha256(lines.encode()).hexdigest() if lines else ""
