import csv
import datetime as dt
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Span
from kg.errors import OntologyError
from kg.language.times import TimeParser
from kg.ontology import Ontology

TABLE = Path(__file__).with_name("times.tsv")
THURSDAY = dt.date(2026, 2, 26)


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            tuple(row.values())
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def listed(field, count):
    return field.split(";") if count else []


@pytest.fixture(scope="module")
def parser():
    return TimeParser(Ontology.open().lexicon("times"))


@pytest.mark.parametrize(("reference", "marked", "value", "precision", "kind"), rows())
def test_table(parser, reference, marked, value, precision, kind):
    words = re.findall(r"\[(.*?)\]", marked)
    text = re.sub(r"[\[\]]", "", marked)
    day = None if reference == "-" else dt.date.fromisoformat(reference)
    found = parser.find(text, day)
    assert [e.span.of(text) for e in found] == words
    assert [e.value for e in found] == listed(value, len(words))
    assert [e.precision for e in found] == listed(precision, len(words))
    assert [e.kind for e in found] == listed(kind, len(words))


def test_table_is_large_and_has_many_that_must_not_match():
    assert len(rows()) >= 200
    assert sum("[" not in row[1] for row in rows()) >= 40


def test_the_cue_of_a_deadline_is_a_span(parser):
    text = "Bids close no later than Friday."
    (found,) = parser.find(text, THURSDAY)
    assert found.cue.of(text) == "no later than"


def test_a_cue_after_the_expression_is_a_span_too(parser):
    text = "The Friday deadline stands."
    (found,) = parser.find(text, THURSDAY)
    assert found.cue.of(text) == "deadline"


def test_only_a_year_makes_an_expression_absolute(parser):
    found = parser.find("It began on 5 May 2020 and ended on 6 June.", THURSDAY)
    assert [e.anchor for e in found] == ["absolute", "relative"]


def test_the_caller_may_settle_which_way_a_weekday_looks(parser):
    assert parser.resolve("Friday", THURSDAY, future=True).value == "2026-02-27"
    assert parser.resolve("Friday", THURSDAY, future=False).value == "2026-02-20"


def test_resolve_without_a_time_gives_none(parser):
    assert parser.resolve("the ministry", THURSDAY) is None


def test_a_paragraph_break_parts_a_weekday_and_a_date(parser):
    found = parser.find("They met Friday\n\nMay 5, 2026", THURSDAY)
    assert len(found) == 2


def test_a_line_break_within_an_expression_is_bridged(parser):
    text = "They met on May 5,\n2026."
    (found,) = parser.find(text)
    assert found.value == "2026-05-05"


def test_dates_beyond_the_calendar_stay_unresolved(parser):
    assert parser.resolve("999 decades ago", THURSDAY).value == ""
    assert parser.resolve("999 decades from now", THURSDAY).value == ""


def test_the_words_are_data():
    lexicon = Ontology.open().lexicon("times")
    lexicon["deictic"]["ereyesterday"] = -2
    assert TimeParser(lexicon).resolve("ereyesterday", THURSDAY).value == "2026-02-24"


def test_an_ambiguous_zone_can_be_settled_by_data():
    lexicon = Ontology.open().lexicon("times")
    lexicon["zones"]["IST"] = "+05:30"
    found = TimeParser(lexicon).resolve("8 p.m. IST today", THURSDAY)
    assert found.value == "2026-02-26T20:00+05:30"


def test_a_missing_list_names_the_file():
    lexicon = Ontology.open().lexicon("times")
    del lexicon["months"]
    with pytest.raises(OntologyError, match=r"lexicon/times\.toml.*months"):
        TimeParser(lexicon)


def test_an_unknown_zone_names_the_file():
    lexicon = Ontology.open().lexicon("times")
    lexicon["zones"]["XT"] = "Nowhere/Land"
    with pytest.raises(OntologyError, match=r"lexicon/times\.toml"):
        TimeParser(lexicon)


WORDS = st.sampled_from(
    sorted({w for row in rows() for w in re.sub(r"[\[\]]", "", row[1]).split()})
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)), st.dates())
def test_spans_lie_in_the_text_in_order_and_values_are_sound(parser, text, reference):
    end = 0
    for found in parser.find(text, reference):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        assert found.cue is None or Span(0, len(text)).holds(found.cue)
        assert re.fullmatch(r"[-0-9TPXWDHMY:+/]*", found.value)
        end = found.span.end


def test_a_long_text_takes_time_in_proportion(parser):
    text = "The union will strike on Friday, May 8, unless talks resume by noon. " * 75
    started = time.perf_counter()
    parser.find(text * 8, THURSDAY)
    # Eight times 5 KB; a quadratic scan takes minutes.
    assert time.perf_counter() - started < 5


def test_a_date_with_its_weekday_is_read_in_the_named_year_that_has_it(parser):
    text = "On Monday, July 25, the owners read the accounts of 2022/2023."
    assert parser.find(text)[0].value == "2022-07-25"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, July 25, the owners read the accounts.",
        "On Monday, July 25, the owners read the accounts of 2021.",
        "On July 25, the owners read the accounts of 2022.",
    ],
)
def test_a_date_without_a_year_that_fits_is_left_open(parser, text):
    assert parser.find(text)[0].value == ""
