"""What is derived from the facts: the store, the view and the files for other tools.

``store.json`` is written last and removed first: where it is missing the store is made anew, and
where it disagrees with the manifest only the graphs of the articles that differ are.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.builds import resolving
from kg.builds.directory import BuildDir, os_errors
from kg.builds.listener import Listener
from kg.builds.manifest import Manifest, digest
from kg.errors import BuildDirectoryError, FactError
from kg.ontology import Ontology
from kg.resolution import records
from kg.resolution.model import Resolution

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.rdf import Violation
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the store was made of; two stamps that are equal stand for equal stores.

    ``articles`` maps ids to a hash of article and facts, ``violations`` ids to SHACL findings,
    ``identities`` ids to a hash of who their actors are. ``decisions`` and ``gazetteer`` are
    hashes; ``proposals`` counts the pairs of actors that may be one.
    """

    version: str
    ontology: str
    base: str
    articles: Mapping[str, str]
    decisions: str = ""
    gazetteer: str = ""
    identities: Mapping[str, str] = field(default_factory=dict, compare=False)
    proposals: int = field(default=0, compare=False)
    violations: Mapping[str, list[str]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, directory: BuildDir, manifest: Manifest, ontology: Ontology) -> Stamp:
        """Return the stamp of the store that ``manifest`` and the decisions ask for."""
        hashes = {n: digest(e.content + e.facts) for n, e in manifest.articles.items() if e.facts}
        settings = (__version__, ontology.sha256, manifest.base)
        return cls(*settings, hashes, *resolving.inputs(directory))

    @property
    def findings(self) -> tuple[str, ...]:
        """Return all SHACL findings, in order of the articles' ids."""
        return tuple(text for name in sorted(self.violations) for text in self.violations[name])

    def same_settings(self, other: Stamp) -> bool:
        """Tell whether both map the same facts to the same quads."""
        return (self.version, self.ontology, self.base) == (
            other.version,
            other.ontology,
            other.base,
        )


