"""By what means a threatened act is done: a law, a tax, a motion of no confidence, weapons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.scene import Scene, word_span
from kg.extraction.threat_words import ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
# What stands before a noun and is no part of what it names, and clauses that tell of other acts.
_BEFORE = frozenset({"DET", "PUNCT", "PRON"})
_ASIDE = frozenset({"relcl", "acl", "advcl"})


@dataclass(frozen=True)
class Means:
    """Finds what the threatened acts of one article are done with."""

    scene: Scene
    words: ThreatWords

    def of(self, act: Token, action: Span) -> Span | None:
        """Return the words for the means of an act of these words: a law before all else."""
        words = self.scene.doc.char_span(*action, alignment_mode="expand")
        for entity in words.ents if words is not None else ():
            span = Span(entity.start_char, entity.end_char)
            if action.holds(span) and self.words.instruments.search(entity.text):
                return span
        found = next((t for t in self._within(act, action) if self._is_means(t, act)), None)
        return self._phrase(found) if found is not None else None

    def _within(self, act: Token, action: Span) -> Iterator[Token]:
        """Yield the words of an act in order, those of clauses about others left out."""
        for token in act.subtree:
            above = (t for t in (token, *token.ancestors) if t.i > act.i)
            inside = action.start <= token.idx < action.end
            if inside and not any(t.dep_ in _ASIDE for t in above):
                yield token

    def _is_means(self, token: Token, act: Token) -> bool:
        """Tell whether a word is what an act is done with."""
        lemma, above = token.lemma_.lower(), token.head.lemma_.lower()
        if token == act:
            return lemma in (self.words.means if token.pos_ in _NOUNS else self.words.means_acts)
        if token.pos_ not in _NOUNS:
            return False
        if token.dep_ == "dobj":
            brought = above in self.words.bringing and lemma in self.words.means
            return brought or above in self.words.using
        if token.dep_ != "pobj" or self.scene.cast.covering(token.i):
            return False
        with_means = token.head.lower_ in self.words.with_ and lemma in self.words.means
        return with_means or token.head.lower_ in self.words.through

    def _phrase(self, noun: Token) -> Span:
        """Return a noun without its determiner, with an "of" that no number follows; or a verb."""
        if noun.pos_ not in _NOUNS:
            return word_span(noun)
        words = [t for t in noun.subtree if t.i <= noun.i]
        while words[0] != noun and words[0].pos_ in _BEFORE:
            words.pop(0)
        last = noun
        for child in noun.rights:
            measured = any(t.like_num or t.is_currency for t in child.subtree)
            if child.lower_ in self.words.genitive and not measured:
                last = child.right_edge
        return Span(words[0].idx, last.idx + len(last))
