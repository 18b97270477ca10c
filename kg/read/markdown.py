"""Markdown (CommonMark and tables) with front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.read.document import Document, Item, assemble
from kg.read.encoding import decode
from kg.read.metadata import field_of
from kg.read.normalise import one_line
from kg.read.options import ReadOptions

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---\n(.*?)^(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"([A-Za-z][\w -]*):(?: +(.*))?")
_ENDS: Mapping[str, str] = MappingProxyType(
    {
        "list_item_close": "",
        "th_close": "  ",
        "td_close": "  ",
        "tr_close": "\n",
        "thead_close": "",
        "tbody_close": "",
    }
)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def read(document: Document, options: ReadOptions) -> list[Item]:
    """Return the article of a Markdown file (see ``kg.read.read``)."""
    del options  # the signature is that of every format
    lines = decode(document.data, document.source).splitlines()
    metadata, body = split_front_matter("\n".join(lines).lstrip("\ufeff\n"))
    heading, text = plain_text(body, str(metadata.get("title", "")))
    found = {"title": heading, **metadata}
    return assemble(text, found, name=document.stem, source=document.source)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """Return the known fields of the front matter of ``text``, and the text without it.

    Lines end with a line feed. Simple YAML is understood: ``key: value``, ``[a, b]``, lists of
    ``- item`` lines, quoted and folded values. A YAML parser would refuse a headline
    with a colon in it.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    metadata: dict[str, object] = {}
    for key, lines in _entries(match[1]):
        field = field_of(key)
        if field and field != "text":
            metadata.setdefault(field, _value(lines))
    return metadata, text[match.end() :]


def _entries(block: str) -> list[tuple[str, list[str]]]:
    """Return each top-level key with its lines: its own value first, then the indented ones."""
    entries: list[tuple[str, list[str]]] = []
    for line in block.split("\n"):
        if match := _KEY.fullmatch(line):
            entries.append((match[1], [match[2] or ""]))
        elif entries and line.startswith((" ", "-")):
            entries[-1][1].append(line.strip())
    return entries


def _value(lines: Sequence[str]) -> str | list[str]:
    first, *rest = lines
    items = [_unquoted(line[1:]) for line in rest if line.startswith("-")]
    if items:
        return items
    if first.startswith("[") and first.endswith("]"):
        return [_unquoted(item) for item in first[1:-1].split(",") if item.strip()]
    folded = first if first not in (">", "|", ">-", "|-") else ""
    return _unquoted(" ".join([folded, *rest]))


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def plain_text(markdown: str, title: str = "") -> tuple[str, str]:
    """Return the first level-one heading of ``markdown`` and its text without markup.

    The heading is no part of the text, unless ``title`` is given and differs from it.
    Blocks are separated by an empty line, items of a tight list by a line feed.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    heading = ""
    parts: list[str] = []
    for index, token in enumerate(tokens):
        text = _block_text(token)
        before = tokens[index - 1]
        if token.type == "inline" and before.type == "heading_open" and before.tag == "h1":
            first, heading = not heading, heading or one_line(text)
            if first and title in ("", heading):
                continue
        parts.append(text)
    return heading, "".join(parts)


def _block_text(token: Token) -> str:
    if token.type == "inline":
        return "".join(_inline_text(child) for child in token.children or ()).strip()
    if token.type == "list_item_open" and token.info:
        return f"{token.info}{token.markup} "  # a number may be part of what is said
    if token.type in ("fence", "code_block"):
        return f"{token.content}\n"
    if token.type == "html_block":
        return _TAG.sub("", token.content) + "\n"
    return _end_of_block(token) if token.type.endswith("_close") else ""


def _end_of_block(token: Token) -> str:
    if token.type in _ENDS:
        return _ENDS[token.type]
    return "\n" if token.hidden else "\n\n"  # hidden: a paragraph in a tight list


def _inline_text(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak" or (
        token.type == "html_inline" and token.content.startswith("<br")
    ):
        return "\n"
    return token.content if token.type in ("text", "code_inline") else ""
