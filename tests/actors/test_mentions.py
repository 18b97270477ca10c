"""How far the names of the text reach."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span
from told import Teller

from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import Mention, find_mentions
from kg.actors.names import initials
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


def mentions(doc: Doc) -> list[Mention]:
    return find_mentions(doc, ActorLexicon.of(Ontology.open(None)))


def named(words: list[str], spaces: list[bool], end: int) -> list[str]:
    """The names found where the tagger takes the first ``end`` words for a person's name."""
    doc = Doc(English().vocab, words=words, spaces=spaces)
    doc.ents = [Span(doc, 0, end, label="Person")]
    return [m.name for m in mentions(doc)]


@pytest.mark.parametrize("hyphen", ["-", "‐"])
def test_a_name_keeps_its_parts_behind_hyphens(hyphen: str):
    words = ["Vincent", "Kam", "Tak", hyphen, "on", "spoke"]
    found = named(words, [True, True, False, False, True, False], 3)
    assert found == [f"Vincent Kam Tak{hyphen}on"]


def test_a_dash_between_spaces_ends_a_name():
    assert named(["Ada", "Obi", "-", "again"], [True, True, True, False], 2) == ["Ada Obi"]


def test_a_body_keeps_the_place_that_it_is_of(tell: Teller):
    told = tell("The Council of Rural Schools of Bolivia said the buses were too old.")
    assert told.holder("buses") == "Council of Rural Schools of Bolivia"


def test_the_conjunction_of_a_sentence_is_no_part_of_a_name():
    doc = Doc(
        English().vocab,
        words=["If", "Norsholm", "Steel", "pays"],
        pos=["SCONJ", "PROPN", "PROPN", "VERB"],
    )
    doc.ents = [Span(doc, 0, 3, label="Organization")]
    assert [m.name for m in mentions(doc)] == ["Norsholm Steel"]


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("Product", "Verdana Foods", "Organization"),
        ("Misc", "Norsholm Steel", "Organization"),
        ("Product", "Steel", "Product"),
        ("Misc", "Steel Cup", "Misc"),
        ("Location", "Norsholm Energy", "Organization"),
        ("Person", "Norsholm Energy", "Person"),
    ],
)
def test_a_thing_with_the_last_word_of_a_company_is_a_body(label: str, name: str, expected: str):
    words = name.split()
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 0, len(words), label=label)]
    (found,) = mentions(doc)
    assert found.label == expected


def test_a_place_goes_on_with_the_word_of_a_company():
    doc = Doc(
        English().vocab,
        words=["Norsholm", "Steel", "pays", "Norsholm", "oil", "taxes"],
        pos=["PROPN", "PROPN", "VERB", "PROPN", "NOUN", "NOUN"],
        heads=[1, 2, 2, 4, 5, 2],
        deps=["compound", "nsubj", "ROOT", "compound", "compound", "dobj"],
    )
    doc.ents = [Span(doc, at, at + 1, label="Location") for at in (0, 3)]
    assert [(m.name, m.label) for m in mentions(doc)] == [
        ("Norsholm Steel", "Organization"),
        ("Norsholm", "Location"),
    ]


def acronyms(*spoken: str) -> list[str]:
    """The names found where words follow United Bakers of Norsholm, found by the tagger."""
    words = ["United", "Bakers", "of", "Norsholm", "met", ".", *spoken, "agreed"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 0, 4, label="Organization")]
    return [m.name for m in mentions(doc)][1:]


def test_the_acronym_of_a_body_is_a_name_too():
    assert acronyms("UBN") == ["UBN"]
    assert acronyms("U.B.N") == ["U.B.N"]


@pytest.mark.parametrize("word", ["UBX", "Ubn", "UB"])
def test_other_letters_are_no_acronym_of_it(word: str):
    assert acronyms(word) == []


@pytest.mark.parametrize(("first", "name"), [("Ben", "Ben Obi"), ("Sad", "Obi")])
def test_a_name_found_again_goes_with_the_first_name_before_it(first: str, name: str):
    words = ["Obi", "spoke", "when", first, "Obi", "agreed"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 0, 1, label="Organization")]
    assert [m.name for m in mentions(doc)] == ["Obi", name]


