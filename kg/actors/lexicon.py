"""What the ontology's lexicon says about actors, read once and indexed for look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.actors.countries import Countries, read_countries
from kg.actors.grammar import Grammar
from kg.actors.names import name_key
from kg.errors import OntologyError
from kg.ontology import Ontology


@dataclass(frozen=True)
class NameWords:
    """Words in a name that tell its type: anywhere in it, as its first or its last word."""

    type: str
    anywhere: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]


@dataclass(frozen=True)
class Defaults:
    """The type of a name that nothing tells more of: by a link and an opening word in it."""

    plain: str
    linked: str
    official: str
    links: frozenset[str]
    openings: frozenset[str]

    def type_of(self, words: tuple[str, ...]) -> str:
        """Return the type for a name of these lower-case words."""
        if not self.links.intersection(words):
            return self.plain
        return self.official if words[0] in self.openings else self.linked


@dataclass(frozen=True)
class Body:
    """A well-known body: all its names (keys), its type, and the name it is known by."""

    name: str
    keys: frozenset[str]
    type: str


@dataclass(frozen=True)
class ActorLexicon:
    """All word lists that actors are found, typed and resolved with."""

    grammar: Grammar
    name_words: tuple[NameWords, ...]
    acting: frozenset[str]
    known: Mapping[str, str]
    defaults: Defaults
    numbered: frozenset[str]
    descriptions: Mapping[str, str]
    loose: frozenset[str]
    unique: frozenset[str]
    collectives: Mapping[str, str]
    telling_types: frozenset[str]
    unnamed_types: frozenset[str]
    scenery_types: frozenset[str]
    thing_nouns: frozenset[str]
    not_actors: frozenset[str]
    not_actor: re.Pattern[str]
    credits_after: tuple[str, ...]
    credit_list: re.Pattern[str]
    bodies: Mapping[str, Body]
    body_names: re.Pattern[str]
    place_names: re.Pattern[str]
    countries: Countries
    honorifics: Mapping[str, str]
    ranks: Mapping[str, str]
    first_names: Mapping[str, str]
    titles: frozenset[str]
    occupations: frozenset[str]
    staff: frozenset[str]
    qualifiers: frozenset[str]
    office_owners: frozenset[str]
    body_offices: frozenset[str]
    campaigns: frozenset[str]
    added_ranks: frozenset[str]
    state_offices: frozenset[str]
    local_offices: frozenset[str]
    public_offices: frozenset[str]
    typed_bodies: Mapping[str, str]
    office_links: frozenset[str]
    office_verbs: Mapping[str, str]
    named_with: frozenset[str]
    title_genders: Mapping[str, str]
    belongings: Mapping[str, str]
    list_openers: frozenset[str]
    spokespersons: frozenset[str]
    speak_for: frozenset[str]
    clients: frozenset[str]
    own_voice: Mapping[str, frozenset[str]]
    former: frozenset[str]
    held_as: frozenset[str]
    offices: Mapping[str, str]
    office_seats: Mapping[str, str]
    unnamed: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    pronouns: Mapping[str, str]
    antecedents: Mapping[str, float]

    def is_one_office(self, word: str) -> bool:
        """Tell whether a lower-case word names an office in the singular, beside a name."""
        return word in self.titles or word in self.occupations or word in self.ranks

    def is_office(self, word: str) -> bool:
        """Tell whether a lower-case word names an office, in the singular or the plural."""
        return self.is_one_office(word) or (word.endswith("s") and self.is_one_office(word[:-1]))

    def is_staff(self, word: str) -> bool:
        """Tell whether a lower-case word names an office that persons have others hold."""
        return _singular_in(word, self.staff)

    def is_public(self, word: str) -> bool:
        """Tell whether a lower-case word names an office that countries have."""
        return _singular_in(word, self.public_offices)

    def is_local(self, word: str) -> bool:
        """Tell whether a lower-case word names an office that states and towns have."""
        return _singular_in(word, self.local_offices)

    @classmethod
    def of(cls, ontology: Ontology) -> ActorLexicon:
        """Read ``actors``, ``people``, ``first_names``, ``countries``, ``grammar``, ``pronouns``.

        Raises:
            OntologyError: one of them lacks a table that is needed.
        """
        actors, people = ontology.lexicon("actors"), ontology.lexicon("people")
        first_names, countries = ontology.lexicon("first_names"), ontology.lexicon("countries")
        grammar = ontology.lexicon("grammar")
        try:
            return cls._made(
                actors,
                people,
                first_names,
                read_countries(countries),
                Grammar.of(grammar),
                {n: float(w) for n, w in ontology.lexicon("pronouns")["weights"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise OntologyError(
                f"the lexicon of actors lacks or misspells {error}",
                where=str(ontology.root / "lexicon"),
                mend="compare actors.toml and people.toml with those that ship with newskg",
            ) from error

    @classmethod
    def _made(
        cls,
        actors: Mapping[str, Any],
        people: Mapping[str, Any],
        first_names: Mapping[str, Any],
        countries: Countries,
        grammar: Grammar,
        antecedents: Mapping[str, float],
    ) -> ActorLexicon:
        titles, honorifics = people["titles"], people["honorifics"]
        return cls(
            grammar=grammar,
            name_words=tuple(
                NameWords(
                    w["type"], *(_keys(w.get(place, ())) for place in ("any", "first", "last"))
                )
                for w in actors["name_words"]
            ),
            acting=frozenset(actors["acting"]["nouns"]),
            known={name_key(n): t for t, names in actors["known"].items() for n in names},
            defaults=_defaults(actors["defaults"]),
            numbered=frozenset(actors["places"]["numbered"]),
            descriptions=_inverted(actors["descriptions"]),
            loose=frozenset(actors["loose"]["words"]),
            unique=frozenset(actors["loose"]["unique"]),
            telling_types=frozenset(actors["types"]["telling"]),
            unnamed_types=frozenset(actors["types"]["unnamed"]),
            scenery_types=frozenset(actors["types"]["scenery"]),
            collectives=_inverted(actors["collectives"]),
            thing_nouns=frozenset(actors["not_actors"]["descriptions"]),
            not_actor=re.compile(actors["not_actors"]["pattern"]),
            not_actors=frozenset(actors["not_actors"]["names"]),
            credits_after=tuple(actors["credits"]["after"]),
            credit_list=_credit_list(actors["credits"]["before"]),
            bodies=_bodies(actors["bodies"]),
            body_names=names_pattern(
                [
                    *(n for b in actors["bodies"] for n in b["names"]),
                    *(form for n in actors["articled"]["names"] for form in (n, _opening(n))),
                ]
            ),
            place_names=names_pattern(countries.codes.keys() | countries.state_names),
            countries=countries,
            honorifics={w: g for g in ("plain", "male", "female") for w in honorifics[g]},
            ranks=honorifics["ranks"],
            first_names=_inverted(first_names),
            titles=frozenset(titles["nouns"]),
            occupations=frozenset(titles["occupations"]),
            staff=frozenset(titles["staff"]),
            qualifiers=frozenset(titles["qualifiers"]),
            campaigns=frozenset(titles["campaigns"]),
            body_offices=frozenset(titles["of_bodies"]),
            office_owners=frozenset(titles["bodies"]),
            added_ranks=frozenset(titles["added_ranks"]),
            state_offices=frozenset(titles["state"]),
            local_offices=frozenset(titles["local"]),
            public_offices=frozenset(titles["public"]),
            typed_bodies=_inverted(titles["typed"]),
            office_links=frozenset(titles["links"]),
            office_verbs=titles["verbs"],
            named_with=frozenset(titles["named_with"]),
            title_genders={w: g for g in ("male", "female") for w in titles[g]},
            belongings=_inverted(actors["belongings"]),
            list_openers=frozenset(actors["lists"]["openers"]),
            spokespersons=frozenset(titles["spokespersons"]),
            clients=frozenset(titles["clients"]),
            speak_for=frozenset(titles["speak_for"]),
            own_voice={t: frozenset(offices) for t, offices in titles["own_voice"].items()},
            former=frozenset(titles["former"]),
            held_as=frozenset(titles["held_as"]),
            offices=people["offices"],
            office_seats=people["seats"],
            unnamed=frozenset(people["unnamed"]["nouns"]),
            people=frozenset(people["people"]["nouns"]),
            documents=frozenset(people["unnamed"]["documents"]),
            pronouns={w: k for k, ws in people["pronouns"].items() for w in ws},
            antecedents=antecedents,
        )


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(name_key(w) for w in words)


def _opening(name: str) -> str:
    """Return a name as it opens a sentence: "The Senate"."""
    return name[:1].upper() + name[1:]


def _singular_in(word: str, words: frozenset[str]) -> bool:
    return word in words or (word.endswith("s") and word[:-1] in words)


def _defaults(table: Mapping[str, Any]) -> Defaults:
    return Defaults(
        table["plain"],
        table["linked"],
        table["official"],
        frozenset(table["links"]),
        frozenset(table["openings"]),
    )


def _inverted(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return value -> key; where two keys share a value, the first one keeps it."""
    result: dict[str, str] = {}
    for key, values in table.items():
        for value in values:
            result.setdefault(value, key)
    return result


def _bodies(entries: Iterable[Mapping[str, Any]]) -> dict[str, Body]:
    result = {}
    for entry in entries:
        keys = frozenset(name_key(n) for n in entry["names"])
        body = Body(entry.get("prefer", entry["names"][0]), keys, entry["type"])
        result.update(dict.fromkeys(keys, body))
    return result


def _credit_list(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for what stands before a credited name: the cue, or its list so far.

    A cue opens a line or a clause, "(Additional reporting by ...", or has a capital.
    """
    cue = "(?i:" + "|".join(re.escape(w) for w in words) + ")"
    opening = r"(?:^|[(;.|])\s*(?:\w+ )?"
    names = r"(?:[^\W\d_][\w.'’-]*[ ,]+|and ){0,40}"
    return re.compile(rf"(?:{opening}|\b(?=[A-Z])){cue}\s*$|{opening}{cue}\s+{names}$")


def names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the names as they are written, the longest first."""
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
