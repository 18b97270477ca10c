"""kg validate: is a graph sound?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import options
from kg.cli.console import emit_json, plural
from kg.cli.group import REFUSED


@click.command()
@options.graph_option
@options.ontology_option
@options.json_option
@click.pass_context
def command(ctx: click.Context, /, directory: Path, ontology: Path | None, as_json: bool) -> None:
    """Check a graph: files as built, evidence verbatim in its article, RDF in shape (SHACL).

    One line for each finding; the exit code is 1 if there is one.
    """
    from kg import api

    found = api.open(directory, ontology=ontology).validate()
    if as_json:
        emit_json([asdict(finding) for finding in found])
    else:
        for finding in found:
            click.echo(f"{finding.check}: {finding.where}: {finding.what}")
    click.echo(plural(len(found), "finding") if found else "sound", err=True)
    if found:
        ctx.exit(REFUSED)
