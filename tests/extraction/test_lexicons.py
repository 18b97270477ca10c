"""Lexicons that lack something are told so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extraction.acts import ActLexicon
from kg.extraction.certainty import CertaintyLexicon
from kg.extraction.contract_words import ContractWords
from kg.extraction.speech import SpeechLexicon
from kg.extraction.stance import StanceLexicon
from kg.extraction.threat_words import ThreatWords
from kg.extraction.topics import TopicLexicon
from kg.ontology import Ontology


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("speech", SpeechLexicon.of),
        ("topics", TopicLexicon.of),
        ("acts", ActLexicon.of),
        ("certainty", CertaintyLexicon.of),
        ("contracts", ContractWords.of),
        ("cues", StanceLexicon.of),
        ("threats", ThreatWords.of),
    ],
)
def test_a_lexicon_without_its_tables_is_an_error(
    name: str, read: Callable[[Ontology], object], tmp_path: Path
):
    (tmp_path / "kg.ttl").write_text("")
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / f"{name}.toml").write_text("[other]\n")
    with pytest.raises(OntologyError, match=name):
        read(Ontology.open(tmp_path))
