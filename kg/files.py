"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.errors import ExportError


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with ``\\n`` line ends; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write beside ``path`` and rename, so that no reader ever sees half a file.

    Raises:
        ExportError: ``path`` is a directory, its folder is missing, or the system refuses.
    """
    refuse_directory(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise ExportError(
            f"cannot write here ({error.strerror})",
            where=str(path),
            mend="choose a folder that exists and that you may write to",
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ExportError(
            f"cannot write ({error.strerror})", where=str(path), mend="make room or mend its rights"
        ) from error


def refuse_directory(path: Path) -> None:
    """Raise ExportError where ``path`` is a directory: an export never replaces one."""
    if path.is_dir():
        raise ExportError("this is a directory", where=str(path), mend="give the name of a file")


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
