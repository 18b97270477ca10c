from pathlib import Path

import pytest

from kg.article import Article
from kg.builds.notices import no_facts, skipped, unbalanced_quotes


def offsets(text):
    article = Article(id="a", text=text, source="a.txt")
    return [notice.what.split("offset ")[1].split(" ")[0] for notice in unbalanced_quotes(article)]


@pytest.mark.parametrize(
    "text",
    [
        "No quotation at all.",
        "“Sign it,” she said. “Today.”",
        '"Sign it," she said.\n\n"Today," he said.',
        "“It goes on.\n\n“And on.\n\n“And ends.”",
        'The 6\'2" guard said "no".',
    ],
)
def test_paired_quotation_marks_are_no_fault(text):
    assert offsets(text) == []


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("“Sign it, she said.", "0"),
        ("Sign it,” she said.", "8"),
        ('She said: "Sign it.\n\nHe left.', "10"),
        ("First.\n\n“Sign “it,” she said.", "8"),
    ],
)
def test_first_lonely_mark_is_named(text, offset):
    assert offsets(text) == [offset]


def test_notice_names_line_source_and_mend():
    [notice] = unbalanced_quotes(Article(id="a", text="One.\n“Two.", source="a.txt"))
    assert str(notice).startswith("a.txt: a quotation mark")
    assert "line 2" in str(notice)


def test_files_in_the_build_directory_are_counted_in_words():
    assert skipped(1, Path("g")).startswith("1 file in g was skipped")
    assert skipped(1200, Path("g")).startswith("1,200 files in g were skipped")


def test_article_without_facts_is_named():
    assert "a.txt: no facts found" in str(no_facts(Article(id="a", text="x", source="a.txt")))
