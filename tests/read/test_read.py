import re
import time
import unicodedata
from pathlib import Path

import pytest

from kg.article import Article, article_id
from kg.errors import InputError
from kg.read import SUFFIXES, read


def test_every_format_of_the_fixtures_is_read_alike_twice(data):
    first, second = (list(read([str(data)])) for _ in range(2))
    assert [str(item) for item in first] == [str(item) for item in second]
    assert sum(isinstance(item, Article) for item in first) == 5


def test_the_id_is_that_of_stem_and_text(read_one):
    assert read_one("Mill news.txt", "No.").id == article_id("Mill news", "No.")


@pytest.mark.parametrize("name", ["mill.TXT", "mill", "mill.story", "mill.csv"])
def test_a_file_of_unknown_suffix_is_read_as_text(read_one, name):
    assert read_one(name, "The owner said no.").text == "The owner said no."


def test_a_page_of_unknown_suffix_is_read_as_html(read_one):
    assert read_one("mill.php", "<html><body><p>No.</p></body></html>").text == "No."


def test_the_same_article_twice_is_refused_once(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mill.txt").write_text("The owner said no.")
    article, error = read([str(tmp_path)])
    assert article.source == f"{tmp_path}/one/mill.txt"
    assert error.where == f"{tmp_path}/two/mill.txt"
    assert f"the same article as {tmp_path}/one/mill.txt" in error.what


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "empty"), (b" \n\t\r\n ", "no "), (b"%PDF-1.7", "PDF"), (b"a\x00b" * 50, "binary")],
)
def test_bad_files_are_refused_in_every_format(read_bytes, suffix, content, what):
    (error,) = read_bytes(f"a{suffix}", content)
    assert isinstance(error, InputError)
    assert what in error.what
    assert error.where.endswith(f"a{suffix}")
    assert error.mend


def test_a_binary_file_of_unknown_suffix_is_refused(read_bytes):
    (error,) = read_bytes("a.bin", bytes(range(256)) * 4)
    assert "binary" in error.what


def test_a_file_name_that_is_no_utf8_gives_an_article_that_can_be_stored(tmp_path):
    path = Path(str(tmp_path) + "/caf\udce9.txt")
    try:
        path.write_text("The owner said no.")
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    (article,) = read([path])
    article.to_json().encode()


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl"])
def test_five_megabytes_are_read(read_one, suffix):
    words = [f"word{number}" for number in range(60)]
    paragraphs = [f"Paragraph {number} says {' '.join(words)}." for number in range(12_000)]
    wrapped = {
        ".html": f"<html><body><p>{'</p><p>'.join(paragraphs)}</p></body></html>",
        ".jsonl": '{"text": "' + "\\n\\n".join(paragraphs) + '"}',
    }
    content = wrapped.get(suffix, "\n\n".join(paragraphs))
    assert len(content) > 5_000_000
    start = time.monotonic()
    article = read_one(f"a{suffix}", content)
    assert time.monotonic() - start < 30  # a few seconds; the bound only catches quadratic time
    assert article.text.count("Paragraph ") == 12_000


@pytest.mark.parametrize("filler", [" ", "\n", "\xad", "[", "*", "<", "\xa0", "“"])
def test_long_runs_of_one_character_take_no_quadratic_time(read_one, filler):
    start = time.monotonic()
    read_one("a.txt", "a" + filler * 500_000 + "b")
    assert time.monotonic() - start < 10


def bare(text):
    """Return the characters that reading may not lose."""
    kept = (c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] != "C")
    return re.sub(r"\s+", "", "".join(kept))


def test_gold_texts_lose_nothing_but_their_metadata(shared):
    files = sorted(str(path) for path in (shared / "gold").glob("*/*.txt"))
    articles = list(read(files))
    assert [item.source for item in articles] == files
    for article in articles:
        raw = Path(article.source).read_text(encoding="utf-8")
        assert bare(raw).endswith(bare(article.text)), article.source
        head = bare(raw).removesuffix(bare(article.text))
        date = f"date{article.date}"
        assert head in (bare(article.url), date), article.source
        lines = [sum(bool(line.strip()) for line in t.split("\n")) for t in (raw, article.text)]
        assert lines[0] - lines[1] == bool(article.url), article.source
        assert not re.match(r"https?:|date \d", article.text)
