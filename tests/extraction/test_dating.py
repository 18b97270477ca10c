"""On which day it was said."""

from __future__ import annotations

from told import THURSDAY, Teller


def test_the_day_of_a_statement_named_with_the_cue(tell: Teller):
    told = tell('"The plan has failed," Dana Whitfield said in a statement late on Tuesday.')
    assert told.position("plan").date == "2026-02-24"


def test_later_statements_of_the_same_holder_keep_the_day(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed.\n\n"
        "Paul Okoro runs the harbour.\n\n"
        "Whitfield added that nobody would pay for it."
    )
    assert told.position("nobody would pay").date == "2026-02-23"


def test_a_carried_day_has_no_words_of_its_own(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed."
        " She added that nobody would pay for it."
    )
    assert told.position("nobody would pay").date_text == ""


def test_another_holder_does_not_get_the_day(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed.\n\n"
        "Paul Okoro said that nobody would pay for it."
    )
    assert told.position("nobody would pay").date == ""


def test_what_somebody_has_always_said_has_no_day(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed."
        " She has insisted that nobody would pay for it."
    )
    assert told.position("nobody would pay").date == ""


def test_a_time_of_its_own_that_is_no_day_keeps_the_day_away(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed."
        " Last year she said that nobody would pay for it."
    )
    assert told.position("nobody would pay").date == ""


def test_the_lead_takes_the_day_that_is_told_later(tell: Teller):
    told = tell(
        "Dana Whitfield rejected the offer of the ministry.\n\n"
        "On Tuesday, Whitfield said the offer was too low."
    )
    assert told.position("offer of the ministry").date == "2026-02-24"


def test_an_act_of_the_holder_sets_the_day(tell: Teller):
    told = tell(
        "Dana Whitfield visited the mill on Tuesday.\n\nWhitfield said that the mill was safe."
    )
    assert told.position("mill was safe").date == "2026-02-24"


def test_all_who_speak_at_a_meeting_of_the_lead_speak_on_its_day(tell: Teller):
    told = tell(
        "Officials of the ministry met on Monday with the owners of the mill.\n\n"
        "Paul Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == "2026-02-23"


def test_a_meeting_told_further_down_is_not_shared(tell: Teller):
    told = tell(
        "The mill is old.\n\nIt lies in Norsholm.\n\nThe owners met on Monday.\n\n"
        "Paul Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == ""


def test_the_day_of_something_else_is_not_when_it_was_said(tell: Teller):
    told = tell("Paul Okoro, who was elected on Monday, said that the mill was safe.")
    assert told.position("mill was safe").date == ""


def test_nothing_was_said_after_the_day_of_the_article(tell: Teller):
    told = tell("On 3 March 2026, Paul Okoro said that the mill was safe.", THURSDAY)
    assert told.position("mill was safe").date == ""


def test_an_embedded_post_has_the_day_of_its_signature(tell: Teller):
    told = tell(
        "The mill is to close.\n\n"
        "We will not sell the mill to anyone. — Paul Okoro (@PaulOkoro) February 24, 2026"
    )
    assert told.position("not sell the mill").date == "2026-02-24"


def test_a_post_sets_no_day_for_what_its_author_says_elsewhere(tell: Teller):
    told = tell(
        "We will not sell the mill to anyone. — Paul Okoro (@PaulOkoro) February 24, 2026\n\n"
        "Paul Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == ""


def test_without_a_day_of_the_article_a_full_date_is_read(tell: Teller):
    told = tell("Paul Okoro said on 24 February 2026 that the mill was safe.", None)
    assert told.position("mill was safe").date == "2026-02-24"


def test_all_who_speak_at_a_signing_of_the_lead_speak_on_its_day(tell: Teller):
    told = tell(
        "The farm unions of Norway and Ghana on Monday signed a pledge to end the dispute over"
        " the mill.\n\nPaul Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == "2026-02-23"


def test_an_act_told_beside_a_statement_of_the_lead_is_no_meeting(tell: Teller):
    told = tell(
        "The party went to court on Monday, launching a new attempt to demand a higher price for"
        " the mill.\n\nPaul Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == ""


MEETING = "Whitfield made the remarks at talks with Paul Okoro.\n\n"


def test_who_is_met_speaks_on_the_day_that_is_known_of_the_other(tell: Teller):
    told = tell(
        "The mill should be sold, said Dana Whitfield on Monday.\n\n"
        f"{MEETING}"
        "Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == "2026-02-23"


def test_who_is_not_at_the_meeting_does_not_get_its_day(tell: Teller):
    told = tell(
        "The mill should be sold, said Dana Whitfield on Monday.\n\n"
        f"{MEETING}"
        "Helen Marchand said that the mill was safe."
    )
    assert told.position("mill was safe").date == ""


def test_a_meeting_of_somebody_whose_day_is_not_known_tells_none(tell: Teller):
    told = tell(
        "The mill should be sold, said Dana Whitfield.\n\n"
        f"{MEETING}"
        "Okoro said that the mill was safe."
    )
    assert told.position("mill was safe").date == ""


PASSAGE = "The mill is old.\n\nDana Whitfield said that the plan had failed.\n\n"


def test_a_passage_has_the_day_told_at_its_end(tell: Teller):
    told = tell(PASSAGE + '"Nobody will pay for it," she said in a statement on Tuesday.')
    assert told.position("plan had failed").date == "2026-02-24"
    assert told.position("plan had failed").date_text == ""


def test_a_day_that_opens_a_new_statement_is_not_that_of_the_one_before(tell: Teller):
    told = tell(PASSAGE + 'On Tuesday she said: "Nobody will pay for it."')
    assert told.position("plan had failed").date == ""


def test_a_passage_ends_where_something_else_is_told(tell: Teller):
    rest = 'It lies in Norsholm.\n\n"Nobody will pay for it," Whitfield said on Tuesday.'
    told = tell(PASSAGE + rest)
    assert told.position("plan had failed").date == ""


def test_what_somebody_adds_has_the_day_in_the_present_tense_too(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed."
        " Whitfield also adds that nobody would pay for it."
    )
    assert told.position("nobody would pay").date == "2026-02-23"


def test_what_somebody_says_has_no_day(tell: Teller):
    told = tell(
        "Dana Whitfield said on Monday that the plan had failed."
        " Whitfield says that nobody would pay for it."
    )
    assert told.position("nobody would pay").date == ""
