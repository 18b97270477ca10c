"""What fills the slots of a frame: actors, words, times and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.frames import Match, SlotRule
from kg.extraction.positions import Statement, statement_at
from kg.extraction.scene import Scene, word_span
from kg.extraction.syntax import noun_phrase, subtree
from kg.facts import Slot
from kg.language.money import Amount
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.actors.cast import Draft

Told = TypeVar("Told", TimeExpression, Amount)
# Dates that a fact can hold: a year, a month, a day, a time of day.
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d(T\d\d:\d\d.*)?)?)?", re.ASCII)


@dataclass(frozen=True)
class Filler:
    """One value of a slot and where its words stand."""

    slot: Slot
    span: Span


class SlotFinder:
    """Fills the slots of one match, each actor and each head of words in one slot only."""

    def __init__(self, scene: Scene, stated: Sequence[Statement], match: Match) -> None:
        statement = statement_at(stated, match.token.idx)
        speaker = statement.holders[0] if statement else None
        self._scene = scene
        self._match = match
        self._speech = Speech(speaker=speaker, last=speaker, listed=True)
        self._trigger = {t.i for t in match.words}
        self._words: set[int] = set()
        self._named: set[int] = set()
        self._actors: set[str] = set()

    def can_fill(self, rule: SlotRule) -> bool:
        """Tell whether there are words for a slot, before anything is resolved."""
        return rule.anywhere or any(True for _ in self._heads(rule))

    def values(self, rule: SlotRule) -> list[Filler]:
        """Return the values of a slot in order of its paths, one at most if it takes the first."""
        find = {"actor": self._of_actors, "time": self._of_time, "money": self._of_money}
        found = find.get(rule.type, self._of_words)(rule)
        return list(found) if rule.several != "first" else list(found)[:1]

    def _heads(self, rule: SlotRule) -> Iterator[Token]:
        """Yield the heads of a slot, with those joined by "and" if it takes several."""
        for head in self._match.slots.get(rule.name, ()):
            joined = [c for c in head.conjuncts if c.i > head.i] if rule.several != "first" else []
            yield from (t for t in [head, *joined] if t.i not in self._trigger)

    def _of_actors(self, rule: SlotRule) -> list[Filler]:
        found: list[Filler] = []
        for head in self._heads(rule):
            span = noun_phrase(head)
            for actor in self._resolved(head, span, rule):
                if actor.name not in self._actors:
                    self._actors.add(actor.name)
                    self._named.update(t.i for t in self._tokens(span))
                    found.append(Filler(replace(self._slot(rule, span), actor=actor.name), span))
            if found and rule.several == "first":
                return found[:1]
        return found

    def _resolved(self, head: Token, span: Span, rule: SlotRule) -> list[Draft]:
        """Return the actors of the right types; unnamed ones only if the noun is for people."""
        resolver = self._scene.resolver
        known = resolver.peek(span, self._speech)
        if not known and not resolver.is_person_noun(head) and not resolver.is_body_noun(head):
            return []
        if known and not self._typed(known, rule):
            return []
        return self._typed(resolver.resolve(span, self._speech), rule)

    def _typed(self, actors: Sequence[Draft], rule: SlotRule) -> list[Draft]:
        types = ((a, self._scene.resolver.acting_type(a)) for a in actors)
        return [a for a, type_ in types if type_ and (not rule.types or type_ in rule.types)]

    def _of_words(self, rule: SlotRule) -> Iterator[Filler]:
        for head in self._heads(rule):
            if head.i in self._words | self._named:
                continue
            span = subtree(head) if rule.type == "clause" else self._phrase(head)
            self._words.add(head.i)
            yield Filler(self._slot(rule, span), span)

    def _phrase(self, head: Token) -> Span:
        """Return a noun phrase without determiner, the name of an actor before it, or a time."""
        tokens = self._tokens(noun_phrase(head))
        while tokens[0] != head and self._is_no_start(tokens[0]):
            tokens.pop(0)
        while tokens[-1] != head and self._is_no_end(tokens[-1]):
            tokens.pop()
        return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))

    def _tokens(self, span: Span) -> list[Token]:
        return list(self._scene.doc.char_span(*span, alignment_mode="expand") or ())

    def _is_no_start(self, token: Token) -> bool:
        """Tell whether a word before a phrase is none of it: "its", "Jane Doe chief executive"."""
        return token.tag_ in ("DT", "PRP$") or token.i in self._named

    def _is_no_end(self, token: Token) -> bool:
        """Tell whether a word after a phrase is none of it: "chief executive on Monday"."""
        here = word_span(token)
        timed = any(time.span.meets(here) for time in self._scene.times)
        return timed or token.pos_ in ("ADP", "PUNCT", "DET", "CCONJ")

    def _of_time(self, rule: SlotRule) -> Iterator[Filler]:
        for time in self._told(rule, self._scene.times):
            date = time.value if time.kind in ("date", "deadline") else ""
            known = date if _ISO.fullmatch(date) else ""
            yield Filler(replace(self._slot(rule, time.span), date=known), time.span)

    def _of_money(self, rule: SlotRule) -> Iterator[Filler]:
        for sum_ in self._told(rule, self._scene.amounts):
            value = float(sum_.value) if sum_.value is not None else None
            slot = replace(
                self._slot(rule, sum_.span),
                amount=value,
                currency=sum_.currency,
                qualifier=sum_.qualifier,
            )
            yield Filler(slot, sum_.span)

    def _told(self, rule: SlotRule, told: Sequence[Told]) -> Iterator[Told]:
        """Yield what the paths lead to, or else what the sentence tells if it may stand there."""
        spans = [subtree(head) for head in self._heads(rule)]
        found = [item for item in told if any(item.span.meets(span) for span in spans)]
        if not found and rule.anywhere:
            sentence = self._scene.sentence_span(self._match.token.idx)
            found = [item for item in told if sentence.holds(item.span)]
        yield from found

    def _slot(self, rule: SlotRule, span: Span) -> Slot:
        return Slot(name=rule.name, type=rule.type, text=span.of(self._scene.text))
