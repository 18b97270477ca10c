"""The library in a few calls; ``kg`` exports them again.

Inputs are what the command line takes (paths, globs, folders, ``-``), articles in memory
(``kg.Article``, with an id of a-z, 0-9 and hyphens), or a sequence of these. An input that
cannot be read is no reason to stop: ``on_refused`` hears of it, or a warning is issued. Only if
all are refused is the first raised.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article
from kg.builds.inputs import Refusals, Refused, Sources, items
from kg.errors import InputError
from kg.facts import Fact
from kg.opened import Graph

if TYPE_CHECKING:
    from kg.builds.builder import Report
    from kg.builds.listener import Listener
    from kg.pipeline import FactSource, Settings


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
