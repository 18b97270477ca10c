"""kg export: a graph for another tool."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.export import FORMATS

_FORMATS = "; ".join(
    f"{f.name} ({', '.join(filter(None, (f.ending, f.about)))})" for f in FORMATS.values()
)


@click.command(epilog=f"Formats: {_FORMATS}.")
@click.argument("file", type=click.Path(path_type=Path))
@options.graph_option
@options.ontology_option
@click.option(
    "--format", "name", metavar="NAME", help="The format.  [default: by the ending of FILE]"
)
def command(file: Path, directory: Path, ontology: Path | None, name: str | None) -> None:
    """Write a graph to FILE in the format of another tool.

    Tables are two files, NAME-nodes and NAME-edges beside FILE.
    """
    from kg import api

    for path in api.open(directory, ontology=ontology).export(file, format=name):
        click.echo(str(path), err=True)
