"""Which acts are harmful, and of which type."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import OntologyError
from kg.extraction.acts import ActLexicon
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def acts(shipped: Ontology) -> ActLexicon:
    return ActLexicon.of(shipped)


def type_of(acts: ActLexicon, nlp: Language, text: str, word: str) -> str:
    (head,) = (t for t in nlp(text) if t.text == word)
    return acts.type_of(head)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("They will sue the ministry.", "sue", "legal"),
        ("They will cancel the contract.", "cancel", "terminate_contract"),
        ("They will impose tariffs on steel.", "impose", "sanction"),
        ("They will blacklist the firm.", "blacklist", "sanction"),
        ("They will attack the town.", "attack", "force"),
        ("They will fire the chairman.", "fire", "dismissal"),
        ("They will boycott the games.", "boycott", "strike_protest"),
        ("They will veto the bill.", "veto", "political"),
        ("They will paint the fence.", "paint", ""),
        ("They will praise the nurses.", "praise", ""),
        ("Ada Obi vowed to level the port to the ground.", "level", "force"),
        ("Ada Obi vowed to level insults at Jan Bauer.", "level", ""),
    ],
)
def test_the_type_of_an_act(acts: ActLexicon, nlp: Language, text: str, word: str, kind: str):
    assert type_of(acts, nlp, text, word) == kind


def test_every_type_is_a_concept_of_the_ontology(acts: ActLexicon, shipped: Ontology):
    concepts = shipped.file("kg.ttl").read_text(encoding="utf-8")
    assert [t.type for t in acts.types if f'"{t.type}"' not in concepts] == []


@pytest.mark.parametrize("content", ["", "[[types]]\ntype = 'force'", "types = 3"])
def test_a_malformed_lexicon_is_named(tmp_path: Path, shipped: Ontology, content: str):
    shutil.copytree(shipped.root, tmp_path / "ontology")
    (tmp_path / "ontology" / "lexicon" / "acts.toml").write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"acts\.toml"):
        ActLexicon.of(Ontology.open(tmp_path / "ontology"))
