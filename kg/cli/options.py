"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.pipeline import DEFAULT_SPACY_MODEL, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
graph_option = click.option(
    "-g",
    "--graph",
    "directory",
    type=click.Path(path_type=Path),
    default=Path("graph"),
    show_default=True,
    metavar="DIR",
    help="The build directory to read.",
)
by_option = click.option(
    "--by", metavar="NAME", help="Who judges.  [default: the name of your account]"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON on stdout.")
ontology_option = click.option(
    "--ontology",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Your frames, words, terms, shapes, rules, queries: added to ontology/, or a copy of it.",
)


def reading_options(command: Command) -> Command:
    """Add the options that say how inputs are read."""
    return click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="FIELD=KEY",
        help="In JSON Lines, take FIELD (id, text, title, date, url, publisher) from KEY.",
    )(command)


def model_options(command: Command) -> Command:
    """Add the options that say what extracts the facts."""
    for add in (
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            metavar="SHARE",
            help="Leave out facts less sure than this, from 0 to 1; actors stay.  "
            "[default: the floors of lexicon/confidence.toml]",
        ),
        click.option(
            "--spacy-model",
            default=DEFAULT_SPACY_MODEL,
            show_default=True,
            metavar="NAME",
            help="An installed English spaCy model.",
        ),
        click.option(
            "--model",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            metavar="PATH",
            help="A directory with another news tagger (model.onnx, tokenizer.json, config.json).",
        ),
        ontology_option,
    ):
        command = add(command)
    return command


def person(by: str | None) -> str:
    """Return who judges: the name given, or the account's."""
    import getpass

    try:
        return (by or "").strip() or getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "a person"


def pairs(values: Sequence[str], option: str) -> dict[str, str]:
    """Split NAME=VALUE; wrong use where there is no ``=``."""
    wrong = [v for v in values if "=" not in v]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r} is not NAME=VALUE", param_hint=option)
    return dict(v.split("=", 1) for v in values)


def settings(
    ontology: Path | None,
    model: Path | None,
    spacy_model: str = DEFAULT_SPACY_MODEL,
    min_confidence: float | None = None,
) -> Settings:
    """Return the pipeline's settings that the options of ``model_options`` choose."""
    return Settings(ontology, model, spacy_model, min_confidence)
