"""Names that the tagger cut in parts or cut short."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import find_mentions
from kg.ontology import Ontology


@dataclass(frozen=True)
class Tagged:
    """A text as the tagger and the parser may have it; ``entities`` are starts, ends, labels."""

    text: str
    entities: tuple[tuple[int, int, str], ...]
    pos: str = ""
    heads: tuple[int, ...] = ()
    deps: str = ""

    def names(self) -> list[tuple[str, str]]:
        words = self.text.split()
        tags = self.pos.split() or ["PROPN" if w[0].isupper() else "ADP" for w in words]
        heads, deps = list(self.heads), self.deps.split()
        parse = {"heads": heads, "deps": deps} if heads else {}
        doc = Doc(English().vocab, words=words, pos=tags, **parse)
        doc.ents = [Span(doc, *entity) for entity in self.entities]
        lexicon = ActorLexicon.of(Ontology.open(None))
        return [(m.name, m.label) for m in find_mentions(doc, lexicon)]


def test_a_body_keeps_the_field_that_it_is_of():
    told = Tagged("Verdana Department of Rural Works paid", ((0, 2, "Organization"),))
    assert told.names() == [("Verdana Department of Rural Works", "Organization")]


def test_a_field_goes_on_behind_and():
    told = Tagged("Ministry of Wool and Silk Weaving paid", ((0, 3, "Organization"),))
    assert told.names() == [("Ministry of Wool and Silk Weaving", "Organization")]


def test_a_field_may_have_a_label_of_its_own():
    told = Tagged("Institute for Coastal Studies paid", ((2, 4, "Organization"),))
    assert told.names() == [("Institute for Coastal Studies", "Organization")]


def test_another_body_behind_and_is_no_part_of_a_field():
    told = Tagged(
        "Verdana Department of Wool and Norsholm College paid",
        ((0, 2, "Organization"), (5, 7, "Organization")),
    )
    assert [n for n, _ in told.names()] == ["Verdana Department of Wool", "Norsholm College"]


def test_a_person_is_no_field():
    told = Tagged("Verdana Office of Ada Obi paid", ((0, 2, "Organization"), (3, 5, "Person")))
    assert [n for n, _ in told.names()] == ["Verdana Office", "Ada Obi"]


def test_no_name_is_made_where_the_tagger_saw_none():
    assert Tagged("chair of the Board of Senior Weavers", ()).names() == []


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("Kenyan Wool Authority paid", 1, "Kenyan Wool Authority"),
        ("Kenyan Norsholm Steel paid", 1, "Norsholm Steel"),
    ],
)
def test_whose_a_body_is_begins_a_name_made_of_common_words(text: str, start: int, expected: str):
    told = Tagged(
        text,
        ((0, start, "NORP"), (start, 3, "Organization")),
        heads=(2, 2, 3, 3),
        deps="amod compound nsubj ROOT",
    )
    assert (expected, "Organization") in told.names()


def test_a_place_ends_the_name_of_a_branch():
    told = Tagged(
        "Zetapay Kenya paid",
        ((0, 1, "Organization"), (1, 2, "Location")),
        heads=(1, 2, 2),
        deps="compound nsubj ROOT",
    )
    assert told.names() == [("Zetapay Kenya", "Organization")]


def test_a_place_that_describes_another_noun_ends_no_name():
    told = Tagged(
        "Zetapay Kenya offices closed",
        ((0, 1, "Organization"), (1, 2, "Location")),
        pos="PROPN PROPN NOUN VERB",
        heads=(1, 2, 3, 3),
        deps="compound compound nsubj ROOT",
    )
    assert [n for n, _ in told.names()] == ["Zetapay", "Kenya"]
