"""Contracts: agreements between parties, with value, subject and status.

The frame ``frames/contract.toml`` proposes a noun or verb with its parties; retellings with the
same parties become one contract. A list of parties ("contracts with firms such as A, B and C")
gives one contract for each. An incomplete contract leaves parties unsaid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.contract_book import ContractBook
from kg.extraction.contract_parties import Party, PartyFinder
from kg.extraction.contract_partners import PartnerFinder
from kg.extraction.contract_sides import agreements, parts
from kg.extraction.contract_slots import (
    date_of,
    end_of,
    subject_of,
    value_of,
    with_value,
)
from kg.extraction.contract_states import status_of
from kg.extraction.contract_tests import Telling, check_tests
from kg.extraction.contract_words import AT_RISK, ContractWords
from kg.extraction.frames import Frame, frame_of_ontology, matches
from kg.extraction.positions import Statement
from kg.extraction.scene import Scene, given, with_evidence, word_span
from kg.facts import Contract, Threat, verbatim
from kg.ontology import Ontology

EXTRACTOR = "contracts"
# The act that puts a contract at risk.
ENDING = "terminate_contract"


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
        frame = frame_of_ontology(ontology, "contract")
        check_tests(frame, str(ontology.file("frames/contract.toml")))
        return cls(frame, ContractWords.of(ontology))


def contracts(
    scene: Scene,
    stated: Sequence[Statement],
    threats: Sequence[Threat],
    lexicon: ContractLexicon,
) -> tuple[list[Contract], Iterator[Contract]]:
    """Return the contracts of an article, in order of first telling, and the incomplete ones.

    One whose end is threatened is at risk. Incomplete ones are made only when they are asked for,
    for that may make actors.
    """
    words = lexicon.words
    book, finder = ContractBook(scene, words), PartyFinder(scene, words, stated)
    later: list[Telling] = []
    for match in matches(scene.doc, lexicon.frame):
        finder = replace(finder, told=book.contracts)
        parties = PartnerFinder(finder).completed(match.token, finder.parties(match))
        told = Telling(scene, match, parties, value_of(scene, match, words), words)
        if told.suffices():
            for group in agreements(match, parties):
                book.add(_contract(told, group), told)
        else:
            later.append(told)
    unsaid: list[Telling] = []
    for told in later:
        if (old := book.retold(told)) is not None:
            book.tell_again(old, told, _contract(told, ()))
        elif told.is_specific() or book.resumes(told):
            unsaid.append(told)
    ends = [t for t in threats if t.action_type == ENDING and t.status != "negated"]
    return [_at_risk(c, ends) for c in book.contracts], _incomplete(unsaid, finder)


def _incomplete(unsaid: Iterable[Telling], finder: PartyFinder) -> Iterator[Contract]:
    """Yield the contracts that tellings leave parties of unsaid, told in the same words as one."""
    found: dict[tuple[object, ...], Contract] = {}
    for told in unsaid:
        likely = (p for p in finder.likely(told.match) if told.is_known(p))
        new = _contract(told, told.parties or list(likely))
        key = (new.parties, new.subject.lower(), new.value)
        spans = new.spans["evidence"]
        found[key] = with_evidence(found[key], told.scene.text, spans) if key in found else new
    yield from found.values()


def _at_risk(contract: Contract, ends: Sequence[Threat]) -> Contract:
    threatened = any(t.target in contract.parties for t in ends)
    return replace(contract, status=AT_RISK) if threatened else contract


def _contract(told: Telling, parties: Sequence[Party]) -> Contract:
    scene, match, words = told.scene, told.match, told.words
    awarder, contractor = parts(match, parties, words)
    end_date, end_span = end_of(scene, match, words)
    date = date_of(scene, match, words)
    spans = {
        "parties_text": tuple(dict.fromkeys(p.span for p in parties)),
        "subject": given(subject_of(scene, match, words)),
        "date_text": given(date.span if date else None),
        "end_date_text": given(end_span),
    }
    places = [word_span(match.token), *(s for slot in spans.values() for s in slot)]
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
        end_date=end_date,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        parties_text=verbatim(scene.text, spans["parties_text"]),
        subject=verbatim(scene.text, spans["subject"]),
        date_text=verbatim(scene.text, spans["date_text"]),
        end_date_text=verbatim(scene.text, spans["end_date_text"]),
        evidence=verbatim(scene.text, spans["evidence"]),
    )
    return contract if told.value is None else with_value(contract, told.value, scene.text)


def _let_act(scene: Scene, party: Party) -> None:
    """Let a party act; other words for it than its name become references."""
    if not scene.resolver.acting_type(party.actor):
        party.actor.type = party.type
    if any(party.span.holds(m.span) for m in party.actor.mentions):
        scene.resolver.let_act(party.actor)
    else:
        scene.resolver.adopt([party.actor], party.span)
