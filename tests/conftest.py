"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory with gold articles: ``$KG_SHARED``, or ``shared`` beside the repository."""
    place = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
    if not (place / "gold").is_dir():
        pytest.skip(f"no gold articles at {place}: set KG_SHARED to a directory that has gold/")
    return place
