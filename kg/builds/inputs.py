"""Inputs as callers write them to articles and refusals."""

from __future__ import annotations

import os
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


def items(inputs: Sources, fields: Mapping[str, str] | None) -> Iterator[Article | InputError]:
    """Yield the articles that are given, then those of the files, and what is refused."""
    from kg.read import ReadOptions, read

    options = ReadOptions(fields=fields or {})
    single = isinstance(inputs, str | os.PathLike | Article)
    given: list[Source] = [inputs] if single else list(inputs)  # type: ignore[arg-type,list-item]
    yield from (_checked(one) for one in given if isinstance(one, Article))
    paths = [os.fspath(one) for one in given if not isinstance(one, Article)]
    yield from map(_checked, read(paths, options))


def _checked(item: Article | InputError) -> Article | InputError:
    if isinstance(item, InputError) or len(item.text) <= LONGEST:
        return item
    return InputError(
        f"{len(item.text):,} characters; an article has at most {LONGEST:,}",
        where=item.source or item.id,
        mend="split it into its articles",
    )


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
