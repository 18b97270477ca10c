"""Parties that stand after the contract's noun, where the parse has lost them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.contract_parties import Party, PartyFinder

if TYPE_CHECKING:
    from spacy.tokens import Token

# A partner is named so many characters after "with", or after the partner before it, at most.
PARTNER_REACH = 50
# "With" stands so many characters after the noun at most.
OPENER_REACH = 100
_VERBS = ("VERB", "AUX")
# Parts of speech at which the search ends, and those between the names of a list.
_ENDING = frozenset({*_VERBS, "ADP"})
_LISTING = frozenset({"PUNCT", "CCONJ", "DET"})


@dataclass(frozen=True)
class PartnerFinder:
    """Finds who is named after "with", "between" or "to"."""

    finder: PartyFinder

    def completed(self, noun: Token, parties: Sequence[Party]) -> list[Party]:
        """Return ``parties`` with those that stand after the noun, if there are fewer than two."""
        if len(parties) > 1 or noun.dep_ == "compound":
            return list(parties)
        found = {p.actor.name: p for p in parties}
        for party in self._after(noun, alone=not parties):
            found.setdefault(party.actor.name, party)
        return list(found.values())

    def _after(self, noun: Token, alone: bool) -> Iterator[Party]:
        """Yield who is named after the next such word; only "between" may follow on a verb."""
        words = self.finder.words
        openers = words.partner | words.one_party if alone else words.partner
        for token in noun.doc[noun.i + 1 : noun.sent.end]:
            if token.pos_ in _VERBS:
                openers = frozenset()
            both = token.lower_ in words.all_parties
            if (both or token.lower_ in openers) and not _is_of_another(token, noun):
                if token.idx - noun.idx < OPENER_REACH:
                    yield from self._named_after(token, both)
                return

    def _named_after(self, opener: Token, both: bool) -> Iterator[Party]:
        """Yield the name after ``opener`` and those listed with it; all near ones if ``both``."""
        scene, last = self.finder.scene, opener.i + 1
        end = scene.sentence_span(opener.idx).end
        for mention, draft in scene.cast.within(Span(opener.idx, end)):
            gap = scene.doc[last : mention.start]
            ends = any(t.pos_ in _ENDING and not _describes(t) for t in gap)
            if ends or len(gap.text) > PARTNER_REACH:
                return
            listed = last == opener.i + 1 or all(t.pos_ in _LISTING for t in gap)
            if not (listed or both):
                return
            if mention.label != "NORP" and scene.resolver.acting_type(draft):
                last = mention.end
                yield self.finder.party(draft, mention.span, scene.doc[mention.end - 1])


def _is_of_another(opener: Token, noun: Token) -> bool:
    """Tell whether "between" belongs to another noun: "a meeting between"."""
    return opener.head.pos_ == "NOUN" and opener.head not in (noun, *noun.subtree)


def _describes(word: Token) -> bool:
    """Tell whether a verb only says what kind somebody is: "and leading baker Verdana Foods"."""
    before = word.doc[word.i - 1] if word.i else word
    return word.dep_ == "amod" or (word.tag_ == "VBG" and before.pos_ in ("CCONJ", "DET"))
