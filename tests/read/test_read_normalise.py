import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.normalise import normalise, one_line, unwrap

ODD = (
    "\ufeff\r\n\t\x00\x07\x0b\x0c\x85\xa0\xad\u200b\u200d\u2028\u2029\u202e\u3000\ue000\ud800"
    " e\u0301-.a"
)
TEXTS = st.one_of(
    st.text(st.characters()),
    st.text(st.sampled_from(ODD)),
)
CUT_LINES = st.text(st.sampled_from("abe -,"), min_size=54, max_size=89).map("a{}".format)
OTHER_LINES = st.one_of(
    st.text(st.sampled_from("ab -"), max_size=60).map("A{}.".format),
    st.sampled_from(["", "- a demand", "a short line", "\u0301", "1. first"]),
)
WRAPPED_TEXTS = st.lists(
    st.one_of(CUT_LINES, CUT_LINES, CUT_LINES, OTHER_LINES), min_size=5, max_size=30
).map("\n".join)


@given(TEXTS)
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
def test_no_control_format_or_surrogate_character_is_left(text):
    left = {unicodedata.category(char) for char in normalise(text).replace("\n", "")}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(TEXTS)
def test_only_plain_spaces_are_left_and_none_ends_a_line(text):
    clean = normalise(text)
    assert all(char in " \n" for char in clean if char.isspace())
    assert " \n" not in clean
    assert "\n\n\n" not in clean
    assert clean == clean.strip()


@given(TEXTS)
def test_normal_text_can_be_written_as_utf8(text):
    normalise(text).encode()


@given(WRAPPED_TEXTS)
def test_unwrapping_twice_changes_nothing(text):
    once = unwrap(normalise(text))
    assert unwrap(once) == once
    assert normalise(once) == once


@given(WRAPPED_TEXTS)
def test_unwrapping_changes_only_white_space(text):
    clean = normalise(text)
    assert "".join(unwrap(clean).split()) == "".join(clean.split())


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\ufeffHe said.", "He said."),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("infor\xadmation", "information"),
        ("infor\xad\nmation", "information"),
        ("over.\xad\n\nNext", "over.\n\nNext"),
        ("zero\u200bwidth\u2060", "zerowidth"),
        ("5\xa0million\u202feuros\tnow", "5 million euros now"),
        ("nul\x00 bell\x07", "nul bell"),
        ("end   \nnext", "end\nnext"),
        ("a\n\n\n\nb", "a\n\nb"),
    ],
)
def test_each_odd_character_has_one_form(raw, clean):
    assert normalise(raw) == clean


def test_quotation_marks_and_dashes_are_kept():
    text = "“Yes,” she said – ‘no’ — \"it's\" «là» -- 'so'…"
    assert normalise(text) == text


def test_one_line_has_no_line_feeds():
    assert one_line("  Mill\n\n to\tclose ") == "Mill to close"


WRAPPED = """\
The owner of the paper mill said on Monday that it would close the site
by the end of the month unless the union agrees to a lower wage. A well-
known mediator was asked to help.

A spokeswoman for the minister declined to comment on the plan, which
had been shown to three reporters in the town and in the capital city
– and to one abroad.
The union refused.
- first demand
- second demand"""


def test_a_hard_wrapped_text_becomes_one_line_a_paragraph():
    assert unwrap(WRAPPED).split("\n") == [
        "The owner of the paper mill said on Monday that it would close the site by the end of the "
        "month unless the union agrees to a lower wage. A well-known mediator was asked to help.",
        "",
        "A spokeswoman for the minister declined to comment on the plan, which had been shown to "
        "three reporters in the town and in the capital city – and to one abroad.",
        "The union refused.",
        "- first demand",
        "- second demand",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The owner refused.\nThe union went to court.\nNobody else spoke.",
        "\n".join(["The owner of the mill refused the new offer of the union on Monday."] * 5),
        "\n".join(["Owner of the old mill refuses the offer of the union of its workers"] * 5),
        "He said " + "no and " * 40 + "\nthen he left " * 5,
    ],
    ids=["short lines", "sentences", "headlines", "long lines"],
)
def test_a_line_feed_between_paragraphs_stays(text):
    assert unwrap(normalise(text)) == normalise(text)
