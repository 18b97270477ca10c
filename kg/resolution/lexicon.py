"""Word lists of ``lexicon/resolution.toml``, and what the lexicon of actors adds to them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.actors.lexicon import ActorLexicon
from kg.ontology import Ontology


@dataclass(frozen=True)
class ResolutionLexicon:
    """Words that tell names and offices apart, all in lower case.

    ``known`` gives the one name of a country or a well-known body by the key of each of its
    names, ``listed`` are all names that the lexicon of actors has; ``genders`` are those of given
    names; ``nicknames`` the given names that a short form may stand for; ``fields`` the field of
    a word or a phrase in an office's title.
    """

    generations: frozenset[str]
    particles: frozenset[str]
    legal: frozenset[str]
    generic: frozenset[str]
    shared: frozenset[str]
    fields: Mapping[str, str]
    nicknames: Mapping[str, frozenset[str]]
    honorifics: frozenset[str]
    titles: frozenset[str]
    genders: Mapping[str, str]
    known: Mapping[str, str]
    listed: frozenset[str]
    demonyms: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ResolutionLexicon:
        """Read the word lists.

        Raises:
            OntologyError: a list that is needed is missing.
        """
        actors = ActorLexicon.of(ontology)
        with ontology.reading("resolution") as table:
            return cls._made(table, actors)

    @classmethod
    def _made(cls, table: Mapping[str, Any], actors: ActorLexicon) -> ResolutionLexicon:
        names, countries = table["names"], actors.countries
        known = {key: body.name for key, body in actors.bodies.items()}
        known.update(countries.by_name)
        return cls(
            generations=frozenset(names["generations"]),
            particles=frozenset(names["particles"]),
            legal=frozenset(names["legal"]),
            generic=frozenset(table["generic"]["words"]),
            shared=frozenset(table["generic"]["shared"]),
            fields={word: name for name, words in table["fields"].items() for word in words},
            nicknames=_nicknames(table["nicknames"]),
            honorifics=frozenset([*actors.honorifics, *actors.ranks]),
            titles=actors.titles,
            genders=actors.first_names,
            known=known,
            listed=frozenset([*known, *actors.known]),
            demonyms=frozenset([*countries.by_demonym, *countries.by_name]),
        )

    def fields_of(self, titles: Iterable[str]) -> frozenset[str]:
        """Return the fields that offices with these titles belong to."""
        return frozenset(
            self.fields[words]
            for title in titles
            for words in _phrases(title)
            if words in self.fields
        )

    def is_generic(self, words: Iterable[str]) -> bool:
        """Tell whether a body's name consists of words that alone name none."""
        return self.generic.issuperset(words)


def _phrases(title: str) -> Iterator[str]:
    """Yield the words of a title, and each two that follow each other."""
    words = title.lower().replace(".", "").split()
    yield from words
    yield from map(" ".join, itertools.pairwise(words))


def _nicknames(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, shorts in table.items():
        for short in shorts:
            found.setdefault(short, set()).add(full)
    return {short: frozenset(fulls) for short, fulls in found.items()}
