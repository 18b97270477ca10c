"""Is a build directory sound: are files whole, evidence verbatim, graphs in shape?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import facts as fact_lines
from kg.article import Article
from kg.builds.directory import BuildDir
from kg.builds.resolving import decided
from kg.errors import KgError
from kg.facts import Fact
from kg.ontology import Ontology
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: ``what`` is wrong at ``where``.

    ``check`` is "files", "evidence" or "shapes".
    """

    check: str
    where: str
    what: str


def findings(directory: BuildDir, store: Store, ontology: Ontology) -> Iterator[Finding]:
    """Yield all that is wrong: files, then the evidence of each fact, then SHACL.

    Raises:
        BuildDirectoryError: the manifest is broken.
        OntologyError: the shapes are broken.
    """
    for name, entry in sorted(directory.manifest().articles.items()):
        if not directory.is_whole(name, entry):
            yield Finding("files", name, "article or facts are not as the last build left them")
        try:
            yield from _evidence(directory.article(name), directory.facts(name))
        except KgError as error:
            yield Finding("files", error.where, error.what)
    for line in decided(directory)[1]:
        yield Finding("files", line.where, line.what)
    yield from _shapes(store, ontology)


def _evidence(article: Article, facts: list[Fact]) -> Iterator[Finding]:
    for fact in facts:
        for field in fact_lines.faults(fact, article.text):
            yield Finding(
                "evidence", f"{article.id}: {fact.id}", f"the spans of {field!r} do not give it"
            )


def _shapes(store: Store, ontology: Ontology) -> Iterator[Finding]:
    from kg.builds.outputs import told
    from kg.rdf import Validator

    validator = Validator(ontology)
    for graph in store.graphs():
        if not graph.endswith("graph:ontology"):
            for violation in validator.report(store.quads(graph)).violations:
                yield Finding("shapes", violation.graph, told(violation))
