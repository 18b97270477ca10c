"""What is no threat, and in which state one is."""

from __future__ import annotations

import pytest
from told import Teller


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


def test_things_threaten_nobody(tell: Teller):
    told = tell("Prices threaten to rise. Verdana Foods closed a shop.")
    assert told.threats == []


def test_an_act_that_was_not_threatened_is_no_threatening_position(tell: Teller):
    told = tell("Mayor Jon Bauer did not threaten to sue Norsholm Steel.")
    assert "threatens" not in {p.stance for p in told.positions}


def test_a_refusal_to_act_is_no_threat_of_the_act(tell: Teller):
    told = tell("Mayor Jon Bauer said he would not sue Norsholm Steel.")
    assert told.threats == []


def test_who_threatens_habitually_makes_no_threat(tell: Teller):
    assert tell("Criminals threaten the workers of Verdana Foods.").threats == []


def test_what_is_to_come_if_another_acts_is_no_threat(tell: Teller):
    assert tell("Carlo Rossi said: “If Norsholm Steel pays, we will paint the mill.”").threats == []


def test_an_act_that_would_have_been_done_is_no_threat(tell: Teller):
    assert tell("Paul Okoro said he would have sued Norsholm Steel.").threats == []


def test_who_asks_others_for_the_act_threatens_nobody(tell: Teller):
    told = tell("Paul Okoro called on the government to consider suing Norsholm Steel.")
    assert [t.issuer for t in told.threats if t.issuer == "Paul Okoro"] == []


def test_no_plan_is_no_threat(tell: Teller):
    assert tell("Paul Okoro has no plans to sue Norsholm Steel.").threats == []


def test_who_is_threatened_with_an_act_does_not_threaten(tell: Teller):
    told = tell("Paul Okoro was threatened with arrest in Norsholm.")
    assert [t for t in told.threats if t.issuer == "Paul Okoro"] == []


def test_a_threat_that_was_given_up(tell: Teller):
    (threat,) = tell("The Ministry of Energy dropped its threat to sue Verdana Foods.").threats
    assert threat.status == "withdrawn"


def test_a_threat_that_was_carried_out(tell: Teller):
    told = tell("The Ministry of Energy carried out its threat to sue Verdana Foods.")
    assert [t.status for t in told.threats] == ["carried_out"]


def test_a_telling_that_is_only_supposed_is_none(tell: Teller):
    assert not tell("Norsholm may decide to sue Verdana Foods.").threats
    assert not tell("Rates fall if Norsholm plans to sue Verdana Foods.").threats
