"""Definite mentions of a threat are further evidence of it."""

from __future__ import annotations

import pytest
from told import Teller

FIRST = "Teachers threatened to strike against the Ministry of Education. Carla Obi paid. "


@pytest.mark.parametrize(
    "again",
    [
        "The strike threat is a sorry tale.",
        "The teachers had an ultimatum of their own, but that threat was louder.",
        "The threat against the Ministry of Education stands.",
    ],
)
def test_a_mention_is_evidence(tell: Teller, again: str):
    (threat,) = tell(FIRST + again).threats
    assert threat.evidence.endswith(again)


@pytest.mark.parametrize(
    "other",
    [
        "The threat of a flood is real.",
        "The veto threat is no matter.",
        "A threat is a sorry tale.",
        "The threat against Verdana Foods stands.",
        "Verdana Foods's threat stands.",
    ],
)
def test_a_mention_of_something_else_is_none(tell: Teller, other: str):
    told = tell(FIRST + other)
    assert other not in told.threat("strike").evidence


def test_a_mention_before_any_threat_is_none(tell: Teller):
    told = tell("The threat was loud. Teachers threatened to strike against the City Council.")
    assert "loud" not in told.threat("strike").evidence
