"""The word lists of resolution: fields of offices, and what is wrong with a list that is broken."""

from __future__ import annotations

import shutil

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.resolution.lexicon import ResolutionLexicon


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("foreign minister", {"politics"}),
        ("Rep.", {"politics"}),
        ("Chief Executive", {"business"}),
        ("president", set()),
        ("administrator", set()),
    ],
)
def test_field_of_an_office(title, field, lexicon):
    assert lexicon.fields_of([title]) == field


@pytest.mark.parametrize("wrong", ["[names]\n", "[names\n"])
def test_broken_word_list_is_named(wrong, shipped, tmp_path):
    copy = tmp_path / "ontology"
    shutil.copytree(shipped.root, copy)
    (copy / "lexicon" / "resolution.toml").write_text(wrong)
    with pytest.raises(OntologyError, match=r"resolution\.toml"):
        ResolutionLexicon.of(Ontology.open(copy))
