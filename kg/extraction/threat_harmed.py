"""Which words of an act may tell who is harmed by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.acts import ActLexicon
from kg.extraction.scene import Scene
from kg.extraction.syntax import SUBJECTS
from kg.extraction.threat_words import ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

LEGAL, FORCE = "legal", "force"
PASSIVE = "nsubjpass"
_OBJECTS = frozenset({"dobj", "dative", PASSIVE})
_OWNING = frozenset({"poss", "compound", "nmod"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_AIMS = frozenset({"advcl", "relcl", "acl"})


@dataclass(frozen=True)
class HarmedWords:
    """Finds the words for who is harmed in the acts of one article."""

    scene: Scene
    words: ThreatWords
    acts: ActLexicon

    def of_act(self, act: Token, kind: str) -> Iterator[Token]:
        """Yield the words in an act that may tell who is harmed, the likeliest first."""
        for child in act.children:
            if child.dep_ == "dobj" and self._only_helps(child, act):
                continue
            if child.dep_ in _OBJECTS and act.pos_ not in ("NOUN", "PROPN"):
                yield from self.of_noun(child, kind)
            elif child.dep_ in _CLAUSES:
                yield from (c for c in child.children if c.dep_ in SUBJECTS)
                yield from self.of_act(child, kind)
        yield from self._around(act, kind)
        yield from (t for clause in self._aims(act) for t in self.of_act(clause, kind))

    def _aims(self, act: Token) -> Iterator[Token]:
        """Yield the harm that an act is to do: "force" in "file a lawsuit to force Obi to pay"."""
        objects = [c for c in act.rights if c.dep_ == "dobj"]
        for clause in (c for head in (act, *objects) for c in head.rights if is_aim(c)):
            if self.acts.type_of(clause):
                yield clause

    def _only_helps(self, helper: Token, act: Token) -> bool:
        """Tell whether an object does the act: "send troops", "ask a court for an order"."""
        verb = act.lemma_.lower()
        asked = verb in self.words.asking and helper.lemma_.lower() in self.words.courts
        return asked or verb in self.words.agents

    def of_noun(self, head: Token, kind: str) -> Iterator[Token]:
        """Yield a noun, those joined to it, and what is told of whose it is.

        The owner of a thing comes before all else in its words: "his visit to Taiwan".
        """
        people = self.scene.resolver.is_person_noun(head) or self.scene.resolver.is_body_noun(head)
        if not people:
            yield from (c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PRON")
        if not self.acts.type_of(head):
            yield head
        yield from self._around(head, kind)
        for other in head.children:
            if other.dep_ == "conj":
                yield from self.of_noun(other, kind)

    def _around(self, head: Token, kind: str) -> Iterator[Token]:
        yield from (c for c in head.lefts if c.dep_ in _OWNING and not self._is_any(c))
        for child in head.children:
            if not self.acts.type_of(head) or any(c.dep_ == "dobj" for c in head.children):
                yield from self._makers(child)
            if child.dep_ == "prep" and self.harms(child, head, kind):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from self.of_noun(inner, kind)
                    elif inner.dep_ == "pcomp":
                        yield from self.of_act(inner, kind)
                    elif inner.dep_ == "prep":
                        yield from (c for c in inner.children if c.dep_ == "pobj")

    def _is_any(self, owner: Token) -> bool:
        """Tell whether an owner is no certain one: "a citizen's arrest"."""
        indefinite = self.scene.cast.lexicon.grammar.indefinite
        return owner.dep_ == "poss" and any(c.lower_ in indefinite for c in owner.lefts)

    def harms(self, preposition: Token, head: Token, kind: str) -> bool:
        """Tell whether a preposition governs who is harmed: "to" in a legal act names the court."""
        word = preposition.lower_
        if kind == LEGAL and word in self.words.venues:
            return False
        if word in self.words.places:
            return kind == FORCE
        if word in self.words.whither and self._moves(head, head.head):
            return False
        if word in self.words.makers:
            return head.pos_ == "NOUN" and not self.acts.type_of(head)
        return word in self.words.against or (word in self.words.genitive and head.pos_ == "NOUN")

    def _moves(self, *words: Token) -> bool:
        """Tell whether words are of going somewhere: "move jobs to Canada"."""
        return any(w.lemma_.lower() in self.words.moving for w in words)

    def _makers(self, child: Token) -> Iterator[Token]:
        """Yield who makes a thing that is hit: "boycott a debate (hosted) by Doe"."""
        agents = child.children if child.dep_ == "acl" else (child,)
        for link in agents:
            by = link.dep_ == "prep" and link.lower_ in self.words.makers
            if by or link.dep_ == "agent":
                yield from (c for c in link.children if c.dep_ == "pobj")

    def beside(self, trigger: Token) -> Iterator[Token]:
        """Yield whom the verb above the trigger is about: "wrote to Obi, threatening to sue"."""
        if trigger.dep_ not in ("conj", "advcl", "acl"):
            return
        for child in trigger.head.children:
            if child.i < trigger.i and child.dep_ in ("dobj", "dative"):
                yield child
            elif child.i < trigger.i and child.dep_ == "prep" and child.lower_ in self.words.beside:
                yield from (c for c in child.children if c.dep_ == "pobj")

    def hits_you(self, act: Token) -> bool:
        """Tell whether the act is against "you": who that is cannot be told from what is near."""
        return any(c.dep_ == "dobj" and c.lower_ in self.words.addressed for c in act.children)


def is_aim(clause: Token) -> bool:
    """Tell whether a clause tells what for something is done: "close the port to help Obi"."""
    return clause.dep_ in _AIMS and any(c.tag_ == "TO" for c in clause.lefts)
