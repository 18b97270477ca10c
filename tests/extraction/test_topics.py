"""What positions are about."""

from __future__ import annotations

import pytest
from told import Teller


def test_a_compound_is_a_topic(tell: Teller):
    told = tell("Paul Okoro said that mass surveillance must end.")
    assert told.position("mass surveillance").topics == ("mass surveillance",)


def test_a_topic_has_no_determiner_and_ends_in_the_singular(tell: Teller):
    told = tell("Paul Okoro said that the cement mills must close.")
    assert told.position("cement mills").topics == ("cement mill",)


def test_words_used_again_make_a_topic(tell: Teller):
    told = tell(
        "Paul Okoro opposes fully autonomous weapons. Ruth Mwangi supports autonomous weapons."
    )
    assert [p.topics for p in told.positions] == [
        ("fully autonomous weapons",),
        ("autonomous weapons",),
    ]


def test_the_words_of_a_topic_are_those_of_the_text(tell: Teller):
    position = tell("Paul Okoro said that the cement mills must close.").position("must close")
    assert position.topics_text == "cement mills"
    assert len(position.spans["topics_text"]) == len(position.topics) == 1


def test_names_in_a_topic_keep_their_case(tell: Teller):
    told = tell("Paul Okoro said that the Bolivia treaty must be signed.")
    assert told.position("treaty").topics == ("Bolivia treaty",)


@pytest.mark.parametrize(
    "said",
    [
        "people knew the way",
        "it happened last week",
        "they had done a good thing",
        "the minister would speak on Monday",
        "many more of them came",
    ],
)
def test_people_times_and_empty_words_are_no_topics(tell: Teller, said: str):
    told = tell(f"Paul Okoro said that {said}.")
    assert [t for p in told.positions for t in p.topics] == []


def test_a_noun_alone_is_a_topic_where_the_article_uses_it_often(tell: Teller):
    often = "The ferry is old. Nobody wants the ferry. Paul Okoro said that the ferry must go."
    assert tell(often).position("ferry must go").topics == ("ferry",)
    assert tell("Paul Okoro said that the ferry must go.").position("must go").topics == ()


def test_an_actor_is_no_topic_but_whom_it_is_about(tell: Teller):
    told = tell(
        "Verdana Foods said it grew. Paul Okoro said that Verdana Foods must pay the fishing fleet."
    )
    position = told.position("must pay")
    assert position.about == ("Verdana Foods",)
    assert "Verdana Foods" not in position.topics


def test_nobody_is_about_himself(tell: Teller):
    told = tell('"Paul Okoro will win this case," Paul Okoro said.')
    assert told.position("win this case").about == ()


def test_whom_a_position_is_about_are_actors(tell: Teller):
    told = tell("Paul Okoro said that Ruth Mwangi drove from Lakeside to Norsholm.")
    names = set(told.actors)
    assert all(set(p.about) <= names for p in told.positions)


def test_a_position_has_three_topics_at_most(tell: Teller):
    told = tell(
        "Paul Okoro said that the tax reform, the border wall, the trade treaty, the school budget"
        " and the water supply would fail."
    )
    assert len(told.position("would fail").topics) == 3


def test_a_word_with_a_hyphen_is_one(tell: Teller):
    told = tell("Paul Okoro said that the no-confidence motion must fail.")
    assert told.position("motion").topics == ("no-confidence motion",)
