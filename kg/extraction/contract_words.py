"""The words of contracts (``lexicon/contracts.toml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

IN_FORCE, AWARDED, CANCELLED, AT_RISK = "in_force", "awarded", "cancelled", "at_risk"
EXPIRED, COMPLETED = "expired", "completed"
STRONG, WEAK, VAGUE, NONE = "strong", "weak", "vague", "none"
PAST = ("VBD", "VBN")


@dataclass(frozen=True)
class StatusWords:
    """Lemmas that tell a status; ``past`` asks for a verb in a past form.

    ``met`` are nouns for what such a contract meets ("faces a probe"), ``under`` for what it
    comes under or into ("is in doubt").
    """

    status: str
    words: frozenset[str]
    past: bool
    met: frozenset[str]
    under: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> StatusWords:
        """Read one entry of the lexicon."""
        met, under = table.get("met", ()), table.get("under", ())
        past = table.get("past", False)
        return cls(
            table["status"], frozenset(table["words"]), past, frozenset(met), frozenset(under)
        )

    def tell(self, token: Token) -> bool:
        """Tell whether ``token`` is one of the words."""
        return token.lemma_.lower() in self.words and (not self.past or token.tag_ in PAST)


@dataclass(frozen=True)
class ContractWords:
    """Words that tell the status of a contract, and how sure a noun means one."""

    statuses: tuple[StatusWords, ...]
    strong: frozenset[str]
    commercial: frozenset[str]
    political: frozenset[str]
    never: frozenset[str]
    only: Mapping[str, frozenset[str]]
    signed: frozenset[str]
    possible: frozenset[str]
    partnered: frozenset[str]
    partner: frozenset[str]
    all_parties: frozenset[str]
    one_party: frozenset[str]
    two: frozenset[str]
    pairs: Mapping[str, frozenset[str]]
    part: frozenset[str]
    organs: frozenset[str]
    purpose: frozenset[str]
    worth: frozenset[str]
    again: frozenset[str]
    no_parties: frozenset[str]
    unclear: frozenset[str]
    ranks: Mapping[str, int]
    alike: frozenset[str]
    holders: Mapping[str, str]
    counterpart: frozenset[str]
    granting: frozenset[str]
    paying: frozenset[str]
    giving: frozenset[str]
    aid: frozenset[str]
    kinds: Mapping[str, str]
    basis: frozenset[str]
    undertaking: frozenset[str]
    jointly: frozenset[str]
    outside: frozenset[str]
    bare: frozenset[str]
    ends: frozenset[str]
    done: frozenset[str]
    renewing: frozenset[str]
    refusing: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ContractWords:
        """Read ``lexicon/contracts.toml``.

        Raises:
            OntologyError: a table is missing.
        """
        with ontology.reading("contracts") as table:
            return cls._made(table)

    @classmethod
    def _made(cls, table: Mapping[str, Any]) -> ContractWords:
        strength, telling, parts = table["strength"], table["telling"], table["parts"]
        return cls(
            statuses=tuple(StatusWords.of(entry) for entry in table["status"]),
            strong=frozenset(strength["strong"]),
            commercial=frozenset(strength["commercial"]),
            political=frozenset(strength["political"]),
            never=frozenset(strength["never"]),
            only={noun: frozenset(words) for noun, words in strength["only"].items()},
            signed=frozenset(table["weak"]["signed"]),
            possible=frozenset(table["possible"]["words"]),
            partnered=frozenset(table["weak"]["partnered"]),
            all_parties=frozenset(telling["all"]),
            one_party=frozenset(telling["one"]),
            two=frozenset(telling["two"]),
            pairs={noun: frozenset(kinds) for noun, kinds in table["pairs"].items()},
            partner=frozenset(telling["partner"]),
            part=frozenset(telling["part"]),
            organs=frozenset(telling["organs"]),
            purpose=frozenset(telling["purpose"]),
            worth=frozenset(telling["worth"]),
            again=frozenset(telling["again"]),
            no_parties=frozenset(telling["no_parties"]),
            unclear=frozenset(telling["unclear"]),
            ranks={kind: i for i, kinds in enumerate(parts["ranks"]) for kind in kinds},
            alike=frozenset(parts["alike"]),
            holders=dict(parts["holders"]),
            counterpart=frozenset(parts["counterpart"]),
            granting=frozenset(parts["granting"]),
            paying=frozenset(parts["paying"]),
            giving=frozenset(parts["giving"]),
            aid=frozenset(parts["aid"]),
            basis=frozenset(telling["basis"]),
            undertaking=frozenset(telling["undertaking"]),
            jointly=frozenset(telling["jointly"]),
            outside=frozenset(telling["outside"]),
            bare=frozenset(telling["bare"]),
            ends=frozenset(table["ends"]["status"]),
            done=frozenset(table["done"]["words"]),
            renewing=frozenset(table["left"]["renewing"]),
            refusing=frozenset(table["left"]["refusing"]),
            kinds={word: kind for kind, words in table["kinds"].items() for word in words},
        )

    def strength(self, noun: Token) -> str:
        """Return how sure a noun means a contract: ``STRONG``, ``WEAK``, ``VAGUE`` or ``NONE``."""
        word = noun.lemma_.lower()
        beside = {t.lemma_.lower() for t in _modifiers(noun)}
        if beside & self.never:
            return NONE
        if word in self.strong or beside & self.only.get(word, self.commercial):
            return STRONG
        if beside & self.political:
            return NONE
        return VAGUE if word in self.only else WEAK

    def is_sure(self, noun: Token) -> bool:
        """Tell whether a noun means a contract whatever stands beside it."""
        return noun.lemma_.lower() in self.strong

    def kind(self, word: Token) -> str:
        """Return the kind of contract that a noun, with the words before it, or a verb tells."""
        near = [word.lemma_.lower(), *(t.lemma_.lower() for t in _modifiers(word))]
        return next((self.kinds[w] for w in near if w in self.kinds), "")

    def holder(self, noun: Token) -> str:
        """Return the part of who has such a contract, by its words or else its kind, if told."""
        near = [noun.lemma_.lower(), *(t.lemma_.lower() for t in _modifiers(noun))]
        by_word = next((self.holders[w] for w in near if w in self.holders), "")
        return by_word or self.holders.get(self.kind(noun), "")

    def signs(self, verb: Token) -> bool:
        """Tell whether a verb says that somebody makes an agreement."""
        return verb.lemma_.lower() in self.signed

    def renews(self, verb: Token) -> bool:
        """Tell whether a verb says that somebody goes on with an agreement."""
        return verb.lemma_.lower() in self.renewing

    def refuses(self, verb: Token) -> bool:
        """Tell whether a verb says that somebody does not do what it governs."""
        return verb.lemma_.lower() in self.refusing

    def ends_it(self, verb: Token) -> bool:
        """Tell whether a verb says that a party ends an agreement."""
        over = (s.words for s in self.statuses if s.status in (CANCELLED, EXPIRED))
        return any(verb.lemma_.lower() in words for words in over)


def _modifiers(noun: Token) -> Iterator[Token]:
    """Yield the words before a noun that say what kind it is."""
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod"):
            yield from child.subtree
