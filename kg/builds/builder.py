"""Builds: read inputs into a build directory, extract what is new, derive store and files.

Three steps, each of which can be interrupted and gone on with: the articles are read and kept;
the facts of those that are new, or that another pipeline made, are extracted; the store and the
files for readers are brought into agreement with the facts.
"""

from __future__ import annotations

import dataclasses
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg import __version__
from kg.article import Article
from kg.builds import notices, outputs, resolving
from kg.builds.directory import BuildDir
from kg.builds.listener import Listener
from kg.builds.manifest import Entry, Manifest, content, digest
from kg.counts import count
from kg.errors import InputError
from kg.facts import Fact
from kg.ontology import Ontology
from kg.pipeline import FactSource
from kg.rdf.iris import Iris
from kg.read.sources import file_of

Item = Article | InputError
# A build that is interrupted loses at most the work of this many seconds.
_CHECKPOINT_SECONDS = 5.0
_NO_FACTS = digest("")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    ``articles`` are all in the graph; of the inputs, ``extracted`` were new or changed and
    ``refused`` could not be read; ``removed`` articles were replaced by newer texts, and
    ``skipped`` input files lie in the build directory. ``facts`` counts all facts by kind.
    ``violations`` are texts of SHACL results: there should be none. ``proposals`` counts the pairs
    of actors that may be one.
    """

    articles: int = 0
    extracted: int = 0
    removed: int = 0
    skipped: int = 0
    refused: tuple[InputError, ...] = ()
    notices: tuple[InputError, ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)
    violations: tuple[str, ...] = ()
    proposals: int = 0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Tell whether every input was read and nothing needs a look."""
        return not (self.refused or self.notices or self.violations)


def build(
    items: Iterable[Item],
    out: Path,
    extractor: FactSource,
    *,
    ontology: Ontology,
    base: str | None = None,
    fresh: bool = False,
    gazetteer: Path | None = None,
    listener: Listener | None = None,
) -> Report:
    """Build ``items`` into the directory ``out``, beside what earlier builds put there.

    Articles whose content and pipeline are unchanged are not extracted again. An article that
    was read from a place that held another text before replaces that text. Without a single
    article, nothing is made or changed.

    Args:
        items: articles and refusals, as ``kg.read.read`` yields them.
        out: a new, an empty or a build directory.
        extractor: a ``kg.pipeline.Pipeline``.
        ontology: what maps facts to RDF.
        base: what data IRIs start with; the directory's, or ``urn:newskg:``, where None.
        fresh: start anew; only ``decisions.jsonl`` stays.
        gazetteer: names with IRIs to link actors to; kept, and used by later builds too.
        listener: who hears how the build goes.

    Raises:
        BuildDirectoryError: ``out`` cannot be used; nothing in it is changed.
        InputError: ``gazetteer`` is none.
        KgError: ``base`` is no start of an IRI.
    """
    begun = time.monotonic()
    if base is not None:
        Iris(base)  # refuses what is no start of an IRI before any work is done
    entries = resolving.read_gazetteer(gazetteer, ontology) if gazetteer else None
    directory = BuildDir.prepare(out, fresh=fresh)
    work = _Build(directory, extractor, listener or Listener())
    arrivals = work.arrivals(items)
    first = next(arrivals, None)
    if first is None and (fresh or directory.is_new()):
        return work.report(begun)
    with directory.lock():
        work.begin(base, fresh=fresh)
        work.read(arrivals if first is None else itertools.chain([first], arrivals))
        work.extract()
        work.hear_who_is_who(entries)
        made = outputs.refresh(directory, work.manifest(), ontology, work.listener)
        return work.report(begun, made)


