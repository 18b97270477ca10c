"""Facts of articles to profiles, and profiles that share name and kind to namesakes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.actors.names import name_key, trimmed_name
from kg.article import Article
from kg.facts import Actor, Fact, actor_slug
from kg.resolution.body_names import BodyName, body_name
from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.model import Local, Profile
from kg.resolution.person_names import PersonName, is_office, person_name

# Types of actors that only their article can tell apart: no rule joins them.
UNNAMED = ("Group", "AnonymousSource")


def profiles_of(article: Article, facts: Sequence[Fact]) -> list[Profile]:
    """Return a profile for each actor of an article; names that give one slug are one actor."""
    actors: dict[tuple[str, str], Actor] = {}
    for fact in facts:
        if isinstance(fact, Actor):
            actors.setdefault(Local(article.id, fact.name).key, fact)
    named = {name_key(a.name) for a in actors.values() if a.type not in UNNAMED}
    countries = [a for a in actors.values() if a.type == "Country"]
    home = max(countries, key=lambda a: (len(a.mentions), a.name), default=None)
    return [
        _profile(article, actor, named, name_key(home.name) if home else "")
        for actor in actors.values()
    ]


def _profile(article: Article, actor: Actor, named: set[str], home: str) -> Profile:
    own = {name_key(n) for n in (actor.name, *actor.aliases)}
    return Profile(
        local=Local(article.id, actor.name),
        aliases=actor.aliases,
        type=actor.type,
        titles=frozenset(
            (r.title.lower(), name_key(r.organization) if r.organization else "")
            for r in actor.roles
        ),
        companions=frozenset(named - own),
        home=home,
        date=article.date,
    )


@dataclass(frozen=True)
class Namesakes:
    """Profiles that share name, type and, of persons, fields: taken to be one actor.

    ``profiles`` begin with the earliest article's; there is one for an article at most.
    ``common`` says that many bodies bear the name: these are of one country, or of one article.
    ``people`` and ``bodies`` are the names and aliases, taken apart and as they are written.
    """

    key: tuple[str, ...]
    profiles: tuple[Profile, ...]
    type: str
    fields: frozenset[str]
    common: bool
    people: tuple[tuple[PersonName, str], ...]
    bodies: tuple[tuple[BodyName, str], ...]

    @property
    def first(self) -> Local:
        """Return the earliest article's name."""
        return self.profiles[0].local

    @property
    def is_person(self) -> bool:
        """Tell whether these are persons."""
        return self.type == "Person"

    @cached_property
    def is_partial(self) -> bool:
        """Tell whether the names are but parts: surnames, initials, acronyms."""
        if self.is_person:
            return all(name.is_partial for name, _ in self.people)
        return all(name.is_acronym for name, _ in self.bodies)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles."""
        return frozenset(p.local.article for p in self.profiles)

    @cached_property
    def companions(self) -> frozenset[str]:
        """The keys of all actors that one of the articles names beside this one."""
        return frozenset().union(*(p.companions for p in self.profiles))

    @cached_property
    def homes(self) -> frozenset[str]:
        """The keys of the countries that the articles name most."""
        return frozenset(p.home for p in self.profiles if p.home)

    @cached_property
    def titles(self) -> frozenset[tuple[str, str]]:
        """All offices."""
        return frozenset().union(*(p.titles for p in self.profiles))

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The first and the last day of publication; nothing where none is known."""
        known = sorted(p.date for p in self.profiles if p.date)
        return (known[0], known[-1]) if known else ()


def namesakes(
    profiles: Iterable[Profile], lexicon: ResolutionLexicon, alone: frozenset[tuple[str, str]]
) -> list[Namesakes]:
    """Put profiles of one name and kind together, in order of their keys.

    ``alone`` are the keys of local actors that are to be looked at one by one.
    """
    groups: dict[tuple[str, ...], list[Profile]] = {}
    for profile in profiles:
        groups.setdefault(_key(profile, lexicon, alone), []).append(profile)
    return [_made(key, sorted(groups[key], key=lambda p: p.age), lexicon) for key in sorted(groups)]


def _key(
    profile: Profile, lexicon: ResolutionLexicon, alone: frozenset[tuple[str, str]]
) -> tuple[str, ...]:
    """Return what namesakes share: an IRI's slug, a type, and what may set them apart."""
    article, name = profile.key
    if profile.key in alone:
        return (name, profile.type, "", article)
    local = Actor(name=profile.local.name, type=profile.type, article=article)
    apart = _person_apart if profile.type == "Person" else _body_apart
    return (actor_slug(local), profile.type, apart(profile, lexicon))


def _person_apart(profile: Profile, lexicon: ResolutionLexicon) -> str:
    """Return the fields of a person's offices; the article where the name is no whole one."""
    article, name = profile.local
    if is_described(name) or person_name(name, lexicon).is_partial:
        return article
    return " ".join(sorted(lexicon.fields_of(title for title, _ in profile.titles)))


def _body_apart(profile: Profile, lexicon: ResolutionLexicon) -> str:
    """Return the country or the article of a body whose name others bear, else nothing."""
    article, name = profile.local
    body = body_name(name, lexicon)
    if is_common(name, lexicon):
        # Where no country is told, a well-known body is meant, if there is one of the name.
        return profile.home or (body.known and "known") or article
    if is_described(name):
        return article
    # Few outlets share their letters, and their home is not what they write about.
    shared = body.is_acronym and not body.listed and profile.type != "MediaOutlet"
    return profile.home if shared else ""


def is_described(name: str) -> bool:
    """Tell whether a name is a description, such as "the company"."""
    return trimmed_name(name).islower()


def is_common(name: str, lexicon: ResolutionLexicon) -> bool:
    """Tell whether every country has a body of this name: "Supreme Court", "the government"."""
    body = body_name(name, lexicon)
    if " ".join(body.words) in lexicon.shared:
        return True
    return lexicon.is_generic(body.words) and (is_described(name) or not body.known)


def _made(key: tuple[str, ...], profiles: list[Profile], lexicon: ResolutionLexicon) -> Namesakes:
    names = Counter(p.local.name for p in profiles)
    aliases = {a for p in profiles for a in p.aliases} - names.keys()
    spelled = [*sorted(names), *sorted(aliases)]
    is_person, unnamed = key[1] == "Person", key[1] in UNNAMED
    return Namesakes(
        key=key,
        profiles=tuple(profiles),
        type=key[1],
        fields=lexicon.fields_of(t for p in profiles for t, _ in p.titles),
        common=not is_person and any(is_common(name, lexicon) for name in names),
        people=tuple(_people(spelled, names, lexicon)) if is_person else (),
        bodies=() if unnamed else tuple(_bodies(spelled, names, lexicon)),
    )


def _people(
    spelled: Sequence[str], names: Counter[str], lexicon: ResolutionLexicon
) -> Iterator[tuple[PersonName, str]]:
    for text in spelled:
        name = person_name(text, lexicon)
        if not name.words or is_described(text):
            continue
        # A surname is among each person's aliases, and says no more than the name does.
        if text in names or not (name.is_partial or is_office(name, lexicon)):
            yield name, text


def _bodies(
    spelled: Sequence[str], names: Counter[str], lexicon: ResolutionLexicon
) -> Iterator[tuple[BodyName, str]]:
    for text in spelled:
        name = body_name(text, lexicon)
        generic = lexicon.is_generic(name.words)
        # "Court" and "Ministry" are aliases of many bodies; no rule joins "the company".
        if name.words and (generic or not is_described(text)) and (text in names or not generic):
            yield name, text
