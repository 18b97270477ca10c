"""A command line in the test's process, over the pipeline without models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fakes import FakePipeline

from kg import api
from kg.cli import main

TEXTS = {
    "a.txt": "Ada Marsh said that the fee is too high. Ada Marsh will sue Portico over it.",
    "b.txt": "Bo Reed said that the fee is fair.",
}
Run = Callable[..., Result]


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    """The pipeline that every command of the test uses."""
    made = FakePipeline()
    monkeypatch.setattr(api, "pipeline", lambda settings=None: made)
    return made


@pytest.fixture
def kg(pipeline: FakePipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``kg`` in an empty folder that has the articles in ``in/``."""
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_DEBUG", raising=False)

    def run(*args: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin, prog_name="kg")

    return run


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles built into ``graph/``."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(api, "pipeline", lambda settings=None: FakePipeline())
        api.build("in", "graph")
    return folder


@pytest.fixture
def ask(graph: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``kg`` in the folder of ``graph``."""
    monkeypatch.chdir(graph)

    def run(*args: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin, prog_name="kg")

    return run
