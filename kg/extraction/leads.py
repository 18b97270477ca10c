"""Leads that describe a speaker whom the next paragraph names: delayed identification.

"Norsholm's mayor rejected the offer on Monday.", and below: "The price was too low, Ada Obi said."
Journalism textbooks call it so where the name would tell readers less than the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.extraction.quotes import paragraph_of
from kg.extraction.scene import Scene

if TYPE_CHECKING:
    from kg.extraction.positions import Statement


def identified_later(scene: Scene, stated: Sequence[Statement]) -> list[Statement]:
    """Return the statements, those of the person whom the first paragraph describes by the name.

    The person described is the first speaker of the next paragraph who is named only there.
    """
    described = _described(scene, stated)
    person = _named_next(scene, stated, described) if described is not None else None
    if described is None or person is None:
        return list(stated)
    _merge(described, person)
    return [replace(s, holders=_with(s.holders, described, person)) for s in stated]


def _described(scene: Scene, stated: Sequence[Statement]) -> Draft | None:
    """Return the one definite person without a name who speaks first, in the first paragraph."""
    first = stated[0] if stated else None
    if first is None or len(first.holders) > 1 or not first.holder_spans:
        return None
    (holder,) = first.holders
    if holder.mentions or holder.plural or holder.type not in scene.cast.lexicon.unnamed_types:
        return None
    phrase = scene.tokens(first.holder_spans)
    indefinite = scene.cast.lexicon.grammar.indefinite
    heads = [t for t in phrase if t.head not in phrase or t.head == t]
    definite = not any(t.lower_ in indefinite or t.dep_ in ("nummod", "cc") for t in phrase)
    human = all(scene.resolver.is_person_noun(t) for t in heads)
    return holder if definite and human and not _paragraph(scene, holder.first) else None


def _named_next(scene: Scene, stated: Sequence[Statement], described: Draft) -> Draft | None:
    """Return the first speaker whom the second paragraph names, and none before it does."""
    speakers = (h for s in stated for h in s.holders if h is not described)
    named = (h for h in speakers if h.type == "Person" and _paragraph(scene, h.first) == 1)
    return next(named, None)


def _paragraph(scene: Scene, place: int) -> int:
    """Return which of the lines that are not empty holds ``place``, from 0."""
    before = scene.text[: paragraph_of(scene.text, place).start]
    return sum(bool(line.strip()) for line in before.split("\n"))


def _merge(described: Draft, person: Draft) -> None:
    """Give the words for a described person, and an office told with them, to the named one."""
    person.references += described.references
    person.roles = person.roles or described.roles
    described.references, described.acts = [], False


def _with(holders: Sequence[Draft], old: Draft, new: Draft) -> tuple[Draft, ...]:
    return tuple(dict.fromkeys(new if h is old else h for h in holders))
