"""kg build: articles to a graph."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options
from kg.cli.console import emit_json, plural, progress, refuse, warn
from kg.cli.group import REFUSED
from kg.errors import KgError
from kg.facts import kinds

if TYPE_CHECKING:
    from kg.builds.builder import Report


@click.command()
@options.paths_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("graph"),
    show_default=True,
    metavar="DIR",
    help="The build directory: a new, an empty, or an earlier one to extend.",
)
@click.option("--fresh", is_flag=True, help="Start anew; only decisions.jsonl stays.")
@click.option(
    "--base", metavar="IRI", help="What the IRIs of data start with.  [default: urn:newskg:]"
)
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Names with IRIs (CSV or JSON Lines) to link actors to; kept for later builds.",
)
@options.reading_options
@options.model_options
@options.json_option
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], as_json: bool, **chosen: Any) -> None:
    """Build a graph from articles, or extend it.

    PATHS are files, globs, folders, or - for standard input. Articles that an earlier build
    read are not extracted again unless their text, the model or the ontology changed.
    """
    from kg.builds import notices

    report = _build(paths, **chosen)
    if report.skipped:
        click.echo(notices.skipped(report.skipped, chosen["out"]), err=True)
    for violation in report.violations:
        warn(KgError(f"a fact breaks the shapes: {violation}", mend="please report it: our fault"))
    if as_json:
        emit_json(_record(report, chosen["out"]))
    elif report.articles:
        click.echo(_summary(report, chosen["out"]))
    if not report.clean:
        ctx.exit(REFUSED)


def _build(
    paths: tuple[str, ...],
    out: Path,
    fields: tuple[str, ...],
    base: str | None,
    fresh: bool,
    gazetteer: Path | None,
    **chosen: Any,
) -> Report:
    from kg.api import build_report
    from kg.builds.listener import Listener

    with progress() as bar:
        return build_report(
            paths,
            out,
            base=base,
            settings=options.settings(**chosen),
            fields=options.pairs(fields, "--field"),
            fresh=fresh,
            gazetteer=gazetteer,
            listener=Listener(
                refused=refuse,
                noticed=warn,
                begun=bar.start,
                done=bar.step,
            ),
        )


def _summary(report: Report, out: Path) -> str:
    counts = ", ".join(
        plural(report.facts.get(kind, 0), kind.replace("_", " ")) for kind in kinds(report.facts)
    )
    done = f"{plural(report.articles, 'article')}: {counts}"
    work = f"{report.extracted:,} extracted in {report.seconds:.1f} s"
    if report.removed:
        work += f", {report.removed:,} replaced by newer texts"
    graph = "" if out == Path("graph") else f" -g {shlex.quote(str(out))}"
    review = ""
    if report.proposals:
        review = (
            f"\nreview   kg review{graph}  ({plural(report.proposals, 'pair')} may be one actor)"
        )
    return (
        f"{done}\n{work}\n\n"
        f"view     {out / 'view.html'}  (open it in a browser)\n"
        f"query    kg query{graph} threats  (kg query{graph} --list shows all)\n"
        f"explain  kg explain{graph} NAME{review}"
    )


def _record(report: Report, out: Path) -> dict[str, Any]:
    return {
        "graph": str(out),
        "articles": report.articles,
        "extracted": report.extracted,
        "replaced": report.removed,
        "facts": {kind: report.facts.get(kind, 0) for kind in kinds(report.facts)},
        "proposals": report.proposals,
        "skipped": report.skipped,
        "refused": [_told(e) for e in report.refused],
        "notices": [_told(e) for e in report.notices],
        "violations": list(report.violations),
        "seconds": round(report.seconds, 3),
    }


def _told(error: KgError) -> dict[str, str]:
    return {"where": error.where, "what": error.what, "mend": error.mend}
