"""Facts of one article as quads in the article's graph: no blank nodes, always in one order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.article import Article, Span
from kg.facts import SOMEBODY, Actor, Contract, Fact, FrameFact, Position, Threat
from kg.rdf import terms
from kg.rdf.actors import Identities, NamedActors, actor_triples
from kg.rdf.evidence import evidenced, linked
from kg.rdf.frames import FrameTerms, class_of, slot_triples
from kg.rdf.iris import BASE, Iris
from kg.rdf.layout import LAYOUTS, Layout, place_of, property_of
from kg.rdf.values import amount, concept, date, decimal, text

LABEL_LENGTH = 120


def article_quads(
    article: Article,
    facts: Sequence[Fact],
    base: str = BASE,
    identities: Identities | None = None,
    frames: Mapping[str, FrameTerms] | None = None,
) -> list[Quad]:
    """Return what ``facts`` say, as quads in the graph named by the article's IRI, sorted.

    Args:
        article: what the facts are stated by.
        facts: all facts of the article.
        base: what IRIs start with.
        identities: who the actors are across articles; each is its own where nothing is said.
        frames: terms of the kinds that frames declare, from ``kg.rdf.frame_terms``; kinds that
            are not among them get terms named after them.

    Raises:
        FactError: a fact names an actor that ``facts`` lack, has a date that is none, an amount
            that is none, or a span outside the text.
    """
    iris = Iris(base)
    graph = iris.article(article.id)
    actors = [f for f in facts if isinstance(f, Actor)]
    named = NamedActors.of(article, actors, iris, identities or {})
    triples = {*_article(article, iris), *actor_triples(named)}
    for fact in facts:
        if not isinstance(fact, Actor):
            triples.update(_fact(fact, named, frames or {}))
    return sorted((Quad(t.subject, t.predicate, t.object, graph) for t in triples), key=str)


def _article(article: Article, iris: Iris) -> Iterator[Triple]:
    node = iris.article(article.id)
    yield Triple(node, terms.TYPE, terms.NEWS_ARTICLE)
    yield Triple(node, terms.LABEL, text(article.title or article.id))
    yield Triple(node, terms.IDENTIFIER, text(article.id))
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    yield Triple(node, terms.SHA256, text(digest))
    if article.title:
        yield Triple(node, terms.HEADLINE, text(article.title))
    if article.date:
        yield Triple(node, terms.PUBLISHED, date(article.date.isoformat()))
    if article.url:
        # A literal, because addresses found in the wild need not be valid IRIs.
        yield Triple(node, terms.URL, Literal(article.url, datatype=terms.ANY_URI))
    if article.publisher:
        publisher = iris.publisher(article.publisher)
        yield Triple(node, terms.PUBLISHER, publisher)
        yield from _credit(publisher, article.publisher, terms.SCHEMA_ORGANIZATION)
    for name in article.authors:
        author = iris.author(name)
        yield Triple(node, terms.AUTHOR, author)
        yield from _credit(author, name, terms.SCHEMA_PERSON)


def _credit(node: NamedNode, name: str, kind: NamedNode) -> Iterator[Triple]:
    yield Triple(node, terms.TYPE, kind)
    yield Triple(node, terms.LABEL, text(name))


def _fact(fact: Fact, named: NamedActors, frames: Mapping[str, FrameTerms]) -> Iterator[Triple]:
    node = named.iris.fact(fact.id)
    yield Triple(node, terms.LABEL, text(_label(fact)))
    if isinstance(fact, FrameFact):
        used = frames.get(fact.kind) or FrameTerms(class_of(fact.kind), {})
        yield Triple(node, terms.TYPE, used.type)
        yield from slot_triples(node, fact, used, named)
    else:
        layout = LAYOUTS[fact.kind]
        yield Triple(node, terms.TYPE, layout.type)
        yield from _fields(node, fact, layout, named)
    yield from _places(node, fact, named)
    yield from _provenance(node, fact, named)
    yield from _special(node, fact, named)


def _label(fact: Fact) -> str:
    if isinstance(fact, Position):
        words = f"{fact.holder}: {fact.proposition}"
    elif isinstance(fact, Threat):
        words = f"{fact.issuer or SOMEBODY} to {fact.target or SOMEBODY}: {fact.action}"
    elif isinstance(fact, Contract):
        words = f"{', '.join(fact.parties) or SOMEBODY}: {fact.subject}".removesuffix(": ")
    elif isinstance(fact, FrameFact):
        words = ", ".join(slot.actor or slot.text for slot in fact.slots)
    else:
        words = fact.id
    return words if len(words) <= LABEL_LENGTH else f"{words[: LABEL_LENGTH - 1]}…"


def _fields(node: NamedNode, fact: Fact, layout: Layout, named: NamedActors) -> Iterator[Triple]:
    for field in layout.actors:
        value = getattr(fact, field)
        for name in (value,) if isinstance(value, str) else value:
            if name:
                yield Triple(node, property_of(field), named.iri(name, fact.id))
    for field, scheme in layout.concepts.items():
        if code := getattr(fact, field):
            yield Triple(node, property_of(field), concept(scheme, code))
    for field in layout.texts:
        if words := getattr(fact, field):
            yield Triple(node, property_of(field), text(words))
    for field in layout.dates:
        if when := getattr(fact, field):
            where = f"{named.article.id}: {fact.id} {field}"
            yield Triple(node, property_of(field), date(when, where))
    for field in layout.labels:
        places = fact.spans.get(f"{field}_text", ())
        for i, label in enumerate(getattr(fact, field)):
            topic = named.iris.topic(label)
            yield Triple(node, property_of(field), topic)
            yield from _topic(topic, label, places[i : i + 1], named)


def _topic(
    topic: NamedNode, label: str, places: Sequence[Span], named: NamedActors
) -> Iterator[Triple]:
    """Yield a topic as a concept, and the article as one that is about it."""
    yield Triple(topic, terms.TYPE, terms.CONCEPT)
    yield Triple(topic, terms.PREF_LABEL, text(label))
    yield Triple(topic, terms.IN_SCHEME, terms.TOPICS)
    yield Triple(named.iris.article(named.article.id), terms.SUBJECT, topic)
    for place in places:
        words = " ".join(place.of(named.article.text).split())
        if words != label:
            yield Triple(topic, terms.ALT_LABEL, text(words))


def _places(node: NamedNode, fact: Fact, named: NamedActors) -> Iterator[Triple]:
    for field, spans in fact.spans.items():
        if field == "evidence":
            yield from evidenced(node, spans, named.article, named.iris)
        else:
            yield from linked(node, place_of(field), spans, named.article, named.iris)


def _provenance(node: NamedNode, fact: Fact, named: NamedActors) -> Iterator[Triple]:
    source = named.iris.article(named.article.id)
    yield Triple(node, terms.DERIVED_FROM, source)
    yield Triple(node, terms.CONFIDENCE, decimal(round(fact.confidence, 4)))
    if fact.extractor:
        run = named.iris.extraction(named.article.id, fact.extractor)
        program = named.iris.extractor(fact.extractor)
        yield Triple(node, terms.GENERATED_BY, run)
        yield Triple(run, terms.TYPE, terms.ACTIVITY)
        yield Triple(run, terms.USED, source)
        yield Triple(run, terms.ASSOCIATED_WITH, program)
        yield Triple(program, terms.TYPE, terms.SOFTWARE_AGENT)
        yield Triple(program, terms.LABEL, text(fact.extractor))


def _special(node: NamedNode, fact: Fact, named: NamedActors) -> Iterator[Triple]:
    if isinstance(fact, Position):
        holder = named.iri(fact.holder, fact.id)
        for actor in named.named_in(fact.spans.get("proposition", ())):
            if actor != holder:
                yield Triple(node, terms.MENTIONS, actor)
    elif isinstance(fact, Threat) and fact.position:
        yield Triple(node, terms.STATED_IN, named.iris.fact(fact.position))
    elif isinstance(fact, Contract):
        for name in filter(None, (fact.awarder, fact.contractor)):
            yield Triple(node, terms.PARTY, named.iri(name, fact.id))
        if fact.value is not None or fact.value_text:
            sum_ = NamedNode(f"{node.value}:value")
            yield Triple(node, terms.VALUE, sum_)
            yield from amount(
                sum_, fact.value, fact.currency, fact.value_qualifier, fact.value_text
            )
