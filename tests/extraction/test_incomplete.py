"""Threats and contracts that leave unsaid who acts or who it is done to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from spacy.language import Language
from told import Teller

from kg.errors import OntologyError
from kg.extraction.contracts import ContractLexicon
from kg.extraction.extractor import Extractor
from kg.facts import faults
from kg.ontology import Ontology

WALKOUT = "Jane Doe threatened to walk out on Friday."


def test_whom_a_threat_is_against_may_be_unsaid(tell_all: Teller):
    (threat,) = tell_all(WALKOUT).threats
    assert (threat.issuer, threat.target) == ("Jane Doe", "")
    assert threat.action.startswith("walk out")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Myeni was threatened with arrest after she failed to appear in court.", "Myeni"),
        ("Adam Obi has to repay the loan by Friday, or face charges.", "Adam Obi"),
    ],
)
def test_who_threatens_may_be_unsaid(text: str, target: str, tell_all: Teller):
    (threat,) = tell_all(text).threats
    assert (threat.issuer, threat.target, threat.action_type) == ("", target, "legal")


def test_a_thing_that_threatens_is_no_threat_where_the_act_is_harmless(tell_all: Teller):
    assert tell_all("New technology threatens to change the industry.").threats == []
    assert tell_all("The brothers are a threat to Adam Obi.").threats == []


def test_what_is_told_whole_is_not_told_again(tell_all: Teller):
    told = tell_all("Jane Doe ordered Verdana Foods to pay by Friday or face a lawsuit.")
    assert len(told.threats) == 1


def test_the_parties_of_a_contract_may_be_unsaid(tell_all: Teller):
    (contract,) = tell_all("The cleaning contract expires in May 2027.").contracts
    assert contract.parties == ()
    assert contract.subject == "cleaning contract"


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe owns a dog, a boat, a mooring contract, and a farm.",
        "Jane Doe earned a fee in return for checking and extending mooring contracts.",
        "Two towns offered Jane Doe a chance to win their mooring contracts.",
        "Jane Doe used her savings to win large contracts.",
    ],
)
def test_who_does_what_is_told_of_a_contract_is_likely_a_party(text: str, tell_all: Teller):
    assert "Jane Doe" in {p for c in tell_all(text).contracts for p in c.parties}


def test_who_only_talks_about_a_contract_is_no_party(tell_all: Teller):
    (contract,) = tell_all("Jane Doe criticised a farm, a boat and a lease contract.").contracts
    assert contract.parties == ()


def test_a_party_may_be_a_body_without_a_name(tell_all: Teller):
    (contract,) = tell_all("The council managed to strike a wage contract.").contracts
    assert contract.parties == ("The council",)


def test_a_buyer_may_be_all_that_is_said(tell_all: Teller):
    (contract,) = tell_all("Verdana Foods acquired a 95 per cent stake in a mine.").contracts
    assert contract.parties == ("Verdana Foods",)


def test_a_word_that_may_mean_a_contract_needs_more(tell_all: Teller):
    assert tell_all("Long talks about the partnership went on.").contracts == []
    assert tell_all("The agreement was long.").contracts == []


def test_words_for_one_of_several_contracts_are_incomplete(tell_all: Teller):
    told = tell_all(
        "Verdana Foods signed a supply contract with Norsholm Energy. Verdana Foods signed a"
        " supply contract with Corvid Steel. The deal is good for the region."
    )
    parties = [c.parties for c in told.contracts]
    assert len(parties) == 3
    assert parties[-1] == ()


NAMELESS = "The cleaning contract expires in May 2027."


@pytest.mark.parametrize(("text", "confidence"), [(WALKOUT, 0.3), (NAMELESS, 0.15)])
def test_incomplete_facts_are_less_sure_and_left_out_unless_asked_for(
    text: str, confidence: float, tell: Teller, tell_all: Teller
):
    whole, all_ = tell(text), tell_all(text)
    assert (whole.threats, whole.contracts) == ([], [])
    (fact,) = (*all_.threats, *all_.contracts)
    assert fact.confidence == confidence
    assert list(faults(fact, text)) == []


def test_a_contract_of_one_known_party_is_shown(nlp: Language, shipped: Ontology):
    told = Teller(Extractor(nlp, shipped))("Jane Doe used her savings to win large contracts.")
    (contract,) = told.contracts
    assert (contract.parties, contract.confidence) == (("Jane Doe",), 0.4)


@pytest.mark.parametrize(("least", "left"), [(0.3, [""]), (0.15, ["", ""]), (None, [])])
def test_what_names_nobody_is_less_sure_than_what_leaves_one_side_unsaid(
    least: float | None, left: list[str], nlp: Language, shipped: Ontology
):
    told = Teller(Extractor(nlp, shipped, least=least))(f"{WALKOUT} {NAMELESS}")
    assert [t.target for t in told.threats] + [c.awarder for c in told.contracts] == left


def test_whole_facts_stay_as_they_are_where_incomplete_ones_are_asked_for(
    tell: Teller, tell_all: Teller
):
    text = "Brazil threatened to sue Verdana Foods. Jane Doe threatened to walk out."
    assert tell(text).threats[0].id == tell_all(text).threats[0].id
    assert [t.target for t in tell_all(text).threats] == ["Verdana Foods", ""]


def test_an_unknown_condition_of_incomplete_contracts_is_named(tmp_path: Path, shipped: Ontology):
    root = tmp_path / "ontology"
    shutil.copytree(shipped.root, root)
    frame = root / "frames" / "contract.toml"
    words = frame.read_text(encoding="utf-8")
    frame.write_text(words.replace('unsaid = "certain"', 'unsaid = "sure"'), encoding="utf-8")
    with pytest.raises(OntologyError, match="unknown test 'sure'"):
        ContractLexicon.of(Ontology.open(root))


def test_an_army_takes_over_without_a_contract(tell_all: Teller):
    assert tell_all("The Hezbollah takeover ruined our picnic.").contracts == []
