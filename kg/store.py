"""The graph on disk or in memory: Oxigraph, embedded, one named graph an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.errors import BuildDirectoryError
from kg.rdf.serialize import dump
from kg.rdf.terms import PREFIXES

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store:
    """Quads that answer SPARQL; the default graph of a query is the union of all graphs.

    One process at a time may write to a directory; it is locked until ``close``.
    """

    def __init__(self, inner: ox.Store, where: str = "", read_only: bool = False) -> None:
        self._inner: ox.Store | None = inner
        self._where = where
        self._read_only = read_only

    @classmethod
    def in_memory(cls) -> Store:
        """Make an empty store that vanishes with the process."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Store:
        """Open the store in the directory ``path``, made where absent unless ``read_only``.

        Raises:
            BuildDirectoryError: another process writes to it, or it is no store.
        """
        try:
            inner = ox.Store.read_only(str(path)) if read_only else ox.Store(path)
        except (OSError, RuntimeError) as error:
            raise _unopened(path, error) from error
        return cls(inner, str(path), read_only)

    def close(self) -> None:
        """Write everything to disk and give the lock back; the store cannot be used again."""
        if self._inner is not None and self._where and not self._read_only:
            self._inner.flush()
        self._inner = None

    def replace_graph(self, iri: str, quads: Iterable[Quad]) -> None:
        """Make the graph ``iri`` hold exactly ``quads``, in one transaction.

        The graph names of ``quads`` do not count, and no quad may hold a blank node.
        """
        name = NamedNode(iri)
        body = dump((q.triple for q in quads), RdfFormat.N_TRIPLES).decode()
        self._update(f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{\n{body}}} }}")

    def load(self, quads: Iterable[Quad]) -> None:
        """Add many quads at once into the graphs that they name: the fast way to fill a new store.

        Unlike ``replace_graph`` it is no transaction: what was interrupted leaves half of it.
        """
        try:
            self._store.bulk_extend(quads)
        except (OSError, RuntimeError) as error:
            raise self._unwritten(error) from error

    def remove_graph(self, iri: str) -> None:
        """Remove the graph ``iri``; nothing happens where there is none."""
        self._update(f"DROP SILENT GRAPH {NamedNode(iri)}")

    def query(self, text: str) -> Answer:
        """Answer a query of our own: the usual prefixes are known.

        A query that a user wrote goes through ``kg.query.run``, which refuses what is unsafe.

        Raises:
            SyntaxError: ``text`` is not SPARQL.
        """
        return self._store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)

    def quads(self, iri: str | None = None) -> Iterator[Quad]:
        """Yield all quads, or those of the graph ``iri``."""
        graph = NamedNode(iri) if iri else None
        return iter(self._store.quads_for_pattern(None, None, None, graph))

    def graphs(self) -> list[str]:
        """Return the IRIs of all named graphs, sorted."""
        return sorted(g.value for g in self._store.named_graphs())

    def __len__(self) -> int:
        return len(self._store)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _store(self) -> ox.Store:
        if self._inner is None:
            raise BuildDirectoryError("the store is closed", where=self._where, mend="open it")
        return self._inner

    def _update(self, text: str) -> None:
        try:
            self._store.update(text)
        except (OSError, RuntimeError) as error:
            raise self._unwritten(error) from error

    def _unwritten(self, error: Exception) -> BuildDirectoryError:
        if self._read_only:
            what, mend = "the store is open for reading only", "open it for writing"
        else:
            what, mend = f"cannot write to the store ({error})", "check the disk, build again"
        return BuildDirectoryError(what, where=self._where, mend=mend)


def _unopened(path: Path, error: Exception) -> BuildDirectoryError:
    if "lock" in str(error).lower():
        return BuildDirectoryError(
            "another process has the store open",
            where=str(path),
            mend="wait until it is done, or open the store for reading only",
        )
    return BuildDirectoryError(
        f"not a store, or a broken one ({error})",
        where=str(path),
        mend="remove the directory and build again",
    )
