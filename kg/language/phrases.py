"""Regular expressions from the word lists of a lexicon, shared by the time and money grammars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from kg.errors import OntologyError

# Between two words: blanks or one line break, never a paragraph break.
GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?!\s*\n))"
NEVER = r"(?!)"
T = TypeVar("T")


def phrase(words: str) -> str:
    """Return a pattern for ``words`` with a small or a capital first letter and any gaps."""
    pattern = GAP.join(re.escape(word) for word in words.split())
    first = words[0]
    if first.isalpha() and first.lower() != first.upper():
        return f"[{first.lower()}{first.upper()}]{pattern[1:]}"
    return pattern


def name(words: str) -> str:
    """Return a pattern for ``words`` as written or in capitals."""
    return GAP.join(_cased(re.escape(word)) for word in words.split())


def _cased(word: str) -> str:
    return word if word == word.upper() else f"(?:{word}|{word.upper()})"


def alternatives(words: Iterable[str], form: Callable[[str], str] = phrase) -> str:
    """Return a group that matches any of ``words``, the longest first."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return f"(?:{'|'.join(form(w) for w in ordered)})" if ordered else NEVER


def preceded(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds one of ``words`` at the end of a slice, before a gap."""
    return re.compile(rf"(?<![\w'’-]){alternatives(words)}(?:{GAP}|(?<=-))\Z")


def followed(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches one of ``words`` after a gap, at the start of a slice."""
    return re.compile(rf"(?:{GAP}|-|['’]s{GAP})?{alternatives(words)}\b")


def build(make: Callable[[Mapping[str, Any]], T], lexicon: Mapping[str, Any], file: str) -> T:
    """Return ``make(lexicon)``; a fault of the lexicon becomes an error that names its file.

    Raises:
        OntologyError: a list or a table of the lexicon is missing or has the wrong form.
    """
    try:
        return make(lexicon)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, re.error) as error:
        raise OntologyError(
            f"missing or malformed entry ({error!r})",
            where=f"lexicon/{file}.toml",
            mend="compare it with the file that ships with newskg",
        ) from error
