"""Who pays and who works, where no verb tells it."""

from __future__ import annotations

import pytest
from told import Teller

FOODS, STEEL = "Verdana Foods", "Norsholm Steel"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{FOODS} has a loan with {STEEL}.", (STEEL, FOODS)),
        (f"{FOODS} signed a lease with {STEEL}.", (FOODS, STEEL)),
        (f"{FOODS} signed a sponsorship deal with {STEEL}.", (FOODS, STEEL)),
        (f"{FOODS} has a sales agreement with {STEEL}.", (STEEL, FOODS)),
        (f"{FOODS} signed a purchase agreement with {STEEL}.", (FOODS, STEEL)),
        ("Kenya signed a loan with China for new roads.", ("China", "Kenya")),
    ],
)
def test_the_kind_of_a_contract_tells_who_pays(tell: Teller, text: str, parts: tuple[str, str]):
    (contract,) = tell(text).contracts
    assert (contract.awarder, contract.contractor) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{FOODS} signed a mining concession on Monday.", ("", FOODS)),
        (f"A $50 million credit to {FOODS} was told of on Monday.", ("", FOODS)),
        ("The Pentagon signed a contract on Monday.", ("Pentagon", "")),
        (f"{FOODS} announced the end of a $7 million loan.", ("", "")),
    ],
)
def test_the_kind_tells_the_part_of_a_single_party(tell: Teller, text: str, parts: tuple[str, str]):
    (contract,) = tell(text).contracts
    assert (contract.awarder, contract.contractor) == parts


@pytest.mark.parametrize("purpose", ["buy steel", "fund a mill", "provide aid for a mill"])
def test_who_pays_is_told_by_what_it_is_for(tell: Teller, purpose: str):
    told = tell(f"{FOODS} signed a memorandum with {STEEL} to {purpose}.")
    contract = told.contract(FOODS, STEEL)
    assert (contract.awarder, contract.contractor) == (FOODS, STEEL)


def test_work_that_both_may_do_tells_not_who_pays(tell: Teller):
    contract = tell(f"{FOODS} signed a memorandum with {STEEL} to build a mill.").contract(
        FOODS, STEEL
    )
    assert (contract.awarder, contract.contractor) == ("", "")


def test_a_telling_with_more_parties_keeps_who_pays(tell: Teller):
    told = tell(
        f"{FOODS} has a loan with {STEEL}. "
        f"The loan between {FOODS}, {STEEL} and Corvid Systems is old."
    )
    contract = told.contract(FOODS, STEEL, "Corvid Systems")
    assert (contract.awarder, contract.contractor) == (STEEL, FOODS)


def test_one_of_a_higher_rank_pays_several(tell: Teller):
    told = tell(f"The Ministry of Health has a deal with {FOODS}, {STEEL} and Corvid Systems.")
    contract = told.contract("Ministry of Health", FOODS, STEEL, "Corvid Systems")
    assert (contract.awarder, contract.contractor) == ("Ministry of Health", FOODS)
