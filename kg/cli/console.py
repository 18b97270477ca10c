"""Messages and progress on stderr, data on stdout."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

import click

from kg.errors import KgError


def on_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody looks at ``stream``; it is None where the shell closed it."""
    return stream is not None and stream.isatty()


def warn(error: KgError) -> None:
    """Write one line about an input that was built but needs a look, or about a violation."""
    _message("warning", error)


def refuse(error: KgError) -> None:
    """Write one line about an input that was refused."""
    _message("refused", error)


def _message(what: str, error: KgError) -> None:
    # Not click.echo: it writes past the progress bar, which would then stand in the line.
    if sys.stderr is not None:
        sys.stderr.write(f"{what}: {' '.join(str(error).split())}\n")


def emit_json(value: Any) -> None:
    """Write a value as JSON on stdout."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def plural(count: int, noun: str) -> str:
    """Return "1 threat", "2 threats", "2 countries"."""
    if count == 1:
        return f"1 {noun}"
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {many}"


@dataclass(frozen=True, slots=True)
class Progress:
    """``start`` is told the name of a step and its length, ``step`` the name of what is done."""

    start: Callable[[str, int | None], None]
    step: Callable[[str], None]


@contextlib.contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a progress bar on a terminal, and one that shows nothing in a pipe or if ``quiet``."""
    if quiet or not on_terminal(sys.stderr):
        yield Progress(lambda _name, _total: None, lambda _name: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    # Messages go above the bar; data on stdout goes its own way.
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=None, name="")
        yield Progress(
            lambda name, total: bar.reset(task, description=name, total=total),
            lambda name: bar.update(task, advance=1, name=name),
        )
