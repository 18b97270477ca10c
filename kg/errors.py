"""One family of errors: each says what went wrong, where, and how to mend it."""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that the library raises on purpose.

    ``what`` is the fault, ``where`` the file, line or offset it stands at (may be empty),
    ``mend`` what the reader can do about it (may be empty).
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what, where, mend)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" ({self.mend})" if self.mend else ""
        return f"{place}{self.what}{mend}"


class InputError(KgError):
    """An input, or one line of it, cannot be read; other inputs are not touched."""


class FactError(KgError):
    """A line of a facts file does not follow the facts schema."""


class BuildDirectoryError(KgError):
    """A directory is no build directory, is broken, or was made by another version."""


class OntologyError(KgError):
    """A file under ``ontology/`` is missing or malformed."""


class ModelError(KgError):
    """A model that the pipeline needs is missing or does not fit."""


class QueryError(KgError):
    """A SPARQL query is malformed, refused, or asks for a format it cannot have."""


class ExportError(KgError):
    """A graph cannot be written in the format that was asked for."""


class NotFoundError(KgError):
    """A name or an id stands for nothing in the graph."""
