"""How far the names of the text reach."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span
from told import Teller

from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import find_mentions
from kg.ontology import Ontology


def named(words: list[str], spaces: list[bool], end: int) -> list[str]:
    """The names found where the tagger takes the first ``end`` words for a person's name."""
    doc = Doc(English().vocab, words=words, spaces=spaces)
    doc.ents = [Span(doc, 0, end, label="Person")]
    return [m.name for m in find_mentions(doc, ActorLexicon.of(Ontology.open(None)))]


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
