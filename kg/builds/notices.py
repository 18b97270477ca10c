"""What a reader of the messages should know of an article that was built all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.article import Article
from kg.errors import InputError

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


def skipped(count: int, out: Path) -> str:
    """Return the line about input files that lie in the build directory ``out``."""
    files = "1 file" if count == 1 else f"{count:,} files"
    verb = "was" if count == 1 else "were"
    return f"{files} in {out} {verb} skipped: what a build made is no article"


def no_facts(article: Article) -> InputError:
    """Return the notice for an article in which nothing was found."""
    return InputError(
        "no facts found; the article is kept",
        where=article.source,
        mend="check that it is English prose that reports what somebody says, threatens or signs",
    )


def unbalanced_quotes(article: Article) -> Iterator[InputError]:
    """Yield a notice for the first quotation mark of the text that has no partner.

    A quotation that runs over paragraphs, each of them opened anew and only the last one closed,
    is the custom of newspapers and no fault.
    """
    offset = _first_lonely_mark(article.text)
    if offset is not None:
        line = article.text.count("\n", 0, offset) + 1
        yield InputError(
            f"a quotation mark without a partner at offset {offset} (line {line} of the text); "
            "the article is built",
            where=article.source,
            mend="add or drop the mark if a quotation is cut wrongly",
        )


def _first_lonely_mark(text: str) -> int | None:
    waiting: int | None = None
    start = 0
    for paragraph in text.split("\n"):
        body = paragraph.strip()
        if waiting is not None and body and body[0] not in (_OPEN, _STRAIGHT):
            return waiting
        if body:
            lonely, waiting = _pair(paragraph, start)
            if lonely is not None:
                return lonely
        start += len(paragraph) + 1
    return waiting


def _pair(paragraph: str, start: int) -> tuple[int | None, int | None]:
    """Return the offsets of a mark that closes nothing and of one that is still open."""
    opened: int | None = None
    for place, mark in enumerate(paragraph, start):
        if mark == _STRAIGHT and opened is None and paragraph[: place - start][-1:].isdigit():
            continue  # inches
        if mark == _STRAIGHT:
            opened = place if opened is None else None
        elif mark == _OPEN:
            if opened is not None:
                return opened, None
            opened = place
        elif mark == _CLOSE:
            if opened is None:
                return place, None
            opened = None
    return None, opened
