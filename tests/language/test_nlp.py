"""The spaCy pipeline as we set it up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.article import Span
from kg.errors import ModelError
from kg.language.decode import Entity
from kg.language.nlp import load_nlp, one_type_a_name
from kg.pipeline import DEFAULT_SPACY_MODEL

if TYPE_CHECKING:
    from spacy.language import Language


def test_a_sentence_starts_at_every_line_break(nlp: Language):
    doc = nlp("Mill to close\nThe mill in Norsholm\nwill close. It is old.\n\nWorkers objected.")
    assert [s.text.strip() for s in doc.sents] == [
        "Mill to close",
        "The mill in Norsholm",
        "will close.",
        "It is old.",
        "Workers objected.",
    ]


def test_a_doc_has_attributions_and_the_entities_of_the_tagger(nlp: Language):
    doc = nlp("Marta Lindqvist said on Monday that the mill would close.")
    assert ("Marta Lindqvist", "Person") in {(e.text, e.label_) for e in doc.ents}
    (said,) = doc._.attributions
    assert said.cue[0].of(doc.text) == "said"


def test_an_empty_text_has_no_attributions(nlp: Language):
    assert nlp("")._.attributions == ()


def test_a_name_has_one_type_in_an_article():
    text = "Verdana Verdana Verdana"
    found = [
        Entity(Span(0, 7), "Organization", 0.9),
        Entity(Span(8, 15), "Person", 0.6),
        Entity(Span(16, 23), "Organization", 0.5),
    ]
    assert {e.type for e in one_type_a_name(text, found)} == {"Organization"}


def test_the_surer_type_wins_over_the_more_frequent_one():
    text = "Verdana Verdana Verdana"
    found = [
        Entity(Span(0, 7), "Person", 0.3),
        Entity(Span(8, 15), "Organization", 0.95),
        Entity(Span(16, 23), "Person", 0.3),
    ]
    assert {e.type for e in one_type_a_name(text, found)} == {"Organization"}


def test_other_names_keep_their_types():
    text = "Ada Oslo"
    found = [Entity(Span(0, 3), "Person", 0.9), Entity(Span(4, 8), "Location", 0.9)]
    assert one_type_a_name(text, found) == found


def test_a_spacy_model_that_is_not_installed_is_named():
    with pytest.raises(ModelError, match=r"en_core_web_absent.*pip install"):
        load_nlp("en_core_web_absent", None)


def test_a_tagger_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(ModelError, match="no-tagger"):
        load_nlp(DEFAULT_SPACY_MODEL, tmp_path / "no-tagger")
