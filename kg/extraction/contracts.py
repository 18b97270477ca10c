"""Contracts: agreements between parties, with value, subject and status.

The frame ``frames/contract.toml`` proposes a noun or verb with its parties; retellings with the
same parties become one contract. A list of parties ("contracts with firms such as A, B and C")
gives one contract for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.contract_parties import Party, PartyFinder, agreements, parts
from kg.extraction.contract_words import AT_RISK, ContractWords
from kg.extraction.frames import Frame, Match, frame_of_ontology, matches
from kg.extraction.positions import Statement
from kg.extraction.retellings import retold, with_contract
from kg.extraction.scene import Scene, given, with_evidence, word_span
from kg.extraction.syntax import noun_phrase, subtree
from kg.facts import Contract, Threat, verbatim
from kg.language.money import Amount
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "contracts"
# The test of a trigger that asks for two parties, and the act that puts a contract at risk.
TWO_PARTIES, ENDING = "two parties", "terminate_contract"
# An amount is that of the contract named so many characters before it at most.
VALUE_REACH = 60
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
        parties, value = finder.parties(match), _value(scene, match, words)
        if not parties and value is not None and _is_retold(match, found, words):
            found[-1] = retold(found[-1], _valued(found[-1], value, scene.text), scene.text)
        if _is_told(match, parties, value, words):
            for group in agreements(match, parties):
                new = _contract(scene, match, group, value, words)
                found = with_contract(found, new, scene.text)
    ends = [t for t in threats if t.action_type == ENDING and t.status != "negated"]
    return [_at_risk(c, ends) for c in found]


def _at_risk(contract: Contract, ends: Sequence[Threat]) -> Contract:
    threatened = any(t.target in contract.parties for t in ends)
    return replace(contract, status=AT_RISK) if threatened else contract


def _value(scene: Scene, match: Match, words: ContractWords) -> Amount | None:
    """Return the amount told of the contract: in its phrase, in "is worth ..." or right after."""
    token = match.token
    near = [noun_phrase(token), *(subtree(h) for h in match.slots.get("value", ()))]
    verb = _verb(token)
    if verb is not None and verb.lemma_ in words.worth:
        near.append(subtree(verb))
    end = scene.sentence_span(token.idx).end
    near.append(Span(token.idx, min(end, token.idx + VALUE_REACH)))
    amounts = (a for span in near for a in scene.amounts_in(span))
    return next((a for a in amounts if a.value is not None), None)


def _is_told(
    match: Match, parties: Sequence[Party], value: Amount | None, words: ContractWords
) -> bool:
    """Tell whether enough is said for a contract: two parties, or one and a telling word."""
    if not parties or _is_denied(match.token):
        return False
    if len(parties) > 1:
        return value is not None or any(p.actor.type not in words.no_parties for p in parties)
    if match.trigger.test == TWO_PARTIES:
        return False
    weak = match.token.lemma_.lower() in words.weak
    return value is not None or (not weak and _verb(match.token) is not None)


def _is_denied(token: Token) -> bool:
    """Tell whether the verb right above is negated: who came to no agreement has none."""
    above = token.head.head if token.head.pos_ == "ADP" else token.head
    return above.pos_ == "VERB" and any(c.dep_ == "neg" for c in above.children)


def _verb(token: Token) -> Token | None:
    """Return the verb of which the contract is subject or object."""
    return token.head if token.dep_ in ("dobj", "nsubjpass", "nsubj") else None


def _contract(
    scene: Scene,
    match: Match,
    parties: Sequence[Party],
    value: Amount | None,
    words: ContractWords,
) -> Contract:
    awarder, contractor = parts(_verb(match.token), parties, words)
    end_date, end_span = _end(scene, match)
    spans = {
        "parties_text": tuple(dict.fromkeys(p.span for p in parties)),
        "subject": given(_subject(match)),
        "end_date_text": given(end_span),
    }
    places = [word_span(match.token), *(s for told in spans.values() for s in told)]
    spans["evidence"] = scene.evidence(places)
    for party in parties:
        scene.resolver.let_act(party.actor)
    contract = Contract(
        article=scene.article.id,
        parties=tuple(p.actor.name for p in parties),
        awarder=awarder,
        contractor=contractor,
        status=match.trigger.status or words.status(match.token),
        end_date=end_date,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        parties_text=verbatim(scene.text, spans["parties_text"]),
        subject=verbatim(scene.text, spans["subject"]),
        end_date_text=verbatim(scene.text, spans["end_date_text"]),
        evidence=verbatim(scene.text, spans["evidence"]),
    )
    return contract if value is None else _valued(contract, value, scene.text)


def _subject(match: Match) -> Span | None:
    """Return what the contract is for, or else the words of its noun."""
    for head in match.slots.get("subject", ()):
        if head.dep_ in ("pobj", "pcomp", "acl", "relcl", "dobj"):
            return subtree(head)
    span = noun_phrase(match.token)
    return span if span.end > span.start else None


def _end(scene: Scene, match: Match) -> tuple[str, Span | None]:
    """Return the day, month or year in which the contract ends: "expires in 2030"."""
    for head in match.slots.get("end", ()):
        for time in scene.times_in(subtree(head)):
            if time.value and time.kind in ("date", "deadline") and "/" not in time.value:
                return time.value[:10], time.span
    return "", None


def _is_retold(match: Match, found: Sequence[Contract], words: ContractWords) -> bool:
    """Tell whether "the contract" is the one told of just before."""
    definite = any(c.lower_ in words.again for c in match.token.lefts)
    near = found and match.token.idx - found[-1].spans["evidence"][-1].end < RETOLD
    return definite and bool(near)


def _valued(contract: Contract, value: Amount, text: str) -> Contract:
    """Return ``contract`` with an amount, whose words are evidence too."""
    spans = {**contract.spans, "value_text": (value.span,)}
    valued = replace(
        contract,
        spans=spans,
        value=float(value.value) if value.value is not None else None,
        value_text=value.words,
        currency=value.currency,
        value_qualifier=value.qualifier,
    )
    return with_evidence(valued, text, [value.span])
