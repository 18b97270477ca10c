"""Facts of frames as triples: the terms that a frame names, and the terms that it implies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import OntologyError
from kg.extraction.frames import Frame, SlotRule, declared_frames
from kg.facts import FrameFact, Slot
from kg.ontology import Ontology
from kg.rdf import terms
from kg.rdf.actors import NamedActors
from kg.rdf.layout import camel, place_of, property_of
from kg.rdf.values import amount, date, text

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.I)


@dataclass(frozen=True)
class FrameTerms:
    """The class of a kind of fact, and the properties of its slots by name."""

    type: NamedNode
    properties: Mapping[str, NamedNode]

    @classmethod
    def of(cls, frame: Frame) -> FrameTerms:
        """Return the terms of a frame.

        Raises:
            OntologyError: the frame names a term that is no IRI and has no known prefix.
        """
        named = {
            name: _term(rule.property, frame, f"slots.{name}.property")
            for name, rule in frame.slots.items()
            if rule.property
        }
        type_ = _term(frame.class_, frame, "class") if frame.class_ else class_of(frame.fact)
        return cls(type_, named)

    def property(self, slot: str) -> NamedNode:
        """Return the property of a slot; the one named after it unless the frame names another."""
        return self.properties.get(slot) or property_of(slot)


def frame_terms(ontology: Ontology) -> dict[str, FrameTerms]:
    """Return the terms of all kinds of facts that frames declare; raises as ``FrameTerms.of``."""
    return {kind: FrameTerms.of(frame) for kind, frame in declared_frames(ontology).items()}


def class_of(kind: str) -> NamedNode:
    """Return the class named after a kind: ``kg:BoardSeat`` for ``board_seat``."""
    name = camel(kind)
    return terms.kg(name[0].upper() + name[1:])


def _term(name: str, frame: Frame, key: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    if prefix in terms.PREFIXES and local:
        return NamedNode(terms.PREFIXES[prefix] + local)
    if "//" not in name or not _IRI.fullmatch(name):
        raise OntologyError(
            f"{key}: {name!r} is no term",
            where=frame.where,
            mend=f"write a whole IRI, or a prefix of {', '.join(terms.PREFIXES)}",
        )
    return NamedNode(name)


def slot_triples(
    node: NamedNode, fact: FrameFact, used: FrameTerms, named: NamedActors
) -> Iterator[Triple]:
    """Yield what the slots of a fact hold: actors, dates, amounts, and all their words.

    Raises:
        FactError: a slot names no actor of the article, or holds no date or amount.
    """
    for number, slot in enumerate(fact.slots):
        property_ = used.property(slot.name)
        yield Triple(node, _words_of(slot, used), text(slot.text))
        if slot.actor:
            yield Triple(node, property_, named.iri(slot.actor, fact.id))
        if slot.date:
            yield Triple(node, property_, date(slot.date, f"{fact.article}: {fact.id} {slot.name}"))
        if slot.amount is not None:
            sum_ = NamedNode(f"{node.value}:{slot.name}-{number}")
            yield Triple(node, property_, sum_)
            yield from amount(sum_, slot.amount, slot.currency, slot.qualifier, slot.text)


def _words_of(slot: Slot, used: FrameTerms) -> NamedNode:
    """Return the property for the words of a slot: its own, or one beside it if it is typed."""
    return used.property(slot.name) if slot.field == slot.name else property_of(slot.field)


def implied(frame: Frame) -> Iterator[Triple]:
    """Yield the declarations of a frame's terms: class, properties, words, places in the text."""
    used = FrameTerms.of(frame)
    yield from _declared(used.type, terms.OWL_CLASS, frame.fact)
    yield Triple(used.type, terms.SUB_CLASS_OF, terms.kg("Fact"))
    for rule in frame.slots.values():
        yield from _slot_terms(rule, used)


def _slot_terms(rule: SlotRule, used: FrameTerms) -> Iterator[Triple]:
    words = Slot(name=rule.name, type=rule.type, text="").field
    linked = terms.OBJECT_PROPERTY if rule.type in ("actor", "money") else terms.DATATYPE_PROPERTY
    yield from _declared(used.property(rule.name), linked, rule.name)
    if words != rule.name:
        yield from _declared(
            property_of(words), terms.DATATYPE_PROPERTY, f"{rule.name} in the text"
        )
    yield from _declared(place_of(words), terms.OBJECT_PROPERTY, f"{words} at")
    yield Triple(place_of(words), terms.SUB_PROPERTY_OF, terms.kg("at"))


def _declared(term: NamedNode, kind: NamedNode, name: str) -> Iterator[Triple]:
    yield Triple(term, terms.TYPE, kind)
    yield Triple(term, terms.LABEL, Literal(name.replace("_", " "), language="en"))
