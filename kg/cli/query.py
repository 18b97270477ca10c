"""kg query: questions to a graph."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from kg.cli import options
from kg.cli.console import on_terminal
from kg.errors import QueryError

# A table in a file or a pipe is as wide as it needs; this many columns hold any row of ours.
_NO_TERMINAL = 10_000


@click.command()
@click.argument("query", required=False, metavar="[QUERY|NAME|-]")
@options.graph_option
@click.option(
    "-f",
    "--file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Read the query from a file.",
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    help="Give a parameter of the query a value; an IRI is written <...>.",
)
@click.option(
    "--format",
    "form",
    metavar="NAME",
    help="table, csv, tsv, json or xml; ttl or nt for graphs.  [default: table or ttl]",
)
@click.option("--list", "listing", is_flag=True, help="List the queries of the library.")
@options.ontology_option
def command(
    query: str | None,
    directory: Path,
    file: Path | None,
    values: tuple[str, ...],
    form: str | None,
    listing: bool,
    ontology: Path | None,
) -> None:
    """Ask a graph a SPARQL query, or one of the library by NAME; - reads it from stdin."""
    if listing:
        _list(ontology)
        return
    from kg import api
    from kg.query import default_format, render

    if (query is None) == (file is None):
        raise click.UsageError("give a query, the name of one (see --list), or -f FILE")
    graph = api.open(directory, ontology=ontology)
    text = _text(query, file)
    result = graph.query(text, **options.pairs(values, "--set"))
    shown = render(result, form or default_format(result), _width(), graph.base)
    click.echo(shown, nl=not shown.endswith("\n"))
    if result.kind == "select" and not result.rows:
        click.echo("no rows", err=True)


def _text(query: str | None, file: Path | None) -> str:
    try:
        if file is not None:
            return file.read_text(encoding="utf-8")
        return sys.stdin.read() if query == "-" or query is None else query
    except UnicodeDecodeError as error:
        raise QueryError(
            "the query is not UTF-8", where=str(file or "-"), mend="save it as UTF-8"
        ) from error


def _width() -> int:
    return shutil.get_terminal_size().columns if on_terminal(sys.stdout) else _NO_TERMINAL


def _list(ontology: Path | None) -> None:
    from kg.ontology import Ontology
    from kg.query import library

    for query in library(Ontology.open(ontology)).values():
        click.echo(f"{query.name}: {query.description}")
        for parameter in query.parameters:
            click.echo(f"    --set {parameter.name}=...  {parameter.description}")
