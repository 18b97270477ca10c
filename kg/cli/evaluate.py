"""kg evaluate: facts against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli import options


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--system",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Facts to score, as `kg extract -o DIR` writes them.  [default: extract them now]",
)
@click.option(
    "--show",
    metavar="KIND",
    help="List what was missed and what is spurious of a kind.",
)
@options.json_option
@options.model_options
def command(
    gold: Path, system: Path | None, show: str | None, as_json: bool, **chosen: Any
) -> None:
    """Score facts against the gold facts in the directory GOLD.

    GOLD holds <article>.jsonl in the schema of facts, and <article>.txt beside it where the
    facts are extracted now. Precision, recall and F1 are in percent.
    """
    from kg import evaluate
    from kg.api import pipeline

    if system is None:
        result = evaluate.evaluate_pipeline(gold, pipeline(options.settings(**chosen)))
    else:
        result = evaluate.score(gold, system)
    if show and show not in result.kinds:
        raise click.BadParameter(
            f"{show!r} is none of {', '.join(result.kinds)}", param_hint="--show"
        )
    click.echo(result.to_json() if as_json else result.to_text())
    for miss in result.errors(show) if show else ():
        click.echo(str(miss), err=as_json)
