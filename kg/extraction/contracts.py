"""Contracts: agreements between parties, with value, subject and status.

The frame ``frames/contract.toml`` proposes a noun or verb with its parties; retellings with the
same parties become one contract. A list of parties ("contracts with firms such as A, B and C")
gives one contract for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extraction.contract_parties import CONTRACTOR, Party, PartyFinder, agreements, parts
from kg.extraction.contract_slots import (
    date_of,
    end_of,
    purpose_of,
    status_of,
    subject_of,
    value_of,
    verb_of,
    with_value,
)
from kg.extraction.contract_words import (
    AT_RISK,
    NONE,
    PAST,
    STRONG,
    VAGUE,
    ContractWords,
)
from kg.extraction.frames import Frame, Match, frame_of_ontology, matches
from kg.extraction.positions import Statement
from kg.extraction.retellings import retold, with_contract
from kg.extraction.scene import Scene, given, with_evidence, word_span
from kg.facts import Contract, Threat, verbatim
from kg.language.money import Amount
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR, PERSON = "contracts", "Person"
# What a trigger asks for besides itself (``test`` in the frame).
STRENGTH, PERSON_AND_BODY, BODY = "strength", "person and body", "body"
TWO_PARTIES, VALUE, PURPOSE, WORKER = "two parties", "value", "purpose", "contractor"
# The act that puts a contract at risk.
ENDING = "terminate_contract"
# "The contract" may be told more of so many characters after it was first told of.
RETOLD = 800


@dataclass(frozen=True)
class ContractLexicon:
    """All that steers the finding of contracts."""

    frame: Frame
    words: ContractWords

    @classmethod
    def of(cls, ontology: Ontology) -> ContractLexicon:
        """Read ``frames/contract.toml`` and ``lexicon/contracts.toml``.

        Raises:
            OntologyError: one of them is missing or malformed.
        """
        return cls(frame_of_ontology(ontology, "contract"), ContractWords.of(ontology))


def contracts(
    scene: Scene, stated: Sequence[Statement], threats: Sequence[Threat], lexicon: ContractLexicon
) -> list[Contract]:
    """Return the contracts of an article, in order of first telling.

    One whose end is threatened is at risk.
    """
    words = lexicon.words
    finder = PartyFinder(scene, words, stated)
    found: list[Contract] = []
    for match in matches(scene.doc, lexicon.frame):
        parties, value = finder.parties(match), value_of(scene, match, words)
        if _is_told(scene, match, parties, value, words):
            for group in agreements(match, parties):
                new = _contract(scene, match, group, value, words)
                found = with_contract(found, new, scene.text)
        elif _is_retold(match, found, words):
            found[-1] = _told_again(scene, found[-1], match, value)
    ends = [t for t in threats if t.action_type == ENDING and t.status != "negated"]
    return [_at_risk(c, ends) for c in found]


def _at_risk(contract: Contract, ends: Sequence[Threat]) -> Contract:
    threatened = any(t.target in contract.parties for t in ends)
    return replace(contract, status=AT_RISK) if threatened else contract


def _is_told(
    scene: Scene, match: Match, parties: Sequence[Party], value: Amount | None, words: ContractWords
) -> bool:
    """Tell whether enough is said for a contract: see ``test`` in the frame."""
    if not parties or not (value is not None or any(_is_known(p) for p in parties)):
        return False
    if match.trigger.test == STRENGTH:
        return _is_sure(scene, match, parties, value, words)
    bodies = any(p.type not in words.no_parties for p in parties)
    told = {
        TWO_PARTIES: len(parties) > 1 and (bodies or value is not None),
        VALUE: value is not None,
        PURPOSE: purpose_of(scene, match, words) is not None,
        BODY: _has_bought(match, parties, words),
        WORKER: any(p.part == CONTRACTOR for p in parties),
        PERSON_AND_BODY: bodies and any(p.type == PERSON for p in parties),
    }
    return _holds(match.trigger.test, told)


def _has_bought(match: Match, parties: Sequence[Party], words: ContractWords) -> bool:
    """Tell whether a named body did the deed, to one thing: "the city bought the mill"."""
    verb = match.token
    named = any(p.type not in words.no_parties and p.actor.mentions for p in parties)
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    counted = any(d.dep_ in ("det", "nummod", "poss") for t in things for d in t.children)
    return named and counted and verb.tag_ in PAST


def _is_known(party: Party) -> bool:
    """Tell whether a party has a name, or words of its own: "the company" alone says nobody."""
    words = [t for t in party.head.subtree if t.tag_ != "POS"]
    bare = len(words) == 2 and words[0].lower_ == "the"  # a word of grammar, not of the lexicon
    return bool(party.actor.mentions) or not bare


def _holds(test: str, told: Mapping[str, bool]) -> bool:
    """Tell whether a test holds: one condition, or two joined by "and" or "or"."""
    if " or " in test:
        return any(told[part] for part in test.split(" or "))
    if test in told:
        return told[test]
    return all(told[part] for part in test.split(" and "))


def _is_sure(
    scene: Scene, match: Match, parties: Sequence[Party], value: Amount | None, words: ContractWords
) -> bool:
    """Tell whether a noun means a contract, by its strength and what is told beside it."""
    strength = words.strength(match.token)
    if strength in (NONE, VAGUE) or value is not None:
        return strength != NONE and value is not None
    verb = verb_of(match.token)
    if strength == STRONG:
        named = any(p.head.dep_ != "compound" for p in parties)
        return named or verb is not None or purpose_of(scene, match, words) is not None
    bodies = any(p.type not in words.no_parties for p in parties)
    return bodies and (len(parties) > 1 or _is_made(match.token, parties, words))


def _is_made(noun: Token, parties: Sequence[Party], words: ContractWords) -> bool:
    """Tell whether the noun is one agreement that somebody signs, or one with a named partner."""
    verb = verb_of(noun)
    one = noun.tag_ in ("NN", "NNP")
    if one and verb is not None and words.signs(verb):
        return True
    openers = [p.head.head for p in parties if p.head.dep_ == "pobj"]
    partner = any(t.lower_ in words.partner for t in openers)
    if any(t.lower_ in words.all_parties or t.dep_ == "agent" for t in openers):
        return True
    return partner and noun.lemma_.lower() in words.partnered


def _contract(
    scene: Scene,
    match: Match,
    parties: Sequence[Party],
    value: Amount | None,
    words: ContractWords,
) -> Contract:
    awarder, contractor = parts(match.token, parties, words)
    end_date, end_span = end_of(scene, match)
    date = date_of(scene, match, words)
    spans = {
        "parties_text": tuple(dict.fromkeys(p.span for p in parties)),
        "subject": given(subject_of(scene, match, words)),
        "date_text": given(date.span if date else None),
        "end_date_text": given(end_span),
    }
    places = [word_span(match.token), *(s for told in spans.values() for s in told)]
    spans["evidence"] = scene.evidence(places)
    for party in parties:
        _let_act(scene, party)
    contract = Contract(
        article=scene.article.id,
        parties=tuple(p.actor.name for p in parties),
        awarder=awarder,
        contractor=contractor,
        status=status_of(match, date, words),
        date=date.value[:10] if date else "",
        date_text=verbatim(scene.text, spans["date_text"]),
        end_date=end_date,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        parties_text=verbatim(scene.text, spans["parties_text"]),
        subject=verbatim(scene.text, spans["subject"]),
        end_date_text=verbatim(scene.text, spans["end_date_text"]),
        evidence=verbatim(scene.text, spans["evidence"]),
    )
    return contract if value is None else with_value(contract, value, scene.text)


def _let_act(scene: Scene, party: Party) -> None:
    """Let a party act; other words for it than its name become references."""
    if any(party.span.holds(m.span) for m in party.actor.mentions):
        scene.resolver.let_act(party.actor)
    else:
        scene.resolver.adopt([party.actor], party.span)


def _is_retold(match: Match, found: Sequence[Contract], words: ContractWords) -> bool:
    """Tell whether "the contract" is the one told of just before."""
    definite = any(c.lower_ in words.again for c in match.token.lefts)
    near = found and match.token.idx - found[-1].spans["evidence"][-1].end < RETOLD
    noun = match.trigger.test == STRENGTH and words.strength(match.token) != NONE
    return noun and definite and bool(near)


def _told_again(scene: Scene, old: Contract, match: Match, value: Amount | None) -> Contract:
    """Return a contract with what another telling of it, without parties, says."""
    again = with_evidence(old, scene.text, [word_span(match.token)])
    if value is None:
        return again
    return retold(again, with_value(again, value, scene.text), scene.text)
