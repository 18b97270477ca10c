"""Pairs of actors as a file that an editor can fill in: TSV or JSON Lines, a pair a row.

The column ``judgement`` is for the reader to fill; what stands in ``state`` tells where a pair
stands now. Rows without a judgement are passed over when the file is read back, and so are all
columns that do not name the pair, its judgement or its reason.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.resolution.decisions import JUDGEMENTS, Decision, decide
from kg.resolution.model import Local, Resolution

PROPOSED, JOINED = "proposed", "joined by rule"
_SHORT = {word[0]: word for word in JUDGEMENTS if word != "undo"}
_COLUMNS = (
    "judgement",
    "reason",
    "state",
    "score",
    "left_article",
    "left_name",
    "right_article",
    "right_name",
    "evidence",
    "left_says",
    "right_says",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A pair to be judged: ``state`` is "proposed", "joined by rule" or a judgement in force.

    ``evidence`` says what the rules found, or why the judgement was made.
    """

    left: Local
    right: Local
    state: str
    evidence: str
    score: float | None = None


def questions(
    resolution: Resolution, decisions: Iterable[Decision], *, settled: bool = False
) -> list[Question]:
    """Return what is proposed; with ``settled`` also what rules joined and what was judged."""
    asked = [
        Question(p.left, p.right, PROPOSED, str(p.score), p.score.total)
        for p in resolution.proposals
    ]
    if settled:
        joins = (j for c in resolution.clusters for j in c.joins if not j.time)
        asked += [Question(j.left, j.right, JOINED, j.reason, j.score) for j in joins]
        asked += [Question(d.left, d.right, d.judgement, d.reason) for d in decisions]
    return asked


def dumps(asked: Iterable[Question], says: Callable[[Local], str], *, as_json: bool) -> str:
    """Return questions as a file to fill in; ``says`` gives a sentence about an actor."""
    records = [_record(q, says) for q in asked]
    if as_json:
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: " ".join(str(v).split()) for k, v in r.items()} for r in records)
    return text.getvalue()


def _record(question: Question, says: Callable[[Local], str]) -> dict[str, Any]:
    judged = question.state in JUDGEMENTS
    return {
        "judgement": question.state if judged else "",
        "reason": question.evidence if judged else "",
        "state": question.state,
        "score": "" if question.score is None else question.score,
        "left_article": question.left.article,
        "left_name": question.left.name,
        "right_article": question.right.article,
        "right_name": question.right.name,
        "evidence": question.evidence,
        "left_says": says(question.left),
        "right_says": says(question.right),
    }


def read(
    path: Path, by: str, known: Iterable[tuple[str, str]], now: Sequence[Decision]
) -> tuple[list[Decision], list[InputError]]:
    """Read a filled-in file: new decisions by ``by``, and what is wrong with each row that fails.

    ``known`` are the keys of all actors; a row that only repeats a decision of ``now`` is none.

    Raises:
        InputError: the file cannot be read, or has no header.
    """
    keys = frozenset(known)
    said = {d.pair: d.judgement for d in now}
    decisions, refused = [], []
    for number, row in _rows(path):
        try:
            made = _decision(row, by)
            if made is None:
                continue
            if unknown := [str(s) for s in (made.left, made.right) if s.key not in keys]:
                raise InputError(f"no actor {unknown[0]}", mend="take article and name as written")
            # Nothing was judged yet is what an undo leaves behind, too.
            if said.get(made.pair, "undo") != made.judgement:
                decisions.append(made)
        except InputError as error:
            refused.append(InputError(error.what, where=f"{path}:{number}", mend=error.mend))
    return decisions, refused


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"cannot be read ({reason})", where=str(path), mend=_MEND) from error
    if path.suffix.lower() in (".jsonl", ".json"):
        yield from _lines(text)
        return
    reader = csv.DictReader(io.StringIO(text), delimiter="\t")
    if not {"judgement", "left_name", "right_name"} <= {*(reader.fieldnames or ())}:
        raise InputError("the header lacks columns", where=f"{path}:1", mend=_MEND)
    for row in reader:
        yield reader.line_num, row


_MEND = "begin with the file that `kg review --to FILE` writes"


def _lines(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            yield number, record if isinstance(record, dict) else {"judgement": "broken JSON"}


def _decision(row: Mapping[str, Any], by: str) -> Decision | None:
    values = {name: str(row.get(name) or "").strip() for name in _COLUMNS}
    word = values["judgement"].lower()
    if not word:
        return None
    left = Local(values["left_article"], values["left_name"])
    right = Local(values["right_article"], values["right_name"])
    return decide(_SHORT.get(word, word), left, right, by=by, reason=values["reason"])
