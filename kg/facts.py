"""The facts that one article states: frozen dataclasses, JSON Lines both ways.

The schema is the one of the gold annotations plus ``id``, ``article``, the words that stand for
an actor (``holder_text`` ...), ``spans``, ``confidence`` and ``extractor``.
``spans`` maps a field to half-open character ranges of ``Article.text``; joined with
``" ... "`` they are the field's text, character for character.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from kg.article import Span, slug
from kg.errors import FactError

JOIN = " ... "
SLOT_TYPES = ("actor", "text", "clause", "time", "money")
Spans = Mapping[str, tuple[Span, ...]]
F = TypeVar("F", bound="Fact")


@dataclass(frozen=True, slots=True)
class Role:
    """An office that an actor holds: ``organization`` is the canonical name of an actor.

    ``current`` is False where the text says "former", None where it says nothing; ``since`` and
    ``until`` are the year, month or day (ISO 8601) where told. ``evidence`` is the span that
    states it.
    """

    title: str
    organization: str = ""
    current: bool | None = None
    evidence: Span | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What all facts have in common.

    ``id`` is ``<kind>:<hash>``, stable for the same text, model and ontology; ``article`` is the
    article's id; ``evidence`` the verbatim stretch that supports the fact; ``confidence`` lies
    between 0 and 1; ``extractor`` names what proposed the fact.
    """

    kind: ClassVar[str]
    id: str = ""
    article: str = ""
    evidence: str = ""
    spans: Spans = field(default_factory=dict)
    confidence: float = 1.0
    extractor: str = ""


@dataclass(frozen=True, kw_only=True)
class Actor(Fact):
    """Someone or something that acts in the article; ``mentions`` are all spans that name it."""

    kind: ClassVar[str] = "actor"
    name: str
    aliases: tuple[str, ...] = ()
    type: str
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Position(Fact):
    """An attributed proposition; ``holder`` is an actor's name, ``holder_text`` the words used.

    ``polarity`` is positive or negative; ``certainty`` certain, probable, possible, reported or
    unspecified (FactBank's values). ``topics`` are normalised noun phrases of the proposition,
    ``topics_text`` their words; ``about`` are names of the actors that it is about.
    """

    kind: ClassVar[str] = "position"
    holder: str
    holder_text: str = ""
    on_behalf_of: str = ""
    cue: str = ""
    proposition: str
    quoted: str
    stance: str
    addressee: str = ""
    addressee_text: str = ""
    date: str = ""
    date_text: str = ""
    polarity: str = ""
    certainty: str = ""
    topics: tuple[str, ...] = ()
    topics_text: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Threat(Fact):
    """An announced harmful act of ``issuer`` against ``target``.

    ``deadline`` is an ISO 8601 day, or day and time with the offset from UTC. ``position`` is
    the id of the position that utters the threat, where there is one.
    """

    kind: ClassVar[str] = "threat"
    issuer: str
    issuer_text: str = ""
    target: str
    target_text: str = ""
    action: str
    action_type: str
    condition: str = ""
    deadline: str = ""
    deadline_text: str = ""
    instrument: str = ""
    reported_by: str = ""
    status: str = "announced"
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Contract(Fact):
    """An agreement between ``parties`` (actors' names); ``value`` in units of ``currency``."""

    kind: ClassVar[str] = "contract"
    parties: tuple[str, ...]
    parties_text: str = ""
    awarder: str = ""
    contractor: str = ""
    value: float | None = None
    value_text: str = ""
    currency: str = ""
    value_qualifier: str = ""
    subject: str = ""
    status: str
    date: str = ""
    date_text: str = ""
    end_date: str = ""
    end_date_text: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One value of a slot of a frame: ``text`` are the words, the others what they stand for.

    ``type`` is one of ``SLOT_TYPES``. ``actor`` is an actor's name; ``date`` an ISO 8601 year,
    month, day or time, and ``amount`` a number of units of ``currency`` (ISO 4217), where the
    words tell them.
    """

    name: str
    type: str
    text: str
    actor: str = ""
    date: str = ""
    amount: float | None = None
    currency: str = ""
    qualifier: str = ""

    @property
    def field(self) -> str:
        """The key of its words in ``spans``: the slot's name, ``_text`` after it if typed."""
        return self.name if self.type in ("text", "clause") else f"{self.name}_text"


@dataclass(frozen=True, kw_only=True)
class FrameFact(Fact):
    """A fact of a kind that a frame of the ontology declares: ``slots`` in the frame's order."""

    kind: str  # type: ignore[misc]  # known only when the frame is read
    slots: tuple[Slot, ...]

    def values(self, name: str) -> list[Slot]:
        """Return the values of one slot."""
        return [slot for slot in self.slots if slot.name == name]

    @property
    def actors(self) -> tuple[str, ...]:
        """The names of the actors in its slots."""
        return tuple(slot.actor for slot in self.slots if slot.actor)


# The kinds that every ontology has; frames add kinds of their own (``FrameFact``).
CLASSES: Mapping[str, type[Fact]] = {c.kind: c for c in (Actor, Position, Threat, Contract)}
# Fields that a fact's id does not depend on: it is made before they are, or they may be refined.
NOT_IN_ID = frozenset(
    {"id", "spans", "confidence", "extractor", "mentions", "position"}
    | {"polarity", "certainty", "topics", "topics_text", "about"}
)
# Lists that are written also where they are empty.
_KEPT = frozenset({"aliases", "roles", "mentions"})
KIND = re.compile(r"[a-z][a-z0-9_]*")


