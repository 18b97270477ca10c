"""Who pays and who works, over several tellings and by what a contract is for."""

from __future__ import annotations

import pytest
from told import Teller

from kg.article import Span
from kg.extraction.retellings import retold
from kg.facts import Contract

TEXT = "Norsholm Foods hired Verdana Steel."


def telling(parties: tuple[str, ...], awarder: str, contractor: str) -> Contract:
    spans = {"evidence": (Span(0, len(TEXT)),), "parties_text": (Span(0, 14),)}
    return Contract(
        parties=parties, awarder=awarder, contractor=contractor, status="in_force", spans=spans
    )


@pytest.mark.parametrize("parties", [("A", "B"), ("A", "B", "C")])
def test_nobody_both_pays_and_works(parties: tuple[str, ...]):
    joined = retold(telling(("A", "B"), "A", ""), telling(parties, "", "A"), TEXT)
    assert sorted((joined.awarder, joined.contractor)) == ["", "A"]


def test_the_board_of_a_place_does_not_sign_for_the_place(tell: Teller):
    told = tell("Verdana Foods is in Jakarta. The Jakarta Board signed a lease with Verdana Foods.")
    assert all("Jakarta" not in c.parties for c in told.contracts)


def test_doing_a_thing_together_is_no_payment(tell: Teller):
    (contract,) = tell(
        "Verdana Foods signed a memorandum with Norsholm Steel to co-host a fair."
    ).contracts
    assert (contract.awarder, contract.contractor) == ("", "")
