"""When two names are one."""

from __future__ import annotations

import pytest

from kg.actors.names import initials, is_acronym, is_part, name_key, same_person, trimmed_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Harbour Council", "Harbour Council"),
        ("HARBOUR COUNCIL", "Harbour Council"),
        ("Norsholm’s", "Norsholm"),
        ("Norsholm's", "Norsholm"),
        ("U.S. Navy", "US Navy"),
        ("Verdana Foods Inc.", "Verdana Foods"),
        ("Verdana Foods, Ltd", "Verdana Foods"),
        ("Al-Rashid", "Al Rashid"),
        ("Norsholm   Steel", "Norsholm Steel"),
        ("O’Hara", "O'Hara"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Norsholm Steel", "Norsholm Paper"), ("Anna Berg", "Berg"), ("NHA", "NHB")],
)
def test_different_names_have_different_keys(one: str, other: str):
    assert name_key(one) != name_key(other)


def test_a_name_that_is_only_a_legal_form_keeps_it():
    assert name_key("Company") == "company"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("the Harbour Council's", "Harbour Council"),
        (" “Norsholm Steel,” ", "Norsholm Steel"),
        ("Anna\nBerg", "Anna Berg"),
        ("U.S.", "U.S."),
        ("John Q. Public", "John Q. Public"),
        ("", ""),
    ],
)
def test_names_as_they_are_shown(raw: str, shown: str):
    assert trimmed_name(raw) == shown


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NHA", "National Harbour Authority"),
        ("DoT", "Department of Transport"),
        ("DOT", "Department of Transport"),
        ("UMWA", "United Mine Workers of America"),
        ("E.C.B.", "European Central Bank"),
    ],
)
def test_acronyms(short: str, full: str):
    assert is_acronym(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NHB", "National Harbour Authority"),
        ("nha", "National Harbour Authority"),
        ("N", "Norsholm"),
        ("NS", "Norsholm"),
        ("National", "National Harbour Authority"),
        ("ABCDEFGHI", "A B C D E F G H I"),
        ("NH A", "National Harbour Authority"),
    ],
)
def test_what_is_no_acronym(short: str, full: str):
    assert not is_acronym(short, full)


@pytest.mark.parametrize(
    ("short", "full", "told"),
    [
        ("harbour council", "merriman harbour council", True),
        ("merriman council", "merriman harbour council", False),
        ("merriman harbour council", "merriman harbour council", False),
        ("", "merriman", False),
    ],
)
def test_words_in_a_row(short: str, full: str, told: bool):
    assert is_part(short.split(), full.split()) is told


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("berg", "anna berg"),
        ("anna", "anna berg"),
        ("anna berg", "anna maria berg"),
        ("a berg", "anna berg"),
        ("anna m berg", "anna berg"),
    ],
)
def test_short_forms_of_a_person(short: str, full: str):
    assert same_person(short.split(), full.split())


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("peter berg", "anna berg"),
        ("p berg", "anna berg"),
        ("anna lind", "anna berg"),
        ("lind", "anna berg"),
    ],
)
def test_other_persons(short: str, full: str):
    assert not same_person(short.split(), full.split())


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("United Bakers of Norsholm", {"ubn", "ubon"}),
        ("Rail Workers Union", {"rwu"}),
        ("Verdana", set()),
    ],
)
def test_initials_are_those_of_all_words_and_of_the_large_ones(full: str, expected: set[str]):
    assert initials(full) == expected
