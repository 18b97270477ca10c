"""Inputs as callers write them to articles and refusals."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.article import Article
from kg.errors import InputError

Source = str | os.PathLike[str] | Article
Sources = Source | Iterable[Source]
Refused = Callable[[InputError], None]
# The parser needs memory by the length of a text (0.9 GB for this many characters), and no news
# article is longer: what is longer is a book, or many articles in one file.
LONGEST = 250_000
# An id names files and stands in IRIs.
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,127}")


def items(inputs: Sources, fields: Mapping[str, str] | None) -> Iterator[Article | InputError]:
    """Yield the articles that are given, then those of the files, and what is refused.

    An article is refused where its id is no plain name or stands for another text that came
    before, where its characters cannot be written as UTF-8, and where it is too long.
    """
    from kg.read import ReadOptions, read

    options = ReadOptions(fields=fields or {})
    single = isinstance(inputs, str | os.PathLike | Article)
    given: list[Source] = [inputs] if single else list(inputs)  # type: ignore[arg-type,list-item]
    paths = [os.fspath(one) for one in given if not isinstance(one, Article)]
    articles = (one for one in given if isinstance(one, Article))
    texts: dict[str, bytes] = {}
    for item in itertools.chain(articles, read(paths, options)):
        yield item if isinstance(item, InputError) else _checked(item, texts)


def _checked(article: Article, texts: dict[str, bytes]) -> Article | InputError:
    """Return ``article``, or why it is refused; ``texts`` are hashes of texts by id so far."""
    try:
        _check(article)
        text = hashlib.sha256(article.text.encode()).digest()
        if texts.setdefault(article.id, text) != text:
            raise InputError(
                f"the id {article.id!r} stands for another text of this run",
                mend="give each article an id of its own: kg.article.article_id makes one",
            )
    except InputError as error:
        return InputError(error.what, where=_place(article), mend=error.mend)
    return article


def _check(article: Article) -> None:
    if not _ID.fullmatch(article.id):
        raise InputError(
            f"an article's id is at most 128 of a-z, 0-9 and -, not {article.id[:60]!r}",
            mend="kg.article.article_id makes one from a name and a text",
        )
    try:
        article.to_json().encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "text or metadata that holds half of a surrogate pair",
            mend="decode the text with errors='replace'",
        ) from error
    if len(article.text) > LONGEST:
        raise InputError(
            f"{len(article.text):,} characters; an article has at most {LONGEST:,}",
            mend="split it into its articles",
        )


def _place(article: Article) -> str:
    place = article.source or article.id or "an article in memory"
    return place.encode(errors="replace").decode()


class Refusals:
    """Passes refusals on, and keeps the first in case nothing else comes."""

    def __init__(self, hear: Refused | None) -> None:
        self._hear = hear or _warn
        self._first: InputError | None = None

    def __call__(self, error: InputError) -> None:
        """Hear of a refusal."""
        self._first = self._first or error
        self._hear(error)

    def raise_first(self) -> None:
        """Raise the first refusal, if there was one."""
        if self._first is not None:
            raise self._first


def _warn(error: InputError) -> None:
    warnings.warn(str(error), stacklevel=2)
