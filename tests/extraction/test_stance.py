"""Stances: from the cue, and from what is said where the cue is neutral."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from told import Teller

from kg.errors import OntologyError
from kg.extraction.stance import StanceLexicon
from kg.ontology import Ontology


@pytest.fixture(scope="module")
def lexicon(shipped: Ontology) -> StanceLexicon:
    return StanceLexicon.of(shipped)


@pytest.mark.parametrize(
    ("cue", "lemmas", "stance"),
    [
        ("denied", ["deny"], "denies"),
        ("accused", ["accuse"], "accuses"),
        ("warned", ["warn"], "warns"),
        ("demanded", ["demand"], "demands"),
        ("refused", ["refuse"], "refuses"),
        ("predicted", ["predict"], "predicts"),
        ("believes", ["believe"], "believes"),
        ("agreed", ["agree"], "agrees"),
        ("threatened", ["threaten"], "threatens"),
        ("offered", ["offer"], "offers"),
        ("welcomed", ["welcome"], "supports"),
        ("said", ["say"], "asserts"),
    ],
)
def test_the_cue_tells(lexicon: StanceLexicon, cue: str, lemmas: list[str], stance: str):
    assert lexicon.told(cue, lemmas, "the mill on the river").stance == stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("The council should vote on Monday", "demands"),
        ("We cannot accept the terms", "refuses"),
        ("The harbour is too shallow", "asserts"),
    ],
)
def test_what_is_said_tells_where_the_cue_is_neutral(
    lexicon: StanceLexicon, content: str, stance: str
):
    assert lexicon.told("said", ["say"], content).stance == stance


def test_what_is_said_does_not_overrule_a_telling_cue(lexicon: StanceLexicon):
    assert lexicon.told("denied", ["deny"], "the council should reject it").stance == "denies"


def test_a_curly_apostrophe_is_read_as_a_straight_one(lexicon: StanceLexicon):
    curly = lexicon.told("said", ["say"], "We can’t accept the terms").stance
    assert curly == lexicon.told("said", ["say"], "We can't accept the terms").stance == "refuses"


def test_an_unknown_cue_is_a_statement_that_asserts(lexicon: StanceLexicon):
    assert lexicon.is_statement(["murmur"])
    assert lexicon.told("murmured", ["murmur"], "the mill").stance == "asserts"


def test_every_stance_of_the_lexicon_is_a_concept_of_the_ontology(
    lexicon: StanceLexicon, shipped: Ontology
):
    concepts = shipped.file("kg.ttl").read_text(encoding="utf-8")
    used = {s for s, _ in lexicon.cues} | {p.stance for p in (*lexicon.phrases, *lexicon.content)}
    assert [s for s in sorted(used) if f'"{s}"' not in concepts] == []


@pytest.mark.parametrize(
    "content", ["", "order = ['asserts']", "order = 3", '[[phrases]]\nstance="x"\npattern="("']
)
def test_a_malformed_lexicon_is_named(tmp_path: Path, shipped: Ontology, content: str):
    shutil.copytree(shipped.root, tmp_path / "ontology")
    (tmp_path / "ontology" / "lexicon" / "cues.toml").write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"cues\.toml"):
        StanceLexicon.of(Ontology.open(tmp_path / "ontology"))


def test_stances_in_an_article(tell: Teller):
    told = tell(
        "Ruth Mwangi denied that the firm had broken the law. She refused to resign."
        " Paul Okoro accused the ministry of lying. He urged the council to act."
    )
    stances = {p.cue: p.stance for p in told.positions}
    assert stances == {
        "denied": "denies",
        "refused": "refuses",
        "accused": "accuses",
        "urged": "demands",
    }
