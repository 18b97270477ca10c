"""Posts that an article embeds."""

from __future__ import annotations

import pytest
from told import Teller

POST = "The mill must close by June. {dash} Dana Whitfield (@danawhitfield) February 26, 2026"


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_the_author_of_a_post_holds_it(tell: Teller, dash: str):
    (position,) = tell(POST.format(dash=dash)).positions
    assert position.holder == position.holder_text == "Dana Whitfield"
    assert position.proposition == "The mill must close by June"


def test_the_spans_of_a_post_give_its_words(tell: Teller):
    text = POST.format(dash="—")
    (position,) = tell(text).positions
    assert position.spans["proposition"][0].of(text) == position.proposition
    assert position.spans["holder_text"][0].of(text) == "Dana Whitfield"


@pytest.mark.parametrize("link", ["https://example.org/abc", "pic.example.com/abc", "… ..."])
def test_a_link_and_dots_at_the_end_are_no_part_of_a_post(tell: Teller, link: str):
    text = f"The mill must close by June {link} — Dana Whitfield (@danawhitfield) May 1, 2026"
    assert [p.proposition for p in tell(text).positions] == ["The mill must close by June"]


def test_the_author_of_a_post_is_the_person_of_the_article(tell: Teller):
    text = "Mayor Dana Whitfield wrote on X:\n" + POST.format(dash="—")
    told = tell(text)
    assert told.holder("must close") == "Dana Whitfield"
    assert [r.title for r in told.actors["Dana Whitfield"].roles] == ["Mayor"]


def test_a_dash_without_a_handle_is_no_post(tell: Teller):
    told = tell("The mill closed in June (see page 4) - Dana Whitfield left the town (in Norway).")
    assert told.positions == []


def test_two_links_at_the_end_are_no_part_of_a_post(tell: Teller):
    links = "https://example.org/a pic.example.com/b"
    text = f"The mill must close by June {links} — Dana Whitfield (@danawhitfield) May 1, 2026"
    assert [p.proposition for p in tell(text).positions] == ["The mill must close by June"]
