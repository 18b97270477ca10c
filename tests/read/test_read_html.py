import datetime as dt
import subprocess
import sys

import pytest

from kg.read import read

MILL = """\
The owner of the mill said it would “close” on Friday — unless the union agrees.
The union refused. “We will not sign,” said its head, Bo Lind.
forty jobs
two sites
Year  Jobs
2024  40"""


def test_the_body_of_a_page_is_read_without_what_is_around_it(data):
    (article,) = read([str(data / "mill.html")])
    assert article.text == MILL


def test_the_head_of_a_page_gives_the_metadata(data):
    (article,) = read([str(data / "mill.html")])
    assert article.title == "Mill to close"
    assert article.date == dt.date(2025, 3, 4)
    assert article.authors == ("Jane Roe", "Ann Lee")
    assert article.publisher == "Valley Post"
    assert article.url == "https://valley.example/mill"


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("<p>The owner said no.</p>", "The owner said no."),
        ("The owner <b>said</b> no &amp; left.", "The owner said no & left."),
        ("<div>Hello <i>you</i><br>there</div>", "Hello you\nthere"),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>Café.</p></html>', "Café."),
    ],
)
def test_a_piece_of_a_page_is_read(read_one, piece, text):
    assert read_one("a.htm", piece).text == text


def test_short_paragraphs_beside_a_page_of_text_are_kept(read_one):
    long = [f"Paragraph {n} of the story tells what the owner of mill {n} did." for n in range(9)]
    page = "".join(f"<p>{line}</p><p>He said no, {n}.</p>" for n, line in enumerate(long))
    article = read_one("a.html", f"<html><body><article>{page}</article></body></html>")
    assert article.text.count("He said no") == 9


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href=x>Home</a></nav><script>start()</script></body></html>",
        "<html><head><title>Mill</title></head><body></body></html>",
        "<!-- nothing -->",
        "<p> &nbsp; </p>",
    ],
)
def test_a_page_without_text_is_refused(read_bytes, page):
    (error,) = read_bytes("a.html", page)
    assert "no text" in error.what
    assert error.where.endswith("a.html")


def test_the_charset_of_the_page_is_used(read_one):
    page = (
        '<html><head><meta charset="windows-1250"></head><body><p>Žižka řekl ne.</p></body></html>'
    )
    assert read_one("a.html", page.encode("cp1250")).text == "Žižka řekl ne."


def test_a_day_in_the_text_is_no_date_of_publication(read_one):
    page = "<html><body><p>On 4 March 2019 the owner said no.</p><p>&copy; 2020</p></body></html>"
    assert read_one("a.html", page).date is None


def test_importing_the_readers_loads_no_heavy_library():
    code = "import kg.read, sys; print({'trafilatura', 'lxml', 'markdown_it'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
