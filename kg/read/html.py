"""Web pages, by trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.read.document import Document, Item, assemble
from kg.read.encoding import declared_in_html, decode
from kg.read.normalise import normalise, one_line
from kg.read.options import ReadOptions

if TYPE_CHECKING:
    from configparser import ConfigParser

# Below this many characters trafilatura falls back to all the text of the page, in one line.
_SHORT = 250


def read(document: Document, options: ReadOptions) -> list[Item]:
    """Return the article of a page, or of a piece of one (see ``kg.read.read``)."""
    del options  # the signature is that of every format
    source = document.source
    page = _whole(decode(document.data, source, declared_in_html(document.data)))
    found = _extract(page, shortest=1)
    text = str(found.get("text") or "")
    if len(text) < _SHORT:
        rescued = str(_extract(page, shortest=_SHORT).get("text") or "")
        text = rescued if len(rescued) > 2 * len(text) else text
    if not text.strip():
        mend = "a page that is filled in by scripts must be saved from the browser"
        raise InputError("there is no text in the page", where=source, mend=mend)
    title = one_line(str(found.get("title") or ""))
    return assemble(_body(text, title), _metadata(found), name=document.stem, source=source)


def _whole(page: str) -> str:
    """Return a piece of a page as a whole one: trafilatura takes a lone paragraph for no HTML."""
    page = re.sub(r"^\s*<\?xml[^>]*>", "", page)  # lxml takes no text with a declared encoding
    if re.search(r"<(html|body)\b", page, re.IGNORECASE):
        return page
    return f"<html><body>{page}</body></html>"


def _extract(page: str, shortest: int) -> dict[str, Any]:
    """Return what trafilatura finds; ``shortest`` is its bound for a good extraction."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        prune_xpath=["//nav", "//*[@role='navigation']"],
        config=_config(shortest),
        # A day anywhere in the text is not the day of publication.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return {}
    return found if isinstance(found, dict) else dict(found.as_dict())


def _config(shortest: int) -> ConfigParser:
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(shortest))
    return config


def _metadata(found: dict[str, Any]) -> dict[str, object]:
    fields = {"title": "title", "date": "date", "url": "url", "publisher": "sitename"}
    metadata: dict[str, object] = {field: found.get(key) for field, key in fields.items()}
    return metadata | {"authors": found.get("author")}


def _body(text: str, title: str) -> str:
    """Return the text without the marks of lists and tables, and without the headline before it."""
    lines = [line for line in normalise(text).split("\n") if not re.fullmatch(r"\|[|-]+\|", line)]
    body = "\n".join(_unmarked(line) for line in lines)
    first, _, rest = body.partition("\n")
    return rest if rest and title and one_line(first) == title else body


def _unmarked(line: str) -> str:
    if re.fullmatch(r"\|.*\|", line):
        return "  ".join(line[1:-1].strip().split(" | "))
    return line.removeprefix("- ")
