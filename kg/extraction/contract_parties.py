"""Who the parties of a contract are: what the frame's slots name, lists, and who follows "with"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.mentions import Mention
from kg.actors.references import Speech
from kg.article import Span
from kg.extraction.contract_words import ContractWords
from kg.extraction.frames import Match
from kg.extraction.positions import Statement, principal, statement_at
from kg.extraction.scene import Scene
from kg.extraction.syntax import SUBJECTS, noun_phrase, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTRY = "Country"
AWARDER, CONTRACTOR, PARTY = "awarder", "contractor", "party"
# A partner is named so many characters after "with" at most.
PARTNER_REACH = 50
# That word stands so many characters after the noun at most.
OPENER_REACH = 100
# Parts of speech between the names of a list.
_ENDING = frozenset({"VERB", "AUX", "ADP"})
_LISTING = frozenset({"PUNCT", "CCONJ", "DET"})


@dataclass(frozen=True)
class Party:
    """A party, the words for it, the head of the phrase that lists it, its type and part."""

    actor: Draft
    span: Span
    head: Token
    type: str
    part: str = PARTY


@dataclass(frozen=True)
class PartyFinder:
    """Finds the parties of the contracts of one article."""

    scene: Scene
    words: ContractWords
    stated: Sequence[Statement]

    def parties(self, match: Match) -> list[Party]:
        """Return the parties that the slots name, each actor once; the cast stays as it is."""
        statement = statement_at(self.stated, match.token.idx)
        speaker = statement.holders[0] if statement else None
        speech = Speech(speaker=speaker, last=speaker, listed=True)
        found: dict[str, Party] = {}
        for part in match.slots:
            if part not in (AWARDER, CONTRACTOR, PARTY):
                continue
            for party in self._in_slot(match.slots[part], speech, part):
                found.setdefault(party.actor.name, party)
        if len(found) < 2 and match.token.dep_ != "compound":
            for party in self._partners_after(match.token, alone=not found):
                found.setdefault(party.actor.name, party)
        return list(found.values())

    def _in_slot(self, heads: Sequence[Token], speech: Speech, part: str) -> Iterator[Party]:
        for head in heads:
            if self._is_kind(head) or self._is_owner_again(head, heads):
                continue
            for token in [head, *(c for c in head.conjuncts if c.i > head.i)]:
                whole = self._whole(token)
                span = _words(whole)
                for actor in self._actors(whole, span, speech):
                    actor = principal(self.scene, actor)
                    yield Party(actor, span, head, self._type(actor, whole), part)

    def _is_kind(self, head: Token) -> bool:
        """Tell whether a word before the noun says its kind: "a business deal"."""
        return head.dep_ == "compound" and not self.scene.cast.covering(head.i)

    def _is_owner_again(self, head: Token, heads: Sequence[Token]) -> bool:
        """Tell whether "its" only takes up the subject, which is a party anyway."""
        owner = head.dep_ == "poss" and head.pos_ == "PRON"
        return owner and any(t.dep_ in SUBJECTS for t in heads)

    def _whole(self, token: Token) -> Token:
        """Return the body of which "a unit of X" is a part, or else the word itself."""
        if token.lemma_.lower() in self.words.part:
            bodies = [g for c in token.children if c.lower_ == "of" for g in c.children]
            return bodies[0] if bodies else token
        return token

    def _partners_after(self, noun: Token, alone: bool) -> Iterator[Party]:
        """Yield who is named after the next "with", "between" or, if ``alone``, "to".

        Parses lose them easily. Only "between" may stand behind a verb; after the others that is
        one name, and those listed right after it.
        """
        words = self.words
        openers = words.partner | words.one_party if alone else words.partner
        for token in noun.doc[noun.i + 1 : noun.sent.end]:
            if token.pos_ in ("VERB", "AUX"):
                openers = frozenset()
            if token.lower_ in openers | words.all_parties and not _is_of_another(token, noun):
                if token.idx - noun.idx < OPENER_REACH:
                    yield from self._names_after(token, token.lower_ in words.all_parties)
                return

    def _names_after(self, opener: Token, between: bool) -> Iterator[Party]:
        doc, last = self.scene.doc, opener.i + 1
        end = self.scene.sentence_span(opener.idx).end
        for mention, draft in self.scene.cast.within(Span(opener.idx, end)):
            gap = doc[last : mention.start]
            first = last == opener.i + 1
            if any(t.pos_ in _ENDING for t in gap) or len(gap.text) > PARTNER_REACH:
                return
            if not (first or between or all(t.pos_ in _LISTING for t in gap)):
                return
            if mention.label != "NORP" and self.scene.resolver.acting_type(draft):
                last = mention.end
                head = doc[mention.end - 1]
                yield Party(draft, mention.span, head, self._type(draft, head))

    def _type(self, actor: Draft, head: Token) -> str:
        """Return the type of a party; of a group of bodies ("two banks") that of one of them."""
        kind = self.scene.resolver.acting_type(actor)
        if kind != "Group":
            return kind
        return self.scene.cast.lexicon.descriptions.get(head.lemma_.lower(), kind)

    def _actors(self, token: Token, span: Span, speech: Speech) -> list[Draft]:
        """Return the actors that words stand for; members of a list stand for the list."""
        resolver, cast = self.scene.resolver, self.scene.cast
        several = self._listed(token) or self._pair(token)
        if several:
            return several
        if cast.lexicon.pronouns.get(token.lower_) == "first_plural" and speech.speaker:
            return [principal(self.scene, speech.speaker)]
        found = resolver.proposed(span, speech)
        return [
            d
            for d in found
            if resolver.acting_type(d) not in ("", "AnonymousSource")
            and (d in cast.drafts or (token.pos_ != "PRON" and self._is_clear(token)))
        ]

    def _pair(self, head: Token) -> list[Draft]:
        """Return the two named last, of countries or of bodies, for "the two countries"."""
        kinds = self.words.pairs.get(head.lemma_.lower(), frozenset())
        two = any(t.lower_ in self.words.two for t in head.lefts)
        if not kinds or not two or head.tag_ != "NNS":
            return []
        named = self.scene.cast.before(head.idx)
        countries = [d for _, d in named if self.scene.resolver.acting_type(d) == COUNTRY]
        known = [d for _, d in named if (COUNTRY if d in countries else d.type) in kinds]
        last = list(dict.fromkeys(known))[:2]
        return last if len(last) == 2 else []

    def _is_clear(self, head: Token) -> bool:
        """Tell whether words say well enough who an unnamed party is: "an Iranian firm"."""
        resolver, lexicon = self.scene.resolver, self.scene.cast.lexicon
        first = head.left_edge.lower_
        document = head.lemma_.lower() in lexicon.documents
        people = resolver.is_body_noun(head) or resolver.is_person_noun(head)
        return people and not document and first not in self.words.unclear

    def _listed(self, head: Token) -> list[Draft]:
        """Return the members of "firms such as Verdana, Norsholm and Corvid"."""
        openers = self.scene.cast.lexicon.list_openers
        opener = next((t for t in head.subtree if t.lower_ in openers), None)
        if opener is None or head.tag_ not in ("NNS", "NNPS"):
            return []
        after = Span(opener.idx, max(subtree(head).end, opener.idx + 1))
        named = self.scene.cast.within(after)
        return [d for m, d in named if d.type and not self._owns(m)]

    def _owns(self, mention: Mention) -> bool:
        """Tell whether a name only says whose the next thing is: "Doe's Verdana"."""
        doc = self.scene.doc
        after = doc[mention.end] if mention.end < len(doc) else None
        return (after is not None and after.tag_ == "POS") or doc[mention.end - 1].dep_ == "poss"


def _is_of_another(opener: Token, noun: Token) -> bool:
    """Tell whether "between" belongs to another noun: "a meeting between"."""
    return opener.head.pos_ == "NOUN" and opener.head not in (noun, *noun.subtree)


def _words(head: Token) -> Span:
    """Return the phrase of a party, without the mark of a possessor."""
    marks = [c for c in head.children if c.tag_ == "POS"]
    return Span(head.left_edge.idx, head.idx + len(head)) if marks else noun_phrase(head)


def agreements(match: Match, parties: Sequence[Party]) -> Iterator[list[Party]]:
    """Yield the parties of each contract: several where the noun is plural and lists partners."""
    groups = [[p for p in parties if p.head == q.head] for q in parties]
    partners = max(groups, key=len)
    others = [p for p in parties if p not in partners]
    joint = not others and partners[0].head.dep_ in SUBJECTS
    if match.token.tag_ in ("NNS", "NNPS") and len(partners) > 1 and not joint:
        for partner in partners:
            yield [*others, partner]
    else:
        yield list(parties)


def parts(noun: Token, parties: Sequence[Party], words: ContractWords) -> tuple[str, str]:
    """Return the names of awarder and contractor: as the frame tells, or by their types."""
    awarders = [p for p in parties if p.part == AWARDER]
    contractors = [p for p in parties if p.part == CONTRACTOR]
    others = [p for p in parties if p.part == PARTY]
    if len(parties) == 2 and len(others) == 1:
        awarders, contractors = awarders or others, contractors or others
    if len(parties) == len(others) and noun.lemma_.lower() not in words.alike:
        awarders, contractors = _by_rank(others, words)
    return _name(awarders), _name(contractors)


def _by_rank(
    parties: Sequence[Party], words: ContractWords
) -> tuple[Sequence[Party], Sequence[Party]]:
    """Return who pays and who works; the last rank works also where nobody else is named."""
    last = max(words.ranks.values())
    ranked = sorted(parties, key=lambda p: words.ranks.get(p.type, last))
    ranks = [words.ranks.get(p.type, last) for p in ranked]
    if len(parties) == 1 and ranks[0] == last:
        return [], ranked
    if len(parties) == 2 and ranks[0] < ranks[1]:
        return ranked[:1], ranked[1:]
    return [], []


def _name(parties: Sequence[Party]) -> str:
    return parties[0].actor.name if parties else ""
