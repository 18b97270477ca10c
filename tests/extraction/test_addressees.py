"""Who is told."""

from __future__ import annotations

import pytest
from told import Teller


@pytest.mark.parametrize(
    "text",
    [
        "Dana Whitfield said in an interview with the Daily Herald that the plan had failed.",
        "In a statement to the Daily Herald, Dana Whitfield said that the plan had failed.",
        "Speaking to the Daily Herald, Dana Whitfield said that the plan had failed.",
        "In a letter to the Daily Herald, Dana Whitfield wrote that the plan had failed.",
        '"The plan had failed," Dana Whitfield said during an interview on Fox News.',
    ],
)
def test_the_partner_of_a_talk_or_a_writing_is_told(tell: Teller, text: str):
    assert tell(text).position("plan had failed").addressee in ("Daily Herald", "Fox News")


def test_who_is_urged_to_act_is_told(tell: Teller):
    told = tell("Dana Whitfield called on Paul Okoro to pay for the bridge.")
    assert told.position("pay for the bridge").addressee == "Paul Okoro"


def test_who_is_asked_to_act_is_told_also_inside_what_is_said(tell: Teller):
    told = tell("The union urged residents to boycott the ferry.")
    assert told.position("boycott the ferry").addressee == "residents"


def test_listeners_without_a_name(tell: Teller):
    told = tell("Dana Whitfield told reporters that the plan had failed.")
    assert told.position("plan had failed").addressee == "reporters"


def test_a_crowd_is_told(tell: Teller):
    told = tell("Dana Whitfield told a crowd in Norsholm that the plan had failed.")
    position = told.position("plan had failed")
    assert told.actors[position.addressee].type == "Group"
    assert position.addressee.startswith("a crowd")


def test_who_is_spoken_of_is_not_told(tell: Teller):
    told = tell("Dana Whitfield blasted Paul Okoro as a man without a plan.")
    assert {p.addressee for p in told.positions} == {""}


def test_a_document_is_not_told(tell: Teller):
    told = tell("Leaders of the union issued a statement condemning the closure of the mill.")
    assert {p.addressee for p in told.positions} == {""}


def test_what_is_added_is_said_to_the_same_listener(tell: Teller):
    told = tell(
        "Dana Whitfield told the Daily Herald that the plan had failed."
        " She added that nobody would pay for it."
    )
    position = told.position("nobody would pay")
    assert (position.addressee, position.addressee_text) == ("Daily Herald", "")


def test_another_holder_does_not_speak_to_the_same_listener(tell: Teller):
    told = tell(
        "Dana Whitfield told the Daily Herald that the plan had failed."
        " Paul Okoro added that nobody would pay for it."
    )
    assert told.position("nobody would pay").addressee == ""


def test_an_interview_goes_on_after_somebody_else_has_spoken(tell: Teller):
    told = tell(
        "Dana Whitfield said in an interview with the Daily Herald that the plan had failed.\n\n"
        "Paul Okoro said that the mill was safe.\n\n"
        "Whitfield said that nobody would pay for it."
    )
    assert told.position("nobody would pay").addressee == "Daily Herald"


def test_a_letter_does_not_go_on(tell: Teller):
    told = tell(
        "In a letter to Ruth Mwangi, Dana Whitfield wrote that the plan had failed.\n\n"
        "Whitfield said that nobody would pay for it."
    )
    assert told.position("nobody would pay").addressee == ""


def test_who_somebody_spoke_with_is_told_what_follows(tell: Teller):
    told = tell(
        "Earlier this year, Dana Whitfield spoke with the Daily Herald about the mill.\n\n"
        '"The mill is safe," Whitfield said.'
    )
    assert told.position("mill is safe").addressee == "Daily Herald"


