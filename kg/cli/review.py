"""kg review: a person judges pairs of actors, on the terminal or in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.console import plural, refuse, warn
from kg.cli.group import REFUSED
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.opened import Graph
    from kg.resolution.decisions import Decision, PairKey
    from kg.resolution.forms import Question
    from kg.review import Side, Sides

_JUDGEMENTS = {"s": "same", "d": "different", "u": "unsure"}
_SKIP, _BACK, _QUIT = "k", "b", "q"
_KEYS = "s same  d different  u unsure  k skip  b back  q quit"
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@options.graph_option
@click.option("--to", "out", type=_FILE, metavar="FILE", help="Write the pairs to FILE instead.")
@click.option(
    "--from",
    "filled",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Take the judgements from FILE, as --to wrote it and you filled it in.",
)
@click.option("--all", "settled", is_flag=True, help="Also what rules joined or was judged.")
@options.by_option
@options.ontology_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    directory: Path,
    out: Path | None,
    filled: Path | None,
    settled: bool,
    by: str | None,
    ontology: Path | None,
) -> None:
    """Judge pairs of actors that may be one, with the evidence of both sides.

    One key a pair: s same, d different, u unsure, k skip, b back to the pair before and undo what
    was judged of it, q quit. FILE is TSV, or JSON Lines where its name ends in .jsonl.
    """
    from kg import api
    from kg.builds.resolving import decided

    if out and filled:
        raise click.UsageError("give --to or --from, not both")
    graph = api.open(directory, ontology=ontology)
    for line in decided(graph.directory)[1]:
        warn(line)
    if filled:
        if _take(graph, filled, options.person(by)):
            ctx.exit(REFUSED)
    elif out:
        _write(graph, out, settled)
    else:
        _ask_all(graph, settled, options.person(by))


def _take(graph: Graph, filled: Path, by: str) -> int:
    """Apply a filled-in file; return how many rows were refused."""
    from kg.builds.judging import keys
    from kg.builds.resolving import decided
    from kg.resolution import forms

    now, _ = decided(graph.directory)
    decisions, refused = forms.read(filled, by, keys(graph.directory), now)
    for row in refused:
        refuse(row)
    _tell(len(decisions), graph.judge(decisions))
    return len(refused)


def _write(graph: Graph, out: Path, settled: bool) -> None:
    from kg.files import write_text
    from kg.resolution import forms
    from kg.review import Sides

    asked = _questions(graph, settled)
    as_json = out.suffix.lower() in (".jsonl", ".json")
    write_text(out, forms.dumps(asked, Sides(graph.directory).says, as_json=as_json))
    click.echo(f"{out}: {plural(len(asked), 'pair')}; fill in the column judgement", err=True)


def _questions(graph: Graph, settled: bool) -> list[Question]:
    from kg.builds.judging import keys
    from kg.builds.resolving import decided
    from kg.resolution.forms import questions

    known = keys(graph.directory)  # a decision may wait for an article that is gone
    decisions = [d for d in decided(graph.directory)[0] if known.issuperset(d.pair)]
    return questions(graph.resolve(), decisions, settled=settled)


def _tell(judged: int, changed: int) -> None:
    click.echo(f"{plural(judged, 'judgement')}, {plural(changed, 'article')} rewritten", err=True)


def _ask_all(graph: Graph, settled: bool, by: str) -> None:
    """Ask pair by pair; each answer is in the log at once, the graph is brought up to date last."""
    from kg.builds.resolving import decided
    from kg.review import Sides

    asked, sides = _questions(graph, settled), Sides(graph.directory)
    before = {d.pair: d for d in decided(graph.directory)[0]}
    given: dict[int, Decision] = {}
    place = written = 0
    try:
        while place < len(asked):
            click.echo(_head(place, asked))
            for line in _lines(asked[place], sides):
                click.echo(line)
            key = _key()
            if key == _QUIT:
                break
            if key == _BACK:
                place = max(0, place - 1)
                written += _take_back(graph, given.pop(place, None), before)
                continue
            if key in _JUDGEMENTS:
                given[place] = _judge(graph, asked[place], _JUDGEMENTS[key], by)
                written += 1
            place += 1
    finally:
        changed = graph.judge(()) if written else 0
        _tell(len(given), changed)


def _judge(graph: Graph, question: Question, judgement: str, by: str) -> Decision:
    from kg.resolution.decisions import append, decide

    decision = decide(judgement, question.left, question.right, by=by)
    append(graph.directory.decisions_path, [decision])
    return decision


def _take_back(graph: Graph, decision: Decision | None, before: Mapping[PairKey, Decision]) -> int:
    """Put in force again what was judged of a pair before the review, if anything was."""
    from kg.resolution.decisions import append, decide

    if decision is None:
        return 0
    undone = decide("undo", decision.left, decision.right, by=decision.by)
    append(graph.directory.decisions_path, [before.get(decision.pair, undone)])
    return 1


def _key() -> str:
    """Wait for a key that means something; the end of the input means quit."""
    known = (*_JUDGEMENTS, _SKIP, _BACK, _QUIT)
    while True:
        click.echo(f"{_KEYS}: ", nl=False)
        try:
            key = click.getchar().lower()
        except EOFError:
            key = _QUIT
        except OSError as error:
            raise KgError("no terminal to ask on", mend="use --to FILE and --from FILE") from error
        click.echo(key if key.isprintable() else "")
        if key in known:
            return key
        if key in ("", "\x04", "\x1b"):
            return _QUIT


def _head(place: int, asked: Sequence[Question]) -> str:
    question = asked[place]
    points = "" if question.score is None else f", {question.score:g} points"
    return click.style(f"\n{place + 1} of {len(asked)}: {question.state}{points}", bold=True)


def _lines(question: Question, sides: Sides) -> Iterator[str]:
    yield f"  {question.evidence}"
    for local in (question.left, question.right):
        yield from _side(sides.side(local))


def _side(side: Side) -> Iterator[str]:
    articles = f" in {plural(side.articles, 'article')}" if side.articles > 1 else ""
    called = f" (known as {side.known_as})" if side.known_as != side.names[0] else ""
    yield ""
    yield f"  {click.style(side.names[0], bold=True)}, {side.type}{called}{articles}"
    if len(side.names) > 1:
        yield f"    also {', '.join(side.names[1:])}"
    if side.roles:
        yield f"    {', '.join(side.roles)}"
    for sentence in side.sentences:
        yield f"    > {sentence}"
    date = f", {side.article.date.isoformat()}" if side.article.date else ""
    yield f"    {side.article.title or side.article.id}{date}"
