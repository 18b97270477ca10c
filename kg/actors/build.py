"""Drafts to actor facts: those that act or bear a name that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.actors.cast import Cast, Draft
from kg.actors.names import name_key
from kg.article import Span
from kg.facts import Actor

EXTRACTOR = "actors"
# Countries and places are mostly scenery; they are actors where they do something.
_SCENERY = frozenset({"Country"})


def actor_facts(cast: Cast, text: str, article: str, used: Iterable[str]) -> Iterator[Actor]:
    """Yield the actors of an article: all that facts name, and all that are no mere places.

    ``used`` are the names that other facts of the article mention.
    """
    drafts = sorted(cast.drafts, key=lambda d: (d.first, d.name))
    needed = set(used)
    needed |= {r.organization for d in drafts if _counts(d) or d.name in needed for r in d.roles}
    chosen = [d for d in drafts if d.name in needed or _counts(d)]
    by_name = {d.name: d for d in reversed(chosen)}
    for draft in chosen:
        if by_name[draft.name] is draft:
            yield _actor(draft, text, article)


def _counts(draft: Draft) -> bool:
    named = bool(draft.mentions) and draft.type not in _SCENERY
    return bool(draft.type) and (draft.acts or named)


def _actor(draft: Draft, text: str, article: str) -> Actor:
    first = _first_span(draft, text)
    spans = {"evidence": (first,)} if first else {}
    if first and first.of(text) == draft.name:
        spans["name"] = (first,)
    return Actor(
        article=article,
        name=draft.name,
        aliases=tuple(n for n in draft.names() if name_key(n) != name_key(draft.name)),
        type=draft.type or "Organization",
        roles=tuple(draft.roles),
        mentions=tuple(sorted(set(draft.places()))),
        evidence=first.of(text) if first else "",
        spans=spans,
        confidence=1.0 if draft.mentions else 0.7,
        extractor=EXTRACTOR,
    )


def _first_span(draft: Draft, text: str) -> Span | None:
    """Return the first place that has the actor's full name, or else stands for the actor."""
    spans = sorted(draft.places())
    named = [s for s in spans if s.of(text) == draft.name]
    return next(iter(named or spans), None)
