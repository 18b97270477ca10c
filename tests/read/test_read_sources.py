import io
import os

import pytest

from kg.errors import InputError
from kg.read import read


@pytest.fixture
def tree(tmp_path):
    for name in ("b.txt", "a.md", "deep/c.html", "deep/.hidden.txt", ".git/d.txt", "deep/e.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>The owner said {path.stem}.</p>")
    return tmp_path


def sources(tree, *inputs):
    return [item.source.removeprefix(f"{tree}/") for item in read(list(inputs))]


def test_a_folder_gives_its_articles_sorted_and_none_that_is_hidden(tree):
    assert sources(tree, str(tree)) == ["a.md", "b.txt", "deep/c.html"]


def test_a_glob_that_the_shell_left_is_expanded(tree):
    assert sources(tree, f"{tree}/**/*.*t*") == ["b.txt", "deep/c.html"]


def test_a_file_whose_name_looks_like_a_glob_is_read(tree):
    (tree / "x[1].txt").write_text("The owner said so.")
    assert sources(tree, f"{tree}/x[1].txt") == ["x[1].txt"]


def test_each_file_is_read_once(tree):
    (tree / "link.txt").symlink_to(tree / "b.txt")
    assert sources(tree, f"{tree}/b.txt", str(tree), f"{tree}/./b.txt") == [
        "b.txt",
        "a.md",
        "deep/c.html",
    ]


def test_one_path_may_stand_without_a_list(tree):
    assert sources(tree, *[str(item.source) for item in read(tree / "b.txt")]) == ["b.txt"]


def test_an_explicit_hidden_file_is_read(tree):
    assert sources(tree, f"{tree}/deep/.hidden.txt") == ["deep/.hidden.txt"]


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("nope.txt", "no such file or folder"),
        ("", "no such file or folder"),
        ("nope/*.txt", "no file matches"),
        ("https://a.example/mill", "network"),
        ("ftp://a.example/mill", "network"),
        ("/dev/null", "no regular file"),
    ],
)
def test_an_input_that_is_no_file_is_refused_and_the_rest_is_read(tree, given, what):
    error, article = read([given, str(tree / "b.txt")])
    assert isinstance(error, InputError)
    assert what in error.what
    assert error.where == (given or "''")
    assert error.mend
    assert article.id


FACT = '{"kind": "actor", "name": "Ada Marsh", "type": "Person"}\n'


def test_facts_in_a_folder_are_passed_over(tree):
    (tree / "b.jsonl").write_text(FACT * 2)
    assert sources(tree, str(tree)) == ["a.md", "b.txt", "deep/c.html"]


def test_a_folder_with_nothing_but_facts_is_refused(tmp_path):
    (tmp_path / "b.jsonl").write_text(FACT * 2)
    (error,) = read([str(tmp_path)])
    assert "no article in the folder" in error.what
    assert error.where == str(tmp_path)


def test_a_folder_without_articles_is_refused(tmp_path):
    (tmp_path / "table.csv").write_text("a,b")
    (error,) = read([str(tmp_path)])
    assert "no article in the folder" in error.what
    assert ".txt" in error.mend


def test_a_link_to_nothing_is_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (error,) = read([str(tmp_path)])
    assert "cannot be read" in error.what


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tree):
    (tree / "b.txt").chmod(0)
    errors = [item for item in read([str(tree)]) if isinstance(item, InputError)]
    assert ["permission" in error.what for error in errors] == [True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_refused(tree):
    (tree / "deep").chmod(0)
    errors = [item for item in read([str(tree)]) if isinstance(item, InputError)]
    (tree / "deep").chmod(0o700)
    assert [error.where for error in errors] == [str(tree / "deep")]


@pytest.mark.parametrize(
    ("content", "source", "text"),
    [
        ("The owner said no.", "-", "The owner said no."),
        ("<p>The owner said no.</p>", "-", "The owner said no."),
        ("<!-- x -->\n<!DOCTYPE html><html><p>The owner said no.</p>", "-", "The owner said no."),
        ('{"text": "The owner said no."}\n', "-:1", "The owner said no."),
        ('[{"text": "The owner said no."}]', "-[0]", "The owner said no."),
        ("{The owner} said no.", "-", "{The owner} said no."),
        ("<5 people said no.", "-", "<5 people said no."),
    ],
)
def test_standard_input_is_read_by_its_look(monkeypatch, content, source, text):
    class Standard:
        buffer = io.BytesIO(content.encode())

    monkeypatch.setattr("sys.stdin", Standard)
    (article,) = read(["-"])
    assert (article.source, article.text) == (source, text)
    assert article.id.startswith("stdin-")
