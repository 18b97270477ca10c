"""An article and the spans of its text: every piece of evidence is a span of ``Article.text``."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.errors import InputError


class Span(NamedTuple):
    """Half-open character range ``text[start:end]`` of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def slug(text: str, limit: int = 60) -> str:
    """Return ``text`` as lower-case ASCII words joined by hyphens, at most ``limit`` characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:limit].strip("-")


def article_id(name: str, text: str) -> str:
    """Return a stable id: the slug of ``name`` and six hex digits of the text's SHA-256."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f"{slug(name) or 'article'}-{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article after normalisation.

    ``text`` is the body; all offsets point into it. ``date`` is the day of publication.
    ``source`` says where it was read from (a path, or a path and a line).
    """

    id: str
    text: str
    title: str = ""
    date: dt.date | None = None
    url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""

    @property
    def sha256(self) -> str:
        """Hex digest of all that the facts and the graph depend on."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Return one line of JSON; ``from_json`` reads it back."""
        record = {
            "id": self.id,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "url": self.url,
            "publisher": self.publisher,
            "authors": list(self.authors),
            "source": self.source,
            "text": self.text,
        }
        return json.dumps(record, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str, where: str = "") -> Article:
        """Read what ``to_json`` wrote.

        Raises:
            InputError: the line is no such record.
        """
        try:
            record: Mapping[str, Any] = json.loads(line)
            date = record["date"]
            return cls(
                id=record["id"],
                text=record["text"],
                title=record["title"],
                date=dt.date.fromisoformat(date) if date else None,
                url=record["url"],
                publisher=record["publisher"],
                authors=tuple(record["authors"]),
                source=record["source"],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"no stored article ({error})", where=where, mend="build the graph again"
            ) from error
