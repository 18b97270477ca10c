"""An article and the spans of its text: every piece of evidence is a span of ``Article.text``."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.errors import InputError

_LIMIT = 60
_DIGITS = 6
# What Unicode does not decompose, and signs that are read as words.
_PLAIN = str.maketrans(
    dict(zip("łøđðħŧı", "loddhti", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
    | dict.fromkeys("®©", "")
    | dict.fromkeys("ʻʼʹ", "'")
    | {"&": " and ", "+": " plus "}
)
# On Latin letters and alone; in other scripts a mark makes another letter.
_ACCENTS = re.compile(r"(?<=[a-z ])[\u0300-\u036f]+")
_ABBREVIATION = re.compile(r"\b(?:[a-z]\.\s?)+[a-z]\b\.?")


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

    def trimmed(self, text: str, characters: str | None = None) -> Span:
        """Return this span of ``text`` without ``characters`` at its ends; None means space."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip(characters))
        return Span(start, start + len(words.strip(characters)))


@functools.lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return ``text`` as lower-case ASCII words joined by hyphens, at most 60 characters.

    Equal up to case, accents, punctuation and the dots of abbreviations gives one slug. Where
    letters are lost that could tell two names apart (other scripts, symbols, a cut at the limit)
    six hex digits of a SHA-256 stand at the end, twelve where nothing else is left. Empty only
    for blank ``text``.
    """
    key = _key(text)
    words = re.sub(r"[^a-z0-9]+", "-", key).strip("-")
    whole = key or text.strip()
    if words.replace("-", " ") == whole and len(words) <= _LIMIT:
        return words
    digest = hashlib.sha256(whole.encode()).hexdigest()
    short = words[: _LIMIT - _DIGITS - 1].strip("-")
    return f"{short}-{digest[:_DIGITS]}" if short else digest[: 2 * _DIGITS]


def _key(text: str) -> str:
    """Return the words of ``text`` without case, accents and punctuation, in any script.

    Case folding and compatibility decomposition as in Unicode's caseless matching (section 3.13).
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = _ACCENTS.sub("", folded.translate(_PLAIN))
    plain = _ABBREVIATION.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", plain)
    return " ".join("".join(c if _tells(c) else " " for c in plain).split())


def _tells(character: str) -> bool:
    """Tell whether names may differ in nothing but ``character``: letters, marks, symbols."""
    category = unicodedata.category(character)
    return character in "#%" or (category[0] in "LMNS" and category != "Sk")


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
