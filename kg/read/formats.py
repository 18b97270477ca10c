"""Which reader reads which file: by its suffix, else by what it looks like."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.read import html, jsonl, markdown, text
from kg.read.document import Document, Item
from kg.read.encoding import decode
from kg.read.options import ReadOptions

Reader = Callable[[Document, ReadOptions], Iterable[Item]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": text.read,
        ".md": markdown.read,
        ".markdown": markdown.read,
        ".html": html.read,
        ".htm": html.read,
        ".jsonl": jsonl.read_lines,
        ".ndjson": jsonl.read_lines,
        ".json": jsonl.read_json,
    }
)
_HTML = re.compile(
    r"(<\?xml[^>]*>|<!--.*?-->|\s)*<(!doctype html|html|head|body|article|main|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def reader_of(document: Document) -> Reader:
    """Return the reader for the suffix of ``document``, or for the look of its text.

    Raises:
        InputError: the suffix is not known and the bytes are no text.
    """
    known = READERS.get(Path(document.source).suffix.lower())
    return known or _by_look(decode(document.data, document.source))


def _by_look(content: str) -> Reader:
    head = content.lstrip("\ufeff \t\r\n")
    if _HTML.match(head[:4096]):
        return html.read
    if re.match(r"\[\s*\{", head):
        return jsonl.read_json
    return jsonl.read_lines if _is_record(head.split("\n", 1)[0]) else text.read


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
