"""Confidence: signs, weights, and what is left out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from told import Teller, article_of

from kg.article import Span
from kg.errors import OntologyError
from kg.extraction.confidence import SIGNS, Calibration, Telling, signs
from kg.extraction.extractor import Extractor
from kg.facts import Contract, Fact, Position, Threat
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


def position(start: int = 0, end: int = 20, **fields: object) -> Position:
    given: dict[str, object] = {
        "holder": "Ana Ruiz",
        "holder_text": "Ruiz",
        "cue": "said",
        "proposition": "the bridge is unsafe",
        "quoted": "indirect",
        "stance": "asserts",
        "confidence": 0.9,
        "spans": {"proposition": (Span(start, end),), "cue": (Span(30, 34),)},
    }
    return Position(**{**given, **fields})  # type: ignore[arg-type]


def telling(*facts: Fact, cues: tuple[Span, ...] = (Span(30, 34),)) -> Telling:
    return Telling(facts, {"Ana Ruiz": "Person", "officials": "Group"}, {"he", "she"}, cues)


def sign(name: str, fact: Position, told: Telling | None = None) -> float:
    return float(signs(fact, told or telling(fact))[name])


def test_the_score_is_in_log_odds():
    assert sign("score", position(confidence=0.9)) == pytest.approx(math.log(9))


@pytest.mark.parametrize(("score", "counted"), [(0.1, 0.5), (1.0, 0.995)])
def test_scores_at_the_ends_are_cut(score: float, counted: float):
    odds = math.log(counted / (1 - counted))
    assert sign("score", position(confidence=score)) == pytest.approx(odds)


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("pronoun", position(holder_text="She")),
        ("carried_over", position(holder_text="")),
        ("unnamed", position(holder="officials")),
    ],
)
def test_signs_of_the_holder(name: str, fact: Position):
    assert sign(name, fact) == 1
    assert sign(name, position()) == 0


def test_a_holder_may_be_a_person():
    assert sign("person", position()) == 1
    assert sign("person", position(holder="officials")) == 0


def test_a_cue_that_the_tagger_did_not_find_is_the_parses():
    assert sign("parsed", position(), telling(cues=())) == 1
    assert sign("parsed", position()) == 0


def test_joint_holders():
    one, two = position(), position(holder="officials")
    assert sign("joint", one, telling(one, two)) == 1


def test_a_statement_inside_another():
    outer, inner = position(0, 20), position(5, 20)
    told = telling(inner, outer)
    assert (sign("inside", inner, told), sign("inside", outer, told)) == (1, 0)


def test_every_sign_is_given(shipped: Ontology):
    fact = position()
    assert tuple(signs(fact, telling(fact))) == SIGNS["position"]


def test_the_shipped_weights_weigh_every_sign(shipped: Ontology):
    weights = Calibration.of(shipped).weights
    assert {k: tuple(w) for k, w in weights.items()} == {
        kind: ("bias", *names) for kind, names in SIGNS.items()
    }


def test_a_better_score_never_makes_a_fact_less_sure(shipped: Ontology):
    calibration = Calibration.of(shipped)
    facts = [position(confidence=c / 20) for c in range(10, 20)]
    found = [calibration.calibrated(telling(f))[0].confidence for f in facts]
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 1


def test_a_kind_without_weights_keeps_its_confidence():
    (fact,) = Calibration({}).calibrated(telling(position()))
    assert fact.confidence == 0.9


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[position]\nbias = 'high'", "position.bias: not a number"),
        ("[position]\nwordz = 1.0", "position.wordz: no such key .did you mean words"),
        ("[actor]\nbias = 1.0", "actor: no such key"),
    ],
)
def test_malformed_weights_are_named(tmp_path: Path, shipped: Ontology, content: str, message: str):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "confidence.toml").write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"confidence\.toml: {message}"):
        Calibration.of(Ontology.open(tmp_path))


def test_facts_that_are_not_sure_enough_are_left_out():
    sure, unsure = position(confidence=0.8), position(confidence=0.79)
    assert Calibration({}).sure([sure, unsure], 0.8) == [sure]


def test_a_kind_may_have_a_floor_of_its_own():
    sure, unsure = position(confidence=0.4), position(confidence=0.39)
    assert Calibration({}, {"position": 0.4}).sure([sure, unsure], None) == [sure]


def test_a_least_confidence_that_is_given_is_used_instead_of_the_floors():
    sure, unsure = position(confidence=0.4), position(confidence=0.39)
    assert Calibration({}, {"position": 0.4}).sure([sure, unsure], 0.2) == [sure, unsure]


def test_incomplete_facts_are_looked_for_only_where_they_are_sure_enough(shipped: Ontology):
    shares = Calibration.of(shipped)
    kinds = ("position", "threat", "contract")
    assert [shares.keeps_incomplete(k, None) for k in kinds] == [False, False, True]
    assert [shares.keeps_incomplete(k, 0.2) for k in kinds] == [False, True, True]


def test_a_threat_stays_without_the_position_that_is_left_out():
    threat = Threat(
        issuer="Ana Ruiz", target="officials", action="sue", action_type="legal", position="p"
    )
    (kept,) = Calibration({}).sure([position(id="p", confidence=0.1), threat], 0.5)
    assert isinstance(kept, Threat)
    assert kept.position == ""


TEXT = 'Paul Okoro said the bridge was unsafe. "It is old," Ruth Mwangi said. Officials disagreed.'


def test_an_extractor_leaves_out_what_is_not_sure(nlp: Language, shipped: Ontology, tell: Teller):
    every = {p.id: p.confidence for p in tell(TEXT).positions}
    middle = sorted(every.values())[-1]
    strict = Extractor(nlp, shipped, middle)
    kept = [f for f in strict.facts(article_of(TEXT)) if f.kind == "position"]
    assert {f.id for f in kept} == {i for i, c in every.items() if c >= middle}
    assert 0 < len(kept) < len(every)


def test_threats_have_the_confidence_of_their_kind(tell: Teller, shipped: Ontology):
    (threat,) = tell("The Rail Workers Union threatened to sue Verdana Foods.").threats
    assert threat.confidence == Calibration.of(shipped).confidence("threat", {})


def test_contracts_have_the_confidence_of_their_kind(tell: Teller, shipped: Ontology):
    text = "The Ministry of Health signed a contract with Verdana Foods for school meals."
    (contract,) = (f for f in tell(text).facts if isinstance(f, Contract))
    assert contract.confidence == Calibration.of(shipped).confidence("contract", {})
