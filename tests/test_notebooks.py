"""Every notebook runs from its first cell to its last, in a directory of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

jupytext = pytest.importorskip("jupytext", reason="needs the extra newskg[notebooks]")
nbclient = pytest.importorskip("nbclient", reason="needs the extra newskg[notebooks]")

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.py"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_runs(path: Path, root: Path, tmp_path: Path):
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    (tmp_path / "notebooks").mkdir()
    notebook = jupytext.read(path)
    place = {"metadata": {"path": str(tmp_path / "notebooks")}}
    nbclient.NotebookClient(notebook, timeout=300, resources=place).execute()
    assert notebook.cells
