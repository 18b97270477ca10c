"""What a build directory holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kg.builds.directory import BuildDir
from kg.builds.resolving import Identities
from kg.counts import Counts, count
from kg.facts import Fact


@dataclass(frozen=True, slots=True)
class Info:
    """Settings, counts, and sizes in bytes of one build directory.

    ``version`` is the one of newskg that built it last, ``pipeline`` the fingerprint of models
    and ontology, ``base`` what data IRIs start with.
    """

    path: str
    version: str
    pipeline: str
    base: str
    articles: int
    first_date: str
    last_date: str
    counts: Counts
    bytes: Mapping[str, int]

    def to_record(self) -> dict[str, Any]:
        """Return all of it as JSON types."""
        return asdict(self)


def info(directory: BuildDir) -> Info:
    """Count what ``directory`` holds; raises BuildDirectoryError where it is broken."""
    manifest = directory.manifest()
    dates: list[str] = []
    facts: list[Fact] = []
    for article, found in directory.all_facts():
        dates += [article.date.isoformat()] if article.date else []
        facts += found
    return Info(
        path=str(directory.root),
        version=manifest.version,
        pipeline=manifest.pipeline,
        base=manifest.base,
        articles=len(manifest.articles),
        first_date=min(dates, default=""),
        last_date=max(dates, default=""),
        counts=count(facts, Identities.load(directory).slug),
        bytes=_sizes(directory),
    )


def _sizes(directory: BuildDir) -> dict[str, int]:
    """Return the sizes of what lies in the directory, folders added up."""
    return {
        path.name: sum(p.stat().st_size for p in [path, *path.rglob("*")] if p.is_file())
        for path in sorted(directory.root.iterdir())
        if not path.name.startswith(".")
    }
