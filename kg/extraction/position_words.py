"""All lexicons that positions are read with."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.certainty import CertaintyLexicon
from kg.extraction.speech import SpeechLexicon
from kg.extraction.stance import StanceLexicon
from kg.extraction.topics import TopicLexicon
from kg.ontology import Ontology


@dataclass(frozen=True)
class PositionLexicon:
    """Stances, what surrounds a statement, certainty, topics."""

    stances: StanceLexicon
    speech: SpeechLexicon
    certainty: CertaintyLexicon
    topics: TopicLexicon

    @classmethod
    def of(cls, ontology: Ontology) -> PositionLexicon:
        """Read ``cues``, ``speech``, ``certainty`` and ``topics``.

        Raises:
            OntologyError: one of them lacks a table that is needed.
        """
        return cls(
            StanceLexicon.of(ontology),
            SpeechLexicon.of(ontology),
            CertaintyLexicon.of(ontology),
            TopicLexicon.of(ontology),
        )
