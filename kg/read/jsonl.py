"""JSON Lines, and JSON files that hold a record or a list of records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import InputError
from kg.facts import is_fact
from kg.read.document import Document, Item, assemble
from kg.read.encoding import decode
from kg.read.metadata import FIELDS, SYNONYMS, folded, words
from kg.read.normalise import normalise, unwrap
from kg.read.options import ReadOptions


class FactsFileError(InputError):
    """A file holds facts (see ``kg.facts``), not articles."""


def read_lines(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the article, or the error, of each line; ``Article.source`` is ``path:line``."""
    text = decode(document.data, document.source)
    if not text.strip():
        raise _nothing(document.source)
    if _are_facts(text, options):
        raise FactsFileError(
            "a file of facts, not of articles",
            where=document.source,
            mend="leave it out, or give the articles that the facts were taken from",
        )
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield from _line(line, f"{document.source}:{number}", document.stem, options)


def read_json(document: Document, options: ReadOptions) -> Iterator[Item]:
    """Yield the articles of a record or a list of records; the source is ``path[index]``.

    A list may stand in an object under ``articles``, as news APIs send it. A file that has
    one record after another is read as JSON Lines.
    """
    text = decode(document.data, document.source)
    if not text.strip():
        raise _nothing(document.source)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            where = f"{document.source}:{error.lineno}"
            raise _broken(error, where) from error
        yield from read_lines(document, options)
        return
    except (ValueError, RecursionError) as error:
        raise _broken(error, document.source) from error
    for record, where in _records(found, document.source):
        yield from _items(record, where, document.stem, options)


def _are_facts(text: str, options: ReadOptions) -> bool:
    """Tell whether the first record is a fact and none has a text that could be read."""
    records = (_loaded(line) for line in text.split("\n") if line.strip())
    first = next(records)
    return _is_fact(first, options) and not any(_has_text(record, options) for record in records)


def _is_fact(record: Any, options: ReadOptions) -> bool:
    return is_fact(record) and not _has_text(record, options)


def _has_text(record: Any, options: ReadOptions) -> bool:
    return isinstance(record, dict) and bool(_values(record, options)["text"])


def _loaded(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _nothing(source: str) -> InputError:
    return InputError("there is no record in it", where=source, mend="give one record a line")


def _broken(error: Exception, where: str) -> InputError:
    if isinstance(error, json.JSONDecodeError):
        what = f"broken JSON at column {error.colno}: {error.msg}"
    else:
        what = f"JSON that cannot be read: {error}"
    return InputError(what, where=where, mend="mend or remove the record")


def _line(line: str, where: str, stem: str, options: ReadOptions) -> list[Item]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return [_broken(error, where)]
    return _items(record, where, stem, options)


def _records(found: Any, source: str) -> list[tuple[Any, str]]:
    if isinstance(found, dict) and isinstance(found.get("articles"), list):
        found = found["articles"]
    if not isinstance(found, list):
        return [(found, source)]
    if not found:
        raise _nothing(source)
    return [(record, f"{source}[{index}]") for index, record in enumerate(found)]


def _items(record: Any, where: str, stem: str, options: ReadOptions) -> list[Item]:
    """Return what one record gives.

    Records without an id are told apart by their title, since six hex digits of a hash
    are too few for a large file.
    """
    if not isinstance(record, dict):
        what = f"the record is {_kind(record)}, not an object"
        return [InputError(what, where=where, mend='write {"text": "..."}')]
    try:
        metadata = _values(record, options)
        text = _text(metadata.pop("text", None), where, options)
        name = f"{stem} {words(metadata.get('title'))}"
        return assemble(text, metadata, name=name, source=where)
    except InputError as error:
        return [error]


def _values(record: Mapping[str, Any], options: ReadOptions) -> dict[str, Any]:
    """Return the record's value of each of an article's fields that it has."""
    by_key = {folded(key): value for key, value in record.items() if value not in (None, "")}
    values = {field: _first(by_key, SYNONYMS[field]) for field in FIELDS}
    return values | {field: _at(record, key) for field, key in options.fields.items()}


def _first(record: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((record[key] for key in keys if key in record), None)


def _at(record: Mapping[str, Any], key: str) -> Any:
    """Return ``record[key]``, or step by step through the objects that a dotted key names."""
    if key in record:
        return record[key]
    head, _, rest = key.partition(".")
    inner = record.get(head)
    return _at(inner, rest) if rest and isinstance(inner, Mapping) else None


def _text(value: Any, where: str, options: ReadOptions) -> str:
    if value is None or value == "":
        key = options.fields.get("text")
        what = f"the record has no text under {key!r}" if key else "the record has no text"
        raise InputError(what, where=where, mend="name the key of the text: --field text=KEY")
    if not isinstance(value, str):
        what = f"the text of the record is {_kind(value)}, not a string"
        raise InputError(what, where=where, mend="name another key: --field text=KEY")
    return unwrap(normalise(value))


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "a truth value"}
    return kinds.get(type(value), "null" if value is None else "a number")
