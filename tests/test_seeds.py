"""The articles in seeds/ are all read, and docs/seeds.md describes each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.article import Article
from kg.read import read


@pytest.fixture(scope="module")
def articles(root: Path) -> list[Article]:
    found = list(read([str(root / "seeds")]))
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def test_there_are_eight_articles_with_their_dates(articles: list[Article]):
    assert len(articles) == 8
    assert all(article.date for article in articles)


def test_the_html_page_gives_its_article_alone(articles: list[Article]):
    (page,) = (a for a in articles if a.source.endswith(".html"))
    assert page.publisher == "Meridian Wire"
    assert page.text.startswith("BRASÍLIA")
    for noise in ("Subscribe", "Why your coffee", "analytics", "All rights reserved"):
        assert noise not in page.text


def test_each_file_is_described(root: Path):
    described = (root / "docs" / "seeds.md").read_text(encoding="utf-8")
    missing = [p.name for p in (root / "seeds").iterdir() if f"`{p.name}`" not in described]
    assert missing == []


def test_the_quotations_that_are_real_stand_in_the_articles(root: Path, articles: list[Article]):
    described = (root / "docs" / "seeds.md").read_text(encoding="utf-8")
    rows = re.findall(r'^\| "([^"]+)"', described, flags=re.MULTILINE)
    assert rows
    assert [r for r in rows if not any(r in article.text for article in articles)] == []
