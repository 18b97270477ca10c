"""The condition of a threat and by what means it is done."""

from __future__ import annotations

import pytest
from told import Teller


def test_a_condition_may_be_one_by_the_order_of_its_words(tell: Teller):
    told = tell("Weavers vowed to sue Governor Ada Obi should the wool arrive late.")
    assert told.threat("sue").condition == "should the wool arrive late"


@pytest.mark.parametrize("who", ["those who", "traders who"])
def test_what_they_do_who_are_threatened_is_the_condition(tell: Teller, who: str):
    told = tell(f"Governor Ada Obi vowed to punish {who} sell bad wool.")
    assert told.threat("punish").condition == "sell bad wool"


def test_what_they_did_who_are_threatened_is_no_condition(tell: Teller):
    told = tell("Governor Ada Obi vowed to punish traders who sold bad wool.")
    assert told.threat("punish").condition == ""


@pytest.mark.parametrize(
    ("threat", "means"),
    [
        ("to impose a 12 percent wool tax on Uganda", "12 percent wool tax"),
        ("to use long-range guns against Uganda", "long-range guns"),
        ("to expel Jan Bauer through a vote of the members", "vote of the members"),
        ("to punish Uganda with sanctions", "sanctions"),
        ("to impose a fine of 300 dollars on Uganda", "fine"),
        ("to veto the bill of Uganda", "veto"),
        ("to sue Uganda", ""),
    ],
)
def test_the_instrument_is_what_the_act_is_done_with(tell: Teller, threat: str, means: str):
    (found,) = tell(f"Kenya threatened {threat}.").threats
    assert found.instrument == means


def test_whoever_the_text_lets_threaten_does(tell: Teller):
    told = tell("The weavers have threatened to block the road against Governor Ada Obi.")
    assert told.threat("block").issuer == "The weavers"


def test_what_is_joined_to_a_threatened_act_is_a_threat_only_if_it_harms(tell: Teller):
    told = tell(
        '"If the council does not pay, we will keep the keys and have lunch," union leader Ada Obi'
        " told the council."
    )
    assert [t.action for t in told.threats] == ["keep the keys"]
