"""Which names of an article stand for one actor."""

from __future__ import annotations

from told import Teller


def test_a_surname_joins_the_full_name(tell: Teller):
    told = tell("Marta Lindqvist said the mill would close. Lindqvist said prices were falling.")
    assert [p.holder for p in told.positions] == ["Marta Lindqvist", "Marta Lindqvist"]
    assert told.actors["Marta Lindqvist"].aliases == ("Lindqvist",)


def test_a_surname_that_comes_first_joins_the_full_name_too(tell: Teller):
    told = tell("Lindqvist said the mill would close. Marta Lindqvist said prices were falling.")
    assert {p.holder for p in told.positions} == {"Marta Lindqvist"}


def test_persons_with_one_surname_stay_apart(tell: Teller):
    told = tell(
        "Anna Berg said the plan was sound. Peter Berg said the plan was too expensive."
        " Anna Berg said the council should vote."
    )
    assert [p.holder for p in told.positions] == ["Anna Berg", "Peter Berg", "Anna Berg"]


def test_a_surname_stays_with_the_first_who_bears_it(tell: Teller):
    told = tell(
        "Anna Berg, a daughter of the painter Peter Berg, opened the museum on Monday."
        " Berg said the house would stay open all winter."
    )
    assert told.holder("winter") == "Anna Berg"


def test_an_acronym_in_brackets_is_no_body_that_only_begins_with_it(tell: Teller):
    told = tell(
        "The Harbour Workers Front (HWF) met on Monday. The HWF Youth Council elected a leader."
        " The HWF said the docks would be closed."
    )
    assert told.holder("docks") == "Harbour Workers Front"


def test_an_acronym_in_brackets_is_the_body_before_it(tell: Teller):
    told = tell(
        "The National Harbour Authority (NHA) said dredging would begin in May."
        " The NHA said the channel was too shallow."
    )
    assert {p.holder for p in told.positions} == {"National Harbour Authority"}
    assert "NHA" in told.actors["National Harbour Authority"].aliases


def test_an_acronym_of_the_name_needs_no_brackets(tell: Teller):
    told = tell("The European Central Bank raised rates. The ECB said inflation was too high.")
    assert told.holder("inflation") == "European Central Bank"


def test_names_of_a_body_in_the_lexicon_are_one(tell: Teller):
    told = tell(
        "The Pentagon said the review was finished."
        " The Department of War said it would publish the results."
    )
    assert {p.holder for p in told.positions} == {"Pentagon"}
    assert "Department of War" in told.actors["Pentagon"].aliases


def test_names_of_a_country_are_one(tell: Teller):
    told = tell("The United States said the duty would stay. The U.S. said it would not give in.")
    assert {p.holder for p in told.positions} == {"United States"}


def test_a_capital_that_speaks_is_no_second_place(tell: Teller):
    told = tell("France said the talks were over. Italy said it disagreed.")
    assert {"France", "Italy"} <= set(told.actors)


def test_a_legal_form_makes_no_second_company(tell: Teller):
    told = tell("Verdana Foods Inc. said sales rose. Verdana Foods said costs fell.")
    assert len({p.holder for p in told.positions}) == 1


def test_a_body_and_a_person_named_after_it_stay_apart(tell: Teller):
    told = tell("Marta Lindqvist said Lindqvist Holdings was solvent.")
    assert {"Marta Lindqvist", "Lindqvist Holdings"} <= set(told.actors)


def test_names_of_actors_are_unique(tell: Teller):
    told = tell(
        "Officials said no. Officials said yes. Anna Berg and Peter Berg met. Berg said maybe."
    )
    names = [f.name for f in told.facts if f.kind == "actor"]
    assert len(names) == len(set(names))


def test_mentions_are_the_places_of_the_names(tell: Teller):
    text = "Marta Lindqvist left. Lindqvist said prices were falling."
    spans = tell(text).actors["Marta Lindqvist"].mentions
    assert {s.of(text) for s in spans} >= {"Marta Lindqvist", "Lindqvist"}


def test_a_photographer_is_no_actor(tell: Teller):
    told = tell("Photo by Jonas Ek\nMarta Lindqvist said the mill would close.")
    assert "Jonas Ek" not in told.actors


def test_a_short_name_taken_for_a_surname_joins_the_company(tell: Teller):
    told = tell(
        "Brightwell Health Group said on Monday it would close a clinic. Brightwell, which runs"
        " nine clinics, said it had no choice."
    )
    assert "Brightwell" in told.actors["Brightwell Health Group"].aliases


def test_parts_of_a_surname_join_the_full_name(tell: Teller):
    told = tell("Anna de la Cruz said no. De la Cruz said prices were falling.")
    assert {p.holder for p in told.positions} == {"Anna de la Cruz"}


def test_accents_make_no_second_person(tell: Teller):
    told = tell("José Peréz said no. Jose Perez said prices were falling.")
    assert len({p.holder for p in told.positions}) == 1


def test_a_handle_joins_the_person_it_spells(tell: Teller):
    told = tell("Marta Lindqvist spoke first. Then @MartaLindqvist wrote that prices were falling.")
    assert "@MartaLindqvist" not in told.actors


def test_a_name_in_capitals_is_shown_in_small_letters_where_it_is_found_so(tell: Teller):
    told = tell("NORSHOLM STEEL said sales fell. Norsholm Steel said costs rose.")
    assert "Norsholm Steel" in told.actors


def test_a_capital_that_acts_is_its_country(tell: Teller):
    told = tell("Bolivia and France met on Monday. Paris said it would not give in.")
    assert told.holder("give in") == "France"


def test_those_in_a_list_of_credits_are_no_actors(tell: Teller):
    told = tell(
        "Marta Lindqvist said the mill would close.\n"
        "(Additional reporting by Jonas Ek, Paul Okoro and Anna Berg in Porto)"
    )
    assert set(told.actors) == {"Marta Lindqvist"}


def test_who_wrote_a_letter_is_no_credit(tell: Teller):
    told = tell("The vote was stopped by a letter written by Marta Lindqvist in March.")
    assert "Marta Lindqvist" in told.actors


def test_a_name_that_only_describes_a_noun_is_no_actor(tell: Teller):
    told = tell("Norsholm Steel shares fell. Marta Lindqvist said the mill would close.")
    assert set(told.actors) == {"Marta Lindqvist"}


def test_an_abbreviation_of_common_words_is_no_actor(tell: Teller):
    told = tell("Marta Lindqvist said the integrated payroll system (IPSO) would fail.")
    assert "IPSO" not in told.actors


def test_a_surname_behind_an_honorific_is_no_company(tell: Teller):
    told = tell("Guests of the Keller Grand Hotel left. Mr. Keller said the price was high.")
    assert told.holder("price") == "Keller"
    assert told.actors["Keller"].type == "Person"
