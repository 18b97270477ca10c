"""kg explain: the words behind a fact or an actor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options
from kg.cli.console import emit_json, on_terminal

if TYPE_CHECKING:
    from kg.article import Article
    from kg.explain import Explanation, Passage, Statement


@click.command()
@click.argument("wanted", metavar="ID_OR_NAME")
@options.graph_option
@options.json_option
def command(wanted: str, directory: Path, as_json: bool) -> None:
    """Show a fact or an actor with the sentences that say it.

    ID_OR_NAME is the id or the IRI of a fact, or an actor's name or alias in any case. The
    evidence stands out in its sentence, with its offsets in the article's text.
    """
    from kg import api

    explanation = api.open(directory).explain(wanted)
    if as_json:
        emit_json(_record(explanation))
        return
    for line in _lines(explanation):
        click.echo(line)


def _lines(explanation: Explanation) -> Iterator[str]:
    yield click.style(explanation.title, bold=True)
    for join in explanation.joins:
        yield f"  {join.left.name} ({join.left.article})"
        yield f"  is {join.right.name} ({join.right.article})"
        yield f"    by {join.by}: {join.reason or 'no reason given'}"
    for statement in explanation.statements:
        yield ""
        yield from _statement(statement)


def _statement(statement: Statement) -> Iterator[str]:
    from kg.explain import fields

    fact = statement.fact
    yield f"{click.style(fact.id, fg='cyan')}  confidence {fact.confidence:.2f}"
    for name, value in fields(fact).items():
        yield f"  {name.replace('_', ' ')}: {value}"
    for passage in statement.passages:
        yield f"  > {_marked(passage)}"
        yield f"    {_offsets(passage)} of {_source(statement.article)}"


def _marked(passage: Passage) -> str:
    """Return the sentence with its evidence in colour, or between ** where there is none."""
    parts, end = [], 0
    for mark in passage.marks:
        start = max(end, mark.start)
        parts += [passage.text[end:start], _highlight(passage.text[start : mark.end])]
        end = mark.end
    return " ".join("".join([*parts, passage.text[end:]]).split())


def _highlight(words: str) -> str:
    if on_terminal(sys.stdout) and "NO_COLOR" not in os.environ:
        return click.style(words, fg="yellow", bold=True)
    return f"**{words}**"


def _offsets(passage: Passage) -> str:
    start = passage.span.start
    return "characters " + ", ".join(f"{start + m.start}-{start + m.end}" for m in passage.marks)


def _source(article: Article) -> str:
    known = (article.title or article.id, article.date and article.date.isoformat(), article.source)
    return ", ".join(part for part in known if part)


def _record(explanation: Explanation) -> dict[str, Any]:
    return {
        "title": explanation.title,
        "joins": [asdict(join) for join in explanation.joins],
        "statements": [_statement_record(s) for s in explanation.statements],
    }


def _statement_record(statement: Statement) -> dict[str, Any]:
    from kg.facts import to_record

    article = statement.article
    return {
        "fact": to_record(statement.fact),
        "article": {
            "id": article.id,
            "title": article.title,
            "date": article.date.isoformat() if article.date else None,
            "url": article.url,
            "source": article.source,
        },
        "passages": [
            {"span": list(p.span), "text": p.text, "marks": [list(m) for m in p.marks]}
            for p in statement.passages
        ],
    }
