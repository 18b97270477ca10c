"""Who threatens whom with what."""

from __future__ import annotations

import pytest
from told import Teller

ULTIMATUM = (
    "Pentagon spokesman Jon Bauer wrote on Thursday: “Its owners have until 6:30 PM ET on Friday."
    " Otherwise, we will cancel the contract with Verdana Foods.”"
)


def test_issuer_target_and_act(tell: Teller):
    (threat,) = tell("The Ministry of Energy threatened to sue Verdana Foods.").threats
    assert (threat.issuer, threat.target) == ("Ministry of Energy", "Verdana Foods")
    assert (threat.action, threat.action_type) == ("sue Verdana Foods", "legal")
    assert threat.status == "announced"


def test_the_condition(tell: Teller):
    told = tell("Brazil threatened to impose duties on Canada unless Ottawa lowers its taxes.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Brazil", "Canada")
    assert (threat.action, threat.condition) == (
        "impose duties on Canada",
        "unless Ottawa lowers its taxes",
    )


def test_a_deadline_that_is_a_day(tell: Teller):
    told = tell(
        "The Ministry of Energy threatened to cancel its contract with Verdana Foods if the"
        " company does not repair the turbines by 30 June 2026."
    )
    (threat,) = told.threats
    assert threat.deadline == "2026-06-30"
    assert "30 June 2026" in threat.deadline_text
    assert threat.action_type == "terminate_contract"


def test_an_ultimatum_in_the_words_of_a_spokesman(tell: Teller):
    threat = tell(ULTIMATUM).threat("cancel")
    assert (threat.issuer, threat.target) == ("Pentagon", "Verdana Foods")
    assert threat.reported_by == "Jon Bauer"
    assert threat.action_type == "terminate_contract"


def test_a_deadline_with_its_time_zone(tell: Teller):
    threat = tell(ULTIMATUM).threat("cancel")
    assert threat.deadline == "2026-02-27T18:30-05:00"
    assert "6:30 PM ET on Friday" in threat.deadline_text


def test_without_a_day_of_the_article_the_deadline_keeps_its_words(tell: Teller):
    threat = tell(ULTIMATUM, None).threat("cancel")
    assert not threat.deadline.startswith("2026")


def test_the_law_that_is_named(tell: Teller):
    told = tell("Ruth Mwangi threatened to sue Verdana Foods under the Clean Water Act.")
    (threat,) = told.threats
    assert threat.instrument == "Clean Water Act"


def test_a_source_reports_a_threat_of_another(tell: Teller):
    told = tell("One person close to the talks said Paul Okoro threatened to fire Ruth Mwangi.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Paul Okoro", "Ruth Mwangi")
    assert threat.reported_by == "One person close to the talks"
    assert threat.action_type == "dismissal"


def test_an_own_act_is_warned_of(tell: Teller):
    (threat,) = tell("Ruth Mwangi warned that she would sue Verdana Foods.").threats
    assert (threat.issuer, threat.target) == ("Ruth Mwangi", "Verdana Foods")


def test_a_strike(tell: Teller):
    told = tell("The Rail Workers Union threatened to strike against Verdana Foods by 1 March.")
    (threat,) = told.threats
    assert (threat.issuer, threat.action_type) == ("Rail Workers Union", "strike_protest")


def test_a_threat_told_twice_is_one(tell: Teller):
    told = tell(
        "The Ministry of Energy threatened to cancel its contract with Verdana Foods."
        " The Ministry of Energy said it would cancel its contract with Verdana Foods unless the"
        " turbines are repaired."
    )
    (threat,) = told.threats
    assert "turbines" in threat.condition


def test_the_evidence_holds_the_act(tell: Teller):
    threat = tell(ULTIMATUM).threat("cancel")
    assert threat.action in threat.evidence


def test_a_threat_is_linked_to_the_position_that_utters_it(tell: Teller):
    told = tell("Mayor Jon Bauer said he would sue Norsholm Steel unless it cleans the river.")
    (threat,) = told.threats
    position = next(p for p in told.positions if p.id == threat.position)
    assert (position.holder, position.stance) == ("Jon Bauer", "threatens")


def test_a_vague_act_retells_the_threat(tell: Teller):
    told = tell(
        "Mayor Jon Bauer warned that he would take action against Norsholm Steel. He said he would"
        " sue Norsholm Steel unless it cleans the river."
    )
    assert [t.action for t in told.threats] == ["sue Norsholm Steel"]


def test_a_threat_without_an_act_against_people(tell: Teller):
    (threat,) = tell("Mayor Jon Bauer threatened the workers on Monday.").threats
    assert (threat.issuer, threat.target) == ("Jon Bauer", "the workers")
    assert threat.action_type == "other"


def test_the_message_that_threatens(tell: Teller):
    (threat,) = tell("Ruth Mwangi sent a threatening letter to Verdana Foods.").threats
    assert (threat.issuer, threat.target) == ("Ruth Mwangi", "Verdana Foods")


def test_the_act_before_the_word_threat(tell: Teller):
    told = tell("The Rail Workers Union repeated its strike threat against Verdana Foods.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Rail Workers Union", "Verdana Foods")
    assert threat.action_type == "strike_protest"


def test_a_plan_of_which_the_noun_tells(tell: Teller):
    (threat,) = tell("Verdana Foods defended Paul Okoro's plan to sue Norsholm Steel.").threats
    assert (threat.issuer, threat.target) == ("Paul Okoro", "Norsholm Steel")


def test_each_who_threatens(tell: Teller):
    told = tell("Ruth Mwangi and Paul Okoro threatened to sue Norsholm Steel.")
    assert {t.issuer for t in told.threats} == {"Ruth Mwangi", "Paul Okoro"}


