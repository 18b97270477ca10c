"""Who has a contract with whom."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from told import Teller

from kg.errors import OntologyError
from kg.extraction.contracts import ContractLexicon
from kg.ontology import Ontology

HEALTH, FOODS = "Ministry of Health", "Verdana Foods"


def test_awarder_contractor_and_status(tell: Teller):
    told = tell("The Ministry of Health awarded Verdana Foods a contract for school meals.")
    contract = told.contract(HEALTH, FOODS)
    assert (contract.awarder, contract.contractor) == (HEALTH, FOODS)
    assert contract.status == "awarded"


def test_the_contractor_may_come_first(tell: Teller):
    told = tell("Verdana Foods won a €3 million contract from the Ministry of Health.")
    contract = told.contract(HEALTH, FOODS)
    assert (contract.awarder, contract.contractor) == (HEALTH, FOODS)
    assert (contract.value, contract.currency) == (3_000_000, "EUR")


@pytest.mark.parametrize(
    ("amount", "value", "qualifier"),
    [
        ("$40 million", 40_000_000, "exactly"),
        ("up to $40 million", 40_000_000, "up_to"),
        ("as much as $200 million", 200_000_000, "up_to"),
        ("at least $3.5 billion", 3_500_000_000, "at_least"),
        ("about $12,000", 12_000, "about"),
    ],
)
def test_value_and_qualifier(tell: Teller, amount: str, value: float, qualifier: str):
    told = tell(f"The Ministry of Health's contract with Verdana Foods is worth {amount}.")
    contract = told.contract(HEALTH, FOODS)
    assert (contract.value, contract.currency) == (value, "USD")
    assert contract.value_qualifier == qualifier


def test_a_contract_without_an_amount_has_no_value(tell: Teller):
    told = tell("The Ministry of Health signed a contract with Verdana Foods.")
    contract = told.contract(HEALTH, FOODS)
    assert (contract.value, contract.currency, contract.value_text) == (None, "", "")


@pytest.mark.parametrize("worth", ["$2 million a year", "$50 per share"])
def test_a_rate_is_not_what_the_whole_is_worth(tell: Teller, worth: str):
    told = tell(f"The Ministry of Health's contract with Verdana Foods is worth {worth}.")
    contract = told.contract(HEALTH, FOODS)
    assert (contract.value, contract.value_text) == (None, worth)


def test_a_sum_beside_a_rate_is_the_worth(tell: Teller):
    told = tell(
        "The Ministry of Health's contract with Verdana Foods is worth $2 million a year, or $10"
        " million."
    )
    assert told.contract(HEALTH, FOODS).value == 10_000_000


def test_words_for_a_worth_without_a_number(tell: Teller):
    told = tell("The Ministry of Health signed a multimillion-dollar contract with Verdana Foods.")
    contract = told.contract(HEALTH, FOODS)
    assert (contract.value, contract.value_text) == (None, "multimillion-dollar")


def test_a_number_told_later_replaces_words_without_one(tell: Teller):
    told = tell(
        "The Ministry of Health signed a multimillion-dollar contract with Verdana Foods. The"
        " contract is worth $40 million."
    )
    assert told.contract(HEALTH, FOODS).value == 40_000_000


def test_what_the_contract_is_for(tell: Teller):
    told = tell("The Ministry of Health signed a contract with Verdana Foods for school meals.")
    assert "school meals" in told.contract(HEALTH, FOODS).subject


def test_who_agrees_to_be_bought_is_a_party(tell: Teller):
    told = tell("Norsholm Energy agreed to be acquired by Verdana Foods.")
    assert told.contract("Norsholm Energy", FOODS).awarder == FOODS


def test_a_name_in_the_words_for_a_thing_is_no_party(tell: Teller):
    told = tell(
        "Two sisters were found to have used the friendship with West Bay mayor Jane Doe to win a"
        " lease."
    )
    assert "Jane Doe" not in {p for c in told.contracts for p in c.parties}


def test_a_contract_in_favour_of_somebody(tell: Teller):
    told = tell("The Ministry of Health approved a lease in favour of Verdana Foods.")
    assert told.contract(HEALTH, FOODS).contractor == FOODS


def test_a_list_of_partners_is_one_contract_each(tell: Teller):
    told = tell("The Pentagon has contracts with companies including Google, Corvid and Huawei.")
    assert {frozenset(c.parties) for c in told.contracts} == {
        frozenset({"Pentagon", partner}) for partner in ("Google", "Corvid", "Huawei")
    }


def test_a_joint_subject_is_one_contract(tell: Teller):
    told = tell("The Pentagon and Verdana Foods signed a contract on Monday.")
    assert len(told.contracts) == 1
    assert told.contract("Pentagon", FOODS).status == "awarded"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Ministry of Health cancelled its contract with Verdana Foods.", "cancelled"),
        (
            "The Ministry of Health is negotiating a contract with Verdana Foods.",
            "in_negotiation",
        ),
        ("The Ministry of Health has a contract with Verdana Foods.", "in_force"),
    ],
)
def test_the_status_of_a_contract(tell: Teller, text: str, status: str):
    assert tell(text).contract(HEALTH, FOODS).status == status


def test_a_contract_whose_end_is_threatened_is_at_risk(tell: Teller):
    told = tell(
        "The Ministry of Health awarded Verdana Foods a contract worth $40 million. The Ministry"
        " of Health threatened to terminate the contract with Verdana Foods."
    )
    contract = told.contract(HEALTH, FOODS)
    assert (contract.status, contract.value) == ("at_risk", 40_000_000)


def test_another_threat_puts_no_contract_at_risk(tell: Teller):
    told = tell(
        "The Ministry of Health awarded Verdana Foods a contract worth $40 million. The Ministry"
        " of Health threatened to sue Norsholm Steel."
    )
    assert told.contract(HEALTH, FOODS).status == "awarded"


def test_a_contract_told_twice_is_one(tell: Teller):
    told = tell(
        "The Ministry of Health signed a contract with Verdana Foods. The contract between the"
        " Ministry of Health and Verdana Foods is worth up to $40 million."
    )
    assert len(told.contracts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The peace agreement was signed in Cairo.",
        "Muscles contract when it is cold.",
        "Paul Okoro said the deal was dead.",
    ],
)
def test_what_is_no_contract(tell: Teller, text: str):
    assert tell(text).contracts == []


@pytest.mark.parametrize("content", ["", "status = 3", "[[status]]\nstatus = 'awarded'"])
def test_a_malformed_lexicon_is_named(tmp_path: Path, shipped: Ontology, content: str):
    shutil.copytree(shipped.root, tmp_path / "ontology")
    (tmp_path / "ontology" / "lexicon" / "contracts.toml").write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"contracts\.toml"):
        ContractLexicon.of(Ontology.open(tmp_path / "ontology"))


def test_a_partner_after_the_worth_is_a_party(tell: Teller):
    text = "The Ministry of Health signed a contract worth up to $40 million with Verdana Foods."
    assert tell(text).contract(HEALTH, FOODS).value == 40_000_000


def test_the_worth_may_be_told_in_the_next_sentence(tell: Teller):
    told = tell(
        "The Ministry of Health signed a contract with Verdana Foods for school meals."
        " The contract is worth up to $40 million."
    )
    contract = told.contract(HEALTH, FOODS)
    assert (contract.value, contract.value_qualifier) == (40_000_000, "up_to")


def test_no_party_comes_from_the_next_paragraph(tell: Teller):
    told = tell(
        "Verdana Foods said its $98 million contract with the county was not valid.\n\n"
        "Judge Harold Finch will hear the case in May."
    )
    assert all("Harold Finch" not in c.parties for c in told.contracts)


def test_a_contract_that_expires_later_is_in_force_until_then(tell: Teller):
    told = tell(
        "Verdana Foods has a $12 million contract with the Ministry of Health that expires in"
        " December 2027."
    )
    contract = told.contract(HEALTH, FOODS)
    assert (contract.status, contract.end_date) == ("in_force", "2027-12")


def test_the_worth_is_part_of_the_evidence(tell: Teller):
    told = tell(
        "The Ministry of Health signed a contract with Verdana Foods for school meals."
        " The contract is worth up to $40 million."
    )
    assert "$40 million" in told.contract(HEALTH, FOODS).evidence


def test_what_a_party_is_not_is_no_part_of_its_name(tell: Teller):
    told = tell(
        "Suryodaya Cement is rich. “We sponsor a team, not a club,” said its head, Anil Rao."
    )
    assert not any(name.endswith("not") for name in told.actors)


def test_a_described_body_that_signs_a_sure_contract_is_known(tell: Teller):
    (contract,) = tell("The department has signed a six-month lease on the hall.").contracts
    assert contract.parties == ("The department",)


def test_who_bought_it_in_the_passive(tell: Teller):
    (contract,) = tell("It was acquired by Verdana Foods in May.").contracts
    assert (contract.parties, contract.awarder) == (("Verdana Foods",), "Verdana Foods")


def test_a_stake_from_somebody(tell: Teller):
    told = tell("Norsholm acquired a stake in the mine from Verdana Foods.")
    assert told.contract("Norsholm", "Verdana Foods").contractor == "Verdana Foods"


def test_an_order_of_goods(tell: Teller):
    told = tell("The Ministry of Energy ordered 40 buses from Verdana Foods.")
    assert told.contract("Ministry of Energy", "Verdana Foods").awarder == "Ministry of Energy"


def test_money_that_is_pledged(tell: Teller):
    told = tell("The Ministry of Energy pledged $4 million to Verdana Foods.")
    assert told.contract("Ministry of Energy", "Verdana Foods").contractor == "Verdana Foods"


def test_work_that_is_agreed_on(tell: Teller):
    told = tell("Verdana Foods agreed to supply turbines to the Ministry of Energy.")
    assert told.contract("Ministry of Energy", "Verdana Foods").contractor == "Verdana Foods"


def test_work_for_money(tell: Teller):
    told = tell("Brazil built the bridge for the Ministry of Energy for $3 million.")
    assert told.contract("Brazil", "Ministry of Energy").awarder == "Ministry of Energy"


def test_a_sale_of_one_thing_without_its_price(tell: Teller):
    told = tell("The Ministry of Energy sold the mill to Verdana Foods.")
    assert told.contract("Ministry of Energy", "Verdana Foods").awarder == "Verdana Foods"
    assert not tell("The Ministry of Energy sells power to Verdana Foods.").contracts


def test_the_signing_of_a_contract_between_two(tell: Teller):
    told = tell("The signing of a memorandum between Norsholm and Verdana Foods took place.")
    assert set(told.contracts[0].parties) == {"Norsholm", "Verdana Foods"}
