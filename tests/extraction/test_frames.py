"""The frame engine: reading frames, following paths, matching triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import OntologyError
from kg.extraction.frames import Match, frame_of, matches
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


def table(**changes: Any) -> dict[str, Any]:
    trigger = {
        "name": "praise",
        "lemmas": ["praise"],
        "pos": ["VERB"],
        "slots": {"who": ["@subject"], "whom": ["dobj"]},
    }
    return {"fact": "praise", "triggers": [trigger | changes]}


def found(nlp: Language, text: str, **changes: Any) -> list[Match]:
    return list(matches(nlp(text), frame_of(table(**changes), "praise.toml")))


def slots(nlp: Language, text: str, **changes: Any) -> dict[str, list[str]]:
    (match,) = found(nlp, text, **changes)
    return {k: [t.text for t in v] for k, v in match.slots.items()}


def test_a_trigger_with_its_slots(nlp: Language):
    assert slots(nlp, "The mayor praised the nurses.") == {"who": ["mayor"], "whom": ["nurses"]}


def test_every_inflection_of_the_lemma_is_a_trigger(nlp: Language):
    text = "The mayor praises Anna. The mayor praised Anna. The mayor has praised Anna."
    assert len(found(nlp, text)) == 3


def test_a_word_of_another_part_of_speech_is_none(nlp: Language):
    assert found(nlp, "Her praise was loud.") == []


def test_the_subject_of_a_passive_is_its_agent(nlp: Language):
    assert slots(nlp, "The nurses were praised by the mayor.")["who"] == ["mayor"]


def test_a_subject_is_shared_with_the_verb_above(nlp: Language):
    assert slots(nlp, "The mayor wants to praise the nurses.")["who"] == ["mayor"]


def test_a_path_goes_through_a_preposition(nlp: Language):
    given = {"why": ["prep[for]>pobj"]}
    assert slots(nlp, "The mayor praised the nurses for courage.", slots=given) == {
        "why": ["courage"]
    }


def test_another_preposition_does_not_fit(nlp: Language):
    given = {"why": ["prep[for]>pobj"]}
    assert slots(nlp, "The mayor praised the nurses with gusto.", slots=given) == {"why": []}


def test_a_path_goes_to_the_verb_of_an_infinitive(nlp: Language):
    given = {"lemmas": ["plan"], "pos": ["VERB"], "slots": {"act": ["@to"]}}
    assert slots(nlp, "The mayor plans to sue.", **given) == {"act": ["sue"]}
    assert slots(nlp, "The mayor plans a trip to Rome.", **given) == {"act": []}


def test_a_path_goes_up_to_the_head(nlp: Language):
    noun = {"lemmas": ["prize"], "pos": ["NOUN"], "slots": {"who": ["^dobj>nsubj"]}}
    assert slots(nlp, "The mayor won a prize.", **noun) == {"who": ["mayor"]}


def test_paths_are_tried_in_order_and_each_word_is_given_once(nlp: Language):
    given = {"all": ["dobj", "nsubj", "dobj"]}
    assert slots(nlp, "The mayor praised the nurses.", slots=given) == {"all": ["nurses", "mayor"]}


def test_unless_rules_a_trigger_out(nlp: Language):
    assert found(nlp, "The mayor did not praise the nurses.", unless=["not"]) == []


def test_an_empty_text_has_no_match(nlp: Language):
    assert found(nlp, "") == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        ">",
        "dobj>",
        "prep[for",
        "prep]for[",
        "^^dobj",
        "dobj nsubj",
        "Dobj",
        "dobj[]",
        "@",
        "dobj>>pobj",
    ],
)
def test_a_malformed_path_is_named_with_its_file(path: str):
    with pytest.raises(OntologyError) as caught:
        frame_of(table(slots={"who": [path]}), "frames/praise.toml")
    assert caught.value.where == "frames/praise.toml"
    assert repr(path) in caught.value.what


@pytest.mark.parametrize("key", ["name", "lemmas", "pos", "slots"])
def test_a_trigger_that_lacks_a_key_is_an_error(key: str):
    frame = table()
    del frame["triggers"][0][key]
    with pytest.raises(OntologyError, match=key):
        frame_of(frame, "praise.toml")


@pytest.mark.parametrize("frame", [{}, {"fact": "x"}, {"fact": "x", "triggers": 3}])
def test_a_frame_without_triggers_is_an_error(frame: dict[str, Any]):
    with pytest.raises(OntologyError, match=r"praise\.toml"):
        frame_of(frame, "praise.toml")


def test_all_shipped_frames_can_be_read(shipped: Ontology):
    frames = {name: frame_of(t, name) for name, t in shipped.frames().items()}
    assert {"threat", "contract"} <= set(frames)
    assert all(f.triggers for f in frames.values())
