"""Who the parties of a contract are: what the frame's slots name, lists, and who follows "with"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.mentions import Mention
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.contract_words import ContractWords
from kg.extraction.frames import Match
from kg.extraction.positions import Statement, principal, statement_at
from kg.extraction.scene import Scene
from kg.extraction.syntax import noun_phrase, own_subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

# A partner is named so many characters after "with" at most.
PARTNER_REACH = 50


@dataclass(frozen=True)
class Party:
    """A party, the words for it, and the head of the phrase that lists it."""

    actor: Draft
    span: Span
    head: Token


@dataclass(frozen=True)
class PartyFinder:
    """Finds the parties of the contracts of one article."""

    scene: Scene
    words: ContractWords
    stated: Sequence[Statement]

    def parties(self, match: Match) -> list[Party]:
        """Return the parties that the slots name, each actor once."""
        statement = statement_at(self.stated, match.token.idx)
        speaker = statement.holders[0] if statement else None
        speech = Speech(speaker=speaker, last=speaker)
        found: dict[int, Party] = {}
        for head in match.slots["party"]:
            for token in [head, *(c for c in head.conjuncts if c.i > head.i)]:
                span = noun_phrase(token)
                for actor in self._actors(token, span, speech):
                    found.setdefault(id(actor), Party(actor, span, head))
        partner = self._partner_after(match.token) if len(found) == 1 else None
        if partner is not None:
            found.setdefault(id(partner.actor), partner)
        return list(found.values())

    def _partner_after(self, noun: Token) -> Party | None:
        """Return who is named after the next "with", up to the next verb: parses lose it easily."""
        for token in noun.doc[noun.i + 1 : noun.sent.end]:
            if token.pos_ in ("VERB", "AUX"):
                return None
            if token.lower_ in self.words.partner:
                end = min(self.scene.sentence_span(noun.idx).end, token.idx + PARTNER_REACH)
                named = self.scene.cast.within(Span(token.idx, end))
                return next((self._named(m, d) for m, d in named if d.type), None)
        return None

    def _named(self, mention: Mention, draft: Draft) -> Party:
        return Party(draft, mention.span, self.scene.doc[mention.end - 1])

    def _actors(self, token: Token, span: Span, speech: Speech) -> list[Draft]:
        """Return the actors that words stand for; members of a list stand for the list."""
        resolver, cast = self.scene.resolver, self.scene.cast
        listed = self._listed(token)
        if listed:
            return listed
        if cast.lexicon.pronouns.get(token.lower_) == "first_plural" and speech.speaker:
            return [principal(self.scene, speech.speaker)]
        body = resolver.is_body_noun(token) and token.tag_ in ("NN", "NNP")
        known = (resolver.resolve if body else resolver.peek)(span, speech)
        return [d for d in known if resolver.acting_type(d) not in ("", "AnonymousSource")]

    def _listed(self, head: Token) -> list[Draft]:
        """Return the members of "firms such as Verdana, Norsholm and Corvid"."""
        openers = self.scene.cast.lexicon.list_openers
        opener = next((t for t in head.subtree if t.lower_ in openers), None)
        if opener is None or head.tag_ not in ("NNS", "NNPS"):
            return []
        after = Span(opener.idx, max(subtree(head).end, opener.idx + 1))
        named = self.scene.cast.within(after)
        return [d for m, d in named if d.type and self.scene.doc[m.end - 1].dep_ != "poss"]


def agreements(match: Match, parties: Sequence[Party]) -> Iterator[list[Party]]:
    """Yield the parties of each contract: several where the noun is plural and lists partners."""
    groups = [[p for p in parties if p.head == q.head] for q in parties]
    partners = max(groups, key=len)
    if match.token.tag_ in ("NNS", "NNPS") and len(partners) > 1:
        others = [p for p in parties if p not in partners]
        for partner in partners:
            yield [*others, partner]
    else:
        yield list(parties)


def parts(verb: Token | None, parties: Sequence[Party], words: ContractWords) -> tuple[str, str]:
    """Return the names of awarder and contractor, where the verb tells them."""
    subject = own_subject(verb) if verb is not None else None
    first = next((p for p in parties if subject is not None and p.head == subject), None)
    others = [p for p in parties if p is not first]
    if first is None or verb is None or len(others) != 1:
        return "", ""
    lemma = verb.lemma_.lower()
    if lemma in words.contractor:
        return others[0].actor.name, first.actor.name
    if lemma in words.awarder:
        return first.actor.name, others[0].actor.name
    return "", ""
