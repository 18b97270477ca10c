"""Spans, slugs, ids and the stored form of an article."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import assume, given
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


TRIMMABLE = " \tab c  .."


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
    ("span", "characters", "left"),
    [
        (Span(0, 8), None, "ab c"),
        (Span(0, 10), " .", "\tab c"),
        (Span(3, 5), None, "b"),
        (Span(6, 10), " .", ""),
        (Span(4, 4), None, ""),
    ],
)
def test_a_span_is_trimmed(span: Span, characters: str | None, left: str):
    trimmed = span.trimmed(TRIMMABLE, characters)
    assert trimmed.of(TRIMMABLE) == left
    assert span.holds(trimmed)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Norsholm Steel", "norsholm-steel"),
        ("  “Łódź” & Århus! ", "lodz-and-arhus"),
        ("Straße des Þór, Ærø, Işık, Đức", "strasse-des-thor-aero-isik-duc"),
        ("C++ Alliance", "c-plus-plus-alliance"),
        ("O´Brien", "o-brien"),
        ("U.S. Navy", "us-navy"),
        ("U.S.-led force", "us-led-force"),
        ("J. K. Obi", "jk-obi"),
        ("J.K. Obi", "jk-obi"),
        ("Verdana Inc. of Oslo", "verdana-inc-of-oslo"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_slugs(text: str, made: str):
    assert slug(text) == made


@pytest.mark.parametrize(
    "names",
    [
        ("東京 Group", "大阪 Group", "Group"),
        ("部长", "部门"),
        ("がく", "かく"),
        ("C Alliance", "C# Alliance", "C++ Alliance"),
        ("Group €", "Group $", "Group"),
        ("!!!", "???"),
        ("a" * 60, "a" * 61, "a" * 62),
        ("an official of the port " * 3 + "in Oslo", "an official of the port " * 3 + "in Lomé"),
    ],
)
def test_names_that_differ_in_letters_have_slugs_of_their_own(names: tuple[str, ...]):
    made = {slug(name) for name in names}
    assert len(made) == len(names)
    assert all(made)


@given(st.text(max_size=200))
def test_a_slug_is_short_plain_and_stable(text: str):
    made = slug(text)
    assert len(made) <= 60
    assert slug(made) == made
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert bool(made) == bool(text.strip())


# Long runs of one word reach the limit, single letters make near pairs.
NAMES = st.lists(
    st.sampled_from(["a", "b", "7", "東", "大", "か", "ば", "б", "#", "€", " ", "port " * 12]),
    min_size=1,
    max_size=6,
).map("".join)


@given(NAMES, NAMES)
def test_names_share_a_slug_only_where_they_are_equal_but_for_space(one: str, other: str):
    assert (slug(one) == slug(other)) == (one.split() == other.split())


LATIN = st.text("abzéüøß -'.,", min_size=1, max_size=80)


@given(LATIN)
def test_case_quotes_and_space_around_make_no_other_slug(name: str):
    assume(slug(name) and any(c.isalpha() for c in name))
    assert slug(f" “{name.upper()}” ") == slug(name)


def test_an_id_depends_on_the_name_and_the_text():
    assert article_id("Mill", "a") == article_id("mill", "a")
    assert article_id("Mill", "a") != article_id("Mill", "b")
    assert article_id("", "a").startswith("article-")


def test_an_article_survives_json():
    line = ARTICLE.to_json()
    assert "\n" not in line
    assert Article.from_json(line) == ARTICLE


def test_an_article_without_a_date_survives_json():
    bare = Article(id="x", text="")
    assert Article.from_json(bare.to_json()) == bare


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "3", "{}", ARTICLE.to_json().replace("2026-02-26", "soon")]
)
def test_a_broken_line_is_named(line: str):
    with pytest.raises(InputError) as caught:
        Article.from_json(line, "articles/mill.json")
    assert caught.value.where == "articles/mill.json"
