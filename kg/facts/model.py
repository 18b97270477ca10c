"""The facts that one article states, as frozen dataclasses.

The schema is the one of the gold annotations plus ``id``, ``article``, the words that stand for
an actor (``holder_text`` ...), ``spans``, ``confidence`` and ``extractor``.
``spans`` maps a field to half-open character ranges of ``Article.text``; joined with
``" ... "`` they are the field's text, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from kg.article import Span, slug

JOIN = " ... "
SLOT_TYPES = ("actor", "text", "clause", "time", "money")
Spans = Mapping[str, tuple[Span, ...]]


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
    """An announced harmful act of ``issuer`` against ``target``, each empty where it is not said.

    ``deadline`` is an ISO 8601 day, or day and time with the offset from UTC. ``position`` is
    the id of the position that utters the threat, where there is one.
    """

    kind: ClassVar[str] = "threat"
    issuer: str = ""
    issuer_text: str = ""
    target: str = ""
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
    """An agreement between ``parties``, the names of those that are said.

    ``value`` is in units of ``currency``.
    """

    kind: ClassVar[str] = "contract"
    parties: tuple[str, ...] = ()
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


# What is written for an actor that a fact leaves unsaid.
SOMEBODY = "somebody"


def kinds(counted: Iterable[str]) -> list[str]:
    """Return the kinds that every ontology has, then the others of ``counted`` by name."""
    return [*CLASSES, *sorted(set(counted) - set(CLASSES))]


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
