"""Both sides of a pair of actors, with the sentences that a person judges by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.article import Article, Span
from kg.builds.directory import BuildDir
from kg.builds.resolving import Identities
from kg.explain import passages
from kg.facts import Actor
from kg.resolution.model import Local

_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as one article has it.

    ``names`` begin with its name there, ``roles`` are words, ``sentences`` name it. ``articles``
    counts those of the actor that it was resolved to, who is called ``known_as``.
    """

    local: Local
    names: tuple[str, ...]
    type: str
    roles: tuple[str, ...]
    article: Article
    sentences: tuple[str, ...]
    known_as: str
    articles: int


class Sides:
    """Reads sides from a build directory."""

    def __init__(self, directory: BuildDir) -> None:
        self._directory = directory
        self._known = Identities.load(directory)

    def side(self, local: Local) -> Side:
        """Return one side; raises BuildDirectoryError where its article is gone."""
        article = self._directory.article(local.article)
        facts = self._directory.facts(local.article)
        actor = next(
            f for f in facts if isinstance(f, Actor) and Local(article.id, f.name).key == local.key
        )
        cluster = self._known.clusters.get(self._known.slug(actor))
        return Side(
            local=local,
            names=(actor.name, *actor.aliases),
            type=actor.type,
            roles=tuple(_role(r.title, r.organization) for r in actor.roles),
            article=article,
            sentences=tuple(_sentences(article, actor)),
            known_as=cluster.identity.name if cluster else actor.name,
            articles=len({m.article for m in cluster.members}) if cluster else 1,
        )

    def says(self, local: Local) -> str:
        """Return one sentence that names the actor, nothing where there is none."""
        return next(iter(self.side(local).sentences), "")


def _role(title: str, organization: str) -> str:
    return f"{title} of {organization}" if organization else title


def _sentences(article: Article, actor: Actor) -> Iterator[str]:
    """Yield the sentences of the evidence, then of mentions, each once."""
    seen: set[Span] = set()
    for span in (*actor.spans.get("evidence", ()), *actor.mentions):
        for passage in passages(article.text, [span]):
            if passage.span not in seen and len(seen) < _SENTENCES:
                seen.add(passage.span)
                yield " ".join(passage.text.split())
