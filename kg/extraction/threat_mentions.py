"""Mentions of a threat that was told before: "the ultimatum", "the strike threat"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.acts import ActLexicon
from kg.extraction.scene import Scene, with_evidence
from kg.extraction.syntax import noun_phrase
from kg.extraction.threat_slots import Draw
from kg.extraction.threat_words import ThreatWords
from kg.facts import Threat

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Mentions:
    """Finds definite mentions of threats, which are further evidence of them."""

    scene: Scene
    words: ThreatWords
    acts: ActLexicon

    def added(self, found: Sequence[Threat], drawn: Iterable[Draw]) -> list[Threat]:
        """Return ``found`` with the sentences of mentions as evidence; ``drawn`` are no mentions.

        The whole sentence is evidence: the words for the threat alone tell nothing of it.
        """
        threats = list(found)
        known = {draw.trigger.i for draw in drawn}
        for token in self.scene.doc:
            if token.i in known or not self._is_mention(token):
                continue
            meant = self._meant(token, threats)
            if meant is not None:
                span = self.scene.sentence_span(token.idx)
                threats[meant] = with_evidence(threats[meant], self.scene.text, [span])
        return threats

    def _is_mention(self, token: Token) -> bool:
        """Tell whether a word stands for a threat that the reader knows of."""
        if token.pos_ != "NOUN" or token.lemma_.lower() not in self.words.mentions:
            return False
        return any(c.dep_ == "poss" or c.lower_ in self.words.known for c in token.lefts)

    def _meant(self, noun: Token, threats: Sequence[Threat]) -> int | None:
        """Return which threat is meant: the nearest before that nothing in the words denies."""
        told = [(i, end) for i, t in enumerate(threats) if (end := _last_before(t, noun.idx))]
        kinds = self._kinds(noun)
        if "" in kinds:
            return None
        fit = [
            (end, i)
            for i, end in told
            if kinds <= {threats[i].action_type} and self._is_of(noun, threats[i])
        ]
        return max(fit)[1] if fit else None

    def _kinds(self, noun: Token) -> set[str]:
        """Return the types of the acts that the mention names, ``""`` where one is no such act."""
        named = [c for c in noun.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "NOUN"]
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in self.words.genitive:
                named += child.children
            elif child.dep_ in ("acl", "relcl"):
                named.append(child)
        return {self.acts.type_of(word) for word in named}

    def _is_of(self, noun: Token, threat: Threat) -> bool:
        """Tell whether all actors that a mention names are those of the threat."""
        owners = [(c, "issuer") for c in noun.lefts if c.dep_ == "poss"]
        for child in noun.children:
            slot = self.words.slots.get(child.lower_) if child.dep_ == "prep" else None
            if slot is not None:
                owners += [(c, slot) for c in child.children if c.dep_ == "pobj"]
        return all(getattr(threat, slot) in self._names(word) for word, slot in owners)

    def _names(self, word: Token) -> set[str]:
        return {d.name for d in self.scene.resolver.peek(noun_phrase(word))}


def _last_before(threat: Threat, place: int) -> int:
    """Return where the last evidence of a threat before ``place`` ends, 0 if there is none."""
    evidence: Sequence[Span] = threat.spans["evidence"]
    return max((s.end for s in evidence if s.end <= place), default=0)