@pytest.mark.parametrize(("dep", "label"), [("amod", "NORP"), ("nsubj", "Person")])
def test_a_people_before_a_noun_is_no_person(dep: str, label: str):
    words = ["Chilean", "officials", "agreed"]
    doc = Doc(English().vocab, words=words, heads=[1, 2, 2], deps=[dep, "nsubj", "ROOT"])
    doc.ents = [Span(doc, 0, 1, label="Person")]
    assert [m.label for m in mentions(doc)] == [label]


def surnames(name: str, pos: str) -> list[str]:
    """The names found where the last word of ``name`` stands again, as a ``pos``."""
    first, last = name.split()
    words = [first, last, "met", "the", last, "lawyer"]
    doc = Doc(English().vocab, words=words, pos=["PROPN", "PROPN", "VERB", "DET", pos, "NOUN"])
    doc.ents = [Span(doc, 0, 2, label="Person")]
    return [m.name for m in mentions(doc)][1:]


@pytest.mark.parametrize("pos", ["PROPN", "NOUN"])
def test_a_surname_that_the_tagger_passed_over_is_a_name_too(pos: str):
    assert surnames("Paul Okoro", pos) == ["Okoro"]


def test_the_last_word_of_a_body_is_no_surname():
    assert surnames("Norsholm News", "PROPN") == []


@pytest.mark.parametrize(("first", "expected"), [("Furious", "Obi"), ("Maria", "Maria Obi")])
def test_a_word_that_opens_a_sentence_is_part_of_a_name_if_it_is_a_first_name(
    first: str, expected: str
):
    doc = Doc(
        English().vocab,
        words=[first, "Obi", "spoke"],
        pos=["PROPN", "PROPN", "VERB"],
        heads=[1, 2, 2],
        deps=["compound", "nsubj", "ROOT"],
    )
    doc.ents = [Span(doc, 1, 2, label="Person")]
    assert [m.name for m in mentions(doc)] == [expected]


def test_a_surname_with_a_word_for_a_body_is_a_body():
    doc = Doc(
        English().vocab,
        words=["Keller", "University", "closed"],
        pos=["PROPN", "PROPN", "VERB"],
        heads=[1, 2, 2],
        deps=["compound", "nsubj", "ROOT"],
    )
    doc.ents = [Span(doc, 0, 1, label="Person")]
    assert [(m.name, m.label) for m in mentions(doc)] == [("Keller University", "Organization")]


@pytest.mark.parametrize("name", ["House", "House of Representatives", "Senate"])
def test_a_chamber_that_the_tagger_passes_over_is_named_with_its_article(name: str):
    words = ["Then", "the", *name.split(), "voted"]
    doc = Doc(
        English().vocab, words=words, pos=["ADV", "DET", *["PROPN"] * (len(words) - 3), "VERB"]
    )
    assert [(m.name, m.label) for m in mentions(doc)] == [(name, "Organization")]


@pytest.mark.parametrize("name", ["House", "Senate"])
def test_a_chamber_that_opens_a_sentence_is_named_with_its_article(name: str):
    doc = Doc(English().vocab, words=["The", name, "voted"], pos=["DET", "PROPN", "VERB"])
    assert [m.name for m in mentions(doc)] == [name]


@pytest.mark.parametrize("behind", [["Commons"], ["the", "Ashby", "Union"]])
def test_a_chamber_whose_name_goes_on_is_another(behind: list[str]):
    words = ["in", "the", "House", "of", *behind]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    assert mentions(doc) == []


def test_a_chamber_of_plain_words_keeps_its_name():
    words = ["in", "the", "Senate", "of", "old", "men"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    assert [m.name for m in mentions(doc)] == ["Senate"]


@pytest.mark.parametrize(("name", "label"), [("Gate 4", "Facility"), ("Local 88", "Organization")])
def test_a_numbered_gate_is_no_body(name: str, label: str):
    words = ["Behind", *name.split(), "they", "met"]
    doc = Doc(English().vocab, words=words, pos=["ADP", "PROPN", "NUM", "PRON", "VERB"])
    doc.ents = [Span(doc, 1, 3, label="Organization")]
    assert [(m.name, m.label) for m in mentions(doc)] == [(name, label)]


def short_name(before: str) -> list[tuple[str, str]]:
    """The names of a text in which "Norsholm" is a place for the tagger and follows ``before``."""
    words = ["Norsholm", "Water", "met", ".", "Norsholm", "refused", before, "Norsholm"]
    doc = Doc(
        English().vocab,
        words=words,
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "VERB", "ADP", "PROPN"],
        heads=[1, 2, 2, 2, 5, 5, 5, 6],
        deps=["compound", "nsubj", "ROOT", "punct", "nsubj", "ROOT", "prep", "pobj"],
    )
    doc.ents = [Span(doc, *at, label="Location") for at in ((0, 2), (4, 5), (7, 8))]
    return [(m.name, m.label) for m in mentions(doc)]


