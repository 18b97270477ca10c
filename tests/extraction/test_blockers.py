"""Words that keep a trigger from telling that something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.blockers import blockers
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


def ruled_out(nlp: Language, ontology: Ontology, text: str, lemma: str = "appoint") -> set[str]:
    (trigger,) = (t for t in nlp(text) if t.lemma_.lower() == lemma)
    return {name for name, b in blockers(ontology).items() if b.rules_out(trigger)}


@pytest.mark.parametrize(
    ("text", "blocker"),
    [
        ("The mayor did not appoint Ana Ruiz.", "negated"),
        ("The mayor never appointed Ana Ruiz.", "negated"),
        ("The mayor refused to appoint Ana Ruiz.", "negated"),
        ("The mayor denied that he had appointed Ana Ruiz.", "negated"),
        ("The mayor may appoint Ana Ruiz.", "modal"),
        ("Ana Ruiz could be appointed next week.", "modal"),
        ("The mayor wants to appoint Ana Ruiz.", "modal"),
        ("The mayor will appoint Ana Ruiz.", "future"),
        ("The mayor usually appoints Ana Ruiz.", "habitual"),
        ("Who appointed Ana Ruiz?", "question"),
        ("The council will meet if the mayor appoints Ana Ruiz.", "conditional"),
    ],
)
def test_the_words_rule_it_out(nlp: Language, shipped: Ontology, text: str, blocker: str):
    assert blocker in ruled_out(nlp, shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor appointed Ana Ruiz.",
        "Ana Ruiz was appointed by the mayor.",
        "The mayor, who does not like Ana Ruiz, appointed Bo Ek.",
        "The mayor did not say that he had appointed Ana Ruiz.",
    ],
)
def test_nothing_rules_it_out(nlp: Language, shipped: Ontology, text: str):
    assert ruled_out(nlp, shipped, text) == set()


def test_a_noun_is_ruled_out_by_its_verb(nlp: Language, shipped: Ontology):
    text = "The council rejected the appointment of Ana Ruiz."
    assert ruled_out(nlp, shipped, text, "appointment") == {"negated"}
