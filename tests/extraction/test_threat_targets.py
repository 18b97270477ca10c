"""Whom a threat is against, and who makes it, where the sentence does not plainly say so."""

from __future__ import annotations

import pytest
from told import Teller


def test_the_owner_of_a_thing_comes_before_a_place_in_its_words(tell: Teller):
    told = tell(
        "Carla Obi leads the Senate. Her family spoke of a threatening letter from the Norland"
        " embassy against her planned trip to Brazil."
    )
    assert [t.target for t in told.threats] == ["Carla Obi"]


def test_a_private_person_nearby_is_not_guessed(tell: Teller):
    told = tell("Rabbis plan to boycott the debate. Jane Bauer will watch it, Jane Bauer said.")
    assert not told.threats


def test_a_lawsuit_against_nobody_told_is_no_fact(tell: Teller):
    told = tell("The union vowed to file a lawsuit. Verdana Foods makes bread in Norland.")
    assert not told.threats


def test_who_governs_is_guessed_for_a_protest(tell: Teller):
    told = tell("President John Doe spoke in Lund. The miners vowed to stage a strike in May.")
    assert told.threat("strike").target == "John Doe"


def test_the_chamber_of_the_sentence_comes_before_others(tell: Teller):
    told = tell(
        "Congress met on Monday. Congress will meet again. The bill passed the National Assembly"
        " despite veto threats from the White House."
    )
    assert told.threat("veto").target == "National Assembly"


def test_supporters_of_somebody_threaten_others(tell: Teller):
    told = tell(
        "Corvid Labs and Norsholm Steel met. Norsholm Steel employees plan to stage a protest."
    )
    assert told.threat("protest").target == "Corvid Labs"


def test_the_same_act_by_others_is_against_the_same(tell: Teller):
    told = tell(
        "Opposition parties threatened to carry out a citizen's arrest against mayor Ada Obi."
        " Councillor Jon Bauer said: “If the station does not move, we will do a citizen's"
        " arrest.”"
    )
    assert {t.issuer: t.target for t in told.threats}["Jon Bauer"] == "Ada Obi"


def test_all_that_are_so_are_a_group(tell: Teller):
    told = tell("The Norland Army threatened jail to any smuggler.")
    assert [t.target for t in told.threats] == ["any smuggler"]


def test_somebody_seen_threatening_threatens(tell: Teller):
    told = tell("Jon Bauer was filmed threatening the drivers.")
    assert [(t.issuer, t.target) for t in told.threats] == [("Jon Bauer", "the drivers")]


def test_somebody_beaten_and_threatened_threatens_nobody(tell: Teller):
    told = tell("Jon Bauer was beaten and threatened by the drivers.")
    assert "Jon Bauer" not in {t.issuer for t in told.threats}


def test_the_organizers_of_a_push(tell: Teller):
    told = tell("Organizers of the push to boycott Verdana Foods said that they are worried.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Organizers of the push", "Verdana Foods")


