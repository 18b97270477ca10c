"""Profiles for tests of resolution, made in one call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.resolution.decisions import Decision, decide
from kg.resolution.model import Local, Profile

DAY = dt.date(2026, 3, 1)
TIME = "2026-03-02T10:00:00+00:00"


def profile(
    article: str,
    name: str,
    kind: str = "Person",
    *,
    aliases: Sequence[str] = (),
    office: tuple[str, str] | None = None,
    beside: Sequence[str] = (),
    home: str = "",
    date: dt.date | None = None,
) -> Profile:
    """Make a profile; ``office`` is a title and a body, ``beside`` are other actors."""
    return Profile(
        local=Local(article, name),
        aliases=tuple(aliases),
        type=kind,
        titles=frozenset([office] if office else ()),
        companions=frozenset(beside),
        home=home,
        date=date,
    )


def judged(judgement: str, one: Profile, other: Profile, time: str = TIME) -> Decision:
    """Make a decision by Mia."""
    return decide(judgement, one.local, other.local, by="Mia", time=time)
