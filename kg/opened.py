"""An open graph: what is asked of it, and what is made of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article
from kg.facts import Fact

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.builds.directory import BuildDir
    from kg.explain import Explanation
    from kg.info import Info
    from kg.ontology import Ontology
    from kg.query import Result
    from kg.resolution.decisions import Decision
    from kg.resolution.model import Resolution
    from kg.store import Store
    from kg.validation import Finding


class Graph:
    """The graph in a build directory, open for reading; see ``kg.open``.

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
