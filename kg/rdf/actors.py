"""Actors of one article as triples: types, names, offices, places that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.article import Article, Span, slug
from kg.errors import FactError
from kg.facts import Actor, Role, actor_slug
from kg.rdf import terms
from kg.rdf.evidence import evidenced, linked
from kg.rdf.iris import Iris
from kg.rdf.values import boolean, date, text
from kg.resolution.model import Identity

# Who the actors of an article are across articles, by the slug of the name that they have there.
Identities = Mapping[str, Identity]


@dataclass(frozen=True)
class NamedActors:
    """The actors of one article: IRIs and identities by name, and where each is named."""

    article: Article
    iris: Iris
    actors: tuple[Actor, ...]
    by_name: Mapping[str, NamedNode]
    identities: Mapping[str, Identity]

    @classmethod
    def of(
        cls, article: Article, actors: Sequence[Actor], iris: Iris, known: Identities
    ) -> NamedActors:
        """Collect the actors of ``article``; an actor that is not ``known`` is its own."""
        identities: dict[str, Identity] = {}
        for actor in actors:
            own = Identity(actor_slug(actor), actor.name, actor.type)
            # Of names that share a slug ("U.S.", "U. S."), the first gives the identity.
            same = next((i for i in identities.values() if i.slug == own.slug), own)
            identities[actor.name] = known.get(slug(actor.name), same)
        by_name = {name: iris.actor(i.slug) for name, i in identities.items()}
        return cls(article, iris, tuple(actors), by_name, identities)

    def iri(self, name: str, where: str) -> NamedNode:
        """Return the IRI of the actor called ``name``.

        Raises:
            FactError: the article has no such actor; ``where`` names the fact that says so.
        """
        if name not in self.by_name:
            raise FactError(
                f"{name!r} is no actor of the article",
                where=f"{self.article.id}: {where}",
                mend="add an actor with this name to the facts",
            )
        return self.by_name[name]

    def named_in(self, spans: Sequence[Span]) -> Iterator[NamedNode]:
        """Yield the actors that have a mention inside ``spans``."""
        for actor in self.actors:
            if any(s.holds(m) for s in spans for m in actor.mentions):
                yield self.by_name[actor.name]


def actor_triples(named: NamedActors) -> Iterator[Triple]:
    """Yield all actors under the name and type of their identity, other names as further labels."""
    for actor in named.actors:
        node, identity = named.by_name[actor.name], named.identities[actor.name]
        yield from _kind(node, identity.type)
        yield Triple(node, terms.LABEL, Literal(identity.name))
        names = {actor.name, *actor.aliases} - {identity.name}
        yield from (Triple(node, terms.ALT_LABEL, Literal(name)) for name in names)
        yield from _places(node, actor, named)
        for role in actor.roles:
            yield from _membership(node, actor, role, named)


def _kind(node: NamedNode, actor_type: str) -> Iterator[Triple]:
    # kg:Actor is said outright, so that a query for any actor needs no inference.
    kinds = (terms.AGENT, terms.ACTOR, terms.kg(actor_type), terms.schema_type(actor_type))
    yield from (Triple(node, terms.TYPE, kind) for kind in kinds)


def _places(node: NamedNode, actor: Actor, named: NamedActors) -> Iterator[Triple]:
    article, iris = named.article, named.iris
    yield Triple(iris.article(article.id), terms.MENTIONS, node)
    if actor.id:
        yield Triple(node, terms.IDENTIFIER, text(actor.id))
    yield from evidenced(node, actor.spans.get("evidence", ()), article, iris)
    yield from linked(node, terms.kg("nameAt"), actor.spans.get("name", ()), article, iris)
    yield from linked(node, terms.MENTION, actor.mentions, article, iris)


def _membership(node: NamedNode, actor: Actor, role: Role, named: NamedActors) -> Iterator[Triple]:
    office = named.iris.role(role.title)
    body = named.iri(role.organization, actor.id) if role.organization else None
    # A former office and the same office held now are two memberships.
    tenure = [when for when in (role.since, role.until) if when]
    parts = (node.value, office.value, body.value if body else "", str(role.current), *tenure)
    membership = named.iris.membership(*parts)
    yield Triple(membership, terms.TYPE, terms.MEMBERSHIP)
    yield Triple(membership, terms.MEMBER, node)
    yield Triple(membership, terms.ROLE, office)
    if body:
        yield Triple(membership, terms.ORGANIZATION, body)
    if role.current is not None:
        yield Triple(membership, terms.CURRENT, boolean(role.current))
    for term, when in ((terms.SINCE, role.since), (terms.UNTIL, role.until)):
        if when:
            yield Triple(membership, term, date(when, actor.id))
    yield Triple(office, terms.TYPE, terms.ROLE_CLASS)
    yield Triple(office, terms.LABEL, Literal(role.title))
    yield Triple(membership, terms.DERIVED_FROM, named.iris.article(named.article.id))
    spans = [role.evidence] if role.evidence else actor.spans.get("evidence", ())
    yield from evidenced(membership, spans, named.article, named.iris)
