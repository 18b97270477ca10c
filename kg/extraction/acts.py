"""Harmful acts: whether a verb or noun is one, and of which type (``lexicon/acts.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.extraction.syntax import is_negated, is_refused
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER = "other"


@dataclass(frozen=True)
class ActType:
    """Words of one type: verbs and nouns that are such acts, and verbs that are with an object.

    ``alone`` are verbs that are such acts only without an object: "strike". ``denied`` are verbs
    whose refusal is such an act.
    """

    type: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    acts: frozenset[str]
    objects: tuple[str, ...]
    alone: frozenset[str]
    denied: frozenset[str]

    def fits(self, head: Token, words: str) -> bool:
        """Tell whether the act headed by ``head``, in lower-case ``words``, is of this type."""
        if head.pos_ in ("NOUN", "PROPN"):
            return _has(_phrase(head), self.nouns)
        lemma = head.lemma_.lower()
        if lemma in self.alone and not any(c.dep_ == "dobj" for c in head.children):
            return True
        return lemma in self.verbs or (lemma in self.acts and _has(words, self.objects))


@dataclass(frozen=True)
class ActLexicon:
    """The types of harmful acts, in order of precedence.

    ``light`` words are as harmful as what they carry out, ``causing`` verbs as their clause.
    """

    types: tuple[ActType, ...]
    light: frozenset[str]
    causing: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ActLexicon:
        """Read ``lexicon/acts.toml``.

        Raises:
            OntologyError: a type lacks a list of words.
        """
        with ontology.reading("acts") as table:
            light, causing = frozenset(table["light"]), frozenset(table["causing"])
            return cls(tuple(_type(t) for t in table["types"]), light, causing)

    def type_of(self, head: Token) -> str:
        """Return the type of the act headed by ``head``, or ``""`` where it is not harmful."""
        lemma = head.lemma_.lower()
        if is_negated(head) or is_refused(head):
            return next((t.type for t in self.types if lemma in t.denied), "")
        words = _words(t.lower_ for t in head.subtree)
        found = next((t.type for t in self.types if t.fits(head, words)), "")
        return found or next(filter(None, map(self.type_of, self._inner(head))), "")

    def is_direct(self, verb: Token) -> bool:
        """Tell whether a verb harms whoever its object names: "ban", but not "impose"."""
        return any(verb.lemma_.lower() in t.verbs for t in self.types)

    def _inner(self, head: Token) -> Iterator[Token]:
        """Yield what a word brings about: "carry out an attack", "ensure that he is removed"."""
        lemma = head.lemma_.lower()
        for child in head.children:
            if child.i < head.i:
                continue
            if lemma in self.light and child.dep_ in ("dobj", "xcomp"):
                yield child
            elif lemma in self.light and child.dep_ == "prep":
                yield from (c for c in child.children if c.dep_ == "pobj")
            elif lemma in self.causing and child.dep_ in ("ccomp", "acomp"):
                yield from [child] if child.dep_ == "ccomp" else child.children


def _type(table: Mapping[str, Any]) -> ActType:
    return ActType(
        table["type"],
        frozenset(table["verbs"]),
        frozenset(table["nouns"]),
        frozenset(table["acts"]),
        tuple(table["objects"]),
        frozenset(table["alone"]),
        frozenset(table["denied"]),
    )


def _phrase(noun: Token) -> str:
    """Return a noun in lower case with the words before it that belong to it."""
    return _words(t.lower_ for t in (*noun.lefts, noun))


def _has(words: str, phrases: Iterable[str]) -> bool:
    return any(f" {p} " in words for p in phrases)


def _words(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
