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


def test_an_act_that_is_only_considered(tell: Teller):
    (threat,) = tell("Verdana Foods considered suing the Ministry of Health.").threats
    assert threat.status == "considered"


def test_a_threat_that_was_not_made_is_marked(tell: Teller):
    told = tell("The Ministry of Energy did not threaten to sue Verdana Foods.")
    assert {t.status for t in told.threats} <= {"negated"}


@pytest.mark.parametrize(
    "text",
    [
        "The storm threatens the coast.",
        "Paul Okoro said the bridge was unsafe.",
        "Paul Okoro promised to paint the fence of Verdana Foods.",
        "The Ministry of Energy sued Verdana Foods in 2019.",
    ],
)
def test_what_is_no_threat(tell: Teller, text: str):
    assert tell(text).threats == []


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


def test_things_threaten_nobody(tell: Teller):
    told = tell("Prices threaten to rise. Verdana Foods closed a shop.")
    assert told.threats == []


def test_a_threat_is_linked_to_the_position_that_utters_it(tell: Teller):
    told = tell("Mayor Jon Bauer said he would sue Norsholm Steel unless it cleans the river.")
    (threat,) = told.threats
    position = next(p for p in told.positions if p.id == threat.position)
    assert (position.holder, position.stance) == ("Jon Bauer", "threatens")


def test_an_act_that_was_not_threatened_is_no_threatening_position(tell: Teller):
    told = tell("Mayor Jon Bauer did not threaten to sue Norsholm Steel.")
    assert "threatens" not in {p.stance for p in told.positions}


def test_the_court_is_not_who_is_threatened(tell: Teller):
    told = tell("Norsholm Steel threatened to take Verdana Foods to the High Court.")
    assert [t.target for t in told.threats] == ["Verdana Foods"]


def test_a_refusal_to_act_is_no_threat_of_the_act(tell: Teller):
    told = tell("Mayor Jon Bauer said he would not sue Norsholm Steel.")
    assert told.threats == []


def test_a_vague_act_retells_the_threat(tell: Teller):
    told = tell(
        "Mayor Jon Bauer warned that he would take action against Norsholm Steel. He said he would"
        " sue Norsholm Steel unless it cleans the river."
    )
    assert [t.action for t in told.threats] == ["sue Norsholm Steel"]
