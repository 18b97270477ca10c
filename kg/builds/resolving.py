"""Resolution in a build directory: what goes into it, and what is kept of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.builds.directory import BuildDir
from kg.errors import BuildDirectoryError, InputError
from kg.facts import Actor, actor_slug
from kg.ontology import Ontology
from kg.resolution import gazetteer, records
from kg.resolution.decisions import Decision, digest, in_force, read_log
from kg.resolution.model import Cluster, Identity, Join, Local, Resolution

# Entries, and what is wrong with each row that is none.
Gazetteer = tuple[list[gazetteer.Entry], list[InputError]]


@dataclass(frozen=True)
class Identities:
    """Who the actors of a build directory are across articles."""

    clusters: Mapping[str, Cluster]
    by_article: Mapping[str, Mapping[str, Identity]]

    @classmethod
    def of(cls, clusters: Iterable[Cluster]) -> Identities:
        """Index clusters."""
        made = Resolution(tuple(clusters))
        return cls({c.identity.slug: c for c in made.clusters}, made.identities())

    @classmethod
    def load(cls, directory: BuildDir) -> Identities:
        """Read what the last build kept; nobody is known where no build was whole.

        Raises:
            BuildDirectoryError: the file is broken.
        """
        path = directory.resolution_path
        try:
            return cls.of(records.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return cls.of(())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BuildDirectoryError(
                f"cannot be read ({error})", where=str(path), mend="build the graph again"
            ) from error

    def slug(self, actor: Actor) -> str:
        """Return the slug of the actor's IRI."""
        article, name = Local(actor.article, actor.name).key
        known = self.by_article.get(article, {}).get(name)
        return known.slug if known else actor_slug(actor)

    def joins(self, slug: str) -> Sequence[Join]:
        """Return what joined the names of the actor with this slug."""
        return self.clusters[slug].joins if slug in self.clusters else ()

    def digests(self) -> dict[str, str]:
        """Return a hash of the identities of each article."""
        return {
            article: hashlib.sha256(repr(sorted(known.items())).encode()).hexdigest()
            for article, known in self.by_article.items()
        }


def decided(directory: BuildDir) -> tuple[list[Decision], list[InputError]]:
    """Return the decisions in force, and what is wrong with lines that are none."""
    decisions, refused = read_log(directory.decisions_path)
    return in_force(decisions), refused


def inputs(directory: BuildDir) -> tuple[str, str]:
    """Return hashes of the decisions in force and of the gazetteer, which facts are not."""
    decisions, _ = decided(directory)
    path = directory.gazetteer_path
    links = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
    return digest(decisions), links


def resolve(
    directory: BuildDir, articles: Iterable[str], ontology: Ontology, sure: float | None = None
) -> Resolution:
    """Resolve the actors of ``articles`` under the decisions in force.

    Raises:
        FactError, BuildDirectoryError: facts cannot be read.
        OntologyError: a word list is missing.
    """
    from kg.resolution.lexicon import ResolutionLexicon
    from kg.resolution.profiles import profiles_of
    from kg.resolution.resolver import resolve as resolved
    from kg.resolution.scoring import SURE

    known = directory.all_facts(articles)
    profiles = [p for article, facts in known for p in profiles_of(article, facts)]
    decisions, _ = decided(directory)
    lexicon = ResolutionLexicon.of(ontology)
    return resolved(profiles, decisions, lexicon, sure=SURE if sure is None else sure)


def keep_gazetteer(directory: BuildDir, entries: Iterable[gazetteer.Entry]) -> None:
    """Keep a user's gazetteer in the directory, for later builds too."""
    lines = "".join(entry.to_json() + "\n" for entry in entries)
    directory.write(directory.gazetteer_path, lines.encode())


def read_gazetteer(path: Path, ontology: Ontology) -> Gazetteer:
    """Read a gazetteer whose types are those that the ontology declares.

    Raises:
        InputError: the file is no gazetteer.
    """
    from kg.graph.declaration import declared
    from kg.graph.triples import local

    return gazetteer.read(path, map(local, declared(ontology).types))


def links(
    directory: BuildDir, clusters: Iterable[Cluster], ontology: Ontology
) -> list[gazetteer.Link]:
    """Return the links of actors to the gazetteer that the directory keeps."""
    if not directory.gazetteer_path.exists():
        return []
    entries, _ = read_gazetteer(directory.gazetteer_path, ontology)
    return gazetteer.links(entries, clusters)
