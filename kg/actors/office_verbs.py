"""Offices told by verbs: "Ada Obi, who chairs the council", "the council, headed by Ada Obi"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.named_tokens import NamedTokens

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Leading:
    """A verb, at token ``verb``, by which ``person`` holds the office ``title`` of ``body``."""

    person: Draft
    title: str
    body: Draft
    verb: int


def led_bodies(names: NamedTokens) -> Iterator[Leading]:
    """Yield the offices that verbs tell, in order of place."""
    for token in names.doc:
        title = names.lexicon.office_verbs.get(token.lemma_.lower(), "")
        if not title or token.pos_ != "VERB":
            continue
        agents = [t for a in token.children if a.dep_ == "agent" for t in a.children]
        people = agents or _subjects(token, ("nsubj",))
        things = _subjects(token, ("nsubjpass",)) if agents else _children(token, ("dobj",))
        if agents and token.dep_ == "acl":
            things = [token.head]
        person = next((d for t in people if (d := names.person(t.i))), None)
        body = next((d for t in things if (d := names.body(t.i, title))), None)
        if person is not None and body is not None:
            yield Leading(person, title, body, token.i)


def _subjects(verb: Token, labels: tuple[str, ...]) -> list[Token]:
    """Return the subjects of a verb; of "who" and "which" what they stand for."""
    found = _children(verb, labels)
    if verb.dep_ == "relcl" and any(t.tag_ in ("WP", "WDT") for t in found):
        return [verb.head]
    return found


def _children(verb: Token, labels: tuple[str, ...]) -> list[Token]:
    return [t for t in verb.children if t.dep_ in labels]
