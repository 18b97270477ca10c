from __future__ import annotations

import pytest

from kg.ontology import Ontology
from kg.resolution.lexicon import ResolutionLexicon


@pytest.fixture(scope="session")
def lexicon(shipped: Ontology) -> ResolutionLexicon:
    """The words that ship with the package."""
    return ResolutionLexicon.of(shipped)