def kinds(counted: Iterable[str]) -> list[str]:
    """Return the kinds that every ontology has, then the others of ``counted`` by name."""
    return [*CLASSES, *sorted(set(counted) - set(CLASSES))]


def is_fact(record: object) -> bool:
    """Tell whether a JSON value has the marks of a fact: a known kind, or one with slots."""
    kind = record.get("kind") if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(kind, str):
        return False
    return kind in CLASSES or (bool(KIND.fullmatch(kind)) and isinstance(record.get("slots"), list))


def identified(fact: F) -> F:
    """Return ``fact`` with its stable id: a hash of the article's id and the fact's own fields."""
    record = {k: v for k, v in to_record(fact).items() if k not in NOT_IN_ID}
    record["places"] = [list(s) for s in fact.spans.get("evidence", ())]
    digest = hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()[:12]
    return dataclasses.replace(fact, id=f"{fact.kind}:{digest}")


def verbatim(text: str, spans: Iterable[Span]) -> str:
    """Return the words at ``spans`` of ``text`` as a fact's field holds them."""
    return JOIN.join(text[a:b] for a, b in spans)


def faults(fact: Fact, text: str) -> Iterator[str]:
    """Yield the names of the fields whose spans do not give their text back from ``text``."""
    for name, spans in fact.spans.items():
        if verbatim(text, spans) != _words(fact, name):
            yield name


def _words(fact: Fact, name: str) -> object:
    """Return the words that a field or, in a frame's fact, the values of a slot hold."""
    if isinstance(fact, FrameFact) and name != "evidence":
        return JOIN.join(slot.text for slot in fact.slots if slot.field == name)
    return getattr(fact, name)


def to_record(fact: Fact) -> dict[str, Any]:
    """Return the fact as JSON types, ``kind`` first, empty optional fields left out."""
    record: dict[str, Any] = {"kind": fact.kind}
    for item in dataclasses.fields(fact):
        value = getattr(fact, item.name)
        if item.name == "spans":
            value = {k: [list(s) for s in v] for k, v in value.items()}
        elif item.name in ("roles", "slots"):
            value = [_part_record(r) for r in value]
        elif item.name == "mentions":
            value = [list(s) for s in value]
        elif isinstance(value, tuple):
            value = list(value)
        if value not in ("", None, []) or item.name in _KEPT:
            record[item.name] = value
    return record


def _part_record(part: Role | Slot) -> dict[str, Any]:
    record = dataclasses.asdict(part)
    if isinstance(part, Role) and part.evidence is not None:
        record["evidence"] = list(part.evidence)
    return {k: v for k, v in record.items() if v not in ("", None)}


def from_record(record: Mapping[str, Any], where: str = "") -> Fact:
    """Make a fact of a record; unknown keys are an error, so that nothing is lost in silence.

    Raises:
        FactError: the record has no known kind, or lacks or misspells a field.
    """
    try:
        values = {k: v for k, v in record.items() if k != "kind"}
        made = CLASSES.get(record["kind"], FrameFact)
        if made is FrameFact:
            values |= {"kind": _kind(record), "slots": tuple(_slot(s) for s in record["slots"])}
        for name in ("aliases", "parties", "topics", "about"):
            if name in values:
                values[name] = tuple(values[name])
        if "mentions" in values:
            values["mentions"] = tuple(Span(*s) for s in values["mentions"])
        if "roles" in values:
            values["roles"] = tuple(_role(r) for r in values["roles"])
        spans = values.get("spans", {})
        values["spans"] = {k: tuple(Span(*s) for s in v) for k, v in spans.items()}
        return made(**values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FactError(
            f"not a fact ({error})", where=where, mend="see the facts schema in docs/facts.md"
        ) from error


def _kind(record: Mapping[str, Any]) -> str:
    if not is_fact(record):
        raise ValueError(f"no kind {record['kind']!r}")
    return str(record["kind"])


def _slot(record: Mapping[str, Any]) -> Slot:
    slot = Slot(**record)
    if slot.type not in SLOT_TYPES:
        raise ValueError(f"no type of slot {slot.type!r}")
    return slot


def _role(record: Mapping[str, Any]) -> Role:
    values = dict(record)
    if "evidence" in values:
        values["evidence"] = Span(*values["evidence"])
    return Role(**values)


def dumps(facts: Iterable[Fact]) -> str:
    """Return the facts as JSON Lines."""
    return "".join(json.dumps(to_record(f), ensure_ascii=False) + "\n" for f in facts)


def loads(text: str, where: str = "") -> list[Fact]:
    """Read JSON Lines of facts.

    Raises:
        FactError: a line is no fact; the message names the line.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}:{number}" if where else f"line {number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            raise FactError(
                f"broken JSON ({error})", where=place, mend="mend or drop the line"
            ) from error
        found.append(from_record(record, place))
    return found


def load(path: Path) -> list[Fact]:
    """Read a facts file; see ``loads``."""
    return loads(path.read_text(encoding="utf-8"), str(path))


def actor_slug(actor: Actor) -> str:
    """Return the last part of an actor's IRI.

    Names that are equal up to case, accents and punctuation share a slug, others do not (see
    ``kg.article.slug``), and mean one actor wherever they occur unless ``kg.resolution`` finds
    otherwise. What only its article can tell apart (unnamed sources, groups, persons known by one
    word) carries the article's id.
    """
    base = slug(actor.name)
    local = actor.type in ("AnonymousSource", "Group") or (
        actor.type == "Person" and len(actor.name.split()) == 1
    )
    return f"{base}--{actor.article}" if local else base
