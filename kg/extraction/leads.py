"""Leads that describe a speaker whom the next paragraph names: delayed identification.

"Norsholm's mayor rejected the offer on Monday", and below it: "The price is too low, Ada Obi said."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.article import Span
from kg.extraction.scene import Scene
from kg.extraction.timeline import in_lead

if TYPE_CHECKING:
    from kg.extraction.positions import Statement

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def identified_later(scene: Scene, stated: Sequence[Statement]) -> list[Statement]:
    """Return the statements, those of the person whom the first paragraph describes by the name.

    The person described is the one whom the second paragraph names first, if a speaker.
    """
    described = _described(scene, stated)
    person = _named_next(scene, stated) if described is not None else None
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
    opens = in_lead(scene, holder.first, 1)
    return holder if opens and _is_one_person(scene, first.holder_spans) else None


def _is_one_person(scene: Scene, words: Sequence[Span]) -> bool:
    """Tell whether words are definite, as in headlines without an article, and for a person."""
    phrase = scene.tokens(words)
    heads = [t for t in phrase if t.head not in phrase or t.head == t]
    several = scene.cast.lexicon.grammar.indefinite
    definite = not any(t.lower_ in several or t.dep_ in ("nummod", "cc") for t in phrase)
    return definite and all(scene.resolver.is_person_noun(t) for t in heads)


def _named_next(scene: Scene, stated: Sequence[Statement]) -> Draft | None:
    """Return the first person named in the second paragraph, if new there and a speaker."""
    lines = [m.span() for m in _PARAGRAPH.finditer(scene.text)]
    found = scene.cast.within(Span(*lines[1])) if len(lines) > 1 else []
    person = next((d for _, d in found if d.type == "Person"), None)
    if person is None or any(m.span.start < lines[1][0] for m in person.mentions):
        return None
    return person if any(person in s.holders for s in stated) else None


def _merge(described: Draft, person: Draft) -> None:
    """Give the words for a described person, and an office told with them, to the named one."""
    person.references += described.references
    person.roles = person.roles or list(described.roles)
    described.references, described.acts = [], False


def _with(holders: Sequence[Draft], old: Draft, new: Draft) -> tuple[Draft, ...]:
    return tuple(dict.fromkeys(new if h is old else h for h in holders))
