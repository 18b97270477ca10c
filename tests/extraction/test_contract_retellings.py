"""Contracts that are told again in words without their parties: "the deal", "this loan"."""

from __future__ import annotations

import pytest
from told import Teller

HEALTH, FOODS, STEEL = "Ministry of Health", "Verdana Foods", "Norsholm Steel"
DEAL = f"{FOODS} signed a supply deal with {STEEL}."
LOAN = f"{FOODS} took a loan of $40 million from the {HEALTH}."
BETWEEN = "The rain fell all week and nobody went out to sea. " * 20


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{DEAL} {BETWEEN}Nobody has read this agreement.", "this agreement"),
        (f"Nobody has read the agreement. {BETWEEN}{DEAL}", "the agreement"),
        (f"{DEAL} Nobody has read Friday's agreement.", "Friday's agreement"),
    ],
)
def test_words_without_parties_are_evidence_of_the_one_contract(
    tell: Teller, text: str, words: str
):
    assert words in tell(text).contracts[0].evidence


def test_a_word_of_a_kind_means_the_contract_of_that_kind(tell: Teller):
    told = tell(f"{DEAL} {LOAN} {BETWEEN}Critics mentioned the mortgage.")
    deal, loan = told.contracts
    assert "mortgage" in loan.evidence
    assert "mortgage" not in deal.evidence


def test_contracts_of_two_kinds_between_the_same_are_two(tell: Teller):
    told = tell(f"{FOODS} signed a lease with {STEEL}. {FOODS} signed a loan with {STEEL}.")
    assert [c.subject for c in told.contracts] == ["lease", "loan"]


def test_words_that_may_mean_two_contracts_mean_neither(tell: Teller):
    told = tell(f"{DEAL} {FOODS} signed a contract with the {HEALTH}. Critics read the deal.")
    assert len(told.contracts) == 2
    assert not any("the deal" in c.evidence for c in told.contracts)


def test_another_worth_is_another_contract(tell: Teller):
    told = tell(f"{FOODS} signed a $3 million deal with {STEEL}. The $9 million deal was a dream.")
    assert all("dream" not in c.evidence and "$9" not in c.evidence for c in told.contracts)


def test_a_later_telling_ends_a_contract(tell: Teller):
    told = tell(f"{DEAL} {BETWEEN}The agreement was cancelled.")
    assert told.contract(FOODS, STEEL).status == "cancelled"


@pytest.mark.parametrize(
    "later",
    ["The deal will bring work to the valley.", "Under the deal, ships will be built."],
)
def test_what_a_contract_will_bring_makes_it_no_proposal(tell: Teller, later: str):
    assert tell(f"{DEAL} {later}").contract(FOODS, STEEL).status == "awarded"


def test_what_is_done_under_a_contract_is_not_its_state(tell: Teller):
    told = tell(f"Under a contract with {STEEL}, {FOODS} concluded the course.")
    assert told.contract(FOODS, STEEL).status == "in_force"


def test_who_honours_a_contract_proposes_none(tell: Teller):
    told = tell(f"{FOODS} would honour the contract with {STEEL}.")
    assert told.contract(FOODS, STEEL).status == "in_force"


def test_who_ends_another_agreement_is_told_of_that(tell: Teller):
    told = tell(f"{DEAL} Corvid Systems warned that it would terminate the agreement.")
    assert "the agreement" not in told.contract(FOODS, STEEL).evidence
