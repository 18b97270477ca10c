"""Word shapes, quotation state and word pieces: what the tagger reads."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from kg.language.features import LINE_START, QUOTED, encode, quoted_characters, word_shape
from kg.language.tagger import DEFAULT_MODEL


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(DEFAULT_MODEL / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("harbour", 0),
        ("Harbour", 1),
        ("NATO", 2),
        ("A", 3),
        ("eBay", 4),
        ("McGraw", 4),
        ("G7", 5),
        ("2026", 5),
        ("—", 6),
        ("”", 6),
        ("Ærø", 1),
    ],
)
def test_shape_of_a_word(word: str, shape: int):
    assert word_shape(word) == shape


def inside(text: str) -> str:
    return "".join(c for c, q in zip(text, quoted_characters(text), strict=True) if q)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no deal" twice.', '"no deal"'),
        ("He said “no deal” twice.", "“no deal”"),
        ('"one" and "two"', '"one""two"'),
        ("it isn't ‘quoted’", ""),
        ("", ""),
    ],
)
def test_quoted_characters_are_those_between_double_quotes(text: str, quoted: str):
    assert inside(text) == quoted


def test_the_end_of_a_line_closes_a_quotation():
    assert inside('He said "no deal\nAnd left.') == '"no deal'


def test_a_closing_mark_alone_opens_nothing():
    assert "left" not in inside("no deal” he said and left")


def test_each_piece_lies_at_its_offsets(tokenizer: Tokenizer):
    text = "Dredging resumed.\nŁódź disagreed."
    pieces = encode(tokenizer, text)
    whole = "".join(text[a:b] for a, b in pieces.offsets)
    assert whole == text.replace(" ", "").replace("\n", "")


def test_all_pieces_of_a_word_share_its_shape(tokenizer: Tokenizer):
    pieces = encode(tokenizer, "Thingvallavatn froze")
    first, second = pieces.bounds[0], pieces.bounds[1]
    assert second - first > 1
    assert set(pieces.shapes[first:second]) == {1 + LINE_START}


def test_bounds_end_with_the_number_of_pieces(tokenizer: Tokenizer):
    pieces = encode(tokenizer, "one two, three")
    assert pieces.bounds[0] == 0
    assert pieces.bounds[-1] == len(pieces)
    assert np.all(np.diff(pieces.bounds) > 0)


def test_the_first_word_of_each_line_is_marked(tokenizer: Tokenizer):
    pieces = encode(tokenizer, "red green\nblue")
    starts = [bool(s % QUOTED >= LINE_START) for s in pieces.shapes]
    assert starts == [True, False, True]


def test_words_in_quotes_are_marked(tokenizer: Tokenizer):
    pieces = encode(tokenizer, 'red "green" blue')
    assert [bool(s >= QUOTED) for s in pieces.shapes] == [False, True, True, True, False]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_a_text_without_words_has_no_pieces(tokenizer: Tokenizer, text: str):
    assert len(encode(tokenizer, text)) == 0
