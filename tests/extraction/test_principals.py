"""For which body a holder speaks."""

from __future__ import annotations

import pytest
from told import Teller


def test_an_unnamed_official_speaks_for_the_country(tell: Teller):
    told = tell("Bolivia said it was ready to talk. Bolivian officials said the mine would close.")
    assert told.position("mine would close").on_behalf_of == "Bolivia"


def test_an_unnamed_official_speaks_for_the_government_that_the_text_speaks_of(tell: Teller):
    told = tell(
        "The Bolivian government raised the fees. Bolivian officials said the mine would close."
    )
    assert told.position("mine would close").on_behalf_of == "The Bolivian government"


def test_company_executives_speak_for_the_company(tell: Teller):
    told = tell(
        "Verdana Foods Corporation closed a mill. Company executives said the plant was too old."
    )
    assert told.position("plant was too old").on_behalf_of == "Verdana Foods Corporation"


@pytest.mark.parametrize("who", ["A company spokesperson", "Company spokesperson Ada Obi"])
def test_a_company_spokesperson_speaks_for_the_company(tell: Teller, who: str):
    told = tell(f"Verdana Foods closed a mill. {who} confirmed the closure of the mill.")
    assert told.position("closure of the mill").on_behalf_of == "Verdana Foods"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Police closed the road. Police spokesperson Ada Obi said the man was safe.", "Police"),
        (
            "The government raised the fees. Government spokesman Jon Bauer said the man was safe.",
            "The government",
        ),
    ],
)
def test_a_spokesperson_speaks_for_a_body_without_a_name(tell: Teller, text: str, body: str):
    assert tell(text).position("man was safe").on_behalf_of == body


def test_a_chief_executive_speaks_for_the_company_that_the_article_is_about(tell: Teller):
    told = tell("Verdana Foods closed a mill. Chief executive Jon Bauer said the mill was old.")
    assert told.position("mill was old").on_behalf_of == "Verdana Foods"


@pytest.mark.parametrize("office", ["general counsel", "acting administrator"])
def test_counsel_and_administrators_speak_for_their_bodies(tell: Teller, office: str):
    told = tell(f"Jon Bauer, {office} of the Norsholm Water Agency, said the dam was full.")
    assert told.position("dam was full").on_behalf_of == "Norsholm Water Agency"


def test_officers_in_the_plural_speak_for_the_body(tell: Teller):
    told = tell("Pentagon officials said the review was over.")
    assert told.position("review").on_behalf_of == "Pentagon"


def test_a_minister_of_a_field_speaks_for_the_country(tell: Teller):
    told = tell(
        "Bolivia will pay. Jon Bauer, Bolivia's minister of water, said the dam was nearly full."
    )
    assert told.position("dam was nearly full").on_behalf_of == "Bolivia"


@pytest.mark.parametrize(
    "text",
    [
        "Bolivian President Jon Bauer said the dam was full.",
        "Jon Bauer, director of the Lakeside Institute, said the dam was full.",
        "Jon Bauer, chairman of the Senate Foreign Relations Committee, said the dam was full.",
    ],
)
def test_heads_of_state_scholars_and_chairs_of_committees_speak_for_themselves(
    tell: Teller, text: str
):
    assert tell(text).position("dam was full").on_behalf_of == ""


def test_a_spokesperson_of_a_scholarly_body_speaks_for_it(tell: Teller):
    told = tell("Jon Bauer, a spokesman for the Lakeside Institute, said the dam was nearly full.")
    assert told.position("dam was nearly full").on_behalf_of == "Lakeside Institute"


def test_residents_of_a_country_do_not_speak_for_it(tell: Teller):
    told = tell("Bolivia said it was ready to talk. Bolivian farmers said the mine would close.")
    assert told.position("mine would close").on_behalf_of == ""


@pytest.mark.parametrize(
    "text",
    [
        "Speaking on behalf of Verdana Foods, Jon Bauer said the claim was void.",
        "Jon Bauer, speaking for Verdana Foods, said the claim was void.",
        "Jon Bauer, representing Verdana Foods, told the court that the claim was void.",
        "Jon Bauer, who represents Verdana Foods, said the claim was void.",
        '"We think the claim was void," Jon Bauer said on behalf of Verdana Foods.',
    ],
)
def test_for_whom_the_sentence_says_that_somebody_speaks(tell: Teller, text: str):
    assert tell(text).position("claim was void").on_behalf_of == "Verdana Foods"


def test_what_others_represent_is_not_spoken_for(tell: Teller):
    told = tell("Jon Bauer told Paul Okoro, who represents Verdana Foods, that the claim was void.")
    assert told.position("claim was void").on_behalf_of == ""


def test_a_body_that_represents_people_speaks_for_itself(tell: Teller):
    told = tell(
        "The Norsholm Growers Association, which represents farmers, said the claim was void."
    )
    assert told.position("claim was void").on_behalf_of == ""


def test_a_lawyer_speaks_for_the_client(tell: Teller):
    told = tell("Barrister Jon Bauer said his client Paul Okoro had paid all that he owed.")
    assert told.position("had paid").on_behalf_of == "Paul Okoro"
