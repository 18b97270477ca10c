"""Where in the article's speech a reference stands."""

from __future__ import annotations

from dataclasses import dataclass

from kg.actors.cast import Draft
from kg.article import Span


@dataclass(frozen=True)
class Speech:
    """Where a reference stands: ``speaker`` is whose quoted words it is in, if any.

    ``last`` is the actor that spoke before, ``joint`` are several that did together; ``avoid`` are
    spans that cannot hold the antecedent. ``listed`` lets only listed nouns stand for unnamed
    people: "prices" say nothing.
    """

    speaker: Draft | None = None
    last: Draft | None = None
    joint: tuple[Draft, ...] = ()
    avoid: tuple[Span, ...] = ()
    listed: bool = False


NO_SPEECH = Speech()
