"""What a contract is for."""

from __future__ import annotations

import pytest
from told import Teller

FOODS, STEEL = "Verdana Foods", "Norsholm Steel"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"{FOODS} built a mill in partnership with {STEEL}.", "a mill"),
        (f"The fair was held by {FOODS} in partnership with {STEEL}.", "The fair"),
        (f"The fair is in partnership with {FOODS} and {STEEL}.", "The fair"),
        (f"A fair led by {FOODS} in partnership with {STEEL} opens on Monday.", "A fair"),
        (f"Under a contract with {STEEL}, {FOODS} will build two mills.", "two mills"),
    ],
)
def test_what_is_done_together_is_what_it_is_for(tell: Teller, text: str, subject: str):
    assert tell(text).contract(FOODS, STEEL).subject == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"{FOODS} broke the law through its licensing agreement with {STEEL}.", "licensing"),
        (f"It never was in the licensing agreement of {FOODS} with {STEEL}.", "licensing"),
    ],
)
def test_a_means_is_for_nothing_else(tell: Teller, text: str, subject: str):
    told = tell(text)
    assert [c.subject for c in told.contracts] == [f"{subject} agreement"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"The contract between {FOODS} and {STEEL} provides for two mills.", "two mills"),
        (f"The contract between {FOODS} and {STEEL} focuses on cheap steel.", "cheap steel"),
        (
            f"{FOODS} has a memorandum of understanding in the field of fish with {STEEL}.",
            "fish",
        ),
        (f"Under a contract with {STEEL}, {FOODS} will design and build two mills.", "two mills"),
    ],
)
def test_words_that_tell_what_it_is_for(tell: Teller, text: str, subject: str):
    assert tell(text).contract(FOODS, STEEL).subject.endswith(subject)


def test_what_it_is_for_may_follow_its_signing(tell: Teller):
    told = tell(
        f"Kato called for the extension of a lease between {FOODS} and {STEEL} on barns for sheep."
    )
    assert told.contract(FOODS, STEEL).subject == "barns for sheep"


def test_what_it_is_for_may_follow_the_verb(tell: Teller):
    told = tell(f"The memorandum was signed on Monday by {FOODS} and {STEEL} for new mills.")
    assert told.contract(FOODS, STEEL).subject == "new mills"


def test_a_later_telling_says_what_it_is_for(tell: Teller):
    told = tell(
        f"{FOODS} has a contract with {STEEL}. "
        f"The contract between {FOODS} and {STEEL} is for two mills."
    )
    assert told.contract(FOODS, STEEL).subject == "two mills"


def test_a_pronoun_says_nothing_of_what_was_bought(tell: Teller):
    told = tell(f"The mill is old. It was acquired by {FOODS} from {STEEL} in 2020.")
    assert told.contract(FOODS, STEEL).subject == ""
