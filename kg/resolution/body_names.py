"""What two names of bodies (companies, ministries, countries ...) say on whether they are one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.actors.names import is_acronym, name_key, trimmed_name
from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.model import Piece
from kg.resolution.spelling import alike, folded, skeleton

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "del", "a", "&", "to"})


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name: as written but for an article, and its lower-case words without legal form.

    ``known`` is the one name of a well-known body or country, whichever of its names this is;
    ``listed`` says that the lexicon has the name.
    """

    text: str
    words: tuple[str, ...]
    known: str = ""
    listed: bool = False

    @property
    def content(self) -> tuple[str, ...]:
        """Return the words that are not small ones ("of", "the")."""
        return tuple(w for w in self.words if w not in _SMALL)

    @property
    def is_acronym(self) -> bool:
        """Tell whether the name is written like an acronym."""
        letters = re.sub(r"[^A-Za-z]", "", self.text)
        return " " not in self.text and 2 <= len(letters) <= 8 and letters.isupper()


def body_name(name: str, lexicon: ResolutionLexicon) -> BodyName:
    """Take a body's name apart."""
    key = name_key(name)
    words = folded(key).split()
    while len(words) > 1 and words[-1] in lexicon.legal:
        words.pop()
    return BodyName(
        trimmed_name(name), tuple(words), lexicon.known.get(key, ""), key in lexicon.listed
    )


def body_keys(name: BodyName, lexicon: ResolutionLexicon) -> Iterator[str]:
    """Yield the keys under which names that may be the same body's meet."""
    if name.known:
        yield f"known {name.known}"
    yield f"body {''.join(name.words)}"
    yield f"words {' '.join(sorted(map(_sound, name.content)))}"
    if name.is_acronym:
        yield f"letters {''.join(name.words)}"
    elif len(name.words) > 1:
        yield f"letters {''.join(w[0] for w in name.content)}"
        yield f"letters {''.join(w[0] for w in name.words)}"
    if name.words and not lexicon.is_generic(name.words):
        yield f"first {name.words[0]}"
    if name.words[:1] and name.words[0] in lexicon.demonyms:
        yield f"body {''.join(name.words[1:])}"


@functools.lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """Return a key that spellings of a word share; numbers have only one."""
    return word if any(c.isdigit() for c in word) else skeleton(word)


def compare_bodies(one: BodyName, other: BodyName, lexicon: ResolutionLexicon) -> tuple[Piece, ...]:
    """Return the evidence of two names; none where they are names of two bodies."""
    said = _known(one, other, lexicon) or _whole(one, other) or _short(one, other, lexicon)
    return (said,) if said and said.points else ()


_OTHER = Piece("names of two well-known bodies", 0.0)


def _known(one: BodyName, other: BodyName, lexicon: ResolutionLexicon) -> Piece | None:
    if one.known and one.known == other.known and one.words != other.words:
        # Not every Department of Defense is the Pentagon.
        shared = any(lexicon.is_generic(n.words) for n in (one, other))
        return Piece(f"both are names of {one.known}", 5.0 if shared else 7.0)
    return _OTHER if one.known and other.known and one.known != other.known else None


def _whole(one: BodyName, other: BodyName) -> Piece | None:
    if one.words == other.words:
        acronyms = one.is_acronym and other.is_acronym and not one.listed
        return Piece("same acronym", 5.5) if acronyms else Piece("same name", 7.0)
    if "".join(one.words) == "".join(other.words):
        return Piece("same name but for spaces", 6.5)
    if sorted(one.content) == sorted(other.content):
        return Piece("same words in another order", 6.0)
    if len(one.content) == len(other.content) and _spelled(one, other):
        letters = min(sum(map(len, one.words)), sum(map(len, other.words)))
        return Piece("name spelled in another way", 5.5 if letters >= 12 else 4.0)
    return None


def _spelled(one: BodyName, other: BodyName) -> bool:
    """Tell whether the names have the same words, at least one of them spelled differently."""
    return all(
        a == b or (alike(a, b) and not any(c.isdigit() for c in a + b))
        for a, b in zip(one.content, other.content, strict=True)
    )


def _short(one: BodyName, other: BodyName, lexicon: ResolutionLexicon) -> Piece | None:
    short, full = sorted((one, other), key=lambda n: (len(n.words), n.words))
    if short.is_acronym and is_acronym(short.text, full.text):
        return Piece("acronym", 4.0 if len(short.text) > 2 else 2.5)
    if full.words[1:] == short.words and full.words[0] in lexicon.demonyms:
        return Piece("same name but for the country", 4.0)
    if short.words == full.words[: len(short.words)] and not lexicon.is_generic(short.words):
        return Piece("the beginning of the name", 2.5 if len(short.words) > 1 else 1.5)
    return None
