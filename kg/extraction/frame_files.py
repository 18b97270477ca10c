"""Frames as ``ontology/frames/*.toml`` declare them; docs/frames.md tells every key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.extraction.syntax import shared_subject
from kg.extraction.tables import Table
from kg.facts import CLASSES, KIND, SLOT_TYPES
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEP = re.compile(r"(?P<up>\^?)(?P<dep>@?[a-z]+)(?:\[(?P<lemmas>[^\]]+)\])?")
# What a slot does with more than one value: keep the first, keep all, or make a fact of each.
SEVERAL = ("first", "values", "facts")
# How sure a fact of a frame is that says nothing of it.
CONFIDENCE = 0.7
KEYS = ("fact", "class", "confidence", "blockers", "slots", "triggers")
SLOT_KEYS = ("type", "required", "types", "several", "anywhere", "property")
TRIGGER_KEYS = ("name", "lemmas", "phrases", "pos", "slots", "unless", "requires", "forbids",
                 "test", "status", "own", "bare", "unsaid")  # fmt: skip


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


def _infinitive(token: Token) -> Iterator[Token]:
    """Yield the verb of "to" right behind a word, however the parse joins the two."""
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        verb = token.nbor().head
        if verb.i > token.i and token.nbor().dep_ == "aux":
            yield verb


Path = tuple[Step, ...]


@dataclass(frozen=True)
class Trigger:
    """Words that evoke a frame, with the paths to its slots.

    ``phrases`` are triggers of several words, by lemma; ``unless`` are words of children that rule
    the trigger out, ``requires`` and ``forbids`` paths that must and must not lead to a word.
    ``test``, ``status``, ``own``, ``bare`` and ``unsaid`` are for the kinds that have a module of
    their own.
    """

    name: str
    lemmas: frozenset[str]
    pos: frozenset[str]
    slots: Mapping[str, tuple[Path, ...]]
    unless: frozenset[str]
    test: str
    status: str
    own: bool
    bare: bool
    phrases: tuple[tuple[str, ...], ...] = ()
    requires: tuple[Path, ...] = ()
    forbids: tuple[Path, ...] = ()
    unsaid: str = ""

    def forms(self) -> Iterator[tuple[str, ...]]:
        """Yield its words and phrases, each as lemmas."""
        yield from ((lemma,) for lemma in sorted(self.lemmas))
        yield from self.phrases


@dataclass(frozen=True)
class SlotRule:
    """What a slot of a kind of fact holds.

    ``types`` are the types of actors that it takes (all where empty), ``several`` one of
    ``SEVERAL``; ``anywhere`` lets a time or an amount stand elsewhere in the sentence;
    ``property`` is its RDF property, empty for the one named after the slot.
    """

    name: str
    type: str
    required: bool
    types: frozenset[str]
    several: str
    anywhere: bool
    property: str


@dataclass(frozen=True)
class Frame:
    """All triggers for one kind of fact, and, where no module does so, what its facts hold.

    ``blockers`` name the word lists of ``lexicon/blockers.toml`` that rule a trigger out; ``where``
    is the frame's file; ``class_`` its RDF class, empty for the one named after the kind.
    """

    fact: str
    triggers: tuple[Trigger, ...]
    slots: Mapping[str, SlotRule] = field(default_factory=dict)
    blockers: tuple[str, ...] = ()
    confidence: float = CONFIDENCE
    class_: str = ""
    where: str = ""


def frame_of(table: Mapping[str, Any], where: str) -> Frame:
    """Read a frame.

    Raises:
        OntologyError: a key is missing, unknown or malformed; the message names it.
    """
    read = Table(table, where)
    read.only(*KEYS)
    rules = read.table("slots", {})
    slots = {name: _slot(rules, name) for name in rules.values}
    return Frame(
        fact=read.text("fact"),
        triggers=tuple(_trigger(t) for t in read.tables("triggers")),
        slots=slots,
        blockers=read.words("blockers", ()),
        confidence=read.share("confidence", CONFIDENCE),
        class_=read.text("class", ""),
        where=where,
    )


def frame_of_ontology(ontology: Ontology, name: str) -> Frame:
    """Return ``frames/<name>.toml`` of an ontology.

    Raises:
        OntologyError: it is missing or malformed.
    """
    path = f"frames/{name}.toml"
    return frame_of(ontology.frame(name), str(ontology.file(path)))


def declared_frames(ontology: Ontology) -> dict[str, Frame]:
    """Return the frames that declare kinds of facts of their own, by kind.

    Raises:
        OntologyError: one is malformed, or its kind is taken.
    """
    found: dict[str, Frame] = {}
    for name in ontology.frames():
        frame = frame_of_ontology(ontology, name)
        if frame.fact == name and name in CLASSES and not frame.slots:
            continue  # a module of its own reads it
        _check(frame, found)
        found[frame.fact] = frame
    return found


def _check(frame: Frame, others: Mapping[str, Frame]) -> None:
    """Check what holds of a frame only if its kind of fact has no module of its own."""
    read = Table({}, frame.where)
    if frame.fact in CLASSES or frame.fact in others:
        raise read.fault("fact", f"{frame.fact!r} is taken", "give the kind another name")
    if not KIND.fullmatch(frame.fact):
        raise read.fault("fact", f"{frame.fact!r} is no name", "use a-z, 0-9 and _")
    if not any(rule.required for rule in frame.slots.values()):
        raise read.fault("slots", "none is required", "write required = true in one at least")
    for number, trigger in enumerate(frame.triggers, 1):
        for name in trigger.slots:
            if name not in frame.slots:
                known = ", ".join(frame.slots)
                raise read.fault(
                    f"triggers[{number}].slots.{name}", "no such slot", f"declared are {known}"
                )


def _slot(rules: Table, name: str) -> SlotRule:
    table = rules.table(name)
    table.only(*SLOT_KEYS)
    if not KIND.fullmatch(name) or name == "evidence":
        raise rules.fault(name, "no name for a slot", "use another name of a-z, 0-9 and _")
    return SlotRule(
        name,
        table.choice("type", SLOT_TYPES),
        table.flag("required"),
        frozenset(table.words("types", ())),
        table.choice("several", SEVERAL, SEVERAL[0]),
        table.flag("anywhere"),
        table.text("property", ""),
    )


def _trigger(table: Table) -> Trigger:
    table.only(*TRIGGER_KEYS)
    name = table.text("name")
    phrases = tuple(tuple(p.lower().split()) for p in table.words("phrases", ()))
    lemmas = frozenset(table.words("lemmas", () if phrases else None))
    slots = table.table("slots")
    return Trigger(
        name,
        lemmas,
        frozenset(table.words("pos")),
        {slot: _paths(slots, slot) for slot in slots.values},
        frozenset(table.words("unless", ())),
        table.text("test", ""),
        table.text("status", ""),
        table.flag("own"),
        table.flag("bare"),
        phrases,
        _paths(table, "requires"),
        _paths(table, "forbids"),
        table.text("unsaid", ""),
    )


def _paths(table: Table, name: str) -> tuple[Path, ...]:
    return tuple(_path(text, table, name) for text in table.words(name, ()))


def _path(text: str, table: Table, name: str) -> Path:
    steps = []
    for part in text.split(">"):
        match = _STEP.fullmatch(part.strip())
        if match is None:
            raise table.fault(
                name, f"path {text!r}: cannot read {part!r}", "see the paths in docs/frames.md"
            )
        lemmas = match["lemmas"].split(",") if match["lemmas"] else ()
        steps.append(Step(match["dep"], bool(match["up"]), frozenset(lemmas)))
    return tuple(steps)
