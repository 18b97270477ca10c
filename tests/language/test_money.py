import csv
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Span
from kg.errors import OntologyError
from kg.language.money import MoneyParser
from kg.ontology import Ontology

TABLE = Path(__file__).with_name("money.tsv")


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            tuple(row.values())
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def plain(marked):
    return re.sub(r"[\[\]{}]", "", marked)


def shown(amount):
    if amount.value is None:
        return "?"
    return f"{amount.value}..{amount.upper}" if amount.upper is not None else str(amount.value)


@pytest.fixture(scope="module")
def parser():
    return MoneyParser(Ontology.open().lexicon("money"))


@pytest.mark.parametrize(("country", "marked", "value", "currency", "qualifier"), rows())
def test_table(parser, country, marked, value, currency, qualifier):
    text = plain(marked)
    words = re.findall(r"\[(.*?)\]", marked)
    found = parser.find(text, None if country == "-" else country)
    assert [a.words for a in found] == words
    assert ";".join(shown(a) for a in found) == value
    assert ";".join(a.currency for a in found) == currency
    assert ";".join(a.qualifier for a in found) == qualifier
    bounds = [a.qualifier_span.of(text) for a in found if a.qualifier_span]
    assert bounds == re.findall(r"{(.*?)}", marked)


def test_table_is_large_and_has_many_that_must_not_match():
    assert len(rows()) >= 200
    assert sum("[" not in row[1] for row in rows()) >= 40


def test_the_caller_says_what_a_dollar_is_where_the_country_does_not(parser):
    assert parser.find("a $5 fee", dollar="")[0].currency == ""
    assert parser.find("a $5 fee", "CA", dollar="")[0].currency == "CAD"
    assert parser.find("a US$5 fee", dollar="")[0].currency == "USD"


def test_values_are_exact_decimals(parser):
    assert parser.find("It cost $0.10.")[0].value == Decimal("0.10")


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("The ferry costs 90 pesos a day.", "a day"),
        ("It costs $5 million per year.", "per year"),
        ("Oil at $10-a-barrel is cheap.", "a-barrel"),
        ("They sold them for €40 apiece.", "apiece"),
    ],
)
def test_a_rate_stands_behind_its_amount(parser, text, rate):
    (found,) = parser.find(text)
    assert found.rate_span.of(text) == rate
    assert found.told.of(text).endswith(rate)


def test_other_words_behind_an_amount_are_no_rate(parser):
    (found,) = parser.find("They paid $5 a little later.")
    assert found.rate_span is None
    assert found.told == found.span


def test_a_line_break_within_an_amount_is_bridged(parser):
    assert parser.find("It cost $200\nmillion.")[0].value == Decimal(200_000_000)


def test_a_paragraph_break_ends_an_amount(parser):
    assert parser.find("It cost $200\n\nMillion people came.")[0].value == Decimal(200)


def test_the_words_are_data():
    lexicon = Ontology.open().lexicon("money")
    lexicon["names"]["ducats"] = "XDU"
    (found,) = MoneyParser(lexicon).find("They owe 300 ducats.")
    assert (found.value, found.currency) == (Decimal(300), "XDU")


def test_a_missing_table_names_the_file():
    lexicon = Ontology.open().lexicon("money")
    del lexicon["symbols"]
    with pytest.raises(OntologyError, match=r"lexicon/money\.toml.*symbols"):
        MoneyParser(lexicon)


WORDS = st.sampled_from(sorted({w for row in rows() for w in plain(row[1]).split()}))
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="$€£RNs0123456789.,- \u00a0mbk+", max_size=40),
    st.lists(WORDS, max_size=14).map(" ".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_give_the_words_back(parser, text):
    end = 0
    for found in parser.find(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.words == found.span.of(text) == found.words.strip()
        assert found.qualifier_span is None or Span(0, len(text)).holds(found.qualifier_span)
        assert found.upper is None or found.value < found.upper
        assert re.fullmatch(r"|[A-Z]{3}", found.currency)
        end = found.span.end


def test_a_long_text_takes_time_in_proportion(parser):
    text = "The firm paid up to $200 million, or 180 million euros, to two hundred people. " * 64
    started = time.perf_counter()
    parser.find(text * 8)
    # Eight times 5 KB; a quadratic scan takes minutes.
    assert time.perf_counter() - started < 5
