"""How sure a holder is, and what is denied."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import Teller

from kg.errors import OntologyError
from kg.extraction.certainty import CertaintyLexicon
from kg.ontology import Ontology


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Paul Okoro said that the bridge was closed.", "certain"),
        ("Paul Okoro said that the bridge might be closed.", "possible"),
        ("Paul Okoro said that perhaps the bridge was closed.", "possible"),
        ("Paul Okoro said that the bridge was probably closed.", "probable"),
        ("Paul Okoro believes that the bridge was closed.", "probable"),
        ('"I think the bridge was closed," Paul Okoro said.', "probable"),
        ("Paul Okoro reportedly said that the bridge was closed.", "reported"),
        ('"Who closed the bridge?" Paul Okoro asked.', "unspecified"),
        ("Paul Okoro demanded that the bridge be closed.", "unspecified"),
    ],
)
def test_how_sure_the_holder_is(tell: Teller, text: str, certainty: str):
    (position,) = tell(text).positions
    assert position.certainty == certainty


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Paul Okoro said that the bridge was closed.", "positive"),
        ("Paul Okoro said that the bridge was not closed.", "negative"),
        ("Paul Okoro denied that the bridge was closed.", "negative"),
        ("Paul Okoro denied that the bridge was not closed.", "positive"),
        ("Paul Okoro refused to close the bridge.", "negative"),
        ("Paul Okoro said that he had no plans to close the bridge.", "negative"),
        ('"If the bridge is not safe, we will close it," Paul Okoro said.', "positive"),
    ],
)
def test_what_is_affirmed_and_what_is_denied(tell: Teller, text: str, polarity: str):
    (position,) = tell(text).positions
    assert position.polarity == polarity


def test_the_cue_of_a_doubtful_report_may_be_in_the_passive(tell: Teller):
    told = tell("Paul Okoro is said to have warned that the bridge was unsafe.")
    assert {p.certainty for p in told.positions} == {"reported"}


def test_a_lexicon_without_its_table_is_an_error(tmp_path: Path):
    (tmp_path / "kg.ttl").write_text("")
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "certainty.toml").write_text('[possible]\nwords = ["perhaps"]\n')
    with pytest.raises(OntologyError, match="certainty"):
        CertaintyLexicon.of(Ontology.open(tmp_path))
