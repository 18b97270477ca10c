"""kg resolve: who is who across articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options
from kg.cli.console import emit_json, plural, warn

if TYPE_CHECKING:
    from kg.opened import Graph
    from kg.resolution.decisions import Decision
    from kg.resolution.model import Proposal


def _pair(name: str, words: str) -> Callable[[options.Command], options.Command]:
    return click.option(name, nargs=2, multiple=True, metavar="ACTOR ACTOR", help=words)


@click.command()
@options.graph_option
@click.option(
    "--threshold",
    type=click.FloatRange(3.0, 6.0),
    metavar="POINTS",
    help="Join pairs from so many points on (3 to 6), and keep that as a judgement.",
)
@_pair("--same", "Judge that two are one; an ACTOR is ARTICLE-ID:NAME.")
@_pair("--different", "Judge that two are not one.")
@_pair("--undo", "Take back what was judged of two.")
@options.by_option
@click.option("--reason", default="", metavar="WORDS", help="Why it is judged so.")
@options.json_option
@options.ontology_option
def command(
    directory: Path,
    threshold: float | None,
    by: str | None,
    reason: str,
    as_json: bool,
    ontology: Path | None,
    **pairs: Sequence[tuple[str, str]],
) -> None:
    """List the pairs of actors that may be one, after applying what was judged.

    The rules have joined the pairs of 6 points or more; each listed pair has less, with the
    evidence that its points come from.
    """
    from kg import api
    from kg.builds.judging import accepted
    from kg.builds.resolving import decided

    graph = api.open(directory, ontology=ontology)
    for refused in decided(graph.directory)[1]:
        warn(refused)
    decisions = [*_decisions(pairs, by, reason)]
    if threshold is not None:
        decisions += accepted(graph.directory, graph.ontology, threshold)
    changed = graph.judge(decisions)
    if decisions:
        told = f"{plural(len(decisions), 'judgement')}, {plural(changed, 'article')} rewritten"
        click.echo(told, err=True)
    _show(graph, as_json)


def _decisions(
    pairs: dict[str, Sequence[tuple[str, str]]], by: str | None, reason: str
) -> Iterator[Decision]:
    from kg.builds.judging import local
    from kg.resolution.decisions import decide

    for judgement, judged in pairs.items():
        for left, right in judged:
            sides = local(left), local(right)
            yield decide(judgement, *sides, by=options.person(by), reason=reason)


def _show(graph: Graph, as_json: bool) -> None:
    resolution = graph.resolve()
    for join in resolution.unfulfilled:
        click.echo(
            f"warning: {join.left} and {join.right}: judged the same, but a judgement that "
            "keeps them apart stands against it (undo one of them)",
            err=True,
        )
    if as_json:
        emit_json([_record(p) for p in resolution.proposals])
        return
    for proposal in resolution.proposals:
        click.echo(f"{proposal.score.total:4.1f}  {proposal.left}  {proposal.right}")
        click.echo(f"      {proposal.score}")
    count = len(resolution.proposals)
    click.echo(f"{plural(count, 'pair')} to judge{': kg review' if count else ''}", err=True)


def _record(proposal: Proposal) -> dict[str, Any]:
    return {
        "score": proposal.score.total,
        "left": proposal.left._asdict(),
        "right": proposal.right._asdict(),
        "evidence": [{"words": p.words, "points": p.points} for p in proposal.score.pieces],
    }
