"""Plain text, with the metadata that collections put on its first lines."""

from __future__ import annotations

import re

from kg.read.document import Document, Item, assemble
from kg.read.encoding import decode
from kg.read.metadata import field_of
from kg.read.normalise import normalise, unwrap
from kg.read.options import ReadOptions

_DATE = re.compile(r" *date:? +(\d{4}-\d{2}-\d{2})(?!\d) *", re.IGNORECASE)
_URL = re.compile(r" *(https?://\S+)", re.IGNORECASE)
_PAIR = re.compile(r" *([A-Za-z][A-Za-z _-]{0,20}): *(.*)")


def read(document: Document, options: ReadOptions) -> list[Item]:
    """Return the article of a text file (see ``kg.read.read``)."""
    del options  # the signature is that of every format
    text = normalise(decode(document.data, document.source))
    metadata, body = split_header(text)
    return assemble(unwrap(body), metadata, name=document.stem, source=document.source)


def split_header(text: str) -> tuple[dict[str, object], str]:
    """Return the metadata at the head of normalised ``text``, and the text without it.

    Metadata are blocks (up to an empty line) that hold nothing but ``key: value`` lines with
    known keys, URLs and ``date YYYY-MM-DD``; then a URL on its own line or a date at the head
    of the first line of the text itself. The first value of a key counts.
    """
    metadata: dict[str, object] = {}
    while True:
        block, _, rest = text.partition("\n\n")
        pairs = [_pair(line) for line in block.split("\n")]
        found = [pair for pair in pairs if pair]
        if not found or len(found) < len(pairs):
            return _split_lines(text, metadata)
        for key, value in found:
            metadata.setdefault(key, value)
        text = rest


def _pair(line: str) -> tuple[str, str] | None:
    """Return field and value of a line that is nothing but metadata."""
    if match := _DATE.fullmatch(line):
        return "date", match[1]
    if match := _URL.fullmatch(line):
        return "url", match[1]
    match = _PAIR.fullmatch(line)
    field = field_of(match[1]) if match else None
    return (field, match[2]) if match and field and field != "text" else None


def _split_lines(text: str, metadata: dict[str, object]) -> tuple[dict[str, object], str]:
    """Take dates and URLs off the head of the first block of text."""
    found = dict(metadata)
    while True:
        if match := _DATE.match(text):
            found.setdefault("date", match[1])
        elif match := re.match(_URL.pattern + r"\n", text):
            found.setdefault("url", match[1])
        else:
            return found, text
        text = text[match.end() :].lstrip("\n")
