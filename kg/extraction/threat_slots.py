"""The slots of a threat: the words of the act, condition, deadline, instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.article import Span
from kg.extraction.scene import Scene
from kg.extraction.syntax import SUBJECTS, own_subject, subtree
from kg.extraction.threat_harmed import is_aim
from kg.extraction.threat_means import Means
from kg.extraction.threat_words import ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

# A deadline is told in the sentence of the threat or at most so many characters before it.
DEADLINE_REACH = 250
# Tags of verbs that tell what is or may be done.
_PRESENT = frozenset({"VBP", "VBZ", "VBG", "VB"})


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
        whole = clause.dep_ == "advcl" or self._is_inverted(clause)
        return subtree(clause) if whole else act_span(clause)

    def condition_head(self, draw: Draw) -> Token | None:
        """Return the verb of the condition."""
        if draw.act.dep_ == "conj" and any(c.lower_ == "or" for c in draw.act.head.children):
            return draw.act.head if draw.act.head.pos_ in ("VERB", "AUX") else None
        for head in (draw.act, draw.trigger, draw.trigger.head):
            for clause in head.subtree if head is draw.act else head.children:
                if self._opens(clause) or self._is_inverted(clause):
                    return clause
        return self._demanded(draw)

    def _demanded(self, draw: Draw) -> Token | None:
        """Return what an ultimatum asks for: "an ultimatum to pay"."""
        if draw.act != draw.trigger or draw.act.pos_ != "NOUN":
            return None
        clauses = [*draw.act.rights, *draw.act.head.rights]
        return next((c for c in clauses if is_aim(c)), None)

    def _opens(self, clause: Token) -> bool:
        """Tell whether a clause opens with a word of a condition."""
        opening = (clause.left_edge, *clause.lefts)
        return clause.dep_ == "advcl" and any(t.lower_ in self.words.conditions for t in opening)

    def _is_inverted(self, clause: Token) -> bool:
        """Tell whether a clause is a condition by its order: "should the bank fail"."""
        first = clause.left_edge
        subject = any(c.dep_ in SUBJECTS and c.i > first.i for c in clause.lefts)
        return first.head == clause and first.lower_ in self.words.inverted and subject

    def described(self, words: Span | None) -> Span | None:
        """Return what those do who are threatened: "fine those who park here".

        ``words`` are the words for them in the text. Who did a thing is threatened whatever comes.
        """
        phrase = self.scene.doc.char_span(*words, alignment_mode="expand") if words else None
        clauses = phrase.root.rights if phrase is not None else ()
        clause = next((c for c in clauses if c.dep_ in ("relcl", "acl")), None)
        if clause is None or clause.tag_ not in _PRESENT:
            return None
        first = clause.left_edge
        if not first.i or first.nbor(-1).is_punct:
            return None
        start = first.nbor() if first.tag_ in ("WP", "WDT") else first
        return Span(start.idx, act_span(clause).end)

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

    def instrument(self, draw: Draw) -> Span | None:
        """Return what the act is done with: a law, a tax, weapons."""
        return Means(self.scene, self.words).of(draw.act, act_span(draw.act))


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
