"""The group of commands: imports late, and turns errors into one line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg.errors import KgError

REFUSED, FAILED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


class LazyGroup(click.Group):
    """A group whose command ``x`` is ``kg.cli.x.command``; ``summaries`` is its help."""

    def __init__(self, *args: Any, summaries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """Return the names of the commands, in the usual order of work."""
        return list(self.summaries)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # as click calls it
        cmd_name: str,
    ) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.summaries:
            return None
        command = import_module(f"kg.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"kg.cli.{cmd_name}.command is no command")
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # as click calls it
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of ours or the system's becomes one line."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:  # as it is where the shell closed it
                sys.stdout.flush()
            return result
        except KeyboardInterrupt:
            again = "; run the same command again to go on" if _is_build(ctx) else ""
            click.echo(f"interrupted{again}", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                _forget_stdout()
                ctx.exit(PIPE_CLOSED)
            _fail(ctx, error, f"{_place(error)}{error.strerror or error}")
        except KgError as error:
            _fail(ctx, error, str(error))


def _is_build(ctx: click.Context) -> bool:
    return ctx.invoked_subcommand == "build"


def _place(error: OSError) -> str:
    return f"{error.filename}: " if error.filename else ""


def _fail(ctx: click.Context, error: Exception, message: str) -> None:
    if ctx.params.get("debug"):
        raise error
    click.echo(f"error: {' '.join(message.split())}", err=True)
    ctx.exit(FAILED)


def _forget_stdout() -> None:
    """Keep the interpreter from writing to the closed pipe once more when it ends."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
