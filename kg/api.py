"""The library in a few calls; ``kg`` exports them again.

Inputs are what the command line takes (paths, globs, folders, ``-``), articles in memory
(``kg.Article``, with an id of a-z, 0-9 and hyphens), or a sequence of these. An input that
cannot be read is no reason to stop: ``on_refused`` hears of it, or a warning is issued. Only if
all are refused is the first raised.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article
from kg.builds.inputs import Refusals, Refused, Sources, items
from kg.errors import InputError
from kg.facts import Fact

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.builds.builder import Report
    from kg.builds.directory import BuildDir
    from kg.builds.listener import Listener
    from kg.explain import Explanation
    from kg.info import Info
    from kg.ontology import Ontology
    from kg.pipeline import FactSource, Settings
    from kg.query import Result
    from kg.resolution.decisions import Decision
    from kg.resolution.model import Resolution
    from kg.store import Store
    from kg.validation import Finding


def extract(
    inputs: Sources,
    *,
    settings: Settings | None = None,
    fields: Mapping[str, str] | None = None,
    on_refused: Refused | None = None,
) -> list[Fact]:
    """Return the facts of all articles of ``inputs``, in order.

    Args:
        inputs: see the module.
        settings: models and ontology; the ones that ship with the package where None.
        fields: keys of JSON records by the article's field that they hold.
        on_refused: hears of each input that cannot be read.

    Raises:
        InputError: no input could be read.
        ModelError, OntologyError: the settings do not fit.
    """
    refused = Refusals(on_refused)
    found = list(stream(inputs, settings=settings, fields=fields, on_refused=refused))
    if not found:
        refused.raise_first()
    return [fact for _, facts in found for fact in facts]


def stream(
    inputs: Sources,
    *,
    settings: Settings | None = None,
    fields: Mapping[str, str] | None = None,
    on_refused: Refused | None = None,
) -> Iterator[tuple[Article, list[Fact]]]:
    """Yield each article with its facts as soon as they are there; see ``extract``."""
    hear = Refusals(on_refused)

    def articles() -> Iterator[Article]:
        for item in items(inputs, fields):
            if isinstance(item, InputError):
                hear(item)
            else:
                yield item

    return pipeline(settings).stream(articles())


def build(
    inputs: Sources,
    out: str | os.PathLike[str] = "graph",
    *,
    base: str | None = None,
    settings: Settings | None = None,
    fields: Mapping[str, str] | None = None,
    fresh: bool = False,
    gazetteer: Path | None = None,
    on_refused: Refused | None = None,
) -> Graph:
    """Build a graph from ``inputs`` into the directory ``out``, or extend the one there.

    Args:
        inputs: see the module.
        out: a new, an empty or an earlier build directory.
        base: what data IRIs start with; the directory's or ``urn:newskg:`` where None.
        settings: models and ontology; the ones that ship with the package where None.
        fields: keys of JSON records by the article's field that they hold.
        fresh: start anew; only ``decisions.jsonl`` stays.
        gazetteer: names with IRIs to link actors to; see ``kg.resolution.gazetteer``.
        on_refused: hears of each input that cannot be read.

    Raises:
        InputError: no input could be read and there is no graph yet.
        BuildDirectoryError: ``out`` cannot be used.
    """
    from kg.builds import notices
    from kg.builds.listener import Listener

    refused = Refusals(on_refused)
    listener = Listener(refused=refused)
    report = build_report(
        inputs,
        Path(out),
        base=base,
        settings=settings,
        fields=fields,
        fresh=fresh,
        gazetteer=gazetteer,
        listener=listener,
    )
    if report.skipped:
        warnings.warn(notices.skipped(report.skipped, Path(out)), stacklevel=2)
    if not report.articles:
        refused.raise_first()
    return open(out, ontology=settings.ontology if settings else None)


def build_report(
    inputs: Sources,
    out: Path,
    *,
    base: str | None = None,
    settings: Settings | None = None,
    fields: Mapping[str, str] | None = None,
    fresh: bool = False,
    gazetteer: Path | None = None,
    listener: Listener | None = None,
) -> Report:
    """Build as ``build`` does, and return what was done."""
    from kg.builds import builder
    from kg.ontology import Ontology

    return builder.build(
        items(inputs, fields),
        out,
        pipeline(settings),
        ontology=Ontology.open(settings.ontology if settings else None),
        base=base,
        fresh=fresh,
        gazetteer=gazetteer,
        listener=listener,
    )


def open(path: str | os.PathLike[str], *, ontology: Path | None = None) -> Graph:
    """Open the graph in a build directory.

    ``ontology`` is a copy of ``ontology/`` whose queries and shapes are used.

    Raises:
        BuildDirectoryError: there is none, or it is broken or of another version.
    """
    from kg.builds.directory import BuildDir
    from kg.ontology import Ontology

    return Graph(BuildDir.open(Path(path)), Ontology.open(ontology))


def pipeline(settings: Settings | None = None) -> FactSource:
    """Return the pipeline for ``settings``; the models are loaded when it is first used."""
    from kg.pipeline import Pipeline, Settings

    return Pipeline(settings or Settings())


class Graph:
    """The graph in a build directory, open for reading; see ``open``.

    It can be closed (``close``) or used in a ``with`` block; what it was asked for stays valid.
    """

    def __init__(self, directory: BuildDir, ontology: Ontology) -> None:
        self.directory = directory
        self.ontology = ontology
        self.base = directory.manifest().base
        self._store: Store | None = None

    def __repr__(self) -> str:
        return f"kg.open({str(self.directory.root)!r})"

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back; it is opened again when it is needed."""
        if self._store is not None:
            self._store.close()
        self._store = None

    @property
    def store(self) -> Store:
        """The store, opened when it is first needed.

        Raises:
            BuildDirectoryError: a build was interrupted before the store was whole.
        """
        from kg.builds.outputs import open_store

        self._store = self._store or open_store(self.directory)
        return self._store

    def query(self, query: str, /, **bindings: str) -> Result:
        """Answer a SPARQL query, or the one of the library that ``query`` names.

        Iterating gives rows of Python values; ``rows`` are RDF terms. There are ``columns`` and
        ``to_pandas()``, ``truth`` for ASK and ``triples`` for CONSTRUCT.
        ``bindings`` are values of the query's parameters: an IRI as ``<...>``, or a string.

        Raises:
            QueryError: the query is malformed, refused, or has no such parameter.
            NotFoundError: the library has no query of this name.
        """
        from kg.query import find, run

        # A name has neither spaces nor braces, which no query can do without.
        is_name = all(c.isalnum() or c in "-_" for c in query)
        text = find(self.ontology, query).text if is_name else query
        return run(self.store, text, bindings)

    def articles(self) -> list[Article]:
        """Return the articles in order of id."""
        names = sorted(self.directory.manifest().articles)
        return [self.directory.article(name) for name in names]

    def facts(self) -> list[Fact]:
        """Return the facts of all articles, in order of the articles' ids."""
        return [fact for _, facts in self.directory.all_facts() for fact in facts]

    def to_networkx(self) -> MultiDiGraph:
        """Return actors as nodes and facts as edges; see ``kg.graph.project``."""
        from kg.graph import project

        return project(self.store, self.ontology, self._texts())

    def view(self, path: str | os.PathLike[str]) -> Path:
        """Write the graph as one HTML file that opens offline; return its path.

        Raises:
            ExportError: the file cannot be written.
        """
        from kg.view import render

        return render(self.to_networkx(), Path(path))

    def export(self, path: str | os.PathLike[str], format: str | None = None) -> list[Path]:
        """Write the graph for another tool; return the files written.

        ``format`` is one of ``kg.export.FORMATS``; the ending of ``path`` decides where None.

        Raises:
            ExportError: there is no such format, or the file cannot be written.
        """
        from kg.export import export

        return export(
            self.store,
            self.ontology,
            Path(path),
            format,
            base=self.base,
            texts=self._texts(),
        )

    def validate(self) -> list[Finding]:
        """Return all that is wrong with files, evidence and RDF: nothing, if all is well."""
        from kg.validation import findings

        return list(findings(self.directory, self.store, self.ontology))

    def explain(self, name_or_id: str) -> Explanation:
        """Return a fact or an actor with the sentences that say it.

        Raises:
            NotFoundError: nothing, or more than one actor, is meant.
        """
        from kg.builds.resolving import Identities
        from kg.explain import explain

        known = Identities.load(self.directory)
        return explain(name_or_id, self.directory.all_facts(), known)

    def resolve(self) -> Resolution:
        """Return who is who: clusters of actors with what joined them, and proposals."""
        from kg.builds.judging import resolve

        return resolve(self.directory, self.ontology)

    def judge(self, decisions: Sequence[Decision]) -> int:
        """Add judgements to the log, bring the graph up to date; return how many articles changed.

        ``kg.resolution.decisions.decide`` makes a judgement; a later one on the same pair wins.

        Raises:
            NotFoundError: a judgement is on an actor that no article has.
        """
        from kg.builds.judging import judge

        self.close()
        return judge(self.directory, decisions, self.ontology)

    def info(self) -> Info:
        """Return what the graph holds, in numbers."""
        from kg.info import info

        return info(self.directory)

    def _texts(self) -> dict[str, str]:
        from kg.builds.outputs import texts

        return texts(self.directory, self.directory.manifest().articles, self.base)
