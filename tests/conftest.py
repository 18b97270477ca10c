"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from told import Teller

from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extraction.extractor import Extractor

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


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than some seconds")


@pytest.fixture(scope="session")
def shipped() -> Ontology:
    """The ontology that ships with the package."""
    return Ontology.open()


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline with the models that ship with the package."""
    from kg.language.nlp import load_nlp
    from kg.pipeline import DEFAULT_SPACY_MODEL

    return load_nlp(DEFAULT_SPACY_MODEL, None)


@pytest.fixture(scope="session")
def extractor(nlp: Language, shipped: Ontology) -> Extractor:
    """The real extractor, made once; without the floors of confidence, which change with gold.

    Incomplete facts are left out, as they are where nobody asks for them.
    """
    from kg.extraction.confidence import Calibration
    from kg.extraction.extractor import Extractor

    calibration = replace(Calibration.of(shipped), floors={}, incomplete={})
    return Extractor(nlp, shipped, calibration=calibration)


@pytest.fixture(scope="session")
def tell(extractor: Extractor) -> Teller:
    """Read a text: ``tell("Jane Doe said ...").positions``."""
    return Teller(extractor)


@pytest.fixture(scope="session")
def tell_all(nlp: Language, shipped: Ontology) -> Teller:
    """Read a text with the facts that leave something unsaid."""
    from kg.extraction.extractor import Extractor

    return Teller(Extractor(nlp, shipped, least=0.1))
