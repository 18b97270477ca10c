"""kg extract: articles to facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.console import progress, refuse
from kg.cli.group import REFUSED
from kg.errors import InputError


@click.command()
@options.paths_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write one STEM.jsonl for each input here.  [default: standard output]",
)
@options.reading_options
@options.model_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    out: Path | None,
    fields: tuple[str, ...],
    **chosen: Any,
) -> None:
    """Print the facts of articles as JSON Lines.

    With -o, an input with one article gives STEM.jsonl, and each record of a JSON Lines input
    ID.jsonl after its article's id. Only facts that were extracted before are overwritten.
    """
    from kg.api import stream
    from kg.extracts import extract_to
    from kg.facts import dumps

    refused: list[InputError] = []
    with _heard(refused, quiet=out is None) as (hear, step):
        found = stream(
            paths,
            settings=options.settings(**chosen),
            fields=options.pairs(fields, "--field"),
            on_refused=hear,
        )
        if out is not None:
            for path in extract_to(out, found):
                step(path.name)
        else:
            for article, facts in found:
                click.echo(dumps(facts), nl=False)
                step(article.id)
    if refused:
        ctx.exit(REFUSED)


@contextmanager
def _heard(refused: list[InputError], *, quiet: bool) -> Iterator[Any]:
    def hear(error: InputError) -> None:
        refused.append(error)
        refuse(error)

    with progress(quiet=quiet) as bar:
        bar.start("extracting", None)
        yield hear, bar.step