@pytest.mark.parametrize(
    ("text", "said", "listener"),
    [
        (
            "Dana Whitfield offered her apologies to Paul Okoro for the broken window.",
            "apologies",
            "Paul Okoro",
        ),
        (
            "The landlord sent a stern warning to Paul Okoro to clear out the barn.",
            "clear out the barn",
            "Paul Okoro",
        ),
        (
            "The growers sent Verdana Foods a letter demanding that the mill stay open.",
            "mill stay open",
            "Verdana Foods",
        ),
    ],
)
def test_who_gets_what_is_sent_or_expressed_is_told(
    tell: Teller, text: str, said: str, listener: str
):
    assert tell(text).position(said).addressee == listener


def test_a_complaint_about_somebody_is_not_told_to_them(tell: Teller):
    told = tell("Dana Whitfield filed a complaint against Paul Okoro over the missing money.")
    assert [p.addressee for p in told.positions] == [""]


def test_who_is_warned_is_told_where_what_is_said_names_them(tell: Teller):
    told = tell("Dana Whitfield cautioned Verdana Foods against hasty repairs.")
    assert told.position("hasty repairs").addressee == "Verdana Foods"


def test_who_is_asked_for_something_is_told(tell: Teller):
    told = tell("The growers asked the landlord for a longer lease.")
    assert told.position("longer lease").addressee == "the landlord"


@pytest.mark.parametrize(
    ("text", "said", "listener"),
    [
        (
            "Dana Whitfield is calling for Danish bakers to sweep the square.",
            "sweep the square",
            "Danish bakers",
        ),
        ("The union demanded that Verdana Foods pay for the bridge.", "pay for", "Verdana Foods"),
    ],
)
def test_who_has_to_do_what_is_demanded_is_told(tell: Teller, text: str, said: str, listener: str):
    assert tell(text).position(said).addressee == listener


def test_who_is_named_beside_a_demand_is_not_told(tell: Teller):
    told = tell("The growers demanded a swift reply, although Paul Okoro is ill.")
    assert told.position("swift reply").addressee == ""


def test_a_rally_is_told_by_its_speaker(tell: Teller):
    told = tell("Dana Whitfield told a Norsholm rally that taxes would fall.")
    assert told.position("taxes would fall").addressee == "a Norsholm rally"


def test_a_rally_at_which_somebody_speaks_is_only_a_place(tell: Teller):
    told = tell('"Taxes will fall," Dana Whitfield said at a rally near Norsholm last month.')
    assert told.position("Taxes will fall").addressee == ""


def test_a_participle_is_told_to_those_whom_its_verb_tells(tell: Teller):
    told = tell(
        "Dana Whitfield told reporters that taxes would fall,"
        " accusing the mayor of hiding the figures."
    )
    assert told.position("hiding the figures").addressee == "reporters"


def test_followers_on_social_media_are_told(tell: Teller):
    told = tell("Dana Whitfield warned followers on social media that taxes would rise.")
    assert told.position("taxes would rise").addressee == "followers"


def test_social_media_are_nobody(tell: Teller):
    told = tell("Many others wrote on social media that taxes would rise.")
    assert told.position("taxes would rise").addressee == ""


def test_the_name_of_a_campaign_is_not_told(tell: Teller):
    told = tell(
        "Paul Okoro lost. Responding to a poem the Okoro campaign had given the Norsholm"
        " Growers Association, Dana Whitfield said taxes would rise."
    )
    assert told.position("taxes would rise").addressee == "Norsholm Growers Association"


def test_an_acronym_in_brackets_is_no_part_of_a_listener(tell: Teller):
    told = tell(
        "Dana Whitfield urged the drivers of the Norsholm Ferry Company (Nofeco),"
        " to paint the boats."
    )
    assert told.position("paint the boats").addressee == "the drivers of the Norsholm Ferry Company"


def test_what_is_said_after_a_word_to_reporters_need_not_be_told_to_them(tell: Teller):
    told = tell(
        "Dana Whitfield told reporters that the plan had failed."
        " She said that nobody would pay for it."
    )
    assert told.position("nobody would pay").addressee == ""
