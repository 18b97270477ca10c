"""A user's own list of names with IRIs (Wikidata, say): links for actors, never other names.

A row has ``name`` and ``iri``, and may have ``alias`` (several are parted by ``|``; in JSON Lines
a list will do) and ``type``, one of the types of actors. A link is made only where one entry and
one actor fit each other and nobody else.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.article import slug
from kg.errors import InputError
from kg.resolution.model import Cluster

_FIELDS = ("name", "alias", "type", "iri")
_MEND = "see the gazetteer in docs/resolution.md"


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """A row: who is meant, by which names, of which type (may be empty), under which IRI."""

    iri: str
    name: str
    aliases: tuple[str, ...] = ()
    type: str = ""

    def to_json(self) -> str:
        """Return one line of JSON, as ``read`` reads it."""
        record = asdict(self)
        record["alias"] = record.pop("aliases")
        return json.dumps(record, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, order=True, slots=True)
class Link:
    """An actor (slug of its IRI) and the IRI of the entry that it is.

    ``typed`` says whether the entry has a type, so that more than the name agrees.
    """

    slug: str
    iri: str
    typed: bool


def read(path: Path, types: Iterable[str]) -> tuple[list[Entry], list[InputError]]:
    """Read a gazetteer: its entries, sorted, and what is wrong with each row that is none.

    ``.csv`` and ``.tsv`` have a header row; any other file is JSON Lines.

    Raises:
        InputError: the file cannot be read, or its header lacks ``name`` or ``iri``.
    """
    known = frozenset(types)
    entries, refused = [], []
    for number, record in _records(path):
        where = f"{path}:{number}"
        try:
            if isinstance(record, InputError):
                raise record
            entries.append(_entry(record, known))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            refused.append(InputError(f"not an entry ({error})", where=where, mend=_MEND))
        except InputError as error:
            refused.append(InputError(error.what, where=where, mend=error.mend or _MEND))
    return sorted(set(entries)), refused


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(
            f"cannot be read ({reason})", where=str(path), mend="give CSV or JSON Lines in UTF-8"
        ) from error
    if path.suffix.lower() in (".csv", ".tsv"):
        yield from _rows(path, text)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                yield number, InputError(f"broken JSON ({error})")


def _rows(path: Path, text: str) -> Iterator[tuple[int, Any]]:
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not {"name", "iri"} <= {*(reader.fieldnames or ())}:
        raise InputError("the header lacks name or iri", where=f"{path}:1", mend=_MEND)
    try:
        for row in reader:
            extra = row.get(None)  # where csv puts what is too much
            fault = InputError("more cells than the header has") if extra else None
            yield reader.line_num, fault or {k: v for k, v in row.items() if v}
    except csv.Error as error:
        yield reader.line_num, InputError(f"not CSV ({error})")


def _entry(record: Mapping[str, Any], types: frozenset[str]) -> Entry:
    from pyoxigraph import NamedNode

    if unknown := sorted(set(record) - set(_FIELDS)):
        raise ValueError(f"unknown field {unknown[0]!r}")
    name, iri, kind = record["name"], record["iri"], record.get("type") or ""
    alias = record.get("alias") or ()
    aliases = alias.split("|") if isinstance(alias, str) else alias
    if not all(isinstance(w, str) for w in (name, iri, kind, *aliases)):
        raise TypeError("a value that is no text")
    if not name.strip():
        raise ValueError("an empty name")
    if kind and kind not in types:
        raise ValueError(f"no type of actors: {kind!r}")
    NamedNode(iri)  # ValueError where it is no IRI
    return Entry(iri, name.strip(), tuple(a.strip() for a in aliases if a.strip()), kind)


def links(entries: Sequence[Entry], clusters: Iterable[Cluster]) -> list[Link]:
    """Return the links of actors to entries: one to one, sorted.

    An actor whose names fit several entries, and an entry that several actors fit, is left out:
    who is meant is not for us to guess.
    """
    by_name: dict[str, set[Entry]] = defaultdict(set)
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            by_name[slug(name)].add(entry)
    fits: dict[str, set[str]] = defaultdict(set)
    found: list[Link] = []
    for cluster in clusters:
        fitting = _fitting(cluster, by_name)
        if len({e.iri for e in fitting}) == 1:
            iri = fitting[0].iri
            fits[iri].add(cluster.identity.slug)
            found.append(Link(cluster.identity.slug, iri, any(e.type for e in fitting)))
    return sorted(link for link in found if len(fits[link.iri]) == 1)


def _fitting(cluster: Cluster, by_name: Mapping[str, set[Entry]]) -> list[Entry]:
    """Return the entries of the type that have one of the names in the articles (no aliases)."""
    # A surname alone would fit whoever bears it.
    whole = (m.name for m in cluster.members if cluster.identity.type != "Person" or " " in m.name)
    names = {slug(name) for name in whole}
    found = {e for name in names for e in by_name.get(name, ())}
    return sorted(e for e in found if e.type in ("", cluster.identity.type))
