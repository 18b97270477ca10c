"""RDF: the quads of the store as they are; see ``kg.rdf.serialize``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.export import Source


def files(source: Source, name: str, path: Path) -> dict[Path, bytes]:
    """Return the one file; formats without named graphs hold the union of all."""
    from kg.rdf.serialize import serialize

    return {path: serialize(source.store.quads(), name, source.ontology, source.base)}
