"""Which stretches of a text stand in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Span
from kg.extraction.quotes import merged, paragraph_of, quotations, quoted_share


def quoted(text: str) -> list[str]:
    return [s.of(text) for s in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She said "no deal" again.', ['"no deal"']),
        ("She said “no deal” again.", ["“no deal”"]),
        ('"One," he said, "two."', ['"One,"', '"two."']),
        ("nothing here", []),
        ("", []),
        ('"', []),
        ("a stray ” mark", []),
    ],
)
def test_quotations_with_their_marks(text: str, found: list[str]):
    assert quoted(text) == found


def test_an_open_quotation_ends_with_its_paragraph():
    assert quoted("“We will sell.\nShe left.") == ["“We will sell."]


def test_each_paragraph_of_a_long_quotation_is_quoted():
    text = "“We will sell.\n“We will leave,” she said."
    assert quoted(text) == ["“We will sell.", "“We will leave,”"]


def test_a_stray_closing_mark_does_not_turn_the_text_around():
    text = 'the mill" closed. "We will sell," she said.'
    assert quoted(text) == ['"We will sell,"']


def test_an_apostrophe_is_no_quotation():
    assert quoted("the workers' mill isn't closed") == []


@given(st.text(alphabet='ab“”" \n', max_size=40))
def test_quotations_are_in_order_and_never_overlap(text: str):
    found = quotations(text)
    assert found == sorted(found)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in s.of(text) for s in found)


@pytest.mark.parametrize(
    ("span", "share"), [(Span(0, 4), 0.0), (Span(5, 15), 1.0), (Span(0, 10), 0.5)]
)
def test_the_quoted_share_of_a_span(span: Span, share: float):
    assert quoted_share(span, [Span(5, 20), Span(30, 40)]) == share


def test_spans_that_are_near_are_joined():
    assert merged([Span(8, 9), Span(0, 3), Span(4, 6)], gap=1) == (Span(0, 6), Span(8, 9))


def test_overlapping_spans_are_joined():
    assert merged([Span(0, 9), Span(2, 4)], gap=0) == (Span(0, 9),)


@pytest.mark.parametrize(("place", "line"), [(0, "one"), (4, "two"), (6, "two"), (8, "three")])
def test_the_paragraph_at_a_place(place: int, line: str):
    text = "one\ntwo\nthree"
    assert paragraph_of(text, place).of(text) == line
