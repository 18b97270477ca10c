"""Since when and until when offices are held."""

from __future__ import annotations

import pytest
from told import Teller

LEFT = " said the mill would close."


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


@pytest.mark.parametrize("verb", ["worked with director", "served under director"])
def test_who_somebody_worked_with_still_holds_the_office(verb: str, tell: Teller):
    told = tell(f"Ada Obi {verb} Jon Bauer of Verdana Foods. Bauer said it was late.")
    assert [r.current for r in told.actors["Jon Bauer"].roles] == [None]
