"""Judge who is who in a graph that was built: the log grows, and what it touches is made anew."""

from __future__ import annotations

from collections.abc import Sequence

from kg.builds import outputs, resolving
from kg.builds.directory import BuildDir
from kg.builds.listener import Listener
from kg.errors import KgError, NotFoundError
from kg.ontology import Ontology
from kg.resolution.decisions import RULE, Decision, append, decide
from kg.resolution.model import Join, Local, Resolution


def resolve(directory: BuildDir, ontology: Ontology, sure: float | None = None) -> Resolution:
    """Resolve the actors of a graph anew: what is joined, and what may be; nothing is changed.

    Raises:
        FactError, BuildDirectoryError: facts cannot be read.
        OntologyError: a word list is missing.
    """
    return resolving.resolve(directory, _articles(directory), ontology, sure)


def judge(directory: BuildDir, decisions: Sequence[Decision], ontology: Ontology) -> int:
    """Append decisions to the log and apply them; return how many articles' graphs changed.

    Raises:
        NotFoundError: a decision is on an actor that no article has; nothing is changed.
        BuildDirectoryError: a build is at work, or a file cannot be written.
    """
    with directory.lock():
        known = keys(directory)
        for side in (s for d in decisions for s in (d.left, d.right)):
            if side.key not in known:
                raise NotFoundError(f"no actor {side}", mend="write ARTICLE-ID:NAME of the facts")
        append(directory.decisions_path, decisions)
        return refresh(directory, ontology)


def refresh(directory: BuildDir, ontology: Ontology) -> int:
    """Bring store and files into agreement with the log, whose directory is locked."""
    changed: list[str] = []
    listener = Listener(done=changed.append)
    outputs.refresh(directory, directory.manifest(), ontology, listener)
    return len(changed)


def keys(directory: BuildDir) -> frozenset[tuple[str, str]]:
    """Return the keys of all actors that the articles of the last build name."""
    known = resolving.Identities.load(directory).by_article
    return frozenset((article, name) for article, names in known.items() for name in names)


def accepted(directory: BuildDir, ontology: Ontology, threshold: float) -> list[Decision]:
    """Return what the rules would join from ``threshold`` points on, beside what they join now."""
    now = {_pair(j) for c in resolve(directory, ontology).clusters for j in c.joins}
    lower = resolve(directory, ontology, threshold)
    return [
        decide("same", j.left, j.right, by=RULE, reason=f"at least {threshold:g}: {j.reason}")
        for cluster in lower.clusters
        for j in cluster.joins
        if j.by == RULE and not j.time and _pair(j) not in now
    ]


def _pair(join: Join) -> tuple[Local, Local]:
    return join.left, join.right


def local(words: str) -> Local:
    """Read ``ARTICLE-ID:NAME``.

    Raises:
        KgError: there is no colon.
    """
    article, colon, name = words.partition(":")
    if not (article and colon and name):
        raise KgError(f"not an actor of an article: {words!r}", mend="write ARTICLE-ID:NAME")
    return Local(article, name)


def _articles(directory: BuildDir) -> list[str]:
    return sorted(n for n, entry in directory.manifest().articles.items() if entry.facts)
