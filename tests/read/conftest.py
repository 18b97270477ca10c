from pathlib import Path

import pytest

from kg.article import Article
from kg.read import ReadOptions, read

DATA = Path(__file__).parent / "data"


@pytest.fixture
def data():
    return DATA


@pytest.fixture
def read_bytes(tmp_path):
    """Write a file and return what is read from it."""

    def write_and_read(name, content, **fields):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read([str(path)], ReadOptions(fields)))

    return write_and_read


@pytest.fixture
def read_one(read_bytes):
    """Write a file and return the one article that is read from it."""

    def write_and_read(name, content, **fields):
        (article,) = read_bytes(name, content, **fields)
        assert isinstance(article, Article), article
        return article

    return write_and_read
