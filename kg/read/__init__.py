"""Files in, articles out: the only part of the library that knows formats."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from kg.article import Article
from kg.errors import InputError
from kg.read.document import Item
from kg.read.formats import READERS, reader_of
from kg.read.jsonl import FactsFileError
from kg.read.options import DEFAULT, ReadOptions
from kg.read.sources import files, load, no_article

__all__ = ["SUFFIXES", "ReadOptions", "read"]

SUFFIXES = tuple(READERS)


def read(
    inputs: Sequence[str | os.PathLike[str]], options: ReadOptions = DEFAULT
) -> Iterator[Item]:
    """Yield the articles of ``inputs`` in a fixed order; what is refused is yielded as an error.

    ``inputs`` are paths, globs, folders and ``-`` for standard input; ``SUFFIXES`` are read in
    folders, where files of facts are passed over. Nothing is raised for a bad input, and the
    next one is read all the same. An article whose date is not understood is yielded without
    it, followed by an error that says so.
    """
    given = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    first: dict[str, str] = {}
    for item in _items([os.fspath(one) for one in given], options):
        if isinstance(item, InputError):
            yield item
        elif item.id in first:
            yield _duplicate(item, first[item.id])
        else:
            first[item.id] = item.source
            yield item


def _items(inputs: Sequence[str], options: ReadOptions) -> Iterator[Item]:
    folders: dict[str, bool] = {}  # with whether anything but facts lies in them
    for file in files(inputs, SUFFIXES):
        if isinstance(file, InputError):
            yield file
            continue
        for item in _read(file.path, options):
            is_passed_over = bool(file.folder) and isinstance(item, FactsFileError)
            folders[file.folder] = folders.get(file.folder, False) or not is_passed_over
            if not is_passed_over:
                yield item
    yield from (no_article(folder, SUFFIXES) for folder, used in folders.items() if not used)


def _read(path: str, options: ReadOptions) -> Iterator[Item]:
    try:
        document = load(path)
        yield from reader_of(document)(document, options)
    except InputError as error:
        yield error


def _duplicate(article: Article, first: str) -> InputError:
    return InputError(
        f"this is the same article as {first} (id {article.id})",
        where=article.source,
        mend="leave one of them out",
    )
