import datetime as dt

import pytest

from kg.read import read
from kg.read.markdown import split_front_matter

FERRY = """\
The harbour board said it would end the night ferry. Staff said "no" — and struck.
Nobody sailed.

We will not move, said one captain.

no pay
no ships
no fuel

1986. The last strike.

What next

Year  Trips
2024  400

timetable

The board keeps snake_case_names and 5 * 3."""


def test_markup_is_stripped(data):
    (article,) = read([str(data / "ferry.md")])
    assert article.text == FERRY


def test_front_matter_gives_the_metadata(data):
    (article,) = read([str(data / "ferry.md")])
    assert article.title == "Ferry: last trip"
    assert article.date == dt.date(2025, 4, 1)
    assert article.authors == ("Jane Roe", "Ann Lee")
    assert article.publisher == "Valley Post"
    assert article.url == "https://valley.example/ferry"


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Mill: no deal", "Mill: no deal"),
        ("title: 'Mill'", "Mill"),
        ("title: >-\n  Mill to\n  close", "Mill to close"),
        ("Title:   Mill\n# note\nother: x", "Mill"),
        ("title:", ""),
    ],
)
def test_simple_values_of_front_matter(read_one, block, title):
    assert read_one("a.md", f"---\n{block}\n---\nIt will.").title == title


def test_windows_line_ends_in_front_matter(read_one):
    article = read_one("a.md", "\ufeff---\r\ntitle: Mill\r\n---\r\n\r\nIt will.\r\n")
    assert (article.title, article.text) == ("Mill", "It will.")


def test_front_matter_that_does_not_end_is_text():
    text = "---\ntitle: Mill\n\nIt will."
    assert split_front_matter(text) == ({}, text)


def test_the_first_heading_is_the_title_and_no_text(read_one):
    article = read_one("a.md", "# Mill to *close*\n\nIt will.")
    assert (article.title, article.text) == ("Mill to close", "It will.")


def test_a_heading_that_differs_from_the_given_title_stays(read_one):
    article = read_one("a.md", "---\ntitle: Ferry\n---\n# Mill\n\nIt will.")
    assert (article.title, article.text) == ("Ferry", "Mill\n\nIt will.")


def test_only_the_first_heading_is_the_title(read_one):
    article = read_one("a.md", "It will.\n\n# One\n\n# Two")
    assert (article.title, article.text) == ("One", "It will.\n\nTwo")


def test_html_in_markdown_keeps_its_words(read_one):
    article = read_one(
        "a.markdown", "<div>\n<p>It will.</p>\n<!-- note -->\n</div>\n\nIt <b>did</b>."
    )
    assert article.text == "It will.\n\nIt did."


def test_a_hard_line_break_stays(read_one):
    assert read_one("a.md", "One  \ntwo\nthree").text == "One\ntwo three"


def test_unbalanced_markup_is_read(read_one):
    assert read_one("a.md", "He [said *no.").text == "He [said *no."
