"""TOML tables that say which file and key is at fault, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import OntologyError


@dataclass(frozen=True)
class Table:
    """A table of the TOML file ``where``; ``key`` is its place in it, empty for the whole file."""

    values: Mapping[str, Any]
    where: str
    key: str = ""

    def fault(self, name: str, what: str, mend: str) -> OntologyError:
        """Return the error that says what is wrong with the entry ``name``."""
        return OntologyError(f"{self._path(name)}: {what}", where=self.where, mend=mend)

    def only(self, *known: str) -> None:
        """Check that there are no other entries.

        Raises:
            OntologyError: there is one; the closest known name is the mend.
        """
        for name in self.values:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                listed = ", ".join(near or known)
                raise self.fault(name, "no such key", f"did you mean {listed}?")

    def text(self, name: str, default: str | None = None) -> str:
        """Return an entry that is a text."""
        value = self._value(name, default, str, "a text")
        return str(value)

    def choice(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        """Return an entry that is one of ``known``."""
        value = self.text(name, default)
        if value not in known:
            raise self.fault(name, f"{value!r} is none", f"use one of {', '.join(known)}")
        return value

    def flag(self, name: str) -> bool:
        """Return an entry that is true or false; false where it is missing."""
        return bool(self._value(name, False, bool, "true or false"))

    def share(self, name: str, default: float) -> float:
        """Return an entry that is a number from 0 to 1."""
        value = self.number(name, default)
        if not 0 <= value <= 1:
            raise self.fault(name, f"{value:g} is none", "give a number from 0 to 1")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """Return an entry that is a number."""
        return float(self._value(name, default, (int, float), "a number"))

    def words(self, name: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return an entry that is a list of texts."""
        value = self._value(name, default, (list, tuple), "a list of texts")
        if not all(isinstance(word, str) for word in value):
            raise self.fault(name, "not a list of texts", f'write {name} = ["...", "..."]')
        return tuple(value)

    def tables(self, name: str) -> list[Table]:
        """Return an entry that is a list of tables."""
        value = self._value(name, None, list, f"a list of tables: [[{self._path(name)}]]")
        if not value or not all(isinstance(item, dict) for item in value):
            raise self.fault(name, "no list of tables", f"begin each with [[{self._path(name)}]]")
        return [
            Table(item, self.where, f"{self._path(name)}[{number}]")
            for number, item in enumerate(value, 1)
        ]

    def table(self, name: str, default: Mapping[str, Any] | None = None) -> Table:
        """Return an entry that is a table."""
        value = self._value(name, default, dict, f"a table: [{self._path(name)}]")
        return Table(value, self.where, self._path(name))

    def _value(self, name: str, default: Any, kind: type | tuple[type, ...], wanted: str) -> Any:
        if name not in self.values and default is not None:
            return default
        if name not in self.values:
            raise self.fault(name, "missing", f"give it {wanted}")
        value = self.values[name]
        if not isinstance(value, kind):
            raise self.fault(name, f"not {wanted}", "see docs/frames.md")
        return value

    def _path(self, name: str) -> str:
        return f"{self.key}.{name}" if self.key else name
