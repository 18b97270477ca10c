"""Whom a threat is likely against where its sentence tells of nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.actors.cast import Draft
from kg.article import Span
from kg.extraction.scene import Scene
from kg.extraction.threat_slots import Draw, act_span
from kg.extraction.threat_words import ThreatWords

# An actor counts half as likely to be threatened so many characters away from the threat.
NEAR = 2000
COUNTRY = "Country"


@dataclass(frozen=True)
class Guesses:
    """Finds the likeliest to be threatened among the actors of one article."""

    scene: Scene
    words: ThreatWords

    def of(self, draw: Draw, kind: str) -> Draft | None:
        """Return the actor most spoken of near the threat that fits its kind; None if none does.

        States and their bodies threaten others such; a protest is against who governs or employs.
        A private person is named where one is threatened, so only who governs is guessed.
        """
        wanted = self.words.states if self._are_states(draw) else self.words.implied
        offices = self.words.rulers
        drafts = [d for d in self.scene.cast.drafts if d.type in wanted or _holds(d, offices)]
        beside = self._beside(draw)
        fit = [d for d in drafts if self._is_apart(d, draw) and d not in beside]
        named = [[d for d in fit if w in d.words] for w in self.words.usual.get(kind, ())]
        sentence = self.scene.sentence_span(draw.trigger.idx)
        here = ([d for d in found if _is_in(d, sentence)] for found in named)
        country = any(i.type == COUNTRY for i in draw.issuers)
        rest = fit if country or kind in self.words.guessed else []
        fit = next(filter(None, (*here, *named)), rest)
        place = draw.trigger.idx
        return max(fit, key=lambda d: (_weight(d, place), -d.first), default=None)

    def _are_states(self, draw: Draw) -> bool:
        """Tell whether states threaten, also such without a name: "Western nations"."""
        types = self.words.states
        plural = (i.words[-1] in self.words.nations for i in draw.issuers if i.type == "Group")
        return any(i.type in types for i in draw.issuers) or any(plural)

    def _beside(self, draw: Draw) -> list[Draft]:
        """Return who is named in the act, yet not as harmed by it, or in words for who threatens.

        "Supporters of Doe" threaten others than Doe, and to shift support to Doe is no harm to him.
        """
        return [d for span in self._told(draw) for _, d in self.scene.cast.within(span)]

    def _told(self, draw: Draw) -> Iterator[Span]:
        yield act_span(draw.act)
        yield from [draw.issuer_span] if draw.issuer_span else ()
        for issuer in draw.issuers:
            yield from issuer.references

    def _is_apart(self, draft: Draft, draw: Draw) -> bool:
        """Tell whether an actor is neither who threatens or tells nor the body of one of them."""
        near = [*draw.issuers, *([draw.speaker] if draw.speaker else [])]
        bodies = {r.organization for d in near for r in d.roles}
        members = any(r.organization == d.name for d in near for r in draft.roles)
        return draft not in near and draft.name not in bodies and not members


def _holds(draft: Draft, offices: frozenset[str]) -> bool:
    """Tell whether a person holds one of some offices: "President Doe"."""
    return draft.type == "Person" and any(
        r.title.lower() in offices and r.current is not False for r in draft.roles
    )


def _is_in(draft: Draft, span: Span) -> bool:
    return any(span.holds(place) for place in draft.places())


def _weight(draft: Draft, place: int) -> float:
    """Return how much an actor is spoken of, less the further from ``place``."""
    places = [abs(s.start - place) for s in draft.places()]
    return len(places) / (1 + min(places) / NEAR) if places else 0.0
