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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from kg.article import Span, slug
from kg.errors import FactError

JOIN = " ... "
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


CLASSES: Mapping[str, type[Fact]] = {c.kind: c for c in (Actor, Position, Threat, Contract)}
# Fields that a fact's id does not depend on: it is made before they are, or they may be refined.
NOT_IN_ID = frozenset(
    {"id", "spans", "confidence", "extractor", "mentions", "position"}
    | {"polarity", "certainty", "topics", "topics_text", "about"}
)


# Lists that are written also where they are empty.
_KEPT = frozenset({"aliases", "roles", "mentions"})


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
        if verbatim(text, spans) != getattr(fact, name):
            yield name


def to_record(fact: Fact) -> dict[str, Any]:
    """Return the fact as JSON types, ``kind`` first, empty optional fields left out."""
    record: dict[str, Any] = {"kind": fact.kind}
    for item in dataclasses.fields(fact):
        value = getattr(fact, item.name)
        if item.name == "spans":
            value = {k: [list(s) for s in v] for k, v in value.items()}
        elif item.name == "roles":
            value = [_role_record(r) for r in value]
        elif item.name == "mentions":
            value = [list(s) for s in value]
        elif isinstance(value, tuple):
            value = list(value)
        if value not in ("", None, []) or item.name in _KEPT:
            record[item.name] = value
    return record


def _role_record(role: Role) -> dict[str, Any]:
    record = dataclasses.asdict(role)
    if role.evidence is not None:
        record["evidence"] = list(role.evidence)
    return {k: v for k, v in record.items() if v not in ("", None)}


def from_record(record: Mapping[str, Any], where: str = "") -> Fact:
    """Make a fact of a record; unknown keys are an error, so that nothing is lost in silence.

    Raises:
        FactError: the record has no known kind, or lacks or misspells a field.
    """
    try:
        values = {k: v for k, v in record.items() if k != "kind"}
        made = CLASSES[record["kind"]]
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
