"""Words that may be one word spelled in two ways: by sound, then by letters."""

from __future__ import annotations

import functools
import re
import unicodedata

# What is written in more than one way in English news, above all where another script is
# transcribed; from long to short.
_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("th", "t"),
    ("sh", "s"), ("zh", "z"), ("ck", "k"), ("ks", "x"), ("ou", "u"), ("q", "k"), ("c", "k"),
    ("z", "s"), ("w", "v"), ("j", "i"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLE = re.compile(r"(.)\1+")
# Letters shared, in percent, of words that sound alike; a short word has less to go by.
_ALIKE, _ALIKE_SHORT, _SHORT = 70.0, 79.0, 5


def folded(name: str) -> str:
    """Return ``name`` in lower case without accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a word as they sound, its first vowel as ``a``."""
    sound = word
    for written, heard in _SOUNDS:
        sound = sound.replace(written, heard)
    first = "a" if sound[:1] in "aeiouy" else sound[:1]
    return first + _DOUBLE.sub(r"\1", _SILENT.sub("", sound[1:]))


def alike(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one; a word is no spelling of itself."""
    if one == other or skeleton(one) != skeleton(other):
        return False
    from rapidfuzz import fuzz

    needed = _ALIKE_SHORT if min(len(one), len(other)) < _SHORT else _ALIKE
    return fuzz.ratio(one, other) >= needed
