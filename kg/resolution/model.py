"""What resolution reads and gives: actors of single articles, scores, joins, identities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.article import slug


class Local(NamedTuple):
    """An actor as one article has it: the article's id and the actor's name there."""

    article: str
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what stands for the actor where spellings that give one slug do not count."""
        return self.article, slug(self.name)

    def __str__(self) -> str:
        return f"{self.article}:{self.name}"


@dataclass(frozen=True, slots=True)
class Profile:
    """All that one article tells of an actor that helps to know it again.

    ``titles`` are the offices it holds, each with the key of the body's name or nothing.
    ``companions`` are the keys of the other named actors, ``home`` the key of the country that
    the article names most.
    """

    local: Local
    aliases: tuple[str, ...]
    type: str
    titles: frozenset[tuple[str, str]]
    companions: frozenset[str]
    home: str
    date: dt.date | None

    @property
    def key(self) -> tuple[str, str]:
        """Return the key of the local actor."""
        return self.local.key

    @property
    def age(self) -> tuple[dt.date, str, str]:
        """Return what orders actors from the earliest article on."""
        return (self.date or dt.date.max, *self.key)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what speaks for one actor (points above 0) or for two."""

    words: str
    points: float

    def __str__(self) -> str:
        return f"{self.words} ({self.points:+.1f})"


@dataclass(frozen=True, slots=True)
class Score:
    """Evidence on whether two actors are one: the total is the sum of the pieces."""

    pieces: tuple[Piece, ...]

    @property
    def total(self) -> float:
        """Return the sum, to one decimal."""
        return round(sum(p.points for p in self.pieces), 1)

    def __str__(self) -> str:
        return "; ".join(map(str, self.pieces))


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one: the earliest article's name of each, and why."""

    left: Local
    right: Local
    score: Score


@dataclass(frozen=True, slots=True)
class Join:
    """Why two actors are one: who judged so (``rule``, or a person), with which reason.

    ``score`` is the sum of the rules' evidence; None where a person judged. ``time`` is empty
    where the rules judge: they judge anew with each build.
    """

    left: Local
    right: Local
    by: str
    reason: str
    score: float | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an actor of an article is across articles: last part of the IRI, name and type."""

    slug: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """One actor: its identity, the local actors that are it, and what joined them.

    Local actors with one name and kind are one without a join.
    """

    identity: Identity
    members: tuple[Local, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: clusters sorted by slug, proposals best first.

    ``unfulfilled`` are judgements "same" that another judgement forbids.
    """

    clusters: tuple[Cluster, ...]
    proposals: tuple[Proposal, ...] = ()
    unfulfilled: tuple[Join, ...] = ()

    def identities(self) -> Mapping[str, Mapping[str, Identity]]:
        """Return identities by article id and slug of the local name."""
        found: dict[str, dict[str, Identity]] = {}
        for cluster in self.clusters:
            for member in cluster.members:
                article, name = member.key
                found.setdefault(article, {})[name] = cluster.identity
        return found
