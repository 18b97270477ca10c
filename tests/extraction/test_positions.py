"""Who is reported to say what."""

from __future__ import annotations

import pytest
from told import THURSDAY, Teller


def test_an_indirect_quotation(tell: Teller):
    (position,) = tell("Paul Okoro said that the bridge was unsafe.").positions
    assert (position.holder, position.cue) == ("Paul Okoro", "said")
    assert (position.proposition, position.quoted) == ("the bridge was unsafe", "indirect")


def test_a_direct_quotation_stands_without_its_marks(tell: Teller):
    (position,) = tell("“The bridge is unsafe,” Paul Okoro said.").positions
    assert (position.proposition, position.quoted) == ("The bridge is unsafe", "direct")


def test_a_mixed_quotation_keeps_the_marks_inside(tell: Teller):
    (position,) = tell('Paul Okoro said the bridge was "a disgrace" and must close.').positions
    assert position.quoted == "mixed"
    assert '"a disgrace"' in position.proposition


def test_a_cue_in_front_of_its_subject(tell: Teller):
    (position,) = tell('"The bridge is unsafe," said Paul Okoro.').positions
    assert (position.holder, position.cue) == ("Paul Okoro", "said")


def test_an_interrupted_quotation_is_one_position(tell: Teller):
    text = '"The bridge is unsafe," said Paul Okoro, "and the ministry knows it."'
    (position,) = tell(text).positions
    assert position.proposition == "The bridge is unsafe ... and the ministry knows it"
    assert [s.of(text) for s in position.spans["proposition"]] == [
        "The bridge is unsafe",
        "and the ministry knows it",
    ]


def test_a_further_quoted_sentence_belongs_to_the_position_before(tell: Teller):
    told = tell('"We will not sell the harbour," Ruth Mwangi said. "It belongs to the town."')
    (position,) = told.positions
    assert position.proposition == "We will not sell the harbour ... It belongs to the town"


def test_two_cues_are_two_positions(tell: Teller):
    told = tell("Ruth Mwangi said the harbour was old. Paul Okoro denied that it was unsafe.")
    assert [(p.holder, p.cue) for p in told.positions] == [
        ("Ruth Mwangi", "said"),
        ("Paul Okoro", "denied"),
    ]


def test_a_spokesperson_speaks_for_the_body(tell: Teller):
    told = tell("Pentagon spokesman Jon Bauer said the review was over.")
    position = told.position("review")
    assert (position.holder, position.on_behalf_of) == ("Jon Bauer", "Pentagon")


def test_a_spokesperson_goes_on_speaking_for_the_body(tell: Teller):
    told = tell(
        "Carla Mendes, a spokeswoman for Verdana Foods, said the plant would close."
        ' "Nobody wanted this," Mendes said.'
    )
    assert {p.on_behalf_of for p in told.positions} == {"Verdana Foods"}


def test_a_former_spokesperson_speaks_for_nobody(tell: Teller):
    told = tell("Nadia Roth, a former spokeswoman for Verdana Foods, said the plant would close.")
    assert told.position("plant").on_behalf_of == ""


def test_an_analyst_speaks_for_nobody(tell: Teller):
    told = tell("Ruth Mwangi, a senior analyst at the Lakeside Institute, said debt would grow.")
    assert told.position("debt").on_behalf_of == ""


def test_who_is_told(tell: Teller):
    told = tell("Dana Whitfield told the Daily Herald that the plan had failed.")
    position = told.position("plan had failed")
    assert position.addressee == "Daily Herald"
    assert "Daily Herald" in position.addressee_text


def test_the_day_on_which_it_was_said(tell: Teller):
    told = tell("On 24 February, Dana Whitfield said the plan had failed.")
    position = told.position("plan")
    assert (position.date, position.date_text) == ("2026-02-24", "On 24 February"[3:])


def test_a_weekday_is_read_against_the_day_of_the_article(tell: Teller):
    text = '"The plan has failed," Dana Whitfield said on Monday.'
    assert tell(text, THURSDAY).position("plan").date == "2026-02-23"


def test_without_a_day_of_the_article_a_weekday_is_no_date(tell: Teller):
    text = '"The plan has failed," Dana Whitfield said on Monday.'
    assert tell(text, None).position("plan").date == ""


def test_a_date_inside_what_is_said_is_not_when_it_was_said(tell: Teller):
    told = tell("Dana Whitfield said the plan had failed on 24 February.")
    assert told.position("plan").date == ""


def test_the_voice_of_the_article_is_no_position(tell: Teller):
    assert tell("The mill in Norsholm closed on Monday. It was old.").positions == []


def test_an_open_quotation_is_read(tell: Teller):
    told = tell('"The bridge is unsafe, Dana Whitfield said.')
    assert told.holder("unsafe") == "Dana Whitfield"


@pytest.mark.parametrize(
    "text", ["“The bridge is unsafe,” Paul Okoro said.", '"The bridge is unsafe," Paul Okoro said.']
)
def test_curly_and_straight_marks_are_read_alike(tell: Teller, text: str):
    assert tell(text).holder("unsafe") == "Paul Okoro"


def test_the_evidence_holds_what_is_said_and_who_says_it(tell: Teller):
    position = tell("Paul Okoro said that the bridge was unsafe.").positions[0]
    for words in (position.holder_text, position.cue, position.proposition):
        assert words in position.evidence


def test_confidence_is_a_probability(tell: Teller):
    (position,) = tell("Paul Okoro said that the bridge was unsafe.").positions
    assert 0 < position.confidence <= 1


def test_the_terms_of_a_source_are_no_position(tell: Teller):
    told = tell(
        "A senior official at the Treasury Department, who asked not to be named, said the bank"
        " would need money."
    )
    assert [p.holder for p in told.positions] == ["A senior official at the Treasury Department"]


def test_a_visit_told_with_the_cue_is_no_addressee(tell: Teller):
    told = tell("Marta Lindqvist said on a visit to Bolivia that the mine would close.")
    assert told.position("the mine would close").addressee == ""


def test_a_proposition_does_not_end_inside_a_name(tell: Teller):
    told = tell("The Ministry of Health threatened to sue Verdana Foods under the Clean Water Act.")
    assert told.position("sue Verdana Foods").proposition.endswith("Clean Water Act")


@pytest.mark.parametrize(
    "text",
    [
        "Carla Mendes did not accuse Verdana Foods of fraud.",
        "Mayor Jon Bauer never said that the bridge was safe.",
        "Mayor Jon Bauer did not say when the mill would close.",
    ],
)
def test_what_was_not_said_is_no_position(tell: Teller, text: str):
    assert tell(text).positions == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Mayor Jon Bauer does not believe that the mill will close.", "denies"),
        ("Mayor Jon Bauer does not support the plan to close the mill.", "opposes"),
    ],
)
def test_a_negated_attitude_is_turned_round(tell: Teller, text: str, stance: str):
    assert [p.stance for p in tell(text).positions] == [stance]


def test_a_source_does_not_span_two_paragraphs(tell: Teller):
    told = tell("By Mary Smith\n\nPaul Okoro said the bridge was unsafe.")
    assert told.holder("the bridge was unsafe") == "Paul Okoro"
