"""What the words of a name say of its bearer."""

from __future__ import annotations

from kg.actors.lexicon import ActorLexicon
from kg.actors.names import name_key

# What the tagger takes some bodies for: "Norsholm Steel" may be a product, or Norsholm a place.
_THINGS = frozenset({"Misc", "Product", "Location"})


def type_by_name(words: tuple[str, ...], lexicon: ActorLexicon) -> str:
    """Return the type that the words of a name give away, or ``""``."""
    key = f" {' '.join(words)} "
    for entry in lexicon.name_words:
        if any(f" {w} " in key for w in entry.anywhere):
            return entry.type
        if any(key.startswith(f" {w} ") for w in entry.first):
            return entry.type
        if any(key.endswith(f" {w} ") for w in entry.last):
            return entry.type
    return ""


def label_by_name(label: str, name: str, lexicon: ActorLexicon) -> str:
    """Return the tagger's label, mended where the words of the name tell better.

    A thing with a company's last word is a body; "Gate 4" is none.
    """
    words = name_key(name).split()
    if len(words) > 1 and words[0] in lexicon.numbered and words[1].isdigit():
        return "Facility"
    may_be = label in _THINGS and len(words) > 1
    return "Organization" if may_be and ends_company(words[-1], lexicon) else label


def ends_company(word: str, lexicon: ActorLexicon) -> bool:
    """Tell whether a lower-case word gives a company's name away: "steel"."""
    return type_by_name((word,), lexicon) == lexicon.defaults.plain
