"""Whose the offices are that persons hold."""

from __future__ import annotations

import pytest
from told import Teller, offices

LEFT = " said the mill would close."


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Jon Bauer, president of Sociedad Rural Bolivia," + LEFT,
            ("president", "Sociedad Rural Bolivia"),
        ),
        (
            "Jon Bauer, director of the Norsholm 2030 Bid Committee," + LEFT,
            ("director", "Norsholm 2030 Bid Committee"),
        ),
        (
            "Jon Bauer, a spokesman for Verdana's parent company, Lakeside Holdings," + LEFT,
            ("spokesman", "Lakeside Holdings"),
        ),
    ],
)
def test_the_body_behind_an_office_is_the_one_named_in_full(
    tell: Teller, text: str, office: tuple[str, str]
):
    assert offices(tell(text), "Jon Bauer") == {office}


def test_a_field_behind_an_office_is_no_body(tell: Teller):
    told = tell("Jon Bauer, head of Bolivian Sales at Norsholm Steel," + LEFT)
    assert set(told.actors) == {"Jon Bauer", "Bolivia", "Norsholm Steel"}


def test_a_country_behind_a_field_is_no_part_of_its_name(tell: Teller):
    told = tell("Jon Bauer, head of Sales for Bolivia," + LEFT)
    assert "Jon Bauer" in told.actors
    assert set(told.actors) <= {"Jon Bauer", "Bolivia"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Verdana Foods closed a mill. Its president, Jon Bauer, said sales fell.",
            ("president", "Verdana Foods"),
        ),
        (
            "The Green Party met. The party's leader, Jon Bauer, said talks failed.",
            ("leader", "Green Party"),
        ),
        (
            "Verdana Foods closed a mill. Jon Bauer, a spokesman for the company, said sales fell.",
            ("spokesman", "Verdana Foods"),
        ),
        (
            "Marta Lindqvist left the court. Her lawyer, Jon Bauer, said she would appeal.",
            ("lawyer", "Marta Lindqvist"),
        ),
        (
            "Paul Okoro lost the vote. Okoro lawyer Jon Bauer said the vote was void.",
            ("lawyer", "Paul Okoro"),
        ),
        (
            "Paul Okoro lost the vote. Okoro campaign chairman Jon Bauer said the vote was void.",
            ("campaign chairman", "Paul Okoro"),
        ),
        (
            "Marta Lindqvist left the court. Lindqvist spokesman Jon Bauer said she would appeal.",
            ("spokesman", "Marta Lindqvist"),
        ),
    ],
)
def test_whose_an_office_is_without_its_name_beside_it(
    tell: Teller, text: str, office: tuple[str, str]
):
    assert office in offices(tell(text), "Jon Bauer")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "The Green Party met. Party leader Ada Obi" + LEFT,
            ("Party leader", "Green Party"),
        ),
        (
            "The Ministry of Health closed a clinic. Ministry spokeswoman Ada Obi" + LEFT,
            ("Ministry spokeswoman", "Ministry of Health"),
        ),
        (
            "The Ministry of Public Works closed a road. Deputy Minister of Public Works Ada Obi"
            + LEFT,
            ("Deputy Minister of Public Works", "Ministry of Public Works"),
        ),
        (
            "Verdana Foods closed a mill. Famous business tycoon Ada Obi" + LEFT,
            ("Famous business tycoon", ""),
        ),
    ],
)
def test_a_noun_for_a_body_or_a_field_tells_whose_an_office_is(
    tell: Teller, text: str, office: tuple[str, str]
):
    assert offices(tell(text), "Ada Obi") == {office}


def test_president_doe_is_of_the_country_that_the_article_is_about(tell: Teller):
    told = tell(
        "Bolivia closed its borders on Monday. President Jon Bauer said Bolivia was at risk."
    )
    assert offices(told, "Jon Bauer") == {("President", "Bolivia")}


def test_between_two_countries_president_doe_is_of_neither(tell: Teller):
    told = tell(
        "Bolivia closed its border with Chile on Monday. Chile protested. President Jon Bauer"
        " said Bolivia was at risk."
    )
    assert offices(told, "Jon Bauer") == {("President", "")}


def test_a_painter_is_no_office_of_a_country(tell: Teller):
    told = tell("Bolivia honoured Bolivian painter Jon Bauer, who said he was glad.")
    assert offices(told, "Jon Bauer") == {("Bolivian painter", "")}


def test_the_company_of_somebodys_father_is_no_company_that_is_named(tell: Teller):
    told = tell(
        "Norsholm Foods opened a mill. Jane Doe, who is executive vice president at her father's"
        " company, said that she took a day off."
    )
    assert [r.organization for r in told.actors["Jane Doe"].roles] == [""]
