"""kg view: a graph as a page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options


@click.command()
@options.graph_option
@options.ontology_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("view.html"),
    show_default=True,
    metavar="FILE",
    help="Where to write the page.",
)
def command(directory: Path, ontology: Path | None, out: Path) -> None:
    """Write a graph as one interactive HTML file that opens without a network."""
    from kg import api

    api.open(directory, ontology=ontology).view(out)
    click.echo(f"{out}: open it in a browser", err=True)
