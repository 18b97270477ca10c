"""What a frame's file may hold: each fault is named with file, key and mend."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.extraction.events import EventLexicon
from kg.extraction.frames import declared_frames, frame_of
from kg.ontology import Ontology

FRAME: dict[str, Any] = {
    "fact": "praise",
    "blockers": ["negated"],
    "slots": {"who": {"type": "actor", "required": True}, "why": {"type": "clause"}},
    "triggers": [
        {"name": "praise", "lemmas": ["praise"], "pos": ["VERB"], "slots": {"who": ["nsubj"]}}
    ],
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the frame with the entry at ``path`` ("triggers.0.pos") changed, or dropped."""
    frame = deepcopy(FRAME)
    *parents, last = path.split(".")
    at: Any = frame
    for part in parents:
        at = at[int(part)] if isinstance(at, list) else at[part]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return frame


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("fact", None, "fact: missing"),
        ("fact", 3, "fact: not a text"),
        ("facts", "x", r"facts: no such key \(did you mean fact\?\)"),
        ("confidence", 2, "confidence: 2 is none"),
        ("confidence", "high", "confidence: not a number"),
        ("blockers", "negated", "blockers: not a list of texts"),
        ("blockers", [1], "blockers: not a list of texts"),
        ("slots.who", 3, r"slots.who: not a table: \[slots.who\]"),
        ("slots.who.type", "person", "slots.who.type: 'person' is none .*actor, text, clause"),
        ("slots.who.required", "yes", "slots.who.required: not true or false"),
        ("slots.who.several", "all", "slots.who.several: 'all' is none"),
        ("slots.who.require", True, r"slots.who.require: no such key \(did you mean required"),
        ("slots.Why", {"type": "text"}, "slots.Why: no name for a slot"),
        ("slots.evidence", {"type": "text"}, "slots.evidence: no name for a slot"),
        ("triggers.0.bare", "yes", r"triggers\[1\].bare: not true or false"),
        ("triggers", [], r"begin each with \[\[triggers\]\]"),
        ("triggers.0.lemmas", None, r"triggers\[1\].lemmas: missing"),
        ("triggers.0.lemma", ["x"], r"triggers\[1\].lemma: no such key .did you mean lemmas"),
        ("triggers.0.slots.who", ["nsubj]"], r"triggers\[1\].slots.who: path 'nsubj\]'"),
        ("triggers.0.requires", ["^"], r"triggers\[1\].requires: path '\^'"),
    ],
)
def test_a_fault_is_named_with_its_key(path: str, value: Any, message: str):
    with pytest.raises(OntologyError, match=message) as caught:
        frame_of(changed(path, value), "frames/praise.toml")
    assert caught.value.where == "frames/praise.toml"
    assert caught.value.mend


def test_phrases_can_stand_in_for_lemmas():
    frame = deepcopy(FRAME)
    del frame["triggers"][0]["lemmas"]
    frame["triggers"][0]["phrases"] = ["heap praise on"]
    assert list(frame_of(frame, "").triggers[0].forms()) == [("heap", "praise", "on")]


def ontology(folder: Path, name: str, toml: str) -> Ontology:
    (folder / "frames").mkdir(exist_ok=True)
    (folder / "frames" / f"{name}.toml").write_text(toml, encoding="utf-8")
    return Ontology.open(folder)


SLOTS = '[slots.who]\ntype = "actor"\nrequired = true\n'
TRIGGER = '[[triggers]]\nname = "x"\nlemmas = ["x"]\npos = ["VERB"]\n[triggers.slots]\nwho = []\n'


def test_a_kind_is_declared_by_its_slots(tmp_path: Path):
    made = ontology(tmp_path, "praise", f'fact = "praise"\n{SLOTS}{TRIGGER}')
    assert list(declared_frames(made)) == ["praise"]


def test_the_shipped_frames_declare_no_kinds_of_their_own(shipped: Ontology):
    assert declared_frames(shipped) == {}


@pytest.mark.parametrize(
    ("name", "toml", "message"),
    [
        ("praise", f'fact = "praise"\n{TRIGGER}', "slots: none is required"),
        ("praise", f'fact = "threat"\n{SLOTS}{TRIGGER}', "fact: 'threat' is taken"),
        ("praise", f'fact = "Praise of"\n{SLOTS}{TRIGGER}', "fact: 'Praise of' is no name"),
        (
            "praise",
            f'fact = "praise"\n{SLOTS}{TRIGGER}why = ["dobj"]',
            r"triggers\[1\].slots.why: no such slot \(declared are who\)",
        ),
        (
            "praise",
            f'fact = "praise"\nblockers = ["rare"]\n{SLOTS}{TRIGGER}',
            "blockers: no blocker 'rare' .use negated, modal",
        ),
    ],
)
def test_a_kind_that_cannot_be_is_an_error(tmp_path: Path, name: str, toml: str, message: str):
    with pytest.raises(OntologyError, match=rf"{name}\.toml: {message}"):
        EventLexicon.of(ontology(tmp_path, name, toml))


def test_two_frames_of_one_kind_are_an_error(tmp_path: Path):
    ontology(tmp_path, "praise", f'fact = "praise"\n{SLOTS}{TRIGGER}')
    made = ontology(tmp_path, "zeal", f'fact = "praise"\n{SLOTS}{TRIGGER}')
    with pytest.raises(OntologyError, match=r"zeal\.toml: fact: 'praise' is taken"):
        declared_frames(made)


def test_malformed_blockers_are_named(tmp_path: Path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "blockers.toml").write_text("[rare]\nbeside = []\n", encoding="utf-8")
    made = ontology(tmp_path, "praise", f'fact = "praise"\n{SLOTS}{TRIGGER}')
    with pytest.raises(OntologyError, match=r"blockers\.toml: rare\.above: missing"):
        EventLexicon.of(made)
