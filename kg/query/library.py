"""The shipped queries: what stands in ``ontology/queries/``, by name."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import NotFoundError, OntologyError
from kg.ontology import Ontology
from kg.query.bindings import parameters

_HEADER = re.compile(r"#\s*(title|description|param)\s*:\s*(.*)")
_PARAMETER = re.compile(r"(\w+)\s+-\s+(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes: ``--set name=value``."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query and what its first comments say of it."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


def library(ontology: Ontology) -> dict[str, LibraryQuery]:
    """Return all queries by name.

    Raises:
        OntologyError: a file lacks its title or description, or its parameters do not fit.
    """
    return {name: _read(name, path) for name, path in ontology.queries().items()}


def find(ontology: Ontology, name: str) -> LibraryQuery:
    """Return the query called ``name``.

    Raises:
        NotFoundError: there is none; the message names those that come close.
        OntologyError: its file is malformed.
    """
    paths = ontology.queries()
    if name not in paths:
        near = difflib.get_close_matches(name, paths, n=3, cutoff=0.4) or sorted(paths)
        raise NotFoundError(f"no query called {name!r}", mend=f"close to it: {', '.join(near)}")
    return _read(name, paths[name])


def _read(name: str, path: Path) -> LibraryQuery:
    text = path.read_text(encoding="utf-8")
    entries = [m.groups() for m in map(_HEADER.fullmatch, _leading_comments(text)) if m]
    fields = {key: value for key, value in entries if key != "param"}
    described = tuple(_parameter(value, path) for key, value in entries if key == "param")
    for missing in {"title", "description"} - fields.keys():
        raise OntologyError(
            f"a query without {missing}", where=str(path), mend=f"begin with '# {missing}: ...'"
        )
    if {p.name for p in described} != set(parameters(text)):
        raise OntologyError(
            "the '# param:' comments and the VALUES ?name { UNDEF } lines differ",
            where=str(path),
            mend="describe each parameter once",
        )
    return LibraryQuery(name, fields["title"], fields["description"], described, text)


def _leading_comments(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines()]
    end = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:end]


def _parameter(value: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(value.strip())
    if not found:
        raise OntologyError(
            f"a parameter without description: {value!r}",
            where=str(path),
            mend="write '# param: name - what it is'",
        )
    return Parameter(found[1], found[2])
