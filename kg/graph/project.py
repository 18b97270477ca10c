"""Quads to nodes and edges, as the ontology declares them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import NamedNode, Quad

from kg.graph.declaration import Declaration, EdgeRule, declared
from kg.graph.fields import Fields
from kg.graph.triples import Triples, local
from kg.ontology import Ontology
from kg.rdf import terms

if TYPE_CHECKING:
    import networkx as nx

ACTOR = f"{terms.KG}Actor"
MENTION = f"{terms.KG}mention"


class HasQuads(Protocol):
    """Anything that gives its quads, such as ``kg.store.Store``."""

    def quads(self) -> Iterable[Quad]:
        """Return all quads."""


def project(
    store: HasQuads, ontology: Ontology, texts: Mapping[str, str] | None = None
) -> nx.MultiDiGraph:
    """Return the graph of actors and facts, the same for the same quads in any order.

    Nodes are actors: ``id`` (IRI), ``kind`` "actor", ``label``, ``type`` (local name of the
    class), ``aliases``, ``roles``, ``articles`` (IRIs), ``mentions``, ``facts`` and ``degree``
    (counts). Edges are facts, keyed by IRI: ``id``, ``kind`` (class in snake case), ``type``,
    ``label`` (stance, action type, status, office), ``relation`` ("direct", or "about" where the
    target is only mentioned), ``directed`` (1 or 0), ``articles``, ``evidence`` (dicts with
    article, title, date, start, end, exact, before, after; offsets count characters of the
    article's text) and each field of the fact. A fact that joins no two actors is a node of its
    own, with an edge of relation "alone" from its actor if it has one. ``graph.graph`` holds
    ``articles``, ``types`` and ``kinds``. All values are str, int, float, or lists or dicts of
    these.

    Args:
        store: anything with ``quads()``.
        ontology: whose ``kg.ttl`` declares the edges.
        texts: texts of articles by IRI, for more context around the evidence than the 32
            characters that the store keeps.

    Raises:
        OntologyError: the ontology is malformed or declares no edges.
    """
    import networkx as nx

    declaration = declared(ontology)
    triples = Triples(store.quads())
    actors = {iri: _actor(iri, triples, declaration) for iri in sorted(triples.subjects(ACTOR))}
    _add_articles(actors, triples)
    graph = nx.MultiDiGraph()
    graph.graph.update(_about_graph(triples, declaration))
    graph.add_nodes_from(actors.items())
    names = {iri: data["label"] for iri, data in actors.items()}
    fields = Fields(triples, declaration, names, texts or {})
    for rule in declaration.rules:
        for fact in sorted(triples.subjects(rule.class_)):
            _add_fact(graph, rule, fact, triples, fields)
    _count(graph)
    return graph


def _actor(iri: str, triples: Triples, declaration: Declaration) -> dict[str, Any]:
    labels = triples.texts(iri, terms.LABEL.value) or [local(iri)]
    others = triples.texts(iri, terms.ALT_LABEL.value) + labels[1:]
    kinds = [t.value for t in triples.objects(iri, terms.TYPE.value) if isinstance(t, NamedNode)]
    return {
        "id": iri,
        "kind": "actor",
        "label": labels[0],
        "type": next((local(k) for k in kinds if k in declaration.types), "Actor"),
        "aliases": sorted(set(others) - {labels[0]}),
        "roles": [],
        "articles": [],
        "mentions": len(triples.iris(iri, MENTION)),
        "facts": 0,
        "degree": 0,
    }


def _add_articles(actors: Mapping[str, dict[str, Any]], triples: Triples) -> None:
    for article in sorted(triples.subjects(terms.NEWS_ARTICLE.value)):
        for actor in triples.iris(article, terms.MENTIONS.value):
            if actor in actors:
                actors[actor]["articles"].append(article)


def _about_graph(triples: Triples, declaration: Declaration) -> dict[str, Any]:
    return {
        "articles": {a: _article(a, triples) for a in sorted(triples.subjects(_NEWS))},
        "types": [{"name": local(c), "label": label} for c, label in declaration.types.items()],
        "kinds": [{"name": r.kind, "label": r.label} for r in declaration.rules],
    }


_NEWS = terms.NEWS_ARTICLE.value


def _article(iri: str, triples: Triples) -> dict[str, str]:
    publishers = triples.iris(iri, terms.PUBLISHER.value)
    return {
        "title": triples.text(iri, terms.HEADLINE.value),
        "date": triples.text(iri, terms.PUBLISHED.value),
        "url": triples.text(iri, terms.URL.value),
        "publisher": triples.text(publishers[0], terms.LABEL.value) if publishers else "",
    }


def _add_fact(
    graph: nx.MultiDiGraph, rule: EdgeRule, fact: str, triples: Triples, fields: Fields
) -> None:
    parts = _Parts(rule, fact, triples, graph)
    said = [fields.label(t) for p in rule.label_of for t in triples.objects(fact, p)]
    data = {
        "id": fact,
        "kind": rule.kind,
        "type": rule.type,
        "label": ", ".join(sorted(said)) or rule.label,
        "articles": fields.articles(fact),
    }
    whole = {**data, **fields.of(fact, rule.kind), "evidence": fields.evidence(fact)}
    drawn = False
    for source, target, relation, directed in parts.edges():
        graph.add_edge(source, target, fact, **whole, relation=relation, directed=directed)
        drawn = True
    if not drawn:
        graph.add_node(fact, **whole)
        for actor in parts.owners():
            graph.add_edge(actor, fact, fact, **data, relation="alone", directed=1)


class _Parts:
    """The actors of one fact by the part that its class gives them."""

    def __init__(self, rule: EdgeRule, fact: str, triples: Triples, graph: nx.MultiDiGraph) -> None:
        def actors(properties: Iterable[str]) -> list[str]:
            found = {iri for p in properties for iri in triples.iris(fact, p)}
            return sorted(iri for iri in found if iri in graph)

        self.sources = actors(rule.source)
        self.targets = actors(rule.target)
        self.members = actors(rule.between)
        self.about = actors(rule.about)

    def edges(self) -> Iterator[tuple[str, str, str, int]]:
        """Yield source, target, relation and 1 (directed) or 0; see "Edges" in ``kg.ttl``."""
        joined = set()
        for source, target in product(self.sources, self.targets):
            joined.add(frozenset((source, target)))
            yield source, target, "direct", 1
        for first, second in combinations(self.members, 2):
            if frozenset((first, second)) not in joined:
                yield first, second, "direct", 0
        if not self.targets:
            for source, other in product(self.sources, self.about):
                if source != other:
                    yield source, other, "about", 1

    def owners(self) -> list[str]:
        """Return the actors that a fact without edges stays with."""
        return self.sources or self.members or self.targets


def _count(graph: nx.MultiDiGraph) -> None:
    """Fill in what only the whole graph knows: offices, numbers of facts and of edges."""
    actors = [n for n, d in graph.nodes(data=True) if d["kind"] == "actor"]
    for actor in actors:
        data = graph.nodes[actor]
        outgoing = list(graph.out_edges(actor, data=True))
        incoming = list(graph.in_edges(actor, data=True))
        data["facts"] = len({d["id"] for _, _, d in outgoing + incoming})
        data["degree"] = len(outgoing) + len(incoming)
        data["roles"] = sorted({_office(graph, t, d) for _, t, d in outgoing if _is_office(d)})


def _is_office(data: Mapping[str, Any]) -> bool:
    return bool(data["type"] == local(terms.MEMBERSHIP.value))


def _office(graph: nx.MultiDiGraph, target: str, data: Mapping[str, Any]) -> str:
    body = graph.nodes[target]
    return f"{data['label']}, {body['label']}" if body["kind"] == "actor" else str(data["label"])
