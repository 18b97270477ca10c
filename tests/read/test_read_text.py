import datetime as dt

import pytest

from kg.read import read
from kg.read.text import split_header


def test_a_block_of_metadata_is_taken_off(data):
    (article,) = read([str(data / "quarry.txt")])
    assert article.title == "Quarry: council says no"
    assert article.date == dt.date(2025, 3, 3)
    assert article.authors == ("Jane Roe", "Ann Lee")
    assert article.publisher == "Valley Post"
    assert article.url == "https://valley.example/news/quarry"
    assert article.text.startswith("The council refused")
    assert article.text.endswith("go to court.")
    assert article.source == str(data / "quarry.txt")
    assert article.id.startswith("quarry-")


@pytest.mark.parametrize(
    "raw",
    [
        " date 2025-03-04 The owner refused.",
        "date 2025-03-04\n\nThe owner refused.",
        "Date: 2025-03-04\n\nThe owner refused.",
        "date 2025-03-04\nThe owner refused.",
        "https://a.example/x\ndate 2025-03-04\n\nThe owner refused.",
        "date 2025-03-04\nhttps://a.example/x\nThe owner refused.",
        "https://a.example/x\r\n\r\ndate 2025-03-04 The owner refused.",
        "https://a.example/2025/03/04/x\n\nThe owner refused.",
        "\ufeff\n\nhttps://a.example/2025/03/04/x\nThe owner refused.",
    ],
)
def test_a_leading_date_or_url_is_metadata(read_one, raw):
    article = read_one("mill.txt", raw)
    assert article.date == dt.date(2025, 3, 4)
    assert article.text == "The owner refused."


def test_the_date_that_is_given_comes_before_that_of_the_url(read_one):
    article = read_one("a.txt", "date 2025-03-05\nhttps://a.example/2025/03/04/x\n\nNo.")
    assert article.date == dt.date(2025, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Title: no\nsays the owner.\n\nNobody else spoke.",
        "Warning: the dam may break.\n\nNobody else spoke.",
        "The dated 2025-03-04 letter.",
        "Date night was called off.",
        "Text: the owner refused.\n\nMore.",
        "https://a.example/x is the page that the owner took down.",
        "He wrote: see\n\nhttps://a.example/x\n\nfor more.",
    ],
)
def test_text_that_looks_like_metadata_stays(text):
    assert split_header(text) == ({}, text)


def test_a_text_that_is_all_metadata_has_no_text(read_bytes):
    (error,) = read_bytes("a.txt", "https://a.example/x\n\nTitle: Mill")
    assert "no text" in str(error)


def test_a_headline_without_key_stays_in_the_text(read_one):
    assert read_one("a.txt", "Mill to close\n\nIt will.").text == "Mill to close\n\nIt will."


def test_unbalanced_quotation_marks_are_read(read_one):
    assert read_one("a.txt", '“No, he said. "Not so.').text == '“No, he said. "Not so.'


def test_a_bad_date_is_told_and_the_article_is_read(read_bytes):
    article, error = read_bytes("a.txt", "date 2025-13-45 The owner refused.")
    assert article.date is None
    assert article.text == "The owner refused."
    assert "2025-13-45" in error.what
    assert error.mend == "write it as YYYY-MM-DD"
