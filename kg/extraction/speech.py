"""The words around statements, as data: ``ontology/lexicon/speech.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import OntologyError
from kg.ontology import Ontology

_TOLD = (
    "talks",
    "writings",
    "partners",
    "speaking",
    "telling",
    "directing",
    "directions",
    "outlets",
    "audiences",
    "continuing",
)


@dataclass(frozen=True)
class SpeechLexicon:
    """Lemmas of events at which people speak, tenses, and what tells who listens."""

    event_nouns: frozenset[str]
    event_verbs: frozenset[str]
    other_tenses: frozenset[str]
    talks: frozenset[str]
    writings: frozenset[str]
    partners: frozenset[str]
    speaking: frozenset[str]
    telling: frozenset[str]
    directing: frozenset[str]
    directions: frozenset[str]
    outlets: frozenset[str]
    audiences: frozenset[str]
    continuing: frozenset[str]

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
                other_tenses=frozenset(table["tense"]["other"]),
                **{name: frozenset(table["told"][name]) for name in _TOLD},
            )
        except (KeyError, TypeError) as error:
            raise OntologyError(
                f"the lexicon of speech is malformed ({error})",
                where=str(ontology.root / "lexicon" / "speech.toml"),
                mend="compare it with the one that ships with newskg",
            ) from error
