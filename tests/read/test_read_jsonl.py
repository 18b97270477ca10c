import datetime as dt
import json

import pytest

from kg.article import Article
from kg.errors import InputError
from kg.read import ReadOptions, read


def test_each_line_gives_an_article_or_an_error(data):
    path = str(data / "wire.jsonl")
    items = list(read([path]))
    places = [item.source if isinstance(item, Article) else item.where for item in items]
    assert places == [f"{path}:{line}" for line in (1, 2, 4, 5, 6)]
    assert [isinstance(item, Article) for item in items] == [True, False, False, False, True]


def test_a_broken_line_is_named_with_its_column(data):
    error = list(read([str(data / "wire.jsonl")]))[1]
    assert error.where.endswith("wire.jsonl:2")
    assert "column 23" in error.what


def test_the_usual_synonyms_are_understood(data):
    article = next(read([str(data / "wire.jsonl")]))
    assert article.id.startswith("w-1-")
    assert article.title == "Dam deal"
    assert article.text == "Egret Power signed a contract for the dam."
    assert article.date == dt.date(2025, 5, 6)
    assert article.publisher == "Valley Wire"
    assert article.authors == ("Jane Roe", "Ann Lee")
    assert article.url == "https://wire.example/dam"


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ('{"title": "Mill"}', "has no text"),
        ('{"text": ""}', "has no text"),
        ('{"text": null}', "has no text"),
        ('{"text": " \\n "}', "no text"),
        ('{"text": 5}', "is a number, not a string"),
        ('{"text": ["a"]}', "is a list, not a string"),
        ('{"text": true}', "is a truth value"),
        ("[1]", "the record is a list"),
        ("null", "the record is null"),
        ('"text"', "the record is a string"),
        ('{"text": "a"', "broken JSON at column 13"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_a_bad_record_is_refused(read_bytes, record, what):
    error, article = read_bytes("a.jsonl", record + '\n{"text": "The owner said no."}')
    assert isinstance(error, InputError)
    assert what in error.what
    assert error.where.endswith("a.jsonl:1")
    assert article.text == "The owner said no."


def test_a_field_map_names_the_keys(read_one):
    record = '{"text": "no", "story": {"full": "The owner said no."}, "when": "2025-03-04"}'
    article = read_one("a.jsonl", record, text="story.full", date="when")
    assert article.text == "The owner said no."
    assert article.date == dt.date(2025, 3, 4)


def test_a_key_with_a_dot_comes_before_a_path(read_one):
    record = '{"a.b": "The owner said no.", "a": {"b": "x"}}'
    assert read_one("a.jsonl", record, text="a.b").text == "The owner said no."


def test_a_mapped_key_that_is_absent_is_named(read_bytes):
    (error,) = read_bytes("a.jsonl", '{"text": "no"}', text="story")
    assert "no text under 'story'" in error.what
    assert "--field" in error.mend


@pytest.mark.parametrize("fields", [{"txt": "body"}, {"text": ""}])
def test_a_field_map_of_no_sense_is_refused(fields):
    with pytest.raises(InputError, match="FIELD=KEY"):
        ReadOptions(fields)


def test_a_bad_date_is_told_and_the_record_is_read(read_bytes):
    article, error = read_bytes("a.ndjson", '{"text": "The owner said no.", "date": "soon"}')
    assert article.date is None
    assert error.where.endswith("a.ndjson:1")
    assert "'soon'" in error.what


def test_odd_characters_in_strings_are_normalised(read_one):
    article = read_one("a.jsonl", '{"text": "\\ud800The\\u0000 owner\\u00a0said\\r\\nno."}')
    assert article.text == "The owner said\nno."


def test_a_line_separator_inside_a_string_ends_no_record(read_one):
    assert read_one("a.jsonl", '{"text": "One.\u2028Two."}').text == "One.\nTwo."


def test_records_without_id_are_named_by_file_and_title(read_one):
    assert read_one("wire.jsonl", '{"title": "Dam", "text": "No."}').id.startswith("wire-dam-")


def test_a_json_list_is_read(read_bytes):
    first, second = read_bytes("a.json", '[{"text": "One."},\n {"text": "Two."}]')
    assert (first.text, second.text) == ("One.", "Two.")
    assert second.source.endswith("a.json[1]")


def test_a_list_under_articles_is_read(read_bytes):
    items = read_bytes("a.json", '{"status": "ok", "articles": [{"content": "One."}, {"x": 1}]}')
    assert items[0].text == "One."
    assert items[1].where.endswith("a.json[1]")


def test_one_record_that_spans_lines_is_read(read_one):
    assert read_one("a.json", '{\n "text": "One."\n}').text == "One."


def test_json_lines_in_a_json_file_are_read(read_bytes):
    items = read_bytes("a.json", '{"text": "One."}\n{"text": "Two."}')
    assert [item.text for item in items] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('{"text": "a",\n}', "column 1"),
        ("[]", "no record"),
        (" \n", "no record"),
        ("[" * 9**5, "read"),
    ],
)
def test_a_bad_json_file_is_refused(read_bytes, content, what):
    (error,) = read_bytes("a.json", content)
    assert what in error.what


def test_a_file_of_empty_lines_is_refused(read_bytes):
    (error,) = read_bytes("a.jsonl", "\n \n")
    assert "no record" in error.what


FACT = '{"kind": "actor", "name": "Ada Marsh", "type": "Person"}\n'


def test_a_file_of_facts_that_is_named_is_one_error(read_bytes):
    (error,) = read_bytes("facts.jsonl", FACT * 3)
    assert error.where.endswith("facts.jsonl")
    assert "a file of facts" in error.what


def test_an_article_beside_a_fact_is_read(read_bytes):
    error, article = read_bytes("x.jsonl", FACT + '{"text": "The owner said no."}\n')
    assert "has no text" in error.what
    assert article.text == "The owner said no."


@pytest.mark.parametrize("kind", ["news", 3, ["actor"]])
def test_a_record_of_another_kind_is_no_fact(read_bytes, kind):
    (error,) = read_bytes("x.jsonl", json.dumps({"kind": kind}))
    assert "has no text" in error.what


def test_a_record_of_that_kind_with_a_text_is_an_article(read_bytes):
    (article,) = read_bytes("x.jsonl", '{"kind": "threat", "text": "The owner said no."}')
    assert article.text == "The owner said no."
