"""The gold articles, and their facts by an extractor, each article parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.article import Article
from kg.extraction.extractor import Extractor
from kg.facts import to_record
from kg.read import read

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTS = ("dev", "train")
Records = Mapping[str, list[dict[str, Any]]]


class Parsed:
    """A language pipeline that parses each text once, however many extractors use it."""

    def __init__(self, nlp: Any) -> None:
        self._parse = cache(nlp)

    def __call__(self, text: str) -> Doc:
        """Return the document of ``text``."""
        found: Doc = self._parse(text)
        return found


def articles(folder: Path) -> dict[str, Article]:
    """Return the articles of a part of gold by stem."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        (article,) = read([str(path)])
        if not isinstance(article, Article):
            raise article
        found[path.stem] = article
    return found


def extracted(extractor: Extractor, folder: Path) -> Records:
    """Return the facts of a part of gold by stem, as records."""
    return {
        stem: [to_record(fact) for fact in extractor.facts(article)]
        for stem, article in articles(folder).items()
    }


def contents(doc: Doc) -> list[tuple[str, str]]:
    """Return the contents that the tagger found in a text, each with the words for its source."""
    return [
        tuple(" ... ".join(s.of(doc.text) for s in part) for part in (a.content, a.source))
        for a in doc._.attributions
    ]
