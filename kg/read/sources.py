"""Inputs as users write them (paths, globs, folders, ``-``) to files."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.read.document import Document

STDIN = "-"
_MEND_PATH = "check the path"


def files(inputs: Sequence[str], suffixes: Collection[str]) -> Iterator[str | InputError]:
    """Yield the path of each file that ``inputs`` name, each file once, or an error.

    Inputs keep their order; the files of one folder or glob are sorted. A folder gives the
    files under it that have one of ``suffixes``; what is hidden (``.name``) is passed over.
    """
    seen: set[str] = set()
    for given in inputs:
        for item in _expand(given, suffixes):
            key = item if item == STDIN else os.path.realpath(str(item))
            if isinstance(item, InputError) or key not in seen:
                yield item
            seen.add(str(key))


def _expand(given: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    if given == STDIN:
        yield given
    elif re.match(r"[a-z][a-z0-9+.-]+://", given, re.IGNORECASE):
        what = "nothing is fetched from the network"
        yield InputError(what, where=given, mend="save the page and give the file")
    elif os.path.lexists(given):
        yield from _existing(given, suffixes)
    elif glob.has_magic(given):
        yield from _matching(given, suffixes)
    else:
        yield InputError("no such file or folder", where=given or "''", mend=_MEND_PATH)


def _matching(pattern: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path has no absolute globs)
    if not found:
        yield InputError("no file matches", where=pattern, mend="check the pattern")
    for path in found:
        yield from _existing(path, suffixes)


def _existing(path: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    if not Path(path).is_dir():
        yield path
        return
    empty = True
    for item in _walk(path, suffixes):
        empty = False
        yield item
    if empty:
        mend = f"files that are read end with {', '.join(sorted(suffixes))}"
        yield InputError("there is no article in the folder", where=path, mend=mend)


def _walk(folder: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    faults: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                yield str(Path(parent) / name)
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
