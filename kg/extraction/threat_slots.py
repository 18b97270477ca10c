"""The slots of a threat: the words of the act, who is harmed, condition, deadline, instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.salience import Wanted
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.acts import ActLexicon
from kg.extraction.scene import Scene, word_span
from kg.extraction.syntax import noun_phrase, own_subject, subtree
from kg.extraction.threat_words import ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

# A deadline is told in the sentence of the threat or at most so many characters before it.
DEADLINE_REACH = 250
LEGAL = "legal"
# Who is harmed without being told of in the act stands so many sentences back at most: guesses
# further back were wrong more often than not on the training articles.
IMPLIED_REACH = 0


@dataclass(frozen=True)
class Draw:
    """One telling of a threat before it is a fact: ``act`` heads the words of the act.

    ``speaker`` is who tells of it, ``told`` the words by which.
    """

    issuer: Draft
    issuer_span: Span | None
    act: Token
    trigger: Token
    target: Draft | None = None
    target_span: Span | None = None
    status: str = "announced"
    reported_by: str = ""
    speaker: Draft | None = None
    told: tuple[Span, ...] = ()


@dataclass(frozen=True)
class ThreatSlots:
    """Finds the slots of the threats of one article."""

    scene: Scene
    words: ThreatWords
    acts: ActLexicon

    def condition(self, draw: Draw) -> Span | None:
        """Return the clause with "if", "unless" ... on the act or on the word that threatens."""
        for head in (draw.act, draw.trigger, draw.trigger.head):
            for child in head.children:
                opening = (child.left_edge, *child.lefts)
                opens = any(t.lower_ in self.words.conditions for t in opening)
                if child.dep_ == "advcl" and opens:
                    return subtree(child)
        return None

    def deadline(self, draw: Draw) -> tuple[str, Span | None]:
        """Return the nearest end point told with the threat, as ISO date or time, and its words."""
        scene, act = self.scene, draw.act.idx
        sentence = scene.sentence_span(act)
        near = Span(max(0, sentence.start - DEADLINE_REACH), sentence.end)
        if "\n" in Span(near.start, sentence.start).of(scene.text):
            near = Span(scene.text.rindex("\n", near.start, sentence.start) + 1, near.end)
        ends = [t for t in scene.times_in(near) if t.kind == "deadline" and t.value]
        if not ends:
            return "", None
        best = max(ends, key=lambda t: t.span.end if t.span.end <= act else -t.span.start)
        return best.value.split("/")[-1], best.span

    def instrument(self, action: Span) -> Span | None:
        """Return a law named in the act."""
        for entity in self.scene.doc.ents:
            span = Span(entity.start_char, entity.end_char)
            if action.holds(span) and self.words.instruments.search(entity.text):
                return span
        return None

    def target(self, draw: Draw) -> tuple[Draft | None, Span | None]:
        """Return who is harmed: an object of the act, an owner in it, who the condition binds."""
        for head in self._objects(draw.act):
            found, span = self._actor_in(head, draw)
            if found is not None:
                return found, span
        for place in (act_span(draw.act), self.condition(draw)):
            for mention, draft in self.scene.cast.within(place) if place else ():
                if draft is not draw.issuer and self._can_be_harmed(draft, mention.start, draw):
                    return draft, mention.span
        return self._implied(draw), None

    def _can_be_harmed(self, draft: Draft, token: int, draw: Draw) -> bool:
        """Tell whether a name in the act can be who is harmed; the court is not."""
        word = self.scene.doc[token]
        if word.dep_ == "amod":
            return False
        before = self.scene.doc[max(0, token - 2) : token]
        is_legal = self.acts.type_of(draw.act) == LEGAL
        governed = any(t.pos_ == "ADP" and t.lower_ in self.words.venues for t in before)
        return bool(self.scene.resolver.acting_type(draft)) and not (is_legal and governed)

    def _implied(self, draw: Draw) -> Draft | None:
        """Return the body last spoken of, other than who threatens and who reports."""
        avoid = [s for d in (draw.issuer, draw.speaker) if d for s in d.places()]
        for wanted in (Wanted(self.words.implied), Wanted(frozenset({"Person"}))):
            found = self.scene.resolver.salience.best(
                wanted, draw.trigger.idx, avoid, None, IMPLIED_REACH
            )
            if found is not None and found is not draw.speaker:
                return found
        return None

    def _objects(self, act: Token) -> Iterator[Token]:
        """Yield the objects of the act, then owners in it and what its prepositions govern."""
        direct = [c for c in act.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
        if act.pos_ in ("NOUN", "PROPN"):
            direct = []
        legal = self.acts.type_of(act) == LEGAL
        prepositions = self.words.against - (self.words.venues if legal else frozenset())
        yield from direct
        for head in (act, *direct):
            for child in head.children:
                if child.dep_ == "poss":
                    yield child
                if child.dep_ == "prep" and child.lower_ in prepositions:
                    yield from (c for c in child.children if c.dep_ == "pobj")

    def _actor_in(self, head: Token, draw: Draw) -> tuple[Draft | None, Span | None]:
        resolver, span = self.scene.resolver, noun_phrase(head)
        speech = Speech(speaker=draw.speaker, avoid=(word_span(draw.trigger),))
        people = head.dep_ == "dobj" and resolver.is_person_noun(head)
        meant = (resolver.resolve if people else resolver.peek)(span, speech)
        found = [d for d in meant if d not in (draw.issuer, draw.speaker)]
        return (found[0], span) if found else (None, None)


def act_span(head: Token) -> Span:
    """Return the words of an act: its clause without "to", its condition and joined acts."""
    start = head.i if head.pos_ in ("VERB", "AUX") else head.left_edge.i
    subject = own_subject(head)
    first = subject.i if subject is not None else -1
    start = min([start, *(c.i for c in head.lefts if c.dep_ == "advmod" and c.i > first)])
    end = head.right_edge.i + 1
    for child in head.rights:
        purpose = child.dep_ == "advcl" and any(t.lower_ == "to" for t in child.lefts)
        clause = child.dep_ in ("advcl", "parataxis", "relcl") and not purpose
        if clause or (child.dep_ in ("conj", "cc") and child.i > head.i):
            end = min(end, child.left_edge.i)
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    last = head.doc[_aside(head, end) - 1]
    return Span(head.doc[start].idx, last.idx + len(last))


def _aside(head: Token, end: int) -> int:
    """Return where an aside ("..., a step that ...") begins after the act, or else ``end``."""
    for token in head.doc[head.i + 1 : end - 1]:
        if token.text == "," and token.nbor().pos_ in ("DET", "PRON") and token.head.dep_ != "conj":
            return token.i
    return end
