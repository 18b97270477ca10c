"""The slots of a threat: the words of the act, condition, deadline, instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.article import Span
from kg.extraction.scene import Scene
from kg.extraction.syntax import own_subject, subtree
from kg.extraction.threat_words import ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

# A deadline is told in the sentence of the threat or at most so many characters before it.
DEADLINE_REACH = 250


@dataclass(frozen=True)
class Draw:
    """One telling of a threat before it is a fact: ``act`` heads the words of the act.

    There are no ``issuers`` where nothing is known of who threatens.
    ``speaker`` is who tells of it, ``told`` the words by which; ``told_to`` are the words for whom
    the trigger has, ``own`` tells that they are only who is told of the act.
    ``speaks`` tells that the speaker speaks for the issuer, ``sure`` that the trigger means a
    threat whatever the act.
    """

    issuers: tuple[Draft, ...]
    issuer_span: Span | None
    act: Token
    trigger: Token
    told_to: tuple[Token, ...] = ()
    own: bool = False
    status: str = "announced"
    reported_by: str = ""
    speaker: Draft | None = None
    told: tuple[Span, ...] = ()
    speaks: bool = False
    sure: bool = False


@dataclass(frozen=True)
class ThreatSlots:
    """Finds the slots of the threats of one article."""

    scene: Scene
    words: ThreatWords

    def condition(self, draw: Draw) -> Span | None:
        """Return the clause with "if", "unless" ... on the act or on the word that threatens."""
        clause = self.condition_head(draw)
        if clause is None:
            return None
        return subtree(clause) if clause.dep_ == "advcl" else act_span(clause)

    def condition_head(self, draw: Draw) -> Token | None:
        """Return the verb of the condition."""
        if draw.act.dep_ == "conj" and any(c.lower_ == "or" for c in draw.act.head.children):
            return draw.act.head if draw.act.head.pos_ in ("VERB", "AUX") else None
        for head in (draw.act, draw.trigger, draw.trigger.head):
            for clause in head.subtree if head is draw.act else head.children:
                opening = (clause.left_edge, *clause.lefts)
                opens = any(t.lower_ in self.words.conditions for t in opening)
                if clause.dep_ == "advcl" and opens:
                    return clause
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


def act_span(head: Token) -> Span:
    """Return the words of an act: its clause without "to", its condition and joined acts."""
    start = head.i if head.pos_ in ("VERB", "AUX") else head.left_edge.i
    subject = own_subject(head)
    first = subject.i if subject is not None else -1
    before = (c.i for c in head.lefts if c.dep_ in ("advmod", "neg") and c.i > first)
    start = min([start, *before])
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
