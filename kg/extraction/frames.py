"""The frame engine: triggers and slots of ``ontology/frames/*.toml`` over the dependency parse.

A frame names the words that trigger a kind of fact and, for each slot, paths from the trigger to
the slot's head word; see the comment in ``threat.toml`` for the path language. What a match means
is for the module of that kind of fact to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import OntologyError
from kg.extraction.syntax import shared_subject
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEP = re.compile(r"(?P<up>\^?)(?P<dep>@?[a-z]+)(?:\[(?P<lemmas>[^\]]+)\])?")


@dataclass(frozen=True)
class Step:
    """One step of a path: to children (or, ``up``, to the head) by dependency and lemma."""

    dep: str
    up: bool
    lemmas: frozenset[str]

    def follow(self, token: Token) -> Iterator[Token]:
        """Yield the tokens that the step leads to."""
        if self.dep == "@subject":
            subject = shared_subject(token)
            found = [subject] if subject is not None else []
        elif self.dep == "@to":
            found = list(_infinitive(token))
        elif self.up:
            found = [token.head] if token.dep_ == self.dep else []
        else:
            found = [c for c in token.children if c.dep_ == self.dep]
        yield from (t for t in found if not self.lemmas or t.lemma_.lower() in self.lemmas)


Path = tuple[Step, ...]


@dataclass(frozen=True)
class Trigger:
    """A word that evokes a frame, with the paths to its slots."""

    name: str
    lemmas: frozenset[str]
    pos: frozenset[str]
    slots: Mapping[str, tuple[Path, ...]]
    unless: frozenset[str]
    test: str
    status: str
    own: bool
    bare: bool


@dataclass(frozen=True)
class Frame:
    """All triggers for one kind of fact."""

    fact: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True)
class Match:
    """A trigger in the text; ``slots`` gives for each slot its head words, best path first."""

    trigger: Trigger
    token: Token
    slots: Mapping[str, tuple[Token, ...]]


def frame_of(table: Mapping[str, Any], where: str) -> Frame:
    """Read a frame.

    Raises:
        OntologyError: a key is missing, or a path cannot be read.
    """
    try:
        triggers = tuple(_trigger(t) for t in table["triggers"])
        return Frame(table["fact"], triggers)
    except (KeyError, TypeError, ValueError) as error:
        raise OntologyError(
            f"malformed frame ({error})", where=where, mend="see the comment in frames/threat.toml"
        ) from error


def frame_of_ontology(ontology: Ontology, name: str) -> Frame:
    """Return ``frames/<name>.toml`` of an ontology.

    Raises:
        OntologyError: it is missing or malformed.
    """
    path = ontology.file(f"frames/{name}.toml")
    return frame_of(ontology.frames()[name], str(path))


def _trigger(table: Mapping[str, Any]) -> Trigger:
    slots = {k: tuple(_path(p) for p in paths) for k, paths in table["slots"].items()}
    return Trigger(
        table["name"],
        frozenset(table["lemmas"]),
        frozenset(table["pos"]),
        slots,
        frozenset(table.get("unless", ())),
        table.get("test", ""),
        table.get("status", ""),
        table.get("own", False),
        table.get("bare", False),
    )


def _path(text: str) -> Path:
    steps = []
    for part in text.split(">"):
        match = _STEP.fullmatch(part.strip())
        if match is None:
            raise ValueError(f"path {text!r}: cannot read {part!r}")
        lemmas = match["lemmas"].split(",") if match["lemmas"] else ()
        steps.append(Step(match["dep"], bool(match["up"]), frozenset(lemmas)))
    return tuple(steps)


def matches(doc: Doc, frame: Frame) -> Iterator[Match]:
    """Yield the matches of ``frame`` in order of place, at most one for each word and trigger."""
    by_lemma: dict[str, list[Trigger]] = {}
    for trigger in frame.triggers:
        for lemma in trigger.lemmas:
            by_lemma.setdefault(lemma, []).append(trigger)
    for token in doc:
        for trigger in by_lemma.get(token.lemma_.lower(), ()):
            if token.pos_ in trigger.pos and not _is_blocked(token, trigger):
                slots = {k: _heads(token, paths) for k, paths in trigger.slots.items()}
                yield Match(trigger, token, slots)


def _infinitive(token: Token) -> Iterator[Token]:
    """Yield the verb of "to" right behind a word, however the parse joins the two."""
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        verb = token.nbor().head
        if verb.i > token.i and token.nbor().dep_ == "aux":
            yield verb


def _is_blocked(token: Token, trigger: Trigger) -> bool:
    return any(c.lower_ in trigger.unless for c in token.children)


def _heads(token: Token, paths: Sequence[Path]) -> tuple[Token, ...]:
    """Return the words that the paths lead to, each once, in order of the paths."""
    found: dict[int, Token] = {}
    for path in paths:
        level = [token]
        for step in path:
            level = [t for at in level for t in step.follow(at)]
        for head in level:
            found.setdefault(head.i, head)
    return tuple(found.values())
