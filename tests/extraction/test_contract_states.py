"""What the words around a contract say of its state."""

from __future__ import annotations

import pytest
from told import Teller

HEALTH, FOODS = "Ministry of Health", "Verdana Foods"
SIGNED = "The Ministry of Health has a contract with Verdana Foods. "


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health declined to renew its contract with Verdana Foods.",
        "The Ministry of Health did not want to extend its contract with Verdana Foods.",
        "The Ministry of Health's contract with Verdana Foods was not renewed.",
    ],
)
def test_a_contract_that_is_not_renewed_has_expired(tell: Teller, text: str):
    assert tell(text).contract(HEALTH, FOODS).status == "expired"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The contract between the Ministry of Health and Verdana Foods faces a probe.",
            "disputed",
        ),
        ("The contract between the Ministry of Health and Verdana Foods is in doubt.", "at_risk"),
        ("The contract between the Ministry of Health and Verdana Foods collapsed.", "cancelled"),
    ],
)
def test_what_a_contract_meets_tells_its_state(tell: Teller, text: str, status: str):
    assert tell(text).contract(HEALTH, FOODS).status == status


def test_what_a_contract_brings_is_no_proposal_of_it(tell: Teller):
    told = tell("According to the contract with Verdana Foods, the Ministry of Health will pay.")
    assert told.contract(HEALTH, FOODS).status == "in_force"


def test_who_will_not_speak_of_a_contract_that_was_made_proposes_none(tell: Teller):
    told = tell("Verdana Foods will not name the price of the lease it reached with Norsholm Ltd.")
    assert told.contract(FOODS, "Norsholm Ltd").status == "in_force"


@pytest.mark.parametrize(
    ("verb", "status"), [("built", "completed"), ("has built", "in_force"), ("builds", "in_force")]
)
def test_what_was_done_in_partnership_is_completed(tell: Teller, verb: str, status: str):
    told = tell(f"Verdana Foods {verb} the mill in partnership with Norsholm Ltd.")
    assert told.contract(FOODS, "Norsholm Ltd").status == status


@pytest.mark.parametrize(
    ("verb", "status"), [("was funded", "completed"), ("is funded", "in_force")]
)
def test_money_that_was_given_is_over(tell: Teller, verb: str, status: str):
    told = tell(f"The mill {verb} by Verdana Foods with $3 million.")
    assert [c.status for c in told.contracts] == [status]


def test_a_contract_in_force_is_not_new_for_being_signed(tell: Teller):
    told = tell(SIGNED + "The Ministry of Health signed the contract with Verdana Foods.")
    assert told.contract(HEALTH, FOODS).status == "in_force"


def test_a_contract_in_negotiation_may_be_cancelled(tell: Teller):
    told = tell(
        "The Ministry of Health is negotiating a contract with Verdana Foods. "
        "On Monday the ministry cancelled the contract."
    )
    assert told.contract(HEALTH, FOODS).status == "cancelled"


def test_a_contract_that_is_not_cancelled_is_in_force(tell: Teller):
    told = tell("The Ministry of Health has not cancelled its contract with Verdana Foods.")
    assert told.contract(HEALTH, FOODS).status == "in_force"
