import pytest

from kg.article import Article
from kg.builds.inputs import LONGEST, items
from kg.errors import InputError


def told(*given):
    return [item.what if isinstance(item, InputError) else item.id for item in items(given, None)]


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/evil", "a/b", "a\\b", "", ".", "-a", "A", "a.b", "a\n", "a" * 129]
)
def test_id_that_is_no_plain_name_is_refused(name):
    [item] = items(Article(id=name, text="It rains.", source="a.txt"), None)
    assert isinstance(item, InputError)
    assert str(item).startswith("a.txt: an article's id ")


def test_other_articles_beside_a_refused_one_are_taken():
    wrong, right = Article(id="../x", text="It rains."), Article(id="x", text="It pours.")
    assert told(wrong, right)[1] == "x"


def test_one_id_with_two_texts_is_refused():
    one, two = Article(id="a", text="It rains."), Article(id="a", text="It pours.")
    assert told(one, one, two) == ["a", "a", "the id 'a' stands for another text of this run"]


def test_one_id_with_two_texts_is_refused_across_memory_and_files(tmp_path):
    (tmp_path / "a.txt").write_text("It rains.")
    [article] = items(tmp_path / "a.txt", None)
    other = Article(id=article.id, text="It pours.")
    assert told(other, tmp_path / "a.txt")[1].startswith("the id ")


@pytest.mark.parametrize(
    "fault", [{"text": "It \ud800 rains."}, {"title": "\udfff"}, {"authors": ("\ud800",)}]
)
def test_what_is_no_utf_8_is_refused(fault):
    [item] = items(Article(**{"id": "a", "text": "It rains.", "source": "a.txt"} | fault), None)
    assert isinstance(item, InputError)
    assert "half of a surrogate pair" in str(item)


def test_longest_article_is_taken_and_a_longer_one_refused():
    assert told(Article(id="a", text="x" * LONGEST)) == ["a"]
    assert "at most" in told(Article(id="a", text="x" * (LONGEST + 1)))[0]
