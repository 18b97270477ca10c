"""Positions that a noun with an owner tells."""

from __future__ import annotations

import pytest
from told import Teller


@pytest.mark.parametrize(
    ("text", "cue", "proposition", "stance"),
    [
        (
            "The union's demand for higher wages was denied by Verdana Foods.",
            "demand for",
            "higher wages",
            "demands",
        ),
        (
            "Critics pointed to Dana Whitfield's support for the border wall.",
            "support for",
            "the border wall",
            "supports",
        ),
        (
            "The mayor welcomed Dana Whitfield's rejection of the offer.",
            "rejection of",
            "the offer",
            "refuses",
        ),
    ],
)
def test_a_noun_with_an_owner_is_a_position(
    tell: Teller, text: str, cue: str, proposition: str, stance: str
):
    position = next(p for p in tell(text).positions if p.cue == cue)
    assert (position.proposition, position.stance) == (proposition, stance)
    assert position.holder in ("Dana Whitfield", "The union")


def test_a_noun_that_the_tagger_found_is_told_once(tell: Teller):
    told = tell(
        "Verdana Foods made an offer. Dana Whitfield's rejection of the offer came on Monday."
    )
    assert [p.proposition for p in told.positions] == ["the offer"]


def test_a_source_that_says_what_another_said_is_two_positions(tell: Teller):
    told = tell("A source said that Paul Okoro had told the board that the mill was unsafe.")
    assert [(p.holder, p.addressee) for p in told.positions] == [
        ("A source", ""),
        ("Paul Okoro", "the board"),
    ]
