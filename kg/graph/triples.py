"""Quads by subject and property, with how many graphs (articles) state each."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.rdf import terms

Term = NamedNode | BlankNode | Literal | Triple

INTEGERS = {f"{terms.XSD}{n}" for n in ("integer", "int", "long", "nonNegativeInteger")}
REALS = {f"{terms.XSD}{n}" for n in ("decimal", "double", "float")}


class Triples:
    """The union of all graphs of ``quads``, by subject and property."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._by: dict[str, dict[str, Counter[Term]]] = defaultdict(lambda: defaultdict(Counter))
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                self._by[quad.subject.value][quad.predicate.value][quad.object] += 1

    def subjects(self, of_type: str) -> Iterator[str]:
        """Yield the subjects of a class, in the order in which they were read."""
        wanted = NamedNode(of_type)
        for subject, properties in self._by.items():
            if wanted in properties.get(terms.TYPE.value, ()):
                yield subject

    def all_subjects(self) -> Iterator[str]:
        """Yield every subject, in the order in which they were read."""
        return iter(self._by)

    def properties(self, subject: str) -> Iterator[str]:
        """Yield the properties of a subject, sorted."""
        return iter(sorted(self._by[subject])) if subject in self._by else iter(())

    def objects(self, subject: str, property_: str) -> list[Term]:
        """Return the values: what most graphs state first, then by their text."""
        if subject not in self._by or property_ not in self._by[subject]:
            return []
        counted = self._by[subject][property_]
        return sorted(counted, key=lambda term: (-counted[term], str(term)))

    def iris(self, subject: str, property_: str) -> list[str]:
        """Return the values that are resources, as IRIs, sorted."""
        found = self.objects(subject, property_)
        return sorted(term.value for term in found if isinstance(term, NamedNode))

    def texts(self, subject: str, property_: str) -> list[str]:
        """Return the values that are literals, as text, in the order of ``objects``."""
        found = self.objects(subject, property_)
        return [term.value for term in found if isinstance(term, Literal)]

    def text(self, subject: str, *properties: str) -> str:
        """Return the first literal of the first property that has one, or nothing."""
        for property_ in properties:
            if found := self.texts(subject, property_):
                return found[0]
        return ""


def local(iri: str) -> str:
    """Return what follows the last ``#``, ``/`` or ``:``."""
    return re.split(r"[#/:]", iri)[-1]


def snake(name: str) -> str:
    """Return ``onBehalfOf`` as ``on_behalf_of``: the names of the facts schema."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().replace("-", "_")


def plain(literal: Literal) -> str | int | float:
    """Return a number as a number and anything else as its text."""
    kind = literal.datatype.value
    try:
        if kind in INTEGERS:
            return int(literal.value)
        if kind in REALS:
            number = float(literal.value)
            return number if math.isfinite(number) else literal.value
    except (ValueError, OverflowError):
        pass
    return literal.value
