"""The stance of a position: from the words of its cue, and from what is said where they are
neutral. Both lists stand in ``ontology/lexicon/cues.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.extraction.stance_model import StanceModel, Told
from kg.ontology import Ontology

DEFAULT = "asserts"


@dataclass(frozen=True)
class Pattern:
    """A regular expression and the stance that it shows."""

    stance: str
    regex: re.Pattern[str]


@dataclass(frozen=True)
class StanceLexicon:
    """Cue lemmas by stance, in order of precedence, and patterns of cues and contents."""

    cues: tuple[tuple[str, frozenset[str]], ...]
    phrases: tuple[Pattern, ...]
    neutral: frozenset[str]
    none: frozenset[str]
    negations: frozenset[str]
    negated: Mapping[str, str]
    content: tuple[Pattern, ...]
    terms: re.Pattern[str]
    clause_verbs: frozenset[str]
    infinitive_verbs: frozenset[str]
    nouns: frozenset[str]
    noun_prepositions: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> StanceLexicon:
        """Read ``lexicon/cues.toml``.

        Raises:
            OntologyError: a table is missing or a pattern is no regular expression.
        """
        with ontology.reading("cues") as table:
            return cls(
                cues=tuple((s, frozenset(table["cues"][s])) for s in table["order"]),
                phrases=_patterns(table["phrases"]),
                neutral=frozenset(table["neutral"]["cues"]),
                negations=frozenset(table["negated"]["words"]),
                negated=table["negated"]["stances"],
                none=frozenset(table["none"]["cues"]),
                content=_patterns(table["content"]),
                terms=re.compile(table["none"]["terms"]),
                clause_verbs=frozenset(table["parsed"]["clause"]),
                infinitive_verbs=frozenset(table["parsed"]["infinitive"]),
                nouns=frozenset(table["parsed"]["nouns"]),
                noun_prepositions=frozenset(table["parsed"]["noun_prepositions"]),
            )

    def stance(
        self, cue: str, lemmas: Sequence[str], content: str, read: Mapping[str, float]
    ) -> str:
        """Return the stance of what ``cue`` (with its ``lemmas``) introduces.

        The model decides; what the lists say is one of the things that it looks at. ``read`` is
        what the tagger reads of it, log-probabilities by stance, empty where it does not know.
        """
        return self._model.stance(cue, content, self.told(cue, lemmas, content), read)

    def told(self, cue: str, lemmas: Sequence[str], content: str) -> Told:
        """Return the stance that the lists alone give, and which of them does."""
        phrase = _first(self.phrases, cue.lower())
        if phrase:
            return Told(phrase, "phrase")
        found = next((s for s, words in self.cues if words.intersection(lemmas)), "")
        neutral = not found or found == DEFAULT or self.neutral.intersection(lemmas)
        said = _first(self.content, content.lower().replace("’", "'")) if neutral else ""
        if said:
            return Told(said, "content")
        return Told(found, "cue") if found else Told(DEFAULT, "default")

    def denied(self, cue: str, lemmas: Sequence[str], content: str) -> str:
        """Return the stance of what a negated cue introduces, or ``""`` where it is none."""
        return self.negated.get(self.told(cue, lemmas, content).stance, "")

    def is_statement(self, lemmas: Iterable[str], content: str = "") -> bool:
        """Tell whether the cue reports a statement or an attitude at all."""
        words = set(lemmas)
        if self.terms.search(content.lower()):
            return False
        stated = any(words & cues for _, cues in self.cues) or words & self.neutral
        return bool(stated) or not words & self.none

    @cached_property
    def _model(self) -> StanceModel:
        return StanceModel.load()


def _patterns(entries: Iterable[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    return tuple(Pattern(e["stance"], re.compile(e["pattern"])) for e in entries)


def _first(patterns: Iterable[Pattern], text: str) -> str:
    return next((p.stance for p in patterns if p.regex.search(text)), "")
