"""The ontology directory: classes, shapes, frames, lexicon, rules and queries, all of it data.

A user's directory with a ``kg.ttl`` is an ontology of its own. One without adds to the ontology
that ships: its Turtle files are read with the shipped ones, its tables in ``frames/`` and
``lexicon/`` are merged into those of the same name (lists grow, values are replaced), and its
queries and rules stand beside the shipped ones or replace those of the same name.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

_SHAPES = "shapes.ttl"
_FOLDERS = {".": ".ttl", "frames": ".toml", "lexicon": ".toml", "rules": ".rq", "queries": ".rq"}
_KNOWN = frozenset(_FOLDERS.values())
_PLACES = (Path(__file__).parent / "data" / "ontology", Path(__file__).parents[1] / "ontology")


def default_root() -> Path:
    """Return the ontology that ships with the package (in the wheel, or in the checkout)."""
    for place in _PLACES:
        if (place / "kg.ttl").is_file():
            return place
    raise OntologyError(
        "the ontology that ships with newskg is missing",
        where=str(_PLACES[0]),
        mend="install the package again",
    )


@dataclass(frozen=True)
class Ontology:
    """Access to one ontology; files are read when asked for.

    ``base`` is the ontology that ``root`` adds to, None where it stands alone.
    """

    root: Path
    base: Path | None = None

    @classmethod
    def open(cls, root: Path | None = None) -> Ontology:
        """Open ``root``, or the ontology that ships with the package.

        Raises:
            OntologyError: ``root`` has nothing of an ontology.
        """
        shipped = default_root()
        if root is None or (root / "kg.ttl").is_file():
            return cls(root or shipped)
        if not any(path for folder, end in _FOLDERS.items() for path in _in(root, folder, end)):
            raise OntologyError(
                "nothing of an ontology here",
                where=str(root),
                mend="point --ontology at a copy of ontology/ or at a directory that adds to it",
            )
        return cls(root, shipped)

    def lexicon(self, name: str) -> dict[str, Any]:
        """Return ``lexicon/<name>.toml``."""
        return self._table(f"lexicon/{name}.toml")

    @contextmanager
    def reading(self, name: str) -> Iterator[dict[str, Any]]:
        """Give ``lexicon/<name>.toml`` to a block that reads it.

        Raises:
            OntologyError: the block misses something there, or cannot read it.
        """
        table = self.lexicon(name)
        try:
            yield table
        except (KeyError, TypeError, AttributeError, re.error) as error:
            raise OntologyError(
                f"the lexicon of {name} is malformed ({error})",
                where=str(self.root / "lexicon" / f"{name}.toml"),
                mend="compare it with the one that ships with newskg",
            ) from error

    def frame(self, name: str) -> dict[str, Any]:
        """Return ``frames/<name>.toml``.

        Raises:
            OntologyError: it is missing or no TOML.
        """
        return self._table(f"frames/{name}.toml")

    def frames(self) -> dict[str, dict[str, Any]]:
        """Return every frame by the name of its file, in order of name."""
        return {name: self.frame(name) for name in self._named("frames")}

    def queries(self) -> dict[str, Path]:
        """Return the files of the query library by name."""
        return self._named("queries")

    def rules(self) -> dict[str, Path]:
        """Return the CONSTRUCT rules by name."""
        return self._named("rules")

    def vocabulary(self) -> list[Path]:
        """Return the Turtle files that declare terms: ``kg.ttl`` first, then by name."""
        self.file("kg.ttl")
        return [p for p in self._turtle() if not p.name.endswith(_SHAPES)]

    def shapes(self) -> list[Path]:
        """Return the SHACL files: those called ``shapes.ttl`` or ``<name>-shapes.ttl``."""
        self.file(_SHAPES)
        return [p for p in self._turtle() if p.name.endswith(_SHAPES)]

    def file(self, name: str) -> Path:
        """Return the path of a file of the ontology.

        Raises:
            OntologyError: it is not there.
        """
        return self._places(name)[-1]

    @cached_property
    def sha256(self) -> str:
        """Hex digest of all files that steer extraction and mapping."""
        digest = hashlib.sha256()
        for root in self._roots():
            for path in sorted(p for p in root.rglob("*") if p.suffix in _KNOWN):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def _roots(self) -> list[Path]:
        return [self.base, self.root] if self.base else [self.root]

    def _places(self, name: str) -> list[Path]:
        """Return the paths of a file: the shipped one and the one that adds to it, in order."""
        found = [root / name for root in self._roots() if (root / name).is_file()]
        if not found:
            where = str(self.root / name)
            raise OntologyError("missing file", where=where, mend="copy it from ontology/")
        return found

    def _turtle(self) -> list[Path]:
        """Return all Turtle files: the shipped ones first, ``kg.ttl`` before all others."""
        found = [path for root in self._roots() for path in _in(root, ".", ".ttl")]
        return sorted(found, key=lambda p: p.name != "kg.ttl")

    def _named(self, folder: str) -> dict[str, Path]:
        """Return the files of a folder in order of name, of two namesakes the user's."""
        ending = _FOLDERS[folder]
        named = {p.stem: p for root in self._roots() for p in _in(root, folder, ending)}
        return dict(sorted(named.items()))

    def _table(self, name: str) -> dict[str, Any]:
        table: dict[str, Any] = {}
        for path in self._places(name):
            table = _merged(table, _toml(path), str(path))
        return table


def _in(root: Path, folder: str, ending: str) -> list[Path]:
    return sorted((root / folder).glob(f"*{ending}"))


def _merged(old: dict[str, Any], new: dict[str, Any], where: str) -> dict[str, Any]:
    """Return ``new`` added to ``old``: lists grow, tables are merged, other values replaced."""
    result = dict(old)
    for key, value in new.items():
        before = old.get(key, value)
        if isinstance(before, (dict, list)) and not isinstance(value, type(before)):
            raise OntologyError(
                f"{key} is not the {'table' if isinstance(before, dict) else 'list'} it adds to",
                where=where,
                mend="compare it with the file that ships with newskg",
            )
        if key in old and isinstance(value, dict):
            result[key] = _merged(before, value, where)
        else:
            result[key] = before + value if key in old and isinstance(value, list) else value
    return result


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise OntologyError(
            f"not TOML ({error})", where=str(path), mend="mend the named line"
        ) from error
