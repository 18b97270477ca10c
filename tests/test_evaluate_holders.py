"""Holders right and wrong by the kind of words for them."""

from __future__ import annotations

import pytest

from kg.evaluate.holders import HolderScore, Words, holder_scores

WORDS = Words(frozenset({"he", "they"}), frozenset({"they", "we"}), frozenset({"the", "his"}))
SAID = "the mill would close in May"


def actor(name: str, kind: str = "Person") -> dict[str, object]:
    return {"kind": "actor", "name": name, "type": kind, "must": True}


def position(holder: str, text: str = "", said: str = SAID, must: bool = True) -> dict[str, object]:
    return {
        "kind": "position",
        "holder": holder,
        "holder_text": text,
        "proposition": said,
        "must": must,
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He", "pronoun"),
        ("They", "plural"),
        ("Ada Obi", "name"),
        ("the Ministry", "name"),
        ("A Pentagon aide", "name"),
        ("the company", "definite noun"),
        ("his lawyer", "definite noun"),
        ("a senior official", "unnamed"),
        ("residents", "unnamed"),
        ("", "none"),
    ],
)
def test_kinds_of_words(text: str, kind: str):
    assert WORDS.kind(text) == kind


def test_right_and_wrong_are_counted_where_the_content_is_found():
    gold = {"a": [actor("Ada Obi"), actor("Ivo Bauer"), position("Ada Obi")]}
    right = {"a": [actor("Ada Obi"), position("Ada Obi", "He")]}
    wrong = {"a": [actor("Ivo Bauer"), position("Ivo Bauer", "the owner")]}
    assert holder_scores(gold, right, {}, WORDS)["pronoun"] == HolderScore(1, 0)
    assert holder_scores(gold, wrong, {}, WORDS)["definite noun"] == HolderScore(0, 1)
    assert holder_scores(gold, {}, {}, WORDS)["all"] == HolderScore(0, 0)


def test_what_need_not_be_found_is_not_asked():
    gold = {"a": [actor("Ada Obi"), position("Ada Obi", must=False)]}
    system = {"a": [actor("Ada Obi"), position("Ada Obi", "He")]}
    assert holder_scores(gold, system, {}, WORDS)["all"] == HolderScore(0, 0)


def test_one_system_position_answers_for_one_gold_position_only():
    names = [actor("Ada Obi"), actor("Ivo Bauer")]
    outer, inner = f"Bauer warned that {SAID}", SAID
    gold = {"a": [*names, position("Ada Obi", said=outer), position("Ivo Bauer", said=inner)]}
    system = {"a": [*names, position("Ada Obi", "She", said=outer)]}
    assert holder_scores(gold, system, {}, WORDS)["all"] == HolderScore(1, 0)


def test_what_has_the_wrong_holder_is_paired_with_the_most_alike():
    names = [actor("Ada Obi"), actor("Ivo Bauer")]
    gold = {"a": [*names, position("Ada Obi")]}
    near = position("Ivo Bauer", "the owner", said=f"{SAID} or June")
    system = {"a": [*names, near, position("Ivo Bauer", "he")]}
    assert holder_scores(gold, system, {}, WORDS)["pronoun"] == HolderScore(0, 1)
    assert holder_scores(gold, system, {}, WORDS)["definite noun"] == HolderScore(0, 0)


def test_what_a_group_holds_is_plural():
    gold = {"a": [actor("the owners", "Group"), position("the owners")]}
    system = {"a": [actor("the owners", "Group"), position("the owners", "the owners")]}
    assert holder_scores(gold, system, {}, WORDS)["plural"] == HolderScore(1, 0)


def test_a_content_that_no_position_came_of_is_unresolved():
    gold = {"a": [actor("Ada Obi"), position("Ada Obi")]}
    proposed = {"a": [("something else", "Ivo Bauer"), (f"that {SAID}", "the owner")]}
    scores = holder_scores(gold, {}, proposed, WORDS)
    assert scores["definite noun"] == scores["all"] == HolderScore(0, 0, 1)


def test_what_was_found_is_not_unresolved():
    gold = {"a": [actor("Ada Obi"), position("Ada Obi")]}
    system = {"a": [actor("Ada Obi"), position("Ada Obi", "He")]}
    scores = holder_scores(gold, system, {"a": [(SAID, "He")]}, WORDS)
    assert scores["all"] == HolderScore(1, 0, 0)


def test_the_share_is_a_percentage():
    assert HolderScore(3, 1).share == 75.0
