"""Speakers whom the lead describes and the next paragraph names."""

from __future__ import annotations

import pytest
from told import Teller

LEAD = "On Monday, Norway's fisheries minister rejected the offer for the mill."
NAMED = '\n\n"The price is too low," Ada Obi told Radio Norsholm.'


def test_the_office_of_a_lead_is_the_person_named_below_it(tell: Teller):
    told = tell(LEAD + NAMED)
    assert told.position("offer for the mill").holder == "Ada Obi"
    assert told.position("offer for the mill").holder_text == "Norway's fisheries minister"


def test_the_description_is_no_actor_of_its_own(tell: Teller):
    told = tell(LEAD + NAMED)
    assert "Norway's fisheries minister" not in told.actors
    assert [r.title for r in told.actors["Ada Obi"].roles] == ["fisheries minister"]


def test_the_day_of_the_lead_is_that_of_the_person(tell: Teller):
    told = tell(LEAD + NAMED)
    assert told.position("price is too low").date == "2026-02-23"


@pytest.mark.parametrize("who", ["A senior official", "Two lawyers", "Officials", "A report"])
def test_others_than_one_definite_person_stay_who_they_are(tell: Teller, who):
    told = tell(f"{who} said on Monday that the offer for the mill had failed." + NAMED)
    assert told.position("offer for the mill").holder != "Ada Obi"


def test_a_person_named_before_is_somebody_else(tell: Teller):
    told = tell("On Monday, Norway's fisheries minister rejected the offer of Ada Obi." + NAMED)
    assert told.position("offer of").holder != "Ada Obi"


def test_a_person_named_second_is_somebody_else(tell: Teller):
    told = tell(
        f"{LEAD}\n\nPaul Okoro wants to sell the mill, and Ada Obi said that the price is too low."
    )
    assert told.position("offer for the mill").holder != "Ada Obi"
