"""Spans, slugs, ids and the stored form of an article."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article, Span, article_id, slug
from kg.errors import InputError

ARTICLE = Article(
    id="mill-1",
    text="The mill “closed”.\nIt was old. 🚢",
    title="Mill",
    date=dt.date(2026, 2, 26),
    url="https://example.org/mill",
    publisher="The Wire",
    authors=("Ana Lima", "Bo Ek"),
    source="mill.txt",
)


def test_a_span_gives_its_characters():
    assert Span(4, 8).of("The mill closed.") == "mill"


@pytest.mark.parametrize(
    ("other", "holds", "meets"),
    [
        (Span(2, 5), True, True),
        (Span(3, 4), True, True),
        (Span(1, 3), False, True),
        (Span(4, 9), False, True),
        (Span(5, 6), False, False),
        (Span(0, 2), False, False),
    ],
)
def test_spans_hold_and_meet(other: Span, holds: bool, meets: bool):
    assert (Span(2, 5).holds(other), Span(2, 5).meets(other)) == (holds, meets)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Norsholm Steel", "norsholm-steel"),
        ("  “Łódź” & Århus! ", "odz-arhus"),
        ("U.S. Navy", "u-s-navy"),
        ("部长", ""),
        ("", ""),
    ],
)
def test_slugs(text: str, made: str):
    assert slug(text) == made


@given(st.text(max_size=200), st.integers(1, 60))
def test_a_slug_is_short_plain_and_stable(text: str, limit: int):
    made = slug(text, limit)
    assert len(made) <= limit
    assert slug(made, limit) == made
    assert made == made.strip("-")
    assert made.isascii()


def test_an_id_depends_on_the_name_and_the_text():
    assert article_id("Mill", "a") == article_id("mill", "a")
    assert article_id("Mill", "a") != article_id("Mill", "b")
    assert article_id("部长", "a").startswith("article-")


def test_an_article_survives_json():
    line = ARTICLE.to_json()
    assert "\n" not in line
    assert Article.from_json(line) == ARTICLE


def test_an_article_without_a_date_survives_json():
    bare = Article(id="x", text="")
    assert Article.from_json(bare.to_json()) == bare


def test_the_digest_changes_with_the_metadata():
    other = Article.from_json(ARTICLE.to_json().replace("The Wire", "The Post"))
    assert other.sha256 != ARTICLE.sha256
    assert Article.from_json(ARTICLE.to_json()).sha256 == ARTICLE.sha256


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "3", "{}", ARTICLE.to_json().replace("2026-02-26", "soon")]
)
def test_a_broken_line_is_named(line: str):
    with pytest.raises(InputError) as caught:
        Article.from_json(line, "articles/mill.json")
    assert caught.value.where == "articles/mill.json"
