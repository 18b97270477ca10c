"""The name, type and IRI of a cluster: chosen of its members, whatever order they came in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.article import slug
from kg.facts import Actor, actor_slug
from kg.resolution.model import Cluster, Identity, Join, Profile
from kg.resolution.profiles import Namesakes


@dataclass(frozen=True)
class _Chosen:
    """A cluster with the name and type of most articles, and the first who bears that name."""

    name: str
    type: str
    bearer: Profile
    profiles: tuple[Profile, ...]
    joins: tuple[Join, ...]

    @property
    def slug(self) -> str:
        return actor_slug(Actor(article=self.bearer.local.article, name=self.name, type=self.type))


def identified(
    sets: Sequence[Sequence[Namesakes]], joins: Sequence[Sequence[Join]]
) -> list[Cluster]:
    """Return clusters, sorted by slug, each with an identity of its own.

    Of several clusters that would have one slug, the one that is first in the news has it; the
    others add the id of the article that names them first.
    """
    by_slug: dict[str, list[_Chosen]] = defaultdict(list)
    for members, why in zip(sets, joins, strict=True):
        chosen = _chosen(members, why)
        by_slug[chosen.slug].append(chosen)
    made = []
    for plain, namesakes in by_slug.items():
        first, *others = sorted(namesakes, key=lambda c: c.bearer.age)
        made.append(_cluster(first, plain))
        made += [_cluster(c, f"{plain}--{c.bearer.local.article}") for c in others]
    return sorted(made, key=lambda c: c.identity.slug)


def _chosen(members: Sequence[Namesakes], joins: Sequence[Join]) -> _Chosen:
    profiles = sorted((p for m in members for p in m.profiles), key=lambda p: p.age)
    partial = {text for m in members for name, text in m.people if name.is_partial}
    names = Counter(p.local.name for p in profiles)
    types = Counter(p.type for p in profiles)
    # "Organization" is what a body is called whose type an article does not tell.
    kind = max(types, key=lambda t: (types[t], t != "Organization", t))
    name = max(names, key=lambda n: (n not in partial, names[n], len(n), n))
    bearer = next(p for p in profiles if slug(p.local.name) == slug(name))
    return _Chosen(name, kind, bearer, tuple(profiles), tuple(joins))


def _cluster(chosen: _Chosen, own: str) -> Cluster:
    members = sorted((p.local for p in chosen.profiles), key=lambda m: m.key)
    joins = sorted(chosen.joins, key=lambda j: (j.left.key, j.right.key, j.time))
    return Cluster(Identity(own, chosen.name, chosen.type), tuple(members), tuple(joins))
