"""Who is who across articles, as quads in the graph ``<base>graph:resolution``.

Only what was joined is told: each local name of a cluster with more than one, each judgement that
joined two with its reason and judge (PROV-O), and links to a gazetteer. Facts need none of it:
they have the IRIs of the clusters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf import terms
from kg.rdf.iris import BASE, Iris
from kg.rdf.values import date, decimal, text
from kg.resolution.decisions import RULE
from kg.resolution.gazetteer import Link
from kg.resolution.model import Cluster, Join, Local

GRAPH = "resolution"


def resolution_quads(
    clusters: Iterable[Cluster], links: Iterable[Link], base: str = BASE
) -> list[Quad]:
    """Return the quads of the graph of resolution, sorted."""
    iris = Iris(base)
    graph = iris.graph(GRAPH)
    triples = {t for cluster in clusters if cluster.joins for t in _cluster(cluster, iris)}
    triples.update(_link(link, iris) for link in links)
    return sorted((Quad(t.subject, t.predicate, t.object, graph) for t in triples), key=str)


def _link(link: Link, iris: Iris) -> Triple:
    same = terms.SAME_AS if link.typed else terms.EXACT_MATCH
    return Triple(iris.actor(link.slug), same, NamedNode(link.iri))


def _cluster(cluster: Cluster, iris: Iris) -> Iterator[Triple]:
    actor = iris.actor(cluster.identity.slug)
    for member in cluster.members:
        node = _local(member, iris)
        yield Triple(node, terms.TYPE, terms.kg("LocalActor"))
        # No label: who asks for a name should find the actor, not each article's view of it.
        yield Triple(node, terms.kg("localName"), text(member.name))
        yield Triple(node, terms.DERIVED_FROM, iris.article(member.article))
        yield Triple(node, terms.kg("resolvedTo"), actor)
    for join in cluster.joins:
        yield from _judgement(join, iris)


def _local(member: Local, iris: Iris) -> NamedNode:
    return iris.local_actor(member.article, member.name)


def _judgement(join: Join, iris: Iris) -> Iterator[Triple]:
    node = iris.judgement(*join.left.key, *join.right.key, join.by, join.time)
    yield Triple(node, terms.TYPE, terms.kg("Judgement"))
    for side in (join.left, join.right):
        yield Triple(node, terms.kg("joins"), _local(side, iris))
    if join.reason:
        yield Triple(node, terms.kg("reason"), text(join.reason))
    if join.score is not None:
        yield Triple(node, terms.kg("score"), decimal(join.score))
    if join.time:
        yield Triple(node, terms.GENERATED_AT, date(join.time, str(join.left)))
    judge = iris.judge(join.by)
    yield Triple(node, terms.ATTRIBUTED_TO, judge)
    kind = terms.SOFTWARE_AGENT if join.by == RULE else terms.PROV_PERSON
    yield Triple(judge, terms.TYPE, terms.AGENT)
    yield Triple(judge, terms.TYPE, kind)
    yield Triple(judge, terms.LABEL, text(join.by))
