"""What two names of persons say on whether they are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.model import Piece
from kg.resolution.spelling import alike, folded, skeleton

_WORD = re.compile(r"[^\W_]+")
# Spellings of a name with so many letters are seldom two names.
_LONG = 12


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: lower-case words without honorifics, and "jr", "iii" ... apart."""

    words: tuple[str, ...]
    generation: str = ""

    @property
    def is_partial(self) -> bool:
        """Tell whether there is no given name, or but one initial of it."""
        return len(self.words) < 2 or (len(self.words) == 2 and len(self.words[0]) == 1)


def is_initial(word: str) -> bool:
    """Tell whether a word is an initial, or two of them ("J.K.")."""
    return len(word) == 1 or (len(word) == 2 and not set(word) & set("aeiouy"))


def person_name(name: str, lexicon: ResolutionLexicon) -> PersonName:
    """Take a person's name apart; titles in front of it are dropped."""
    plain = re.sub(r"[.'’]", "", folded(name).replace(". ", " "))
    joined = "|".join(sorted(lexicon.particles))
    words = _WORD.findall(re.sub(rf"\b(?:{joined})-\s?", "", plain))
    titles = [i for i, w in enumerate(words[:-1]) if w in lexicon.titles]
    words = words[titles[-1] + 1 if titles else 0 :]  # "Prime Minister Ada Obi"
    while len(words) > 1 and words[0] in lexicon.honorifics:
        words = words[1:]
    generation = words.pop() if len(words) > 2 and words[-1] in lexicon.generations else ""
    kept = [w for i, w in enumerate(words) if not (i and w in lexicon.particles)]
    return PersonName(tuple(kept), generation)


def is_office(name: PersonName, lexicon: ResolutionLexicon) -> bool:
    """Tell whether a name is but an office ("Prime Minister"), and none such as Stephen King."""
    return name.words[-1] in lexicon.titles and name.words[0] not in lexicon.genders


def person_keys(name: PersonName, lexicon: ResolutionLexicon) -> Iterator[str]:
    """Yield the keys under which names that may be the same person's meet."""
    if len(name.words) < 2:
        return
    first = name.words[0]
    # The second word too, for surnames of two words whose last one may be left out.
    for last in {name.words[1], name.words[-1]}:
        for given in {first, *lexicon.nicknames.get(first, ())}:
            yield f"person {skeleton(last)} {skeleton(given)[0]}"
    yield f"words {' '.join(sorted(map(skeleton, name.words)))}"
    yield f"joined {''.join(name.words)}"


def compare_persons(
    one: PersonName, other: PersonName, lexicon: ResolutionLexicon
) -> tuple[Piece, ...]:
    """Return the evidence of two names; none where they are names of two persons."""
    said = _words(one.words, other.words, lexicon)
    if said is None:
        return ()
    return (said, *_generations(one.generation, other.generation))


def _generations(one: str, other: str) -> Iterator[Piece]:
    if one and other and one[0] != other[0]:
        yield Piece(f"{one} is not {other}", -6.0)
    elif one != other:
        yield Piece(f"only one is called {one or other}", -1.0)


def _words(
    one: tuple[str, ...], other: tuple[str, ...], lexicon: ResolutionLexicon
) -> Piece | None:
    if one == other and len(one) > 1:
        initial = len(one) == 2 and len(one[0]) == 1
        return Piece("same surname and initial", 4.5) if initial else Piece("same full name", 7.0)
    short, full = sorted((one, other), key=len)
    if len(short) == 1:
        return _single(short[0], full)
    if "".join(one) == "".join(other):
        return Piece("same name but for spaces", 6.5)
    if sorted(one) == sorted(other):
        return Piece("same names in another order", 5.5)
    if short == full[: len(short)]:
        return Piece("the name without its last part", 4.5)
    return _ends(short, full, lexicon)


def _single(word: str, full: tuple[str, ...]) -> Piece | None:
    if len(full) == 1:
        return Piece("same single name", 2.0) if word == full[0] else None
    if word == full[-1]:
        return Piece("surname alone", 2.5)
    if alike(word, full[-1]):
        return Piece("surname alone, spelled in another way", 2.0)
    return Piece("given name alone", 1.0) if word == full[0] else None


def _ends(
    short: tuple[str, ...], full: tuple[str, ...], lexicon: ResolutionLexicon
) -> Piece | None:
    """Compare names by their first and last words, if what is between allows it."""
    if not _middles_agree(short[1:-1], full[1:-1]):
        return None
    given = _given(short[0], full[0], lexicon)
    long = min(sum(map(len, short)), sum(map(len, full))) >= _LONG
    if short[-1] == full[-1]:
        return given and _with_bonus(given, long and given in _SPELLED)
    if given is None or not alike(short[-1], full[-1]):
        return None
    if given == _SAME_GIVEN:
        return _with_bonus(Piece("surname spelled in another way", 4.5), long)
    if given in _SPELLED:
        return _with_bonus(Piece("both names spelled in another way", 3.5), long)
    return None  # an initial and another surname


_SAME_GIVEN = Piece("same name but for the middle", 6.5)
# The second one is for given names that are both well known: Karen and Karin may be two women.
_SPELLED = (
    Piece("given name spelled in another way", 4.5),
    Piece("another given name that sounds alike", 3.5),
)


def _with_bonus(piece: Piece, long: bool) -> Piece:
    return Piece(f"{piece.words}, but it is long", piece.points + 1.0) if long else piece


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether each name between first and last is among those of the fuller name."""
    short, full = sorted((one, other), key=len)
    return all(any(_same_middle(a, b) for b in full) for a in short)


def _same_middle(one: str, other: str) -> bool:
    initials = is_initial(one) or is_initial(other)
    return one == other or alike(one, other) or (initials and one[0] == other[0])


def _given(one: str, other: str, lexicon: ResolutionLexicon) -> Piece | None:
    if is_initial(one) or is_initial(other):
        return Piece("initial of the given name", 3.0) if one[0] == other[0] else None
    if one == other:
        return _SAME_GIVEN
    fulls = lexicon.nicknames
    if other in fulls.get(one, ()) or one in fulls.get(other, ()):
        return Piece("short form of the given name", 5.0)
    if fulls.get(one, frozenset()) & fulls.get(other, frozenset()):
        return Piece("short forms of one given name", 4.5)
    return _respelled(one, other, lexicon)


def _respelled(one: str, other: str, lexicon: ResolutionLexicon) -> Piece | None:
    short, full = sorted((one, other), key=len)
    if not alike(one, other) or full in (f"{short}a", f"{short}e"):  # Paul and Paula
        return None
    genders = [lexicon.genders.get(one), lexicon.genders.get(other)]
    if sorted(filter(None, genders)) == ["female", "male"]:
        return None
    return _SPELLED[0] if None in genders else _SPELLED[1]
