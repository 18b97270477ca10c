"""One file on the way to its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.article import Article, article_id
from kg.errors import InputError
from kg.read.metadata import date_in_line, date_in_url, names, parse_date, words
from kg.read.normalise import normalise

Item = Article | InputError


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one input; ``source`` is its path as it was given, ``stem`` its bare name."""

    source: str
    stem: str
    data: bytes


def assemble(text: str, metadata: Mapping[str, object], *, name: str, source: str) -> list[Item]:
    """Return the article, and an error beside it where its date is not understood.

    ``metadata`` has any of an article's fields but the text, as the format gives them.
    ``name`` is the base of the id where the metadata has no id.

    Raises:
        InputError: no text is left after normalisation.
    """
    body = normalise(text)
    if not body:
        raise InputError("there is no text in it", where=source, mend="give an article with text")
    url = words(metadata.get("url"))
    faults: list[Item] = []
    try:
        date = parse_date(metadata.get("date"))
    except (ValueError, OverflowError, OSError):
        date = None
        faults.append(_bad_date(metadata["date"], source))
    article = Article(
        id=article_id(words(metadata.get("id")) or name, body),
        text=body,
        title=words(metadata.get("title")),
        date=date or date_in_url(url) or date_in_line(body),
        url=url,
        publisher=words(metadata.get("publisher")),
        authors=names(metadata.get("authors")),
        source=source.encode(errors="replace").decode(),  # a file name may be no UTF-8
    )
    return [article, *faults]


def _bad_date(written: object, source: str) -> InputError:
    return InputError(
        f"the date {str(written)[:60]!r} is not understood; the article is read without it",
        where=source,
        mend="write it as YYYY-MM-DD",
    )
