"""The offices that persons hold."""

from __future__ import annotations

import pytest
from told import Teller, Told

LEFT = " said the mill would close."


def offices(told: Told, name: str) -> set[tuple[str, str]]:
    return {(r.title, r.organization) for r in told.actors[name].roles}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Pentagon spokesman Jon Bauer" + LEFT, ("spokesman", "Pentagon")),
        ("Jon Bauer, a spokesman for the Pentagon," + LEFT, ("spokesman", "Pentagon")),
        ("Jon Bauer, the head of Norsholm Steel," + LEFT, ("head", "Norsholm Steel")),
        (
            "Jon Bauer, a senior fellow at the Lakeside Institute," + LEFT,
            ("senior fellow", "Lakeside Institute"),
        ),
        ("Mayor Jon Bauer" + LEFT, ("Mayor", "")),
    ],
)
def test_before_and_after_the_name(tell: Teller, text: str, office: tuple[str, str]):
    assert office in offices(tell(text), "Jon Bauer")


def test_joint_titles_are_two_roles(tell: Teller):
    told = tell("Dana Whitfield, president and chief executive of Norsholm Steel," + LEFT)
    assert offices(told, "Dana Whitfield") == {
        ("president", "Norsholm Steel"),
        ("chief executive", "Norsholm Steel"),
    }


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Jon Bauer, president of Sociedad Rural Bolivia," + LEFT,
            ("president", "Sociedad Rural Bolivia"),
        ),
        (
            "Jon Bauer, director of the Norsholm 1990 Chess Circle," + LEFT,
            ("director", "Norsholm 1990 Chess Circle"),
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


def test_a_former_office_is_no_current_one(tell: Teller):
    told = tell("Former finance minister Tomas Okello said the budget was reckless.")
    (role,) = told.actors["Tomas Okello"].roles
    assert (role.title, role.current) == ("finance minister", False)


@pytest.mark.parametrize(("verb", "current"), [("served", False), ("serves", None)])
def test_who_served_as_director_is_it_no_more(tell: Teller, verb: str, current: bool | None):
    told = tell(f"Jon Bauer, a painter who {verb} as director of Norsholm Steel," + LEFT)
    (role,) = (r for r in told.actors["Jon Bauer"].roles if r.title == "director")
    assert role.current is current


def test_a_former_office_after_the_name(tell: Teller):
    told = tell("Dana Whitfield, former president of the Rail Workers Union," + LEFT)
    (role,) = told.actors["Dana Whitfield"].roles
    assert (role.title, role.organization, role.current) == (
        "president",
        "Rail Workers Union",
        False,
    )


def test_an_office_of_which_nothing_is_said_is_neither_current_nor_former(tell: Teller):
    told = tell("Pentagon spokesman Jon Bauer" + LEFT)
    assert told.actors["Jon Bauer"].roles[0].current is None


def test_the_evidence_of_a_role_is_its_place(tell: Teller):
    text = "Pentagon spokesman Jon Bauer" + LEFT
    (role,) = tell(text).actors["Jon Bauer"].roles
    assert role.evidence is not None
    assert "spokesman" in role.evidence.of(text)


def test_the_body_of_a_role_is_an_actor(tell: Teller):
    told = tell("Jon Bauer, a senior fellow at the Lakeside Institute," + LEFT)
    assert "Lakeside Institute" in told.actors


def test_an_unnamed_source_has_the_office_that_describes_it(tell: Teller):
    told = tell("A senior Pentagon official said the review was finished.")
    (source,) = (a for a in told.actors.values() if a.type == "AnonymousSource")
    assert [(r.title, r.organization) for r in source.roles] == [("senior official", "Pentagon")]


def test_the_same_office_told_twice_is_one_role(tell: Teller):
    told = tell(
        "Pentagon spokesman Jon Bauer said no. Jon Bauer, a spokesman for the Pentagon, said yes."
    )
    assert len(told.actors["Jon Bauer"].roles) == 1


def test_a_body_with_of_in_its_name_stands_before_the_office(tell: Teller):
    told = tell("Ministry of Health spokeswoman Carla Mendes" + LEFT)
    assert offices(told, "Carla Mendes") == {("spokeswoman", "Ministry of Health")}


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Jon Bauer, 61, head of the Rail Workers Union,",
            "Jon Bauer",
            ("head", "Rail Workers Union"),
        ),
        (
            "Jon Bauer, also a lecturer at the Lakeside Institute,",
            "Jon Bauer",
            ("lecturer", "Lakeside Institute"),
        ),
        (
            "Jon Bauer, who was named chair of the Rail Workers Union,",
            "Jon Bauer",
            ("chair", "Rail Workers Union"),
        ),
        (
            "The treasurer of the Rail Workers Union at Norsholm Steel, Jon Bauer,",
            "Jon Bauer",
            ("treasurer", "Rail Workers Union"),
        ),
        (
            "The ambassador of Chile in Bolivia, Jon Bauer,",
            "Jon Bauer",
            ("ambassador in Bolivia", "Chile"),
        ),
        ("Irish Foreign Minister Jon Bauer", "Jon Bauer", ("Foreign Minister", "Ireland")),
        ("Ohio Governor Jon Bauer", "Jon Bauer", ("Governor", "Ohio")),
        ("Evangelist Jon Bauer", "Jon Bauer", ("Evangelist", "")),
        ("A London-based senior analyst, Jon Bauer,", "Jon Bauer", ("senior analyst", "")),
        (
            "Minister of Water and Energy Jon Bauer",
            "Jon Bauer",
            ("Minister of Water and Energy", ""),
        ),
        (
            "Jon Bauer, vice president for trade policy at the Lakeside Institute,",
            "Jon Bauer",
            ("vice president for trade policy", "Lakeside Institute"),
        ),
        (
            "Verdana Foods editor-in-chief Jon Bauer",
            "Jon Bauer",
            ("editor-in-chief", "Verdana Foods"),
        ),
    ],
)
def test_how_offices_are_told(tell: Teller, text: str, name: str, office: tuple[str, str]):
    assert office in offices(tell(text + LEFT), name)


