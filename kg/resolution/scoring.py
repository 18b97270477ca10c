"""How much speaks for two namesakes being one: names first, then what stands around them.

The score is a sum of named pieces of evidence. The points were set by hand, and checked on the
planted corpus of ``benchmarks/resolution.py``: a full name alone is enough, a surname is not
without an office and company in common.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.resolution.body_names import BodyName, compare_bodies
from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.model import Piece, Profile, Score
from kg.resolution.person_names import compare_persons
from kg.resolution.profiles import Namesakes

# From how many points on the rules join two actors, and propose them to a person.
SURE, POSSIBLE = 6.0, 3.0
# Evidence against of at least so many points keeps two actors apart that are not surely one.
_AGAINST = -3.0
_COMPANY_AT_MOST = 3.0
_DAYS_CLOSE, _DAYS_FAR = 30, 15 * 365
_Names = tuple[tuple[Piece, ...], int | None]


@dataclass(frozen=True)
class Comparison:
    """Two namesakes compared.

    ``short`` is 0 or 1 where the name of the first or the second is but a part of the other's,
    which others may share; None where both are whole.
    """

    score: Score
    short: int | None = None

    def is_apart(self, sure: float) -> bool:
        """Tell whether something weighty speaks against one actor."""
        against = any(p.points <= _AGAINST for p in self.score.pieces)
        return against and self.score.total < sure


class Scorer:
    """Compares namesakes; ``profiles`` tell how many articles name each companion."""

    def __init__(self, profiles: Iterable[Profile], lexicon: ResolutionLexicon) -> None:
        self._lexicon = lexicon
        by_article = {p.local.article: p.companions for p in profiles}
        self._named_by = Counter(c for companions in by_article.values() for c in companions)

    def compare(self, one: Namesakes, other: Namesakes) -> Comparison | None:
        """Return the score of two namesakes, None where their names forbid that they are one."""
        names, short = self._names(one, other)
        if not names:
            return None
        around = (
            *_types(one, other),
            *_countries(one, other),
            *_offices(one, other),
            *_fields(one, other),
            *self._company(one, other),
            *_time(one, other),
            *_told_apart(one, other),
        )
        return Comparison(Score((*names, *around)), short)

    def _names(self, one: Namesakes, other: Namesakes) -> _Names:
        """Return the evidence of the two names that are most alike."""
        both = one.is_person and other.is_person
        found = self._people(one, other) if both else self._bodies(one, other)
        return max(found, key=lambda names: sum(p.points for p in names[0]), default=((), None))

    def _people(self, one: Namesakes, other: Namesakes) -> Iterator[_Names]:
        for a, a_text in one.people:
            for b, b_text in other.people:
                if said := compare_persons(a, b, self._lexicon):
                    aliases = [t for n, t in ((one, a_text), (other, b_text)) if not _is_name(t, n)]
                    costs = (Piece(f"by the alias {t}", -0.5) for t in aliases)
                    partial = a.is_partial or b.is_partial
                    yield (*said, *costs), int(len(a.words) > len(b.words)) if partial else None

    def _bodies(self, one: Namesakes, other: Namesakes) -> Iterator[_Names]:
        mixed = one.type != other.type and {"Person", "Country"} & {one.type, other.type}
        whole_only = mixed or one.type == "Country"
        for a, a_text in one.bodies:
            for b, b_text in other.bodies:
                said = compare_bodies(a, b, self._lexicon)
                if said and (said[0].points >= 5.5 or not whole_only):
                    sides = ((one, a, a_text), (other, b, b_text))
                    costs = (_alias(b) for n, b, t in sides if not _is_name(t, n))
                    partial = len(a.words) != len(b.words) and said[0].points < 5.5
                    yield (*said, *costs), int(len(a.words) > len(b.words)) if partial else None

    def _company(self, one: Namesakes, other: Namesakes) -> Iterator[Piece]:
        shared = one.companions & other.companions
        if not shared:
            return
        weights = {c: 1 / (1 + math.log2(max(2, self._named_by[c]) / 2)) for c in shared}
        best = sorted(shared, key=lambda c: (-weights[c], c))[:3]
        points = round(min(_COMPANY_AT_MOST, sum(weights.values())), 1)
        yield Piece(f"both beside {', '.join(best)}", points)


def _is_name(text: str, one: Namesakes) -> bool:
    return any(p.local.name == text for p in one.profiles)


def _alias(name: BodyName) -> Piece:
    """Return what it costs that a name is only an alias: one word may stand for many bodies."""
    if len(name.words) > 1 or name.known:
        return Piece(f"by the alias {name.text}", -0.5)
    return Piece(f"by the short alias {name.text}", -1.5 if name.is_acronym else -4.0)


def _types(one: Namesakes, other: Namesakes) -> Iterator[Piece]:
    if one.type == other.type:
        return
    words = f"{one.type} is not {other.type}"
    if one.is_person or other.is_person:
        single = any(len(n.words) == 1 for x in (one, other) for n, _ in x.people)
        yield Piece(words, -6.0 if single else -4.0)
    elif "Country" in (one.type, other.type):
        yield Piece(words, -2.0)
    elif "Organization" not in (one.type, other.type):
        yield Piece(words, -1.0)


def _countries(one: Namesakes, other: Namesakes) -> Iterator[Piece]:
    """Yield what the countries of the articles say on a name that many bodies bear."""
    if not (one.common or other.common):
        return
    known = all(n.known for x in (one, other) for n, _ in x.bodies)
    if not (one.homes and other.homes) and known:
        return
    if not (one.homes and other.homes):
        short = any(len(n.words) == 1 for x in (one, other) for n, _ in x.bodies)
        points = -4.5 if short else -1.5
        yield Piece("a name that many bear, of an untold country", points)
    elif not one.homes & other.homes:
        countries = f"{min(one.homes)}, {min(other.homes)}"
        yield Piece(f"a name that many bear, of different countries: {countries}", -5.0)


def _offices(one: Namesakes, other: Namesakes) -> Iterator[Piece]:
    shared = sorted(t for t in one.titles & other.titles if t[1])
    bodies = {b for _, b in one.titles} & {b for _, b in other.titles} - {""}
    titles = {t for t, _ in one.titles} & {t for t, _ in other.titles}
    if shared:
        yield Piece(f"both {shared[0][0]} of {shared[0][1]}", 3.0)
    elif bodies:
        yield Piece(f"both hold an office of {min(bodies)}", 1.5)
    elif titles:
        yield Piece(f"both called {min(titles)}", 1.0)


def _fields(one: Namesakes, other: Namesakes) -> Iterator[Piece]:
    if one.fields and other.fields and not one.fields & other.fields:
        fields = f"{' and '.join(sorted(one.fields))}, {' and '.join(sorted(other.fields))}"
        yield Piece(f"known in different fields: {fields}", -3.5)


def _time(one: Namesakes, other: Namesakes) -> Iterator[Piece]:
    if not (one.days and other.days):
        return
    gap = max(one.days[0], other.days[0]) - min(one.days[-1], other.days[-1])
    if gap.days <= _DAYS_CLOSE:
        yield Piece("in the news at one time", 0.5)
    elif gap.days > _DAYS_FAR:
        yield Piece(f"{gap.days // 365} years between them", -1.0)


def _told_apart(one: Namesakes, other: Namesakes) -> Iterator[Piece]:
    if both := one.articles & other.articles:
        yield Piece(f"told apart by {min(both)}", -5.0)
