"""The words around statements, as data: ``ontology/lexicon/speech.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import Ontology

_TOLD = (
    "talks",
    "writings",
    "partners",
    "speaking",
    "telling",
    "directing",
    "directions",
    "demanding",
    "facing",
    "messages",
    "recipients",
    "outlets",
    "audiences",
    "gatherings",
    "channels",
    "continuing",
    "interviewers",
)
_MANDATE = ("behalves", "of_behalves", "representing", "speaking_for", "before_principals")


@dataclass(frozen=True)
class SpeechLexicon:
    """Lemmas of events at which people speak, tenses, what tells who listens and for whom."""

    event_nouns: frozenset[str]
    event_verbs: frozenset[str]
    other_tenses: frozenset[str]
    going_on: frozenset[str]
    talks: frozenset[str]
    writings: frozenset[str]
    partners: frozenset[str]
    speaking: frozenset[str]
    telling: frozenset[str]
    directing: frozenset[str]
    directions: frozenset[str]
    demanding: frozenset[str]
    facing: frozenset[str]
    messages: frozenset[str]
    recipients: frozenset[str]
    outlets: frozenset[str]
    audiences: frozenset[str]
    gatherings: frozenset[str]
    channels: frozenset[str]
    continuing: frozenset[str]
    interviewers: frozenset[str]
    behalves: frozenset[str]
    of_behalves: frozenset[str]
    representing: frozenset[str]
    speaking_for: frozenset[str]
    before_principals: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> SpeechLexicon:
        """Read ``lexicon/speech.toml``.

        Raises:
            OntologyError: a table or a list is missing.
        """
        with ontology.reading("speech") as table:
            return cls(
                event_nouns=frozenset(table["events"]["nouns"]),
                event_verbs=frozenset(table["events"]["verbs"]),
                other_tenses=frozenset(table["tense"]["other"]),
                going_on=frozenset(table["tense"]["going_on"]),
                **{name: frozenset(table["told"][name]) for name in _TOLD},
                **{name: frozenset(table["mandate"][name]) for name in _MANDATE},
            )
