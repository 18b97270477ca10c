"""Inputs as users write them (paths, globs, folders, ``-``) to files."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.read.document import Document

STDIN = "-"
_MEND_PATH = "check the path"
_RECORD = re.compile(r"(.*?)(?::\d+|\[\d+\])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class File:
    """The path of an input, and the folder as it was given in which it was found, if it was."""

    path: str
    folder: str = ""


def file_of(source: str) -> str:
    """Return the path in ``Article.source``, empty for standard input and for memory."""
    found = _RECORD.fullmatch(source)
    path = found[1] if found else source
    return "" if path == STDIN else path


def files(inputs: Sequence[str], suffixes: Collection[str]) -> Iterator[File | InputError]:
    """Yield each file that ``inputs`` name, each file once, or an error.

    Inputs keep their order; the files of one folder or glob are sorted. A folder gives the
    files under it that have one of ``suffixes``; what is hidden (``.name``) is passed over.
    """
    seen: set[str] = set()
    for given in inputs:
        for item in _expand(given, suffixes):
            if isinstance(item, InputError):
                yield item
                continue
            key = item.path if item.path == STDIN else os.path.realpath(item.path)
            if key not in seen:
                yield item
            seen.add(key)


def _expand(given: str, suffixes: Collection[str]) -> Iterator[File | InputError]:
    if given == STDIN:
        yield File(given)
    elif re.match(r"[a-z][a-z0-9+.-]+://", given, re.IGNORECASE):
        what = "nothing is fetched from the network"
        yield InputError(what, where=given, mend="save the page and give the file")
    elif os.path.lexists(given):
        yield from _existing(given, suffixes)
    elif glob.has_magic(given):
        yield from _matching(given, suffixes)
    else:
        yield InputError("no such file or folder", where=given or "''", mend=_MEND_PATH)


def _matching(pattern: str, suffixes: Collection[str]) -> Iterator[File | InputError]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path has no absolute globs)
    if not found:
        yield InputError("no file matches", where=pattern, mend="check the pattern")
    for path in found:
        yield from _existing(path, suffixes)


def _existing(path: str, suffixes: Collection[str]) -> Iterator[File | InputError]:
    if not Path(path).is_dir():
        yield File(path)
        return
    empty = True
    for item in _walk(path, suffixes):
        empty = False
        yield item
    if empty:
        yield no_article(path, suffixes)


def no_article(folder: str, suffixes: Collection[str]) -> InputError:
    """Return the error for a folder in which nothing is an article."""
    mend = f"files that are read end with {', '.join(sorted(suffixes))}"
    return InputError("there is no article in the folder", where=folder, mend=mend)


def _walk(folder: str, suffixes: Collection[str]) -> Iterator[File | InputError]:
    faults: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                yield File(str(Path(parent) / name), folder)
    for fault in faults:
        yield _refused(fault, str(fault.filename))


def load(path: str) -> Document:
    """Return the bytes of the file at ``path``, or of standard input for ``-``.

    Raises:
        InputError: it cannot be read, or is a device.
    """
    if path == STDIN:
        return Document(STDIN, "stdin", sys.stdin.buffer.read())
    try:
        mode = Path(path).stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise InputError("this is no regular file", where=path, mend="give a file")
        return Document(path, Path(path).stem, Path(path).read_bytes())
    except OSError as error:
        raise _refused(error, path) from error


def _refused(error: OSError, path: str) -> InputError:
    if isinstance(error, PermissionError):
        mend = "ask for the right to read it, or leave it out"
        return InputError("no permission to read it", where=path, mend=mend)
    reason = (error.strerror or str(error)).lower()
    return InputError(f"it cannot be read: {reason}", where=path, mend=_MEND_PATH)
