"""Files of facts in a folder, one for each article, named after its input."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.article import Article
from kg.errors import ExportError
from kg.facts import Fact, dumps, is_fact
from kg.files import write_text
from kg.read.sources import file_of


def extract_to(out: Path, found: Iterable[tuple[Article, list[Fact]]]) -> Iterator[Path]:
    """Write the facts of each article to ``out`` as JSON Lines; yield the path of each file.

    The file is called after the input (``<stem>.jsonl``), or after the article's id where the
    input holds several articles or another input has given this name before. Facts that were
    written before are replaced.

    Raises:
        ExportError: a file is an input, or holds something else than facts, or the system
            refuses. Nothing is written over, and the files before it are whole.
    """
    _make(out)
    owners: dict[str, str] = {}
    inputs: set[str] = set()
    for article, facts in found:
        source = Path(article.source)
        plain = source.is_file() and owners.setdefault(source.stem, article.source)
        name = source.stem if plain == article.source else article.id
        path = out / f"{name}.jsonl"
        inputs.add(os.path.realpath(file_of(article.source) or os.devnull))
        _refuse_to_overwrite(path, inputs)
        write_text(path, dumps(facts))
        yield path


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"cannot be made ({error.strerror})",
            where=str(folder),
            mend="choose a folder that you may write to",
        ) from error


def _refuse_to_overwrite(path: Path, inputs: set[str]) -> None:
    if os.path.realpath(path) in inputs:
        why = "this is an input"
    elif path.is_file() and not _holds_facts(path):
        why = "this is no file of facts that were extracted before"
    else:
        return
    raise ExportError(
        f"not overwritten: {why}", where=str(path), mend="choose another folder, or move the file"
    )


def _holds_facts(path: Path) -> bool:
    """Tell whether the first line is a fact as ``dumps`` writes it, or the file is empty."""
    try:
        with path.open(encoding="utf-8") as lines:
            first = lines.readline()
        record = json.loads(first) if first else None
    except (OSError, ValueError, RecursionError):
        return False
    if not isinstance(record, dict):
        return not first
    return "article" in record and is_fact(record)
