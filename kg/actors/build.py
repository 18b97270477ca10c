"""Drafts to actor facts: those that act or bear a name that counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import Mention
from kg.actors.names import name_key
from kg.actors.types import settled_type
from kg.article import Span
from kg.facts import Actor, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTRACTOR = "actors"
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


def mark_acting(doc: Doc, cast: Cast) -> None:
    """Mark the countries that are the subject of a verb of doing, and names that only describe."""
    _let_capitals_act(doc, cast)
    for draft in cast.drafts:
        draft.aside = all(_describes(doc, m) for m in draft.mentions)
        if draft.type in cast.lexicon.scenery_types:
            draft.acts = draft.acts or any(_does(doc, m) for m in draft.mentions)


def _let_capitals_act(doc: Doc, cast: Cast) -> None:
    """Give the countries of an article the mentions of their capitals that do something."""
    countries = {cast.lexicon.countries.by_name.get(name_key(d.name)): d for d in cast.drafts}
    for draft in cast.drafts:
        home = countries.get(cast.lexicon.countries.by_capital.get(name_key(draft.name), ""))
        if home is None or home is draft or draft.label != "Location":
            continue
        acting = [m for m in draft.mentions if _does(doc, m)]
        home.mentions = sorted([*home.mentions, *acting], key=lambda m: m.span)
        draft.mentions = [m for m in draft.mentions if m not in acting]
    cast.regroup()


def _describes(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name stands before another noun that it says more of."""
    return doc[mention.start : mention.end].root.dep_ in _MODIFIERS


def _does(doc: Doc, mention: Mention) -> bool:
    root = doc[mention.start : mention.end].root
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return True
    return root.dep_ == "nsubj" and root.head.pos_ == "VERB" and root.head.lemma_ != "have"


def actor_facts(cast: Cast, text: str, article: str, used: Iterable[str]) -> Iterator[Actor]:
    """Yield the actors of an article: all that facts name, and all that are no mere places.

    ``used`` are the names that other facts of the article mention.
    """
    drafts = sorted(cast.drafts, key=lambda d: (d.first, d.name))
    counts = partial(_counts, lexicon=cast.lexicon)
    needed = set(used)
    needed |= {r.organization for d in drafts if counts(d) or d.name in needed for r in d.roles}
    chosen = [d for d in drafts if d.name in needed or counts(d)]
    by_name = {d.name: d for d in reversed(chosen)}
    for draft in chosen:
        if by_name[draft.name] is draft:
            yield _actor(draft, by_name.keys(), cast.lexicon, text, article)


def _counts(draft: Draft, lexicon: ActorLexicon) -> bool:
    scenery = draft.aside or draft.type in lexicon.scenery_types
    named = bool(draft.mentions) and not scenery
    return bool(draft.type) and (draft.acts or named)


def _actor(
    draft: Draft, names: Collection[str], lexicon: ActorLexicon, text: str, article: str
) -> Actor:
    first = _first_span(draft, text)
    spans = {"evidence": (first,)} if first else {}
    if first and first.of(text) == draft.name:
        spans["name"] = (first,)
    return Actor(
        article=article,
        name=draft.name,
        aliases=tuple(n for n in draft.names() if name_key(n) != name_key(draft.name)),
        type=settled_type(draft, lexicon),
        roles=tuple(_with_body(draft, role, names) for role in draft.roles),
        mentions=tuple(_mentions(draft)),
        evidence=first.of(text) if first else "",
        spans=spans,
        confidence=1.0 if draft.mentions else 0.7,
        extractor=EXTRACTOR,
    )


def _with_body(draft: Draft, role: Role, names: Collection[str]) -> Role:
    """Return the role with the body that is implied, if that is an actor of its own."""
    body = draft.implied.get(role.title, "")
    return replace(role, organization=body) if not role.organization and body in names else role


def _mentions(draft: Draft) -> list[Span]:
    """Return its names and the words that refer to it; phrases around a name count once."""
    names = {m.span for m in draft.mentions}
    others = {s for s in draft.references if not any(s.meets(n) for n in names)}
    return sorted(names | others)


def _first_span(draft: Draft, text: str) -> Span | None:
    """Return the first place that has the actor's full name, or else stands for the actor."""
    spans = sorted(draft.places())
    named = [s for s in spans if s.of(text) == draft.name]
    return next(iter(named or spans), None)
