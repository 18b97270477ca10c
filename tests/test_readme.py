"""Every command and every Python example of the README runs, in order, in one directory.

In ``console`` blocks, each line that is shown as output must be in what the command prints
(spaces aside; a line ``...`` stands for any); ``sh`` blocks are only run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.facts import CLASSES

BLOCK = re.compile(r"^```(console|sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Getting and installing the code has been done when these tests run, and so has starting them.
SETUP = ("git ", "cd ", "python3 -m venv ", "pip ", "python -m pytest")
MINUTES = 5


@dataclass
class Example:
    """A command of the README, or a Python block, and the output shown for it."""

    language: str
    source: str
    shown: list[str] = field(default_factory=list)


def examples(readme: str) -> Iterator[Example]:
    for language, block in BLOCK.findall(readme):
        if language == "python":
            yield Example(language, block)
        else:
            yield from commands(language, block.replace("\\\n", " "))


def commands(language: str, block: str) -> Iterator[Example]:
    found: list[Example] = []
    for line in block.splitlines():
        if language == "sh" or line.startswith("$ "):
            parts = line.removeprefix("$ ").replace(".venv/bin/", "").split("&&")
            found += [Example(language, part.strip()) for part in parts if part.strip()]
        elif line.strip() and line.strip() != "...":
            found[-1].shown.append(line)
    return (e for e in found if not e.source.startswith((*SETUP, "#")))


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    for name in ("seeds", "ontology"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path


def run(example: Example, checkout: Path) -> subprocess.CompletedProcess[str]:
    code = example.source
    python = example.language == "python"
    command = [sys.executable, "-c", code] if python else ["sh", "-c", code]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        cwd=checkout,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60 * MINUTES,
        check=False,
    )


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_examples_of_the_readme_run_and_print_what_is_shown(root: Path, checkout: Path):
    found = list(examples((root / "README.md").read_text(encoding="utf-8")))
    assert any(e.source.startswith("kg build") for e in found)
    for example in found:
        done = run(example, checkout)
        assert done.returncode == 0, f"{example.source}\n{done.stdout}"
        printed = {squeezed(line) for line in done.stdout.splitlines()}
        missing = [line for line in example.shown if squeezed(line) not in printed]
        assert missing == [], f"{example.source}\n{done.stdout}"


def test_first_two_commands_install_what_the_lock_file_pins(root: Path):
    """``.ci/run`` runs these two as they stand in a fresh clone."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    first, second = [block for language, block in BLOCK.findall(readme) if language == "sh"][:2]
    for command in (first, second):
        assert "--require-hashes -r requirements.lock" in command
    assert "kg build seeds -o graph" in first
    assert "python -m pytest" in second


CELLS = re.compile(r"^\| (.+) \|$", re.MULTILINE)


def cells(page: str) -> Iterator[list[str]]:
    return (line.split(" | ") for line in CELLS.findall(page))


def figures_of_quality(page: str, part: str) -> list[str]:
    """F1 by kind on one part of gold, as ``benchmarks/quality.py`` prints it."""
    rows = {row[0]: row[4] for row in cells(page) if row[1:2] == [part]}
    return [rows[kind] for kind in CLASSES]


@pytest.mark.parametrize("part", ["dev", "train", "seed case"])
def test_figures_of_the_readme_are_those_of_the_page_on_quality(root: Path, part: str):
    readme = (root / "README.md").read_text(encoding="utf-8")
    words = part if part == "seed case" else f"`{part}` articles"
    row = next(r for r in cells(readme) if words in r[0])
    quality = (root / "docs" / "quality.md").read_text(encoding="utf-8")
    assert row[1:] == figures_of_quality(quality, part)
