"""kg info: what a graph holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.console import emit_json, plural
from kg.facts import CLASSES

if TYPE_CHECKING:
    from kg.info import Info


@click.command()
@options.graph_option
@options.json_option
def command(directory: Path, as_json: bool) -> None:
    """Tell what a graph holds: versions, articles, counts by kind, type and stance, sizes."""
    from kg import api

    found = api.open(directory).info()
    if as_json:
        emit_json(found.to_record())
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: Info) -> Iterator[str]:
    counts = found.counts
    days = f", {found.first_date} to {found.last_date}" if found.first_date else ""
    yield f"{found.path}: {plural(found.articles, 'article')}{days}"
    yield f"built by newskg {found.version}, pipeline {found.pipeline[:12]}, IRIs {found.base}"
    parts = (counts.actors, counts.positions, counts.threats, counts.contracts)
    told = dict(zip(CLASSES, parts, strict=True))
    for kind, count in counts.kinds.items():
        yield f"{plural(count, kind.replace('_', ' '))}{_listed(told.get(kind, {}))}"
    sizes = ", ".join(f"{name} {_size(size)}" for name, size in found.bytes.items())
    yield f"files: {sizes}"


def _listed(part: Mapping[str, int]) -> str:
    return ": " + ", ".join(f"{name} {n:,}" for name, n in part.items()) if part else ""


def _size(count: int) -> str:
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} B"
