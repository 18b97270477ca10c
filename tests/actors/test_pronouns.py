"""How persons before a pronoun are described and ranked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Teller, article_of

from kg.actors.pronouns import Pronouns

Asked = Callable[[str, str], tuple[Pronouns, list[str]]]


@pytest.fixture
def ask(tell: Teller) -> Asked:
    """The pronouns of a text, and the candidates for the last one that is ``word``."""

    def asked(text: str, word: str) -> tuple[Pronouns, list[str]]:
        scene = tell.extractor.scene(article_of(text))
        pronouns = Pronouns(scene.doc, scene.cast)
        token = [t for t in scene.doc if t.lower_ == word][-1]
        return pronouns, [d.name for d, _ in pronouns.candidates(token)]

    return asked


def test_candidates_are_of_the_pronouns_gender_the_last_named_first(ask: Asked):
    text = "Anna Berg met Paul Okoro. Peter Hall saw Okoro, and his dog barked."
    assert ask(text, "his")[1] == ["Paul Okoro", "Peter Hall"]


def test_the_subject_of_the_same_verb_is_no_candidate(ask: Asked):
    assert ask("Paul Okoro left. Peter Hall called him.", "him")[1] == ["Paul Okoro"]


def test_a_resolved_pronoun_is_a_mention_for_the_next(ask: Asked):
    text = "Paul Okoro spoke. Peter Hall listened. He smiled. His hat fell."
    pronouns, before = ask(text, "his")
    he = pronouns.found[0]
    okoro = next(d for d, _ in pronouns.candidates(he) if d.name == "Paul Okoro")
    pronouns.note(he, okoro)
    assert before[0] == "Peter Hall"
    assert pronouns.candidates(pronouns.found[1])[0][0] is okoro


def test_a_person_named_sixteen_sentences_before_is_out_of_reach(ask: Asked):
    near, far = ("Paul Okoro left. " + "It rained. " * n + "His hat fell." for n in (14, 15))
    assert ask(near, "his")[1] == ["Paul Okoro"]
    assert ask(far, "his")[1] == []
