"""Who is threatened: whom the words of the threat, the act, its condition, the sentence tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.genders import GENDERS
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.acts import ActLexicon
from kg.extraction.scene import Scene
from kg.extraction.syntax import SUBJECTS, noun_phrase, subtree
from kg.extraction.threat_guesses import Guesses
from kg.extraction.threat_harmed import PASSIVE, HarmedWords, is_aim
from kg.extraction.threat_slots import Draw, act_span
from kg.extraction.threat_words import ThreatWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIRECT = frozenset({"sanction", "legal", "dismissal", "force"})


@dataclass(frozen=True)
class Harmed:
    """Who is threatened, and the words for it where the text has some."""

    draft: Draft
    span: Span | None


@dataclass(frozen=True)
class Targets:
    """Finds who is threatened in the threats of one article."""

    scene: Scene
    words: ThreatWords
    acts: ActLexicon

    @property
    def harmed(self) -> HarmedWords:
        """The finder of the words for who is harmed."""
        return HarmedWords(self.scene, self.words, self.acts)

    def of(
        self, draw: Draw, condition: Token | None, retold: Sequence[str], again: Sequence[str]
    ) -> list[Harmed]:
        """Return who is threatened: several where their names are joined; none where unclear.

        ``retold`` are the names of whom the same act was to before, the likeliest where its words
        tell of nobody; ``again`` those whom the issuers threatened before, the likeliest where the
        sentence does not.
        """
        kind = self.acts.type_of(draw.act)
        beside = (p for h in self.harmed.beside(draw.trigger) for p in self.harmed.of_noun(h, kind))
        return (
            self._first(self._told(draw, kind), draw)
            or self._known(retold, draw)
            or self._first((*_bound(condition), *beside), draw)
            or self._named(draw, kind)
            or self._described(draw.act, kind)
            or self._known(again, draw)
            or self._left(draw)
            or (self._guessed(draw, kind) if kind and not self.harmed.hits_you(draw.act) else [])
        )

    def said(self, draw: Draw, condition: Token | None) -> list[Harmed]:
        """Return who is threatened where nothing is known of who threatens: whom the words tell."""
        kind = self.acts.type_of(draw.act)
        return (
            self._first((*self._told(draw, kind), *_bound(condition)), draw)
            or self._named(draw, kind)
            or self._described(draw.act, kind)
        )

    def _told(self, draw: Draw, kind: str) -> list[Token]:
        """Return the words of the trigger and of the act for who is harmed, the likeliest first."""
        told = [p for h in draw.told_to for p in self.harmed.of_noun(h, kind)]
        first, last = ([], told) if draw.own else (told, [])
        return [*first, *self.harmed.of_act(draw.act, kind), *last]

    def _first(self, heads: Iterable[Token], draw: Draw) -> list[Harmed]:
        """Return whom the first word that stands for somebody means, and those joined to it."""
        for head in heads:
            found = self._meant(head, draw)
            if found:
                joined = [h for c in head.conjuncts if c.i > head.i for h in self._meant(c, draw)]
                return list({h.draft.name: h for h in (*joined, *found)}.values())[::-1]
        return []

    def _known(self, names: Sequence[str], draw: Draw) -> list[Harmed]:
        """Return the first of the actors with these names that can be threatened."""
        known = [d for name in names if (d := self.scene.cast.named(name)) is not None]
        return [Harmed(d, None) for d in known if self._can_be(d, draw)][:1]

    def _left(self, draw: Draw) -> list[Harmed]:
        """Return the body that who threatens belongs to, where that is what they would leave."""
        leaves = draw.act.lemma_.lower() in self.words.leaving
        if not leaves or any(c.dep_ == "dobj" for c in draw.act.children):
            return []
        roles = (r for i in draw.issuers for r in i.roles if r.current is not False)
        bodies = (self.scene.cast.named(r.organization) for r in roles if r.organization)
        return [Harmed(b, None) for b in bodies if b and self._can_be(b, draw)][:1]

    def _guessed(self, draw: Draw, kind: str) -> list[Harmed]:
        """Return the likeliest actor near the threat."""
        found = Guesses(self.scene, self.words).of(draw, kind)
        return [Harmed(found, None)] if found is not None else []

    def _meant(self, head: Token, draw: Draw) -> list[Harmed]:
        """Return the actors that a word stands for, other than who threatens or tells."""
        resolver, span = self.scene.resolver, noun_phrase(head)
        document = head.lemma_.lower() in self.scene.cast.lexicon.documents
        modifies = head.dep_ in ("compound", "nmod")
        if document or self._is_own(head.head if modifies else head, draw):
            return []
        if modifies:
            named = self.scene.cast.covering(head.i)[:1]
            found = [d for m, d in named if head.head.i >= m.end]
            found = [d for d in found if d.type or resolver.acting_type(d) == "Country"]
        elif head.dep_ == "poss" or resolver.is_person_noun(head) or resolver.is_body_noun(head):
            found = resolver.resolve(span, self._speech(draw, head))
        else:
            found = [d for d in resolver.peek(span, self._speech(draw, head)) if d.mentions]
        found = self._other(found, head, draw)
        found = self._those(head, span) or found or self._whoever(head, span, draw)
        if not found and head.lower_ in self.scene.cast.lexicon.acting:
            found = [self.scene.cast.unnamed(span.of(self.scene.text), "Group")]
        apart = [d for d in found if self._can_be(d, draw)]
        return [Harmed(d, span) for d in apart]

    def _other(self, found: list[Draft], head: Token, draw: Draw) -> list[Draft]:
        """Return whom the same pronoun before means where this one cannot: "his family said"."""
        kinds = self.scene.cast.lexicon.pronouns
        kind = kinds.get(head.lower_, "")
        if kind not in GENDERS or any(self._can_be(d, draw) for d in found):
            return found
        for token in reversed(list(head.sent[: head.i - head.sent.start])):
            meant = (
                self.scene.resolver.peek(noun_phrase(token))
                if kinds.get(token.lower_) == kind
                else []
            )
            if any(self._can_be(d, draw) for d in meant):
                return meant
        return found

    def _can_be(self, draft: Draft, draw: Draw) -> bool:
        """Tell whether somebody can be threatened: not by themselves or by whom they speak for."""
        if draft in draw.issuers or not self.scene.resolver.acting_type(draft):
            return False
        return draft is not draw.speaker or bool(draw.reported_by and not draw.speaks)

    def _is_own(self, head: Token, draw: Draw) -> bool:
        """Tell whether a thing is who threatens' own: "shut down its plant" harms others."""
        if not draw.issuers or self.scene.resolver.is_person_noun(head) or _is_told(head, draw):
            return False
        issuer = draw.issuers[0]
        for owner in head.lefts:
            if owner.dep_ == "poss" and owner.pos_ == "PRON":
                known = self.words.owners.get(owner.lower_) is (issuer.type == "Person")
                meant = self.scene.resolver.peek(noun_phrase(owner), Speech(speaker=draw.speaker))
                return known or issuer in meant
        return False

    def _named(self, draw: Draw, kind: str) -> list[Harmed]:
        """Return the first that is named in the act, where it is no place or part of a clause."""
        place = act_span(draw.act)
        for mention, draft in self.scene.cast.within(place):
            word = self.scene.doc[mention.start : mention.end].root
            governed = word.dep_ == "pobj" and not self.harmed.harms(
                word.head, word.head.head, kind
            )
            aside = word.dep_ in ("amod", "npadvmod") or any(
                (t.dep_ in ("relcl", "acl") or is_aim(t)) and place.start < t.idx
                for t in word.ancestors
            )
            own = any(self._is_own(t, draw) for t in (word, *word.ancestors) if t.idx > place.start)
            if not own and not aside and not governed and self._can_be(draft, draw):
                return [Harmed(draft, mention.span)]
        return []

    def _described(self, act: Token, kind: str) -> list[Harmed]:
        """Return those whom the act's object describes: "ban accounts that sell tickets"."""
        for child in act.children if kind in _DIRECT and self.acts.is_direct(act) else ():
            clause = next((c for c in child.rights if c.dep_ in ("relcl", "acl")), None)
            if child.dep_ == "dobj" and child.tag_ == "NNS" and clause is not None:
                span = Span(child.left_edge.idx, subtree(clause).end)
                name = " ".join(span.of(self.scene.text).split())
                return [Harmed(self.scene.cast.unnamed(name, "Group"), span)]
        return []

    def _those(self, head: Token, span: Span) -> list[Draft]:
        """Return the group that "those who ..." and "anyone who ..." make."""
        clause = next((c for c in head.rights if c.dep_ == "relcl"), None)
        if clause is None or head.lower_ not in self.words.those:
            return []
        name = Span(span.start, subtree(clause).end).of(self.scene.text)
        return [self.scene.cast.unnamed(" ".join(name.split()), "Group")]

    def _whoever(self, head: Token, span: Span, draw: Draw) -> list[Draft]:
        """Return the group of all that are so: "threatened jail to any smuggler"."""
        every = any(c.dep_ == "det" and c.lower_ in self.words.every for c in head.lefts)
        if not every or not _is_told(head, draw):
            return []
        return [self.scene.cast.unnamed(" ".join(span.of(self.scene.text).split()), "Group")]

    def _speech(self, draw: Draw, head: Token) -> Speech:
        """Return where a word stands: an object is not who does the act, an owner may be."""
        owns = head.dep_ == "poss" and not _is_told(head, draw)
        avoid = () if owns else tuple(s for i in draw.issuers for s in i.places())
        return Speech(speaker=draw.speaker, last=draw.speaker, avoid=avoid)


def _is_told(word: Token, draw: Draw) -> bool:
    """Tell whether a word stands in what the trigger has for whom it threatens."""
    return any(head == word or head.is_ancestor(word) for head in draw.told_to)


def _bound(condition: Token | None) -> Iterator[Token]:
    """Yield the subject of the condition: who must do it. Who only suffers it need not."""
    if condition is not None:
        yield from (c for c in condition.children if c.dep_ in SUBJECTS and c.dep_ != PASSIVE)
