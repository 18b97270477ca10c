"""How contracts are told: by verbs, with unnamed parties, in pairs and lists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from told import Teller

from kg.errors import OntologyError
from kg.extraction.contracts import ContractLexicon
from kg.facts import Contract
from kg.ontology import Ontology

HEALTH, FOODS, STEEL = "Ministry of Health", "Verdana Foods", "Norsholm Steel"


def sides(contract: Contract) -> tuple[str, str]:
    return contract.awarder, contract.contractor


@pytest.mark.parametrize(
    ("text", "awarder", "contractor"),
    [
        (f"{FOODS} hired {STEEL} to build the harbour.", FOODS, STEEL),
        (f"The {HEALTH} will pay {FOODS} $3 million for school meals.", HEALTH, FOODS),
        (f"{FOODS} leased the mill from the {HEALTH}.", FOODS, HEALTH),
        (f"{STEEL} supplies {FOODS} with tins.", FOODS, STEEL),
        (f"{FOODS} bought the mill from {STEEL}.", FOODS, STEEL),
        (f"{STEEL} was bought by {FOODS} for $3 million.", FOODS, ""),
        (f"The acquisition of {FOODS} by {STEEL} was closed on Monday.", STEEL, ""),
        (f"The {HEALTH} granted a $40 million loan to {FOODS}.", HEALTH, FOODS),
        (f"{FOODS} took a loan of $40 million from the {HEALTH}.", HEALTH, FOODS),
        (f"{FOODS} borrowed $40 million from the {HEALTH}.", HEALTH, FOODS),
        (f"{STEEL} sold the mill to {FOODS} for $3 million.", FOODS, STEEL),
        (f"{FOODS} invested $3 million in {STEEL}.", FOODS, ""),
        (f"{FOODS} sponsored Norsholm Rovers.", FOODS, "Norsholm Rovers"),
        (f"{FOODS} merged with {STEEL}.", "", ""),
        (f"{FOODS} settled with the {HEALTH} for $3 million.", "", ""),
        (f"{FOODS} has teamed up with {STEEL} to build a map.", "", ""),
        (f"{STEEL} joined forces with {FOODS} for a $20 million project.", "", ""),
        (f"{FOODS} pulled out of an advertising agreement with {STEEL}.", "", ""),
    ],
)
def test_verbs_and_nouns_that_tell_of_a_contract(
    tell: Teller, text: str, awarder: str, contractor: str
):
    (contract,) = tell(text).contracts
    assert len(contract.parties) == 2
    assert sides(contract) == (awarder, contractor)


def test_financing_with_an_amount_is_a_contract(tell: Teller):
    told = tell("The World Bank is financing 12 projects in Kenya for $40 million.")
    contract = told.contract("Kenya", "World Bank")
    assert sides(contract) == ("World Bank", "Kenya")
    assert contract.value == 40_000_000


def test_a_player_who_is_signed_works_for_the_club(tell: Teller):
    told = tell("Norsholm Rovers signed Paul Okoro on a three-year deal.")
    assert sides(told.contract("Norsholm Rovers", "Paul Okoro")) == (
        "Norsholm Rovers",
        "Paul Okoro",
    )


def test_who_wins_a_contract_is_a_contractor_though_nobody_else_is_named(tell: Teller):
    contract = tell(f"{FOODS} was awarded a contract to build the clinic.").contract(FOODS)
    assert sides(contract) == ("", FOODS)


def test_a_ministry_pays_and_a_firm_works_where_nothing_else_is_told(tell: Teller):
    told = tell(f"{FOODS} signed a contract with the {HEALTH}.")
    assert sides(told.contract(FOODS, HEALTH)) == (HEALTH, FOODS)


def test_both_sides_of_a_memorandum_do_alike(tell: Teller):
    told = tell(f"{FOODS} signed a memorandum of understanding with the {HEALTH} to train nurses.")
    contract = told.contract(FOODS, HEALTH)
    assert sides(contract) == ("", "")
    assert contract.subject == "to train nurses"


def test_a_party_may_have_no_name(tell: Teller):
    told = tell(f"The {HEALTH} signed a contract with a Danish firm to build a clinic.")
    assert "a Danish firm" in told.actors
    assert sides(told.contract(HEALTH, "a Danish firm")) == (HEALTH, "a Danish firm")


def test_an_unnamed_party_of_no_contract_is_no_actor(tell: Teller):
    told = tell(f"{FOODS} welcomed the peace agreement with two Danish firms.")
    assert told.contracts == []
    assert "two Danish firms" not in told.actors


def test_a_unit_stands_for_its_company(tell: Teller):
    told = tell(f"A unit of {STEEL} agreed to buy 40% of {FOODS}.")
    assert told.contract(STEEL, FOODS).status == "awarded"


def test_the_owner_of_a_listed_company_is_no_party(tell: Teller):
    told = tell(
        "Norsholm and Corvid build ships. Both companies, like Jane Doe’s xAI, hold Pentagon"
        " contracts of up to $200 million."
    )
    assert all("Jane Doe" not in c.parties for c in told.contracts)
    assert told.contract("Pentagon", "xAI").value == 200_000_000


def test_both_companies_are_parties_like_the_one_listed_with_them(tell: Teller):
    told = tell(
        "Google and Huawei build planes. Both companies, like Jane Doe’s xAI, hold Pentagon"
        " contracts of up to $200 million."
    )
    assert {frozenset(c.parties) for c in told.contracts} == {
        frozenset({"Pentagon", partner}) for partner in ("Google", "Huawei", "xAI")
    }


def test_who_signs_stands_for_the_body(tell: Teller):
    told = tell(f"{FOODS} CEO Anna Berg signed a contract with the {HEALTH}.")
    assert told.contract(FOODS, HEALTH).status == "awarded"


def test_a_name_alone_signs_for_nobody_else(tell: Teller):
    told = tell(f"{FOODS} CEO Anna Berg was out. On Monday Berg signed a lease with Norsholm Ltd.")
    assert told.contract("Anna Berg", "Norsholm Ltd").status == "awarded"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kestrel Bank has a lease with the Old Orchard Initiative.", "Old Orchard Initiative"),
        ("Kestrel Bank has a contract with Twitter.", "Twitter"),
    ],
)
def test_a_name_that_looks_like_a_things_may_be_a_party(tell: Teller, text: str, party: str):
    assert tell(text).contract("Kestrel Bank", party).parties


def test_all_names_of_a_list_are_parties(tell: Teller):
    told = tell(f"Kestrel Bank signed a lease with {FOODS}, Norsholm Ltd and Corvid Systems.")
    assert told.contract("Kestrel Bank", FOODS, "Norsholm Ltd", "Corvid Systems").parties


def test_words_before_a_name_do_not_end_a_list(tell: Teller):
    told = tell(
        "It was built under a lease, which started last May between"
        f" {FOODS} and building supplier Norsholm Ltd."
    )
    assert told.contract(FOODS, "Norsholm Ltd").parties


@pytest.mark.parametrize(
    "text",
    [
        f"Jane Obi accused Norsholm Ltd of signing a contract with {FOODS}.",
        f"A judge stopped Norsholm Ltd from signing a contract with {FOODS}.",
    ],
)
def test_who_is_accused_of_signing_or_stopped_from_it_is_a_party(tell: Teller, text: str):
    assert [set(c.parties) for c in tell(text).contracts] == [{"Norsholm Ltd", FOODS}]


def test_predecessors_may_have_signed(tell: Teller):
    told = tell(f"In 2019 her predecessors signed a lease with {FOODS}.")
    assert told.contract("her predecessors", FOODS).parties


def test_an_apposition_far_behind_makes_no_long_name(tell: Teller):
    told = tell(
        "Ada Obi accuses her neighbours of signing long leases with farmers – some of them old –"
        " and wants the barn back."
    )
    assert told.contract("her neighbours", "farmers").parties


def test_a_board_stands_for_its_body(tell: Teller):
    told = tell(f"Kestrel Bank's board approved a $5 million contract with {FOODS}.")
    assert told.contract("Kestrel Bank", FOODS).parties


def test_the_two_countries_are_those_named_last(tell: Teller):
    told = tell(
        "Officials of Kenya and Denmark met on Monday. The two countries signed a memorandum of"
        " understanding on fish."
    )
    assert told.contract("Kenya", "Denmark").status == "awarded"


def test_the_two_sides_are_those_of_the_contract_told_last(tell: Teller):
    told = tell(
        f"{FOODS} signed a memorandum with Norsholm Ltd in Kenya near Corvid Systems on Monday. "
        "Under the memorandum, both sides will build a mill."
    )
    assert "both sides will build a mill" in told.contract(FOODS, "Norsholm Ltd").evidence
    assert len(told.contracts) == 1


def test_partners_are_found_behind_a_verb(tell: Teller):
    told = tell(f"The development agreement took effect in 2014 between {FOODS} and {STEEL}.")
    assert told.contract(FOODS, STEEL).status == "in_force"


def test_a_meeting_between_two_makes_them_no_parties(tell: Teller):
    told = tell(f"The lease was discussed at a meeting between {FOODS} and {STEEL}.")
    assert told.contracts == []


def test_a_joint_subject_signs_several_contracts_together(tell: Teller):
    told = tell(f"{FOODS} and {STEEL} signed contracts on Monday.")
    assert [set(c.parties) for c in told.contracts] == [{FOODS, STEEL}]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Denmark signed a peace agreement.",
        "Verdana Foods mourned the end of the social contract.",
        "Verdana Foods bought investors.",
        "The company's contracts were old.",
    ],
)
def test_what_sounds_like_a_contract(tell: Teller, text: str):
    assert tell(text).contracts == []


def test_a_new_contract_is_dated(tell: Teller):
    told = tell(f"{FOODS} signed an agreement with {STEEL} on 12 January 2026.")
    contract = told.contract(FOODS, STEEL)
    assert (contract.date, contract.date_text) == ("2026-01-12", "12 January 2026")
    assert contract.status == "awarded"


def test_what_was_signed_years_ago_is_in_force(tell: Teller):
    contract = tell(f"In 2019 {FOODS} signed an agreement with {STEEL}.").contract(FOODS, STEEL)
    assert (contract.date, contract.status) == ("2019", "in_force")


def test_a_term_of_years_tells_the_end(tell: Teller):
    told = tell(
        f"The {HEALTH} signed a memorandum with {FOODS} to train nurses between 2026 and 2030."
    )
    assert told.contract(HEALTH, FOODS).end_date == "2030"


def test_a_later_telling_adds_parties_and_more_evidence(tell: Teller):
    told = tell(
        f"{FOODS} won a contract to build the clinic. The contract between {FOODS} and the"
        f" {HEALTH} was long awaited. The contract made headlines."
    )
    (contract,) = told.contracts
    assert set(contract.parties) == {FOODS, HEALTH}
    assert contract.evidence.endswith("contract")


def test_an_amount_belongs_to_the_nearest_contract(tell: Teller):
    told = tell(f"Besides {STEEL}'s contract, the {HEALTH} signed a $3 million deal with {FOODS}.")
    assert told.contract(STEEL).value is None
    assert told.contract(FOODS, HEALTH).value == 3_000_000


def test_an_unknown_test_of_a_frame_is_named(tmp_path: Path, shipped: Ontology):
    shutil.copytree(shipped.root, tmp_path / "ontology")
    frame = tmp_path / "ontology" / "frames" / "contract.toml"
    frame.write_text(
        frame.read_text(encoding="utf-8").replace('test = "strength"', 'test = "luck"'),
        encoding="utf-8",
    )
    with pytest.raises(OntologyError, match="luck"):
        ContractLexicon.of(Ontology.open(tmp_path / "ontology"))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f"{FOODS}, whose lease with {STEEL} ends in May, wants talks.", {FOODS, STEEL}),
        (f"{FOODS} will sue if {STEEL} walks away from their merger.", {FOODS, STEEL}),
        (f"The US awarded {FOODS} a contract.", {"US", FOODS}),
        (f"{FOODS} has purchased and leased four ships.", {FOODS}),
        (f"{FOODS} won the tender for the harbour.", {FOODS}),
        (f"{STEEL} was snapped up by {FOODS}.", {FOODS, STEEL}),
        (f"{FOODS} declined to renew its sponsorship of the cup.", {FOODS}),
        (f"Nobody spoke of the {STEEL} loan.", {STEEL}),
    ],
)
def test_who_the_parties_are(tell: Teller, text: str, parties: set[str]):
    (contract,) = tell(text).contracts
    assert set(contract.parties) == parties


def test_some_of_a_body_may_be_hired(tell: Teller):
    (contract,) = tell(f"Two of its engineers were hired as consultants for {FOODS}.").contracts
    assert contract.awarder == FOODS
    assert "engineers" in contract.contractor


def test_a_noun_before_a_name_is_not_somebody_else(tell: Teller):
    told = tell(f"{FOODS} is a company. It added that the company had hired the firm {STEEL}.")
    assert sides(told.contract(FOODS, STEEL)) == (FOODS, STEEL)


@pytest.mark.parametrize(
    "text",
    [
        f"{FOODS} slammed the agreement to restructure $3 million of debt.",
        f"The papers, which {FOODS} and {STEEL} have procured, are lost.",
        f"{FOODS} sponsors a team.",
    ],
)
def test_who_makes_no_contract(tell: Teller, text: str):
    assert not tell(text).contracts
