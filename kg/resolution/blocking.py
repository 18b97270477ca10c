"""Which pairs of namesakes are looked at: those that share a key, never all pairs.

Sorted neighbourhood within blocks (Hernández and Stolfo 1995): in a block sorted by name, each
member is compared with the next ``WINDOW``. The number of pairs grows with the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolution.body_names import body_keys
from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.person_names import person_keys
from kg.resolution.profiles import Namesakes
from kg.resolution.spelling import skeleton

WINDOW = 20
Pair = tuple[int, int]


def candidates(all_: Sequence[Namesakes], lexicon: ResolutionLexicon) -> list[Pair]:
    """Return pairs of places in ``all_`` that share a key, each once, sorted."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(all_):
        for key in {*_keys(one, lexicon)}:
            blocks[key].append(place)
    pairs = {pair for block in blocks.values() for pair in _neighbours(block)}
    pairs.update(_single_names(all_))
    return sorted(pairs)


def _neighbours(block: Sequence[int]) -> Iterator[Pair]:
    # Places are in the order of keys, which begin with the name.
    for start, place in enumerate(block):
        for other in block[start + 1 : start + 1 + WINDOW]:
            yield place, other


def _keys(one: Namesakes, lexicon: ResolutionLexicon) -> Iterator[str]:
    for name, _ in one.people:
        yield from person_keys(name, lexicon)
        if len(name.words) == 1:
            # A surname alone meets the same surname only over a common office.
            yield from (f"holder {name.words[0]} {' of '.join(t)}" for t in one.titles if t[1])
    for body, _ in one.bodies:
        if one.is_person and len(body.words) > 1:
            yield f"body {''.join(body.words)}"
        elif not one.is_person:
            yield from body_keys(body, lexicon)


def _single_names(all_: Sequence[Namesakes]) -> Iterator[Pair]:
    """Pair persons known by one word with those who bear it beside other names.

    A word that more than ``WINDOW`` bear tells nobody apart and is passed over.
    """
    bearers: dict[str, set[int]] = defaultdict(set)
    for place, one in enumerate(all_):
        for name, _ in one.people:
            for word in (name.words[0], name.words[-1]) if len(name.words) > 1 else ():
                bearers[skeleton(word)].add(place)
    for place, one in enumerate(all_):
        for name, _ in one.people:
            found = bearers.get(skeleton(name.words[0]), set()) if len(name.words) == 1 else set()
            if len(found) <= WINDOW:
                yield from ((min(place, o), max(place, o)) for o in found if o != place)
