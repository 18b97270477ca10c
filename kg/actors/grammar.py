"""The small words that the readers of names, offices and references go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What the parse calls the subject of a verb.
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Grammar:
    """Small words: determiners, marks of owners, words of offices, prepositions of who is told."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    office_prepositions: frozenset[str]
    office_links: frozenset[str]
    fields: frozenset[str]
    posts: frozenset[str]
    suffixes: frozenset[str]
    seats: frozenset[str]
    no_office_as: frozenset[str]
    holding: frozenset[str]
    through: frozenset[str]
    joins: frozenset[str]
    breaks: frozenset[str]
    before_lists: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    told_prepositions: frozenset[str]
    outlet_prepositions: frozenset[str]
    maker_prepositions: frozenset[str]
    pair_words: frozenset[str]
    pair_nouns: frozenset[str]
    quantifiers: frozenset[str]
    name_halves: frozenset[str]
    name_bridges: frozenset[str]
    name_heads: frozenset[str]
    name_links: frozenset[str]
    name_places: frozenset[str]
    name_locates: frozenset[str]
    where: frozenset[str]
    before_bodies: frozenset[str]
    body_links: frozenset[str]

    @property
    def determiners(self) -> frozenset[str]:
        """Return all determiners."""
        return self.definite | self.indefinite

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Grammar:
        """Read ``grammar.toml``; KeyError where it lacks a list."""
        offices = table["offices"]
        return cls(
            definite=frozenset(table["determiners"]["definite"]),
            indefinite=frozenset(table["determiners"]["indefinite"]),
            possessives=frozenset(table["possessives"]["marks"]),
            office_prepositions=frozenset(offices["prepositions"]),
            office_links=frozenset(offices["links"]),
            fields=frozenset(offices["fields"]),
            posts=frozenset(offices["posts"]),
            suffixes=frozenset(offices["suffixes"]),
            seats=frozenset(offices["seats"]),
            no_office_as=frozenset(offices["no_office_as"]),
            holding=frozenset(offices["holding"]),
            through=frozenset(offices["through"]),
            joins=frozenset(offices["joins"]),
            breaks=frozenset(offices["breaks"]),
            before_lists=frozenset(offices["before_lists"]),
            since=frozenset(table["tenures"]["since"]),
            until=frozenset(table["tenures"]["until"]),
            told_prepositions=frozenset(table["told"]["prepositions"]),
            outlet_prepositions=frozenset(table["told"]["outlet"]),
            maker_prepositions=frozenset(table["documents"]["makers"]),
            pair_words=frozenset(table["pairs"]["words"]),
            pair_nouns=frozenset(table["pairs"]["nouns"]),
            quantifiers=frozenset(table["quantifiers"]["words"]),
            name_halves=frozenset(table["names"]["halves"]),
            name_bridges=frozenset(table["names"]["bridges"]),
            name_heads=frozenset(table["names"]["heads"]),
            name_links=frozenset(table["names"]["links"]),
            name_places=frozenset(table["names"]["before_places"]),
            name_locates=frozenset(table["names"]["locates"]),
            where=frozenset(table["names"]["where"]),
            before_bodies=frozenset(table["names"]["before_bodies"]),
            body_links=frozenset(table["names"]["body_links"]),
        )
