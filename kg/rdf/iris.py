"""IRIs of data: made of slugs, ids and offsets only, so any name gives a valid IRI."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.article import Span, slug
from kg.errors import KgError

BASE = "urn:newskg:"


def _safe(part: str) -> str:
    """Return ``part`` with everything percent-encoded that an IRI of ours does not hold."""
    return quote(part, safe=":.-_~")


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _named(name: str) -> str:
    """Return a slug of a name; a name that loses letters in its slug carries a hash of itself."""
    short = slug(name)
    if short and name.isascii() and len(name) <= 60:
        return short
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{short}-{digest}" if short else digest


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs under ``base``.

    Raises:
        KgError: ``base`` is no start of an IRI.
    """

    base: str = BASE

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise KgError(
                f"not the start of an IRI ({error})",
                where=self.base,
                mend="give --base as urn:example: or https://example.org/",
            ) from error

    def graph(self, name: str) -> NamedNode:
        """Return the IRI of a graph that is not an article's: inferred, ontology ..."""
        return NamedNode(f"{self.base}graph:{name}")

    def article(self, article: str) -> NamedNode:
        """Return the IRI of the article with this id, which is also its graph's."""
        return NamedNode(f"{self.base}article:{_safe(article)}")

    def actor(self, slug: str) -> NamedNode:
        """Return the IRI of the actor whose identity has this slug."""
        return NamedNode(f"{self.base}actor:{_safe(slug)}")

    def local_actor(self, article: str, name: str) -> NamedNode:
        """Return the IRI of an actor as one article has it."""
        return NamedNode(f"{self.base}local:{_safe(article)}:{_safe(slug(name))}")

    def judgement(self, *parts: str) -> NamedNode:
        """Return the IRI of a judgement: a hash of what was judged, by whom and when."""
        return NamedNode(f"{self.base}judgement:{_hash(parts)}")

    def judge(self, name: str) -> NamedNode:
        """Return the IRI of the person, or of the rules, that judged."""
        return NamedNode(f"{self.base}judge:{_named(name)}")

    def fact(self, fact: str) -> NamedNode:
        """Return the IRI of the fact with this id."""
        return NamedNode(self.base + _safe(fact))

    def role(self, title: str) -> NamedNode:
        """Return the IRI of an office."""
        return NamedNode(f"{self.base}role:{_named(title)}")

    def membership(self, *parts: str) -> NamedNode:
        """Return the IRI of a membership: a hash of all that tells it from others."""
        return NamedNode(f"{self.base}membership:{_hash(parts)}")

    def topic(self, label: str) -> NamedNode:
        """Return the IRI of a topic, made of the whole label: each has one label."""
        return NamedNode(f"{self.base}topic:{_safe(label.replace(' ', '_'))}")

    def publisher(self, name: str) -> NamedNode:
        """Return the IRI of a publisher."""
        return NamedNode(f"{self.base}publisher:{_named(name)}")

    def author(self, name: str) -> NamedNode:
        """Return the IRI of an author."""
        return NamedNode(f"{self.base}author:{_named(name)}")

    def extractor(self, name: str) -> NamedNode:
        """Return the IRI of the program that proposed a fact."""
        return NamedNode(f"{self.base}extractor:{_named(name)}")

    def extraction(self, article: str, extractor: str) -> NamedNode:
        """Return the IRI of the run of an extractor over an article."""
        return NamedNode(f"{self.base}extraction:{_safe(article)}:{_named(extractor)}")

    def span(self, article: str, span: Span) -> NamedNode:
        """Return the IRI of a range of the article's text: a fragment after RFC 5147."""
        return NamedNode(f"{self.article(article).value}#char={span.start},{span.end}")
