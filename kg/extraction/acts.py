"""Harmful acts: whether a verb or noun is one, and of which type (``lexicon/acts.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import OntologyError
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER = "other"


@dataclass(frozen=True)
class ActType:
    """Words of one type: verbs and nouns that are such acts, and verbs that are with an object."""

    type: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    acts: frozenset[str]
    objects: tuple[str, ...]

    def fits(self, head: Token, words: str) -> bool:
        """Tell whether the act headed by ``head``, in lower-case ``words``, is of this type."""
        lemma = head.lemma_.lower()
        if lemma in self.verbs or (head.pos_ in ("NOUN", "PROPN") and self._names(words)):
            return True
        return lemma in self.acts and any(f" {o} " in words for o in self.objects)

    def _names(self, words: str) -> bool:
        return any(f" {n} " in words for n in self.nouns)


@dataclass(frozen=True)
class ActLexicon:
    """The types of harmful acts, in order of precedence."""

    types: tuple[ActType, ...]

    @classmethod
    def of(cls, ontology: Ontology) -> ActLexicon:
        """Read ``lexicon/acts.toml``.

        Raises:
            OntologyError: a type lacks a list of words.
        """
        try:
            return cls(tuple(_type(t) for t in ontology.lexicon("acts")["types"]))
        except (KeyError, TypeError) as error:
            raise OntologyError(
                f"an act type lacks {error}",
                where=str(ontology.root / "lexicon" / "acts.toml"),
                mend="give it verbs, nouns, acts and objects",
            ) from error

    def type_of(self, head: Token) -> str:
        """Return the type of the act headed by ``head``, or ``""`` where it is not harmful."""
        words = _words(t.lower_ for t in head.subtree)
        return next((t.type for t in self.types if t.fits(head, words)), "")


def _type(table: Mapping[str, Any]) -> ActType:
    return ActType(
        table["type"],
        frozenset(table["verbs"]),
        frozenset(table["nouns"]),
        frozenset(table["acts"]),
        tuple(table["objects"]),
    )


def _words(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
