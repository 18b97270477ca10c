"""Names as strings: keys to compare them by, and tests whether one is short for another."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from unicodedata import combining, normalize

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', " ": " "})
_POSSESSIVE = re.compile(r"['’]s?$")
_LEGAL = re.compile(
    r"[\s,]+(?:inc|ltd|llc|plc|corp|corporation|co|company|limited|gmbh|ag|sa|nv|pty)\.?$", re.I
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "del", "a", "&", "to"})
# A single word of so many letters at most may be an acronym.
ACRONYM_LETTERS = 8


@functools.lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key that two spellings of one name share.

    Case, accents, articles, possessives, dots, dashes and legal suffixes do not count.
    """
    text = _ARTICLE.sub("", _POSSESSIVE.sub("", name.translate(_FOLD).strip()))
    short = _LEGAL.sub("", text)
    text = re.sub(r"[^\w\s&@]", " ", (short or text).replace(".", "").replace("'", ""))
    plain = "".join(c for c in normalize("NFD", text) if not combining(c))
    return " ".join(plain.lower().split())


def has_legal_suffix(name: str) -> bool:
    """Tell whether a name ends as a whole company's does: "Ford Motor Co."."""
    return bool(_LEGAL.search(name.strip()))


def trimmed_name(name: str) -> str:
    """Return a name as it is shown: without article, possessive and stray marks at its ends."""
    text = " ".join(name.split()).strip(' ,;:."“”()[]-–—/')
    if name.rstrip().endswith(".") and re.search(r"(?:\b[A-Z]\.)+[A-Z]$|\b[A-Z]$", text):
        text += "."
    return _ARTICLE.sub("", _POSSESSIVE.sub("", text)) if text else text


def is_acronym(short: str, full: str) -> bool:
    """Tell whether ``short`` is made of the initials of the words of ``full``.

    Small words ("of", "the") may be left out or kept; a country's "U.S." prefix as well.
    """
    return acronym_letters(short) in initials(full)


def acronym_letters(word: str) -> str:
    """Return the letters of a word that can be an acronym in lower case, of any other ``""``."""
    letters = re.sub(r"[^A-Za-z]", "", word)
    fits = 2 <= len(letters) <= ACRONYM_LETTERS and " " not in word.strip()
    return letters.lower() if fits and sum(c.isupper() for c in letters) >= 2 else ""


def initials(full: str) -> frozenset[str]:
    """Return the initials of a name of several words, with and without small words, lower-case."""
    words = [w.lower() for w in re.findall(r"[^\W_]+", full)]
    if len(words) < 2:
        return frozenset()
    large = "".join(w[0] for w in words if w not in _SMALL)
    return frozenset({large, "".join(w[0] for w in words)} - {""})


def is_part(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the words of ``short`` stand in a row in ``full``."""
    n = len(short)
    return 0 < n < len(full) and any(
        list(full[i : i + n]) == list(short) for i in range(len(full) - n + 1)
    )


def same_person(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the words of a person's name can be a shorter form of those of another.

    The last word or the first must be shared; between them words may be dropped or be initials.
    """
    if len(short) == 1:
        return short[0] in (full[-1], full[0]) or (len(full) > 2 and short[0] in full[1:])
    if short[-1] != full[-1] or is_part(short, full):
        return is_part(short, full)
    return short[0] == full[0] or (
        min(len(short[0]), len(full[0])) == 1 and short[0][0] == full[0][0]
    )