def test_what_is_to_come_unless_another_acts(tell: Teller):
    told = tell("Carlo Rossi said: “If Norsholm Steel does not pay, we will close the mill.”")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Carlo Rossi", "Norsholm Steel")
    assert (threat.action, threat.condition) == (
        "close the mill",
        "If Norsholm Steel does not pay",
    )


def test_the_refusal_of_a_good_act(tell: Teller):
    (threat,) = tell("Paul Okoro vowed not to pay Norsholm Steel.").threats
    assert (threat.target, threat.action) == ("Norsholm Steel", "not to pay Norsholm Steel")
    assert threat.action_type == "withdraw"


def test_what_somebody_is_going_to_do(tell: Teller):
    (threat,) = tell("“We are going to sue Norsholm Steel,” Paul Okoro said.").threats
    assert (threat.issuer, threat.target) == ("Paul Okoro", "Norsholm Steel")


def test_the_name_that_somebody_gives(tell: Teller):
    told = tell("A man who identified himself as Paul Okoro threatened to kill Ruth Mwangi.")
    assert [(t.issuer, t.target) for t in told.threats] == [("Paul Okoro", "Ruth Mwangi")]


def test_who_is_led_to_threaten(tell: Teller):
    (threat,) = tell("The delay led Brazil to threaten to leave the Andes Club.").threats
    assert threat.issuer == "Brazil"


def test_the_speaker_can_be_who_another_threatens(tell: Teller):
    told = tell("Ruth Mwangi said that Paul Okoro had threatened her with a lawsuit.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Paul Okoro", "Ruth Mwangi")
    assert threat.reported_by == "Ruth Mwangi"


def test_an_order_to_pay_or_else(tell: Teller):
    told = tell("Norsholm gave Verdana Foods until Friday to pay or face a lawsuit.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Norsholm", "Verdana Foods")
    assert (threat.action, threat.action_type) == ("face a lawsuit", "legal")


def test_what_others_will_face(tell: Teller):
    (threat,) = tell("Brazil warned that Canada would face retaliatory tariffs.").threats
    assert (threat.issuer, threat.target) == ("Brazil", "Canada")
    assert threat.action_type == "sanction"


def test_a_bill_for_an_act(tell: Teller):
    told = tell("Senator Jon Bauer introduced a bill to impose sanctions on Brazil.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Jon Bauer", "Brazil")


def test_who_is_poised_to_act(tell: Teller):
    (threat,) = tell("A coalition of farmers is poised to sue Verdana Foods.").threats
    assert threat.issuer == "A coalition of farmers"


def test_a_body_speaks_of_its_own_people(tell: Teller):
    told = tell("The Ministry of Energy said its officials would sue Verdana Foods.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Ministry of Energy", "Verdana Foods")


def test_what_a_name_will_do(tell: Teller):
    (threat,) = tell("Brazil will sue Canada.").threats
    assert (threat.issuer, threat.target, threat.action) == ("Brazil", "Canada", "sue Canada")


def test_a_described_body_sues_a_described_one(tell: Teller):
    (threat,) = tell("A Chinese company threatened legal action against two suppliers.").threats
    assert (threat.issuer, threat.target) == ("A Chinese company", "two suppliers")


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("to annul the lease of Verdana Foods", "terminate_contract"),
        ("to summon Verdana Foods to court", "legal"),
        ("to confiscate the ships of Verdana Foods", "sanction"),
        ("to furlough workers of Verdana Foods", "dismissal"),
        ("to divest from Verdana Foods", "withdraw"),
        ("to kidnap the managers of Verdana Foods", "force"),
        ("to expropriate Verdana Foods", "other"),
    ],
)
def test_acts_of_each_type(tell: Teller, act: str, kind: str):
    (threat,) = tell(f"The Ministry of Energy threatened {act}.").threats
    assert threat.action_type == kind


def test_a_threat_is_told_once_though_two_words_tell_of_it(tell: Teller):
    told = tell("On Monday the union made two death threats against Jan Bauer and Tom Kato.")
    assert sorted((t.target, t.action) for t in told.threats) == [
        ("Jan Bauer", "death"),
        ("Tom Kato", "death"),
    ]


def test_an_ultimatum_is_a_threat_unless_its_demand_is_met(tell: Teller):
    threat = tell("The union gave Norsholm Ltd an ultimatum to pay its debts.").threat("ultimatum")
    assert (threat.issuer, threat.target) == ("The union", "Norsholm Ltd")
    assert threat.condition == "pay its debts"


def test_an_ultimatum_tells_a_known_threat_again(tell: Teller):
    told = tell(
        "The union threatened to sue Norsholm Ltd over pay. It gave Norsholm Ltd an ultimatum."
    )
    assert [t.action for t in told.threats] == ["sue Norsholm Ltd over pay"]


def test_they_in_the_words_of_a_spokesman_are_the_body(tell: Teller):
    told = tell("Weavers Union spokesman Jan Bauer said they would sue Norsholm Ltd.")
    assert told.threat("sue").issuer == "Weavers Union"


def test_whose_words_are_seen_as_a_threat_threatens(tell: Teller):
    told = tell("Jan Bauer's letter was read as a threat of legal action against Norsholm Ltd.")
    assert told.threat("legal action").issuer == "Jan Bauer"


def test_a_warning_of_what_others_would_face(tell: Teller):
    told = tell("The governor's warning that Kenya would face sanctions angered many.")
    threat = told.threat("sanctions")
    assert (threat.issuer, threat.target) == ("The governor", "Kenya")
