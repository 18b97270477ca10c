"""The ontology directory: classes, shapes, frames, lexicon, rules and queries, all of it data."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

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
    """Access to one ontology directory; files are read when asked for."""

    root: Path

    @classmethod
    def open(cls, root: Path | None = None) -> Ontology:
        """Open ``root``, or the ontology that ships with the package.

        Raises:
            OntologyError: ``root`` has no ``kg.ttl``.
        """
        chosen = root or default_root()
        if not (chosen / "kg.ttl").is_file():
            raise OntologyError(
                "no kg.ttl here", where=str(chosen), mend="point --ontology at a copy of ontology/"
            )
        return cls(chosen)

    def lexicon(self, name: str) -> dict[str, Any]:
        """Return ``lexicon/<name>.toml``."""
        return self._toml(self.root / "lexicon" / f"{name}.toml")

    def frames(self) -> dict[str, dict[str, Any]]:
        """Return every frame by the name of its file, in order of name."""
        return {p.stem: self._toml(p) for p in sorted((self.root / "frames").glob("*.toml"))}

    def queries(self) -> dict[str, Path]:
        """Return the files of the query library by name."""
        return {p.stem: p for p in sorted((self.root / "queries").glob("*.rq"))}

    def rules(self) -> dict[str, Path]:
        """Return the CONSTRUCT rules by name."""
        return {p.stem: p for p in sorted((self.root / "rules").glob("*.rq"))}

    def file(self, name: str) -> Path:
        """Return the path of a file of the ontology.

        Raises:
            OntologyError: it is not there.
        """
        path = self.root / name
        if not path.is_file():
            raise OntologyError("missing file", where=str(path), mend="copy it from ontology/")
        return path

    @cached_property
    def sha256(self) -> str:
        """Hex digest of all files that steer extraction and mapping."""
        digest = hashlib.sha256()
        for path in sorted(p for p in self.root.rglob("*") if p.suffix in (".toml", ".ttl", ".rq")):
            digest.update(path.relative_to(self.root).as_posix().encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def _toml(self, path: Path) -> dict[str, Any]:
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise OntologyError(
                "missing file", where=str(path), mend="copy it from ontology/"
            ) from error
        except ValueError as error:
            raise OntologyError(
                f"not TOML ({error})", where=str(path), mend="mend the named line"
            ) from error
