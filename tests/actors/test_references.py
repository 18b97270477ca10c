"""Who "she", "the company" and "a senior official" are."""

from __future__ import annotations

from told import Teller


def test_she_and_he_by_gender(tell: Teller):
    told = tell(
        "Marta Lindqvist met Paul Okoro on Monday. She said the talks were useful."
        " He said the offer was too low."
    )
    assert told.holder("talks were useful") == "Marta Lindqvist"
    assert told.holder("offer was too low") == "Paul Okoro"


def test_the_words_for_the_holder_are_kept(tell: Teller):
    text = "Marta Lindqvist left. She said the talks were useful."
    position = tell(text).position("useful")
    assert position.holder_text == "She"
    assert position.spans["holder_text"][0].of(text) == "She"


def test_an_honorific_tells_the_gender(tell: Teller):
    told = tell(
        "Mr. Robin Vale met Ms. Kim Quill on Monday. She said the talks were useful."
        " He said the offer was too low."
    )
    assert told.holder("useful") == "Kim Quill"
    assert told.holder("too low") == "Robin Vale"


def test_he_is_not_a_company(tell: Teller):
    told = tell("Paul Okoro runs Verdana Foods. He said sales rose.")
    assert told.holder("sales") == "Paul Okoro"


def test_the_company_is_the_company_named_before(tell: Teller):
    told = tell("Verdana Foods, a food company, cut jobs. The company said demand was weak.")
    assert told.holder("demand") == "Verdana Foods"


def test_the_ceo_is_the_one_who_holds_the_office(tell: Teller):
    told = tell(
        "Marta Lindqvist, the chief executive of Norsholm Steel, met Anna Berg, a nurse."
        " The chief executive said the mill would close."
    )
    assert told.holder("mill") == "Marta Lindqvist"


def test_the_ministry_is_the_ministry_named_before(tell: Teller):
    told = tell("The Ministry of Health met Verdana Foods. The ministry said the food was safe.")
    assert told.holder("food was safe") == "Ministry of Health"


def test_who_in_a_relative_clause_is_the_person_it_follows(tell: Teller):
    told = tell("Paul Okoro, who said the offer was too low, left the room.")
    assert told.holder("too low") == "Paul Okoro"


def test_an_apposition_before_the_name_is_the_person(tell: Teller):
    told = tell("The head of the union, Ruth Mwangi, said the strike would go on.")
    assert told.holder("strike") == "Ruth Mwangi"


def test_unnamed_sources_keep_their_description(tell: Teller):
    told = tell("Two people familiar with the talks said the offer had been withdrawn.")
    assert told.holder("offer") == "Two people familiar with the talks"


def test_unnamed_sources_with_other_words_are_other_sources(tell: Teller):
    told = tell(
        "A senior official said the talks had failed. One person close to the talks said the"
        " offer had been withdrawn."
    )
    assert told.holder("talks had failed") != told.holder("withdrawn")


def test_two_holders_give_one_position_each(tell: Teller):
    told = tell("Kyoko Tanaka and Paul Okoro agreed that trade would grow.")
    assert {p.holder for p in told.positions} == {"Kyoko Tanaka", "Paul Okoro"}


def test_i_in_a_quotation_is_nobody_else(tell: Teller):
    told = tell('"I told the board to sell the mill," Marta Lindqvist said.')
    assert told.holder("sell the mill") == "Marta Lindqvist"


def test_a_group_speaks(tell: Teller):
    told = tell("Residents said the water tasted of metal.")
    (group,) = told.actors.values()
    assert (group.name, group.type) == ("Residents", "Group")


def test_a_well_known_body_is_meant_by_the_noun_of_another_of_its_names(tell: Teller):
    told = tell("The Pentagon bought nine ships in May. The department said the ships were late.")
    assert told.holder("the ships were late") == "Pentagon"
