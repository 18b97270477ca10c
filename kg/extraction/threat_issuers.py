"""Who threatens: what the frame's slot tells, or a subject further up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.speech import Speech
from kg.actors.unnamed import PLURALS
from kg.article import Span
from kg.extraction.frames import Match
from kg.extraction.positions import Statement
from kg.extraction.scene import Scene, word_span
from kg.extraction.syntax import noun_phrase, own_subject
from kg.extraction.threat_words import HARMFUL, ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

# How a noun that does what the infinitive after it says hangs on the verb above.
_CONTROLLING = frozenset({"dobj", "nsubj", "npadvmod"})


@dataclass(frozen=True)
class Issuers:
    """Finds who threatens in the matches of one article's threats."""

    scene: Scene
    words: ThreatWords
    stated: Sequence[Statement]

    def of(self, match: Match, statement: Statement | None) -> tuple[Span | None, list[Draft]]:
        """Return who threatens: what the slot tells, or else a subject further up.

        Triggers without that slot leave it unsaid.
        """
        if "issuer" not in match.slots:
            return None, []
        heads: Sequence[Token] = match.slots["issuer"]
        if not heads and match.token.pos_ != "NOUN" and not match.trigger.own:
            above = (own_subject(t) for t in match.token.ancestors)
            heads = [s for s in above if s is not None and s.i < match.token.i]
        for head in (*_controller(match.token), *heads):
            said = head.lemma_.lower() in self.scene.cast.lexicon.documents
            if head.dep_ == "nsubjpass" and not said and not _acts_itself(match, head):
                continue
            span = noun_phrase(head)
            found = self._self_named(head, match.token) or self.scene.resolver.resolve(
                span, self._speech(match, head, statement)
            )
            if not found and head.lower_ in self.scene.cast.lexicon.acting:
                found = [self.scene.cast.unnamed(span.of(self.scene.text), "Group")]
                self.scene.resolver.adopt(found, span)
            found = found or self._plural(match, head, span) or self._speakers(match, head)
            if found:
                return span, [*found, *self._joined(head, found)]
        return None, []

    def _speakers(self, match: Match, head: Token) -> list[Draft]:
        """Return who says so, where the trigger attributes: whoever they are, they can threaten."""
        place = word_span(match.token)
        for statement in self.stated:
            if any(c.holds(place) for c in statement.attribution.cue):
                told = any(s.holds(word_span(head)) for s in statement.holder_spans if s)
                return list(statement.holders) if told else []
        return []

    def _plural(self, match: Match, head: Token, span: Span) -> list[Draft]:
        """Return the unnamed group that vows an act of its own: "Rabbis vow to boycott"."""
        named = head.pos_ == "PROPN" and self.scene.cast.covering(head.i)
        plural = head.tag_ in PLURALS or (match.token.tag_ == "VBP" and not named)
        plans = not match.trigger.bare and plural and head.pos_ != "PRON"
        if not plans or head.lemma_.lower() in self.scene.cast.lexicon.documents:
            return []
        return [self.scene.resolver.listeners(span)]

    def _self_named(self, head: Token, trigger: Token) -> list[Draft]:
        """Return who somebody says to be: "a group that calls itself Levy Watch threatened"."""
        between = head.doc[head.i + 1 : max(head.i + 1, trigger.i)]
        own = next((t for t in between if t.lower_ in self.words.reflexive), None)
        if own is None or not any(t.dep_ in ("relcl", "acl") for t in own.ancestors):
            return []
        found = self.scene.cast.within(Span(own.idx, trigger.idx))
        return [d for _, d in found[:1] if d.type]

    def _joined(self, head: Token, found: Sequence[Draft]) -> list[Draft]:
        """Return the actors named with an issuer: "Obi and Bauer"."""
        named = (d for c in head.conjuncts for _, d in self.scene.cast.covering(c.i)[:1])
        return list(dict.fromkeys(d for d in named if d not in found and d.type))

    def _speech(self, match: Match, head: Token, statement: Statement | None) -> Speech:
        """Return where an issuer stands. Only who can plan may be unknown: prices threaten too."""
        speaker = statement.holders[0] if statement else None
        known = head.lower_ in self.scene.cast.lexicon.acting
        listed = match.trigger.bare and not known
        if speaker is not None and self.scene.is_quoted(head.idx):
            return Speech(speaker=speaker, avoid=tuple(speaker.places()), listed=listed)
        return Speech(speaker=speaker, last=speaker, listed=listed)


def _acts_itself(match: Match, subject: Token) -> bool:
    """Tell whether a passive's subject threatens: "is poised to sue", "is seen threatening"."""
    if subject.head != match.token and match.token.tag_ == "VBG":
        return True
    planned = any(h.dep_ == "xcomp" for h in match.slots["act"])
    return planned and match.trigger.test == HARMFUL and not match.trigger.own


def _controller(trigger: Token) -> Iterator[Token]:
    """Yield the noun right before an infinitive that it acts in: "led Obi to threaten"."""
    before = trigger.doc[max(0, trigger.i - 2) : trigger.i]
    clause = trigger.dep_ in ("xcomp", "ccomp")
    if clause and len(before) == 2 and before[1].lower_ == "to":
        named = before[0].pos_ in ("NOUN", "PROPN")
        yield from before[:1] if named and before[0].dep_ in _CONTROLLING else ()