def stamp(directory: BuildDir) -> Stamp | None:
    """Return the stamp of the store, or None where the store is not whole."""
    try:
        return Stamp(**json.loads(directory.stamp_path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def refresh(
    directory: BuildDir, manifest: Manifest, ontology: Ontology, listener: Listener
) -> Stamp:
    """Bring store and files into agreement with the facts; return what they were made of.

    An article whose facts cannot be mapped is left out of the store and told as a finding.

    Raises:
        BuildDirectoryError: a file cannot be written.
        OntologyError: the ontology is broken.
    """
    have, wanted = stamp(directory), Stamp.of(directory, manifest, ontology)
    files = (directory.view_path, directory.nquads_path, directory.turtle_path)
    made = (*files, directory.store_path, directory.resolution_path)
    if have is None or have != wanted or not all(p.exists() for p in made):
        return _renew(directory, _usable(directory, have, wanted), wanted, ontology, listener)
    return have


def _usable(directory: BuildDir, have: Stamp | None, wanted: Stamp) -> Stamp | None:
    whole = have and have.same_settings(wanted) and directory.store_path.is_dir()
    return have if whole else None


def _renew(
    directory: BuildDir,
    have: Stamp | None,
    wanted: Stamp,
    ontology: Ontology,
    listener: Listener,
) -> Stamp:
    from kg import rules
    from kg.store import Store

    with os_errors(directory.stamp_path):
        directory.stamp_path.unlink(missing_ok=True)
    resolution = resolving.resolve(directory, wanted.articles, ontology)
    mapper = _Mapper(directory, ontology, wanted.base, listener, resolution)
    if have is None:
        shutil.rmtree(directory.store_path, ignore_errors=True)
    made = dataclasses.replace(
        wanted, identities=mapper.known.digests(), proposals=len(resolution.proposals)
    )
    with Store.open(directory.store_path) as store:
        _fill(store, mapper, have, made)
        rules.apply(store, ontology, wanted.base)
        directory.write(directory.resolution_path, records.dumps(resolution.clusters).encode())
        _write_files(directory, store, ontology, wanted)
    before = have.violations if have else {}
    kept = {n: v for n, v in before.items() if n in wanted.articles} | mapper.violations
    made = dataclasses.replace(made, violations={n: texts for n, texts in kept.items() if texts})
    directory.write(directory.stamp_path, json.dumps(asdict(made), sort_keys=True).encode())
    return made


def _fill(store: Store, mapper: _Mapper, have: Stamp | None, made: Stamp) -> None:
    if have is None:
        store.load(mapper.everything(sorted(made.articles)))
    else:
        mapper.update(store, have, made)


class _Mapper:
    """Maps articles to checked quads; ``violations`` are the findings by article."""

    def __init__(
        self,
        directory: BuildDir,
        ontology: Ontology,
        base: str,
        listener: Listener,
        resolution: Resolution,
    ) -> None:
        from kg.rdf import Iris, Validator, frame_terms

        self.violations: dict[str, list[str]] = {}
        self.known = resolving.Identities.of(resolution.clusters)
        self._directory = directory
        self._ontology = ontology
        self._iris = Iris(base)
        self._validator = Validator(ontology)
        self._frames = frame_terms(ontology)
        self._listener = listener

    def everything(self, names: Sequence[str]) -> Iterator[Quad]:
        """Yield the ontology, who is who, and all articles, for a new store."""
        from kg.rdf import ontology_quads

        self._listener.begun("storing", len(names))
        yield from ontology_quads(self._ontology, self._iris.base)
        yield from self._resolution()
        for name in names:
            yield from self.quads(name)

    def update(self, store: Store, have: Stamp, made: Stamp) -> None:
        """Replace the graphs of articles that differ, remove those of articles that are gone.

        An article differs where its text, its facts, or who one of its actors is changed.
        """
        for name in sorted(have.articles.keys() - made.articles.keys()):
            store.remove_graph(self._iris.article(name).value)
        changed = sorted(
            name
            for name, made_of in made.articles.items()
            if have.articles.get(name) != made_of
            or have.identities.get(name) != made.identities.get(name)
        )
        self._listener.begun("storing", len(changed))
        for name in changed:
            store.replace_graph(self._iris.article(name).value, self.quads(name))
        store.replace_graph(self._iris.graph("resolution").value, self._resolution())

    def _resolution(self) -> list[Quad]:
        from kg.rdf.resolution import resolution_quads

        clusters = self.known.clusters.values()
        links = resolving.links(self._directory, clusters, self._ontology)
        return resolution_quads(clusters, links, self._iris.base)

    def quads(self, name: str) -> list[Quad]:
        """Return the quads of one article; none where its facts contradict themselves."""
        from kg.rdf import article_quads

        article, facts = self._directory.article(name), self._directory.facts(name)
        try:
            identities = self.known.by_article.get(name)
            quads = article_quads(article, facts, self._iris.base, identities, self._frames)
        except FactError as error:
            self.violations[name] = [str(error)]
            return []
        finally:
            self._listener.done(article.title or article.id)
        findings = self._validator.report(quads).violations
        self.violations[name] = [told(v) for v in findings if v.severity == "Violation"]
        return quads


def told(violation: Violation) -> str:
    """Return a SHACL finding as one line."""
    path = f" {violation.path}" if violation.path else ""
    value = f" ({violation.value})" if violation.value else ""
    return f"{violation.focus}{path}: {violation.message}{value}"


def _write_files(directory: BuildDir, store: Store, ontology: Ontology, made_of: Stamp) -> None:
    from kg.graph import project
    from kg.rdf.serialize import n_quads, turtle
    from kg.view import page

    quads = list(store.quads())
    # No name and no time in the header: the same quads give the same file.
    directory.write(directory.nquads_path, gzip.compress(n_quads(quads), mtime=0))
    directory.write(directory.turtle_path, turtle(quads, made_of.base))
    graph = project(store, ontology, texts(directory, made_of.articles, made_of.base))
    directory.write(directory.view_path, page(graph).encode())


def texts(directory: BuildDir, names: Iterable[str], base: str) -> dict[str, str]:
    """Return the texts of articles by IRI."""
    from kg.rdf import Iris

    iris = Iris(base)
    return {iris.article(name).value: directory.article(name).text for name in names}


def open_store(directory: BuildDir) -> Store:
    """Open the store of a build directory for reading.

    Raises:
        BuildDirectoryError: a build was interrupted before the store was whole.
    """
    from kg.store import Store

    if stamp(directory) is None:
        raise BuildDirectoryError(
            "the store is not whole: a build was interrupted, or is at work",
            where=str(directory.root),
            mend="run the same `kg build` again; what is extracted is kept",
        )
    return Store.open(Path(directory.store_path), read_only=True)