@pytest.mark.parametrize(("before", "label"), [("with", "Organization"), ("in", "Location")])
def test_the_short_name_of_a_company_is_no_place_unless_things_are_in_it(before: str, label: str):
    names = short_name(before)
    assert names == [("Norsholm Water", "Organization"), ("Norsholm", label), ("Norsholm", label)]


@pytest.mark.parametrize(
    ("before", "name", "label"),
    [
        (["director", ","], "Alma Brook", "Person"),
        (["captain"], "Alma Brook", "Person"),
        (["mill", ","], "Alma Brook", "Organization"),
        (["director", ","], "Alma Steel", "Organization"),
    ],
)
def test_two_words_behind_an_office_are_a_person(before: list[str], name: str, label: str):
    words = ["the", *before, *name.split(), "spoke"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, len(words) - 3, len(words) - 1, label="Organization")]
    assert [(m.name, m.label) for m in mentions(doc)] == [(name, label)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Head of Verdana Foods Says Mill Will Close", ["Verdana Foods"]),
        ("President of Kenya Visits Uganda", ["Kenya", "Uganda"]),
        ("VERDANA DIRECTOR OF FOODS SAID THE MILL WAS OLD.", ["VERDANA", "FOODS"]),
    ],
)
def test_the_words_of_a_headline_behind_an_office_are_no_body(
    nlp: Language, text: str, names: list[str]
):
    assert [m.name for m in mentions(nlp(text))] == names


@pytest.mark.parametrize(("verb", "name"), [("said", "Sociedad Rural"), ("Said", "Rural")])
def test_a_body_behind_an_office_is_made_whole_where_capitals_tell(verb: str, name: str):
    words = ["Head", "of", "Sociedad", "Rural", verb, "No"]
    tags = ["NOUN", "ADP", "PROPN", "PROPN", "VERB", "INTJ"]
    doc = Doc(English().vocab, words=words, pos=tags, sent_starts=[True] + [False] * 5)
    doc.ents = [Span(doc, 3, 4, label="Organization")]
    assert [m.name for m in mentions(doc)] == [name]


def test_names_known_apart_do_not_overlap_where_they_meet():
    words = ["Grace", "and", "Obi", "met", ".", "Grace", "Obi", "left"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, at, at + 1, label="Person") for at in (0, 2)]
    found = mentions(doc)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_first_name_that_ends_another_name_is_no_part_of_the_next():
    words = ["Obi", "met", ".", "Verdana", "Grace", "Obi", "left"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 0, 1, label="Person"), Span(doc, 3, 5, label="Organization")]
    doc.ents[1][-1].ent_type_ = ""
    found = mentions(doc)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_name_found_again_as_the_first_word_is_not_doubled():
    words = ["Grace", "left", ".", "Grace", "met"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 3, 4, label="Organization")]
    assert [(m.name, m.label) for m in mentions(doc)] == [("Grace", "Organization")] * 2


@pytest.mark.parametrize("name", ["Ray Doe III", "Ray Doe Jr."])
def test_what_follows_a_surname_is_none(name: str):
    words = [*name.split(), "met", "War", name.rsplit(maxsplit=1)[-1]]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 0, 3, label="Person")]
    assert len(mentions(doc)) == 1


@pytest.mark.parametrize("surname", ["Lund-Hale", "O’Dell", "al-Obi", "Núñez"])
def test_a_surname_may_have_hyphens_and_marks(surname: str):
    words = ["Ray", surname, "met", "the", surname, "lawyer"]
    doc = Doc(English().vocab, words=words, pos=["PROPN"] * len(words))
    doc.ents = [Span(doc, 0, 2, label="Person")]
    assert [m.name for m in mentions(doc)] == [f"Ray {surname}", surname]


def test_the_initials_of_a_body_are_made_once(monkeypatch: pytest.MonkeyPatch):
    made: list[str] = []
    monkeypatch.setattr("kg.actors.mentions.initials", lambda n: (made.append(n), initials(n))[1])
    assert acronyms("UBX", "UBY", "UBN") == ["UBN"]
    assert made == ["United Bakers of Norsholm"]
