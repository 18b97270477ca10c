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


def test_a_former_office_is_no_current_one(tell: Teller):
    told = tell("Former finance minister Tomas Okello said the budget was reckless.")
    (role,) = told.actors["Tomas Okello"].roles
    assert (role.title, role.current) == ("finance minister", False)


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