def test_an_office_in_the_plural_is_of_all_in_the_list_behind_it(tell: Teller):
    told = tell("Judges Anna Berg, Paul Okoro and Ruth Mwangi heard the case on Monday.")
    names = ("Anna Berg", "Paul Okoro", "Ruth Mwangi")
    assert [offices(told, name) for name in names] == [{("Judge", "")}] * 3


def test_an_office_in_the_plural_is_of_both_before_it(tell: Teller):
    told = tell("Anna Berg and Paul Okoro, two Daily Herald journalists, left the room.")
    office = {("journalist", "Daily Herald")}
    assert (offices(told, "Anna Berg"), offices(told, "Paul Okoro")) == (office, office)


def test_an_abbreviated_rank_in_the_plural_is_written_out(tell: Teller):
    told = tell("Sens. Anna Berg (D-Ohio) and Paul Okoro (R-Iowa) voted for the bill.")
    assert offices(told, "Paul Okoro") == {("Senator", "")}


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


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Jon Bauer, who chairs the Rail Workers Union,", ("chair", "Rail Workers Union")),
        (
            "The Rail Workers Union, headed by Jon Bauer, met on Monday and",
            ("head", "Rail Workers Union"),
        ),
        ("Jon Bauer took over as chair of Verdana Foods and", ("chair", "Verdana Foods")),
    ],
)
def test_offices_told_by_verbs(tell: Teller, text: str, office: tuple[str, str]):
    assert office in offices(tell(text + LEFT), "Jon Bauer")


def test_he_is_the_chair(tell: Teller):
    told = tell("Jon Bauer met the press. He is the chair of the Rail Workers Union.")
    assert offices(told, "Jon Bauer") == {("chair", "Rail Workers Union")}


def test_offices_in_a_list_share_the_body(tell: Teller):
    told = tell("Verdana Foods chairman Jon Bauer, treasurer Anna Berg and Marta Lindqvist met.")
    assert offices(told, "Anna Berg") == {("treasurer", "Verdana Foods")}


def test_the_subject_of_a_clause_is_no_apposition(tell: Teller):
    told = tell("According to Jon Bauer, the president was ill.")
    assert told.actors["Jon Bauer"].roles == ()


def test_an_office_that_describes_a_noun_is_nobodys(tell: Teller):
    told = tell("Jon Bauer, the president pick of Verdana Foods, said no.")
    assert told.actors["Jon Bauer"].roles == ()


def test_a_general_who_is_minister_has_both_offices(tell: Teller):
    told = tell("Bolivian Defence Minister Gen Jon Bauer said the mine would close.")
    assert ("Defence Minister", "Bolivia") in offices(told, "Jon Bauer")


def test_a_rank_beside_an_office_is_a_second_role(tell: Teller):
    told = tell("Verdana Foods spokesman Captain Jon Bauer" + LEFT)
    assert offices(told, "Jon Bauer") == {
        ("spokesman", "Verdana Foods"),
        ("Captain", "Verdana Foods"),
    }


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Jon Bauer, president of the Rail Workers Union from 1993 to 2003,", "1993", "2003"),
        ("Jon Bauer, head of the Rail Workers Union since April 2018,", "2018-04", ""),
        ("Jon Bauer, chair of the Rail Workers Union until 2020,", "", "2020"),
        (
            "Jon Bauer, head of the Rail Workers Union from 2018 until his arrest in May 2020,",
            "2018",
            "2020-05",
        ),
        ("Jon Bauer, head of the Rail Workers Union,", "", ""),
        ("Jon Bauer, head of the Rail Workers Union, who in 2014 left Chile,", "", ""),
    ],
)
def test_since_when_and_until_when(tell: Teller, text: str, since: str, until: str):
    (role,) = tell(text + LEFT).actors["Jon Bauer"].roles
    assert (role.since, role.until) == (since, until)


def test_the_time_of_an_office_told_later_is_kept(tell: Teller):
    told = tell(
        "Jon Bauer, head of the Rail Workers Union, said no. Jon Bauer, head of the Rail Workers"
        " Union since 2018, said yes."
    )
    (role,) = told.actors["Jon Bauer"].roles
    assert role.since == "2018"


def test_who_speaks_through_an_officer_is_not_the_officer(tell: Teller):
    told = tell("Through a spokeswoman, Jane Doe declined to comment. Doe said it was late.")
    assert told.actors["Jane Doe"].roles == ()


def test_the_company_of_somebodys_father_is_no_company_that_is_named(tell: Teller):
    told = tell(
        "Norsholm Foods opened a mill. Jane Doe, who is executive vice president at her father's"
        " company, said that she took a day off."
    )
    assert [r.organization for r in told.actors["Jane Doe"].roles] == [""]
