"""A floor under the judge of stances, a little below what it reaches."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.extraction.stance import StanceLexicon
from kg.language.tagger import Tagger
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL
from training.corpora import gold_documents


def test_stances_of_dev_given_the_gold_words(shared: Path, shipped: Ontology):
    if not (shared / "gold" / "dev").is_dir():
        pytest.skip(f"no gold articles at {shared}")
    lexicon = StanceLexicon.of(shipped)
    nlp = spacy.load(DEFAULT_SPACY_MODEL, exclude=["ner", "parser"])
    tagger, right = Tagger(), []
    for document in gold_documents(shared, "dev"):
        words = [(p.cue, p.content) for p in document.stances]
        read = tagger.stances_of(document.text, words)
        for position, seen in zip(document.stances, read, strict=True):
            cue, content = (
                " ... ".join(s.of(document.text) for s in part)
                for part in (position.cue, position.content)
            )
            lemmas = [t.lemma_.lower() for t in nlp(cue.lower())]
            right.append(lexicon.stance(cue, lemmas, content, seen) == position.stance)
    assert len(right) == 161
    assert 100 * sum(right) / len(right) >= 68
