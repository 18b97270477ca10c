"""The words around statements, as data: ``ontology/lexicon/speech.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import OntologyError
from kg.ontology import Ontology


@dataclass(frozen=True)
class SpeechLexicon:
    """Lemmas of events at which people speak."""

    event_nouns: frozenset[str]
    event_verbs: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> SpeechLexicon:
        """Read ``lexicon/speech.toml``.

        Raises:
            OntologyError: a table or a list is missing.
        """
        table = ontology.lexicon("speech")
        try:
            return cls(
                event_nouns=frozenset(table["events"]["nouns"]),
                event_verbs=frozenset(table["events"]["verbs"]),
            )
        except (KeyError, TypeError) as error:
            raise OntologyError(
                f"the lexicon of speech is malformed ({error})",
                where=str(ontology.root / "lexicon" / "speech.toml"),
                mend="compare it with the one that ships with newskg",
            ) from error
