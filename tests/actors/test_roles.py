"""The offices that persons hold."""

from __future__ import annotations

import pytest
from told import Teller, offices

LEFT = " said the mill would close."


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


def test_who_speaks_through_an_officer_is_not_the_officer(tell: Teller):
    told = tell("Through a spokeswoman, Jane Doe declined to comment. Doe said it was late.")
    assert told.actors["Jane Doe"].roles == ()