def test_news_of_an_act(tell: Teller):
    told = tell("Carla Obi left after news that Verdana Foods would sue Norsholm Steel.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("Verdana Foods", "Norsholm Steel")


def test_what_somebody_could_say_is_no_threat(tell: Teller):
    told = tell(
        "Carla Obi could do this by telling Verdana Foods that she will cancel its contract."
    )
    assert not told.threats


def test_that_somebody_will_threaten_is_no_threat(tell: Teller):
    assert not tell("Within years Norland will threaten Brazil with bombs.").threats


def test_a_threat_to_somebodys_life_is_against_them(tell: Teller):
    told = tell("Carla Obi said that the smugglers threatened her life.")
    assert [t.target for t in told.threats] == ["Carla Obi"]


def test_who_defects_leaves_their_own_party(tell: Teller):
    told = tell(
        "Jon Bauer, a member of the Reform Party, spoke on Monday. Bauer plans to defect soon."
    )
    assert [t.target for t in told.threats] == ["Reform Party"]


def test_two_companies_with_whole_names_of_their_own(tell: Teller):
    told = tell(
        "Trade with Bauer Motor Co. grew. Carla Obi threatened to sue Bauer. The bank Bauer"
        " Motor Credit Co. said nothing."
    )
    assert told.threat("sue").target == "Bauer Motor Co"


def test_who_suffers_the_condition_is_not_who_is_threatened(tell: Teller):
    told = tell("Norsholm Steel said it would sue if Verdana Foods was suspended.")
    assert "Verdana Foods" not in {t.target for t in told.threats}


def test_who_is_to_be_forced_by_an_act_is_threatened(tell: Teller):
    told = tell("Ada Obi promised to pursue a lawsuit to force Norsholm Ltd to pay back its loans.")
    assert told.threat("lawsuit").target == "Norsholm Ltd"


def test_who_is_to_be_helped_by_an_act_is_not_threatened(tell: Teller):
    told = tell("Ada Obi promised to pursue a lawsuit to help Norsholm Ltd.")
    assert not told.threats


def test_a_veto_is_a_threat_to_the_chamber_of_the_sentence(tell: Teller):
    told = tell("The hunting bill bored the Senate until the White House threatened a veto.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("White House", "the Senate")


def test_the_court_is_not_who_is_threatened(tell: Teller):
    told = tell("Norsholm Steel threatened to take Verdana Foods to the High Court.")
    assert [t.target for t in told.threats] == ["Verdana Foods"]


def test_each_who_is_threatened(tell: Teller):
    told = tell("The Ministry of Energy threatened to sue Verdana Foods and Norsholm Steel.")
    assert {t.target for t in told.threats} == {"Verdana Foods", "Norsholm Steel"}


def test_who_the_noun_phrase_belongs_to_is_threatened(tell: Teller):
    (threat,) = tell("Paul Okoro vowed to boycott Norsholm Steel's fair.").threats
    assert threat.target == "Norsholm Steel"


def test_a_group_that_a_clause_describes(tell: Teller):
    (threat,) = tell("Mayor Jon Bauer threatened to fine those who burn straw.").threats
    assert threat.target == "those who burn straw"


@pytest.mark.parametrize(
    ("text", "group", "words"),
    [
        (
            "Mayor Jon Bauer threatened to fine those who burn straw.",
            "those who burn straw",
            "those",
        ),
        ("Verdana Foods vowed to ban shops that sell hay.", "shops that sell hay", "shops that"),
    ],
)
def test_a_group_in_a_threat_has_its_words_for_evidence(
    tell: Teller, text: str, group: str, words: str
):
    assert tell(text).actors[group].evidence.startswith(words)


def test_who_was_threatened_before_is_so_again(tell: Teller):
    told = tell(
        "Paul Okoro threatened to sue Norsholm Steel. The mill stood still. Okoro has also"
        " threatened to call a strike."
    )
    assert told.threat("strike").target == "Norsholm Steel"


def test_a_strike_is_against_the_government_where_nobody_is_told(tell: Teller):
    told = tell(
        "The Kenyan Government raised the fees. The Rail Workers Union threatened to strike."
    )
    (threat,) = told.threats
    assert "Kenyan Government" in threat.target


def test_where_something_goes_is_not_who_is_threatened(tell: Teller):
    told = tell("Norsholm Steel threatened to move production to Canada.")
    assert "Canada" not in {t.target for t in told.threats}


def test_what_is_the_issuers_own_is_not_who_is_threatened(tell: Teller):
    told = tell("Norsholm Steel threatened to shut its Verdana Foods plant.")
    assert "Verdana Foods" not in {t.target for t in told.threats}


def test_an_aside_about_the_thing_is_not_who_is_threatened(tell: Teller):
    told = tell(
        "The Congress sat late. President Jon Bauer vowed to veto a bill that praises"
        " Verdana Foods."
    )
    assert [t.target for t in told.threats] == ["Congress"]


def test_whose_thing_it_is_that_the_act_is_against(tell: Teller):
    told = tell("More than 40 rabbis vowed to boycott the speech by Jon Bauer.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("More than 40 rabbis", "Jon Bauer")


def test_them_are_who_such_a_threat_was_against_before(tell: Teller):
    told = tell(
        "Jon Bauer vowed to bomb the plants of Verdana Foods. “We will see,” a man said."
        " Ada Obi also promised to bomb them."
    )
    assert told.threat("bomb them").issuer == "Ada Obi"
    assert {t.target for t in told.threats} == {"Verdana Foods"}


def test_the_court_that_is_asked_is_not_threatened(tell: Teller):
    told = tell("The mayor, Ada Obi, threatened to ask a court for an order against Verdana Foods.")
    assert [t.target for t in told.threats] == ["Verdana Foods"]
