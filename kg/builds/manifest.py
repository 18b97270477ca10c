"""The manifest of a build directory: which articles it holds, made from what, by which pipeline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.article import Article

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one article.

    ``sources`` are all places that it was read from, sorted; ``content`` is the SHA-256 of the
    article apart from its source, ``facts`` the one of its facts file; ``pipeline`` is the
    fingerprint of the pipeline that made them.
    """

    sources: tuple[str, ...]
    content: str
    facts: str
    pipeline: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build directory holds: all articles by id, and the settings that made it."""

    version: str = ""
    base: str = "urn:newskg:"
    pipeline: str = ""
    articles: Mapping[str, Entry] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the manifest as JSON, keys sorted; ``from_json`` reads it back."""
        record = {"newskg": FORMAT} | asdict(self)
        return json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read what ``to_json`` wrote; raises ValueError, KeyError or TypeError if it is not."""
        record = json.loads(text)
        return cls(
            version=record["version"],
            base=record["base"],
            pipeline=record["pipeline"],
            articles={name: _entry(value) for name, value in record["articles"].items()},
        )


def _entry(record: Mapping[str, Any]) -> Entry:
    return Entry(**{**record, "sources": tuple(record["sources"])})


def digest(data: str | bytes) -> str:
    """Return the SHA-256 of ``data`` as hex digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def content(article: Article) -> str:
    """Return the SHA-256 of all of an article but its source, on which no fact depends."""
    return digest(json.dumps(json.loads(article.to_json()) | {"source": ""}, sort_keys=True))