class _Build:
    """The state of one build between its steps."""

    def __init__(self, directory: BuildDir, extractor: FactSource, listener: Listener) -> None:
        self.directory = directory
        self.extractor = extractor
        self.listener = listener
        self.base = ""
        self.entries: dict[str, Entry] = {}
        self.places: dict[str, str] = {}
        self.seen: set[str] = set()
        self.refused: list[InputError] = []
        self.notices: list[InputError] = []
        self.extracted = 0
        self.removed = 0
        self.skipped: set[str] = set()

    def begin(self, base: str | None, *, fresh: bool) -> None:
        """Take up what the directory holds, or clear it away."""
        if fresh:
            self.directory.clear()
        before = self.directory.begin()
        self.entries = dict(before.articles)
        self.base = base or before.base

    def manifest(self) -> Manifest:
        return Manifest(
            version=__version__,
            base=self.base,
            pipeline=self.extractor.fingerprint,
            articles=self.entries,
        )

    def arrivals(self, items: Iterable[Item]) -> Iterator[Article]:
        """Yield the articles; what is refused is heard and kept, what lies in ``out`` skipped."""
        for item in items:
            place = item.where if isinstance(item, InputError) else item.source
            if self.directory.holds(place):
                self.skipped.add(file_of(place))
            elif isinstance(item, InputError):
                self._keep(item, self.refused, self.listener.refused)
            else:
                yield item

    def read(self, articles: Iterable[Article]) -> None:
        """Keep the articles, and drop those whose place holds another text now."""
        for article in articles:
            self._admit(article)
            self.seen.add(article.id)
            if file_of(article.source):  # memory and standard input hold nothing that could change
                self.places[article.source] = article.id
            for notice in notices.unbalanced_quotes(article):
                self._keep(notice, self.notices, self.listener.noticed)
        before = len(self.entries)
        self.entries = dict(self._still_held())
        self.removed = before - len(self.entries)
        self.directory.save_manifest(self.manifest())
        self.directory.sweep(self.manifest())

    def _admit(self, article: Article) -> None:
        new = Entry((article.source,), content(article), "", "")
        old = self.entries.get(article.id)
        if old is None:
            self.directory.put_article(article)
            self.entries[article.id] = new
            return
        sources = tuple(sorted({*old.sources, article.source}))
        # One text at several places: the first place in order of name gives the metadata, so
        # that the order in which they are read does not matter.
        if article.source != sources[0]:
            self.entries[article.id] = dataclasses.replace(old, sources=sources)
            return
        self.directory.put_article(article)
        kept = old if old.content == new.content else new
        self.entries[article.id] = dataclasses.replace(kept, sources=sources)

    def _still_held(self) -> Iterator[tuple[str, Entry]]:
        """Yield the entries without the sources from which another text was read in this build."""
        for name, entry in self.entries.items():
            sources = tuple(s for s in entry.sources if self.places.get(s, name) == name)
            if not sources:
                continue
            if sources[0] != entry.sources[0]:
                article = self.directory.article(name)
                self.directory.put_article(dataclasses.replace(article, source=sources[0]))
            yield name, dataclasses.replace(entry, sources=sources)

    def extract(self) -> None:
        """Extract the facts of all articles that lack them, or that another pipeline read."""
        todo = sorted(
            name for name, entry in self.entries.items() if not self._is_done(name, entry)
        )
        self.listener.begun("extracting", len(todo))
        saved = time.monotonic()
        try:
            for article, facts in self.extractor.stream(map(self.directory.article, todo)):
                self._take(article, facts)
                if time.monotonic() - saved > _CHECKPOINT_SECONDS:
                    self.directory.save_manifest(self.manifest())
                    saved = time.monotonic()
        finally:
            self.directory.save_manifest(self.manifest())
        self._notice_empty()

    def _take(self, article: Article, facts: list[Fact]) -> None:
        self.entries[article.id] = dataclasses.replace(
            self.entries[article.id],
            facts=self.directory.put_facts(article.id, facts),
            pipeline=self.extractor.fingerprint,
        )
        self.extracted += 1
        self.listener.done(article.title or article.id)

    def _is_done(self, name: str, entry: Entry) -> bool:
        return entry.pipeline == self.extractor.fingerprint and self.directory.is_whole(name, entry)

    def hear_who_is_who(self, gazetteer: resolving.Gazetteer | None) -> None:
        """Keep a gazetteer, and tell what of it and of the decisions cannot be read."""
        if gazetteer is not None:
            entries, refused = gazetteer
            resolving.keep_gazetteer(self.directory, entries)
            for row in refused:
                self._keep(row, self.refused, self.listener.refused)
        for line in resolving.decided(self.directory)[1]:
            self._keep(line, self.notices, self.listener.noticed)

    def _notice_empty(self) -> None:
        for name in sorted(self.seen):
            if self.entries[name].facts == _NO_FACTS:
                notice = notices.no_facts(self.directory.article(name))
                self._keep(notice, self.notices, self.listener.noticed)

    def _keep(
        self, found: InputError, kept: list[InputError], heard: Callable[[InputError], None]
    ) -> None:
        kept.append(found)
        heard(found)

    def report(self, begun: float, made: outputs.Stamp | None = None) -> Report:
        return Report(
            articles=len(self.entries),
            extracted=self.extracted,
            removed=self.removed,
            skipped=len(self.skipped),
            refused=tuple(self.refused),
            notices=tuple(self.notices),
            facts=self._count(),
            violations=made.findings if made else (),
            proposals=made.proposals if made else 0,
            seconds=time.monotonic() - begun,
        )

    def _count(self) -> Mapping[str, int]:
        facts = (fact for name in self.entries for fact in self.directory.facts(name))
        return count(facts, resolving.Identities.load(self.directory).slug).kinds
