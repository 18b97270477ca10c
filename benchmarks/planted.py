"""A corpus for resolution: articles told again with other names, and namesakes planted in them.

Each base article is told again several times: some actors are left out, and names are varied as
reporters vary them. Beside it stand articles about other people with the same surname, initial or
full name, and about other bodies with the same acronym or the same common name. Who is who is
known of each, so pairs can be counted.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.article import Article, slug
from kg.facts import Actor, Role
from kg.resolution.model import Local, Resolution

Cast = tuple[Article, list[Actor]]
Truth = dict[tuple[str, str], str]
RETOLD, NAMESAKES = 3, 3
UNNAMED = ("Group", "AnonymousSource")
_TITLES = ("Dr. ", "Mr. ", "Ms. ", "Gov. ", "Prof. ")
_NICKNAMES = {
    "Christopher": "Chris", "Daniel": "Dan", "Donald": "Don", "James": "Jim",
    "Joseph": "Joe", "Matthew": "Matt", "Michael": "Mike", "Peter": "Pete", "Raymond": "Ray",
    "Robert": "Bob", "Thomas": "Tom", "Victor": "Vic", "William": "Bill",
}  # fmt: skip
_SPELLINGS = (
    ("ph", "f"), ("ck", "k"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("y", "i"), ("ou", "u"),
    ("ei", "ey"), ("ia", "iya"), ("ee", "i"), ("kh", "k"), ("dh", "d"), ("ai", "ay"), ("e", "i"),
    ("o", "u"),
)  # fmt: skip
_BODY_SPELLINGS = (
    ("Defence", "Defense"), ("Organization", "Organisation"), ("Center", "Centre"),
    ("Labour", "Labor"), ("Programme", "Program"), ("&", "and"),
)  # fmt: skip
_STRANGERS = (
    "Orla Fenn", "Tomas Quill", "Brightwater Trust", "Inger Dahl", "Kestrel Foods", "Noor Sabri",
    "Union of Ferrymen", "Pavel Horn", "Delta Cement", "Wendy Achebe", "Mill Lane School",
    "Rufus Okello", "Larkspur Bank", "Yuki Mori", "Eastgate Council", "Colm Brady",
)  # fmt: skip
# Of the base articles, read by hand: names that stand for another body in each, and other names.
_COMMON = {
    "central-bank", "congress", "high-court", "ministry-of-foreign-affairs", "parliament",
    "ministry-of-the-interior", "national-assembly", "ruling-party", "security-forces",
    "the-administration", "the-authorities", "the-council", "the-government", "the-military",
    "the-local-government", "the-national-water-department", "official-gazette",
}  # fmt: skip
_SAME = {"us": "united-states", "capitol-hill": "us-congress"}
_GIVEN = (
    "Jasper", "Rhoda", "Emeka", "Lucia", "Viktor", "Amina", "Hugo", "Selma", "Carl", "Dora",
    "Piet", "Nadia", "Otto", "Faye",
)  # fmt: skip


@dataclass(frozen=True)
class Corpus:
    """Casts of articles, and who each actor really is, by article and slug of its name."""

    casts: list[Cast]
    truth: Truth


@dataclass(frozen=True)
class PairScore:
    """Pairs of actors that are one: found of those that are, right of those that were found."""

    right: int
    found: int
    real: int

    @property
    def precision(self) -> float:
        """Return it in percent; 100 where nothing was found."""
        return 100 * self.right / self.found if self.found else 100.0

    @property
    def recall(self) -> float:
        """Return it in percent; 100 where there was nothing to find."""
        return 100 * self.right / self.real if self.real else 100.0


def plant(base: Iterable[Cast], seed: int) -> Corpus:
    """Tell each article of ``base`` again and plant namesakes; the same seed gives the same."""
    chance, casts, truth = random.Random(seed), [], {}
    for article, actors in base:
        named = [a for a in actors if a.type not in UNNAMED and slug(a.name)]
        told = [(replace(a, article=article.id), _who(a)) for a in named]
        _add(casts, truth, article, told)
        for number in range(RETOLD):
            again = _retold(article, number, chance)
            _add(casts, truth, again, list(_varied(told, again.id, chance)))
        for number, (actor, _) in enumerate(_sample(told, NAMESAKES, chance)):
            other = _elsewhere(article, number, chance)
            _add(casts, truth, other, _strangers(actor, other.id, chance))
    return Corpus(casts, truth)


def _add(
    casts: list[Cast], truth: Truth, article: Article, told: Sequence[tuple[Actor, str]]
) -> None:
    """Add an article; of names that give one slug the first is kept."""
    kept: dict[str, tuple[Actor, str]] = {}
    for actor, who in told:
        kept.setdefault(slug(actor.name), (actor, who))
    casts.append((article, [actor for actor, _ in kept.values()]))
    truth.update({(article.id, name): who for name, (_, who) in kept.items()})


def _who(actor: Actor) -> str:
    """Return who an actor of a base article is.

    One name is one actor in all of them, except surnames and bodies that every country has.
    """
    name = slug(actor.name)
    alone = actor.type == "Person" and " " not in actor.name
    return f"{name} of {actor.article}" if alone or name in _COMMON else _SAME.get(name, name)


def _sample(
    told: Sequence[tuple[Actor, str]], count: int, chance: random.Random
) -> list[tuple[Actor, str]]:
    fit = [t for t in told if " " in t[0].name]
    return chance.sample(fit, min(count, len(fit)))


def _retold(article: Article, number: int, chance: random.Random) -> Article:
    day = (article.date or dt.date(2026, 5, 1)) + dt.timedelta(days=chance.randint(0, 45))
    return Article(id=f"{article.id}-again-{number}", text="x", date=day)


def _elsewhere(article: Article, number: int, chance: random.Random) -> Article:
    day = (article.date or dt.date(2026, 5, 1)) + dt.timedelta(days=chance.randint(-900, 900))
    return Article(id=f"{article.id}-other-{number}", text="x", date=day)


def _varied(
    told: Sequence[tuple[Actor, str]], article: str, chance: random.Random
) -> Iterator[tuple[Actor, str]]:
    """Yield seven in ten of the actors, half of them under another name."""
    kept = [t for t in told if chance.random() < 0.7]
    names = {a.name: _variant(a, chance) if chance.random() < 0.5 else a.name for a, _ in kept}
    for actor, who in kept:
        roles = tuple(_role(r, names) for r in actor.roles if chance.random() < 0.6)
        name = names[actor.name]
        aliases = actor.aliases if chance.random() < 0.5 else ()
        aliases = tuple(a for a in aliases if a != name)
        yield replace(actor, article=article, name=name, aliases=aliases, roles=roles), who


def _role(role: Role, names: dict[str, str]) -> Role:
    return Role(role.title, names.get(role.organization, ""), role.current)


def _variant(actor: Actor, chance: random.Random) -> str:
    """Return another name that a reporter might use; the same one where none comes to mind."""
    makers = _MAKERS.get(actor.type, _BODY)
    names = [n for make in makers if (n := make(actor.name, chance)) and n != actor.name]
    return chance.choice(names) if names else actor.name


def _initial(name: str, _chance: random.Random) -> str:
    given, _, rest = name.partition(" ")
    return f"{given[0]}. {rest}" if rest else ""


def _honorific(name: str, chance: random.Random) -> str:
    return chance.choice(_TITLES) + name if " " in name else ""


def _surname(name: str, _chance: random.Random) -> str:
    return name.rsplit(maxsplit=1)[-1] if " " in name else ""


def _middle(name: str, chance: random.Random) -> str:
    words = name.split()
    return f"{words[0]} {chance.choice('ABDEJLMRST')}. {words[1]}" if len(words) == 2 else ""


def _nickname(name: str, _chance: random.Random) -> str:
    given, _, rest = name.partition(" ")
    return f"{_NICKNAMES[given]} {rest}" if given in _NICKNAMES and rest else ""


def _spelled(name: str, chance: random.Random) -> str:
    """Change one spelling inside a word, as transcriptions differ."""
    fit = [(a, b) for a, b in _SPELLINGS if a in name[1:-1]]
    if not fit or " " not in name:
        return ""
    old, new = chance.choice(fit)
    return name[0] + name[1:].replace(old, new, 1)


def _legal(name: str, chance: random.Random) -> str:
    return "" if name.islower() else f"{name} {chance.choice(('Corp.', 'Inc.', 'Ltd'))}"


def _acronym(name: str, _chance: random.Random) -> str:
    words = [w for w in re.findall(r"[^\W_]+", name) if w[0].isupper()]
    return "".join(w[0] for w in words) if len(words) > 2 else ""


def _article(name: str, _chance: random.Random) -> str:
    return "" if name.lower().startswith("the ") else f"the {name}"


def _body_spelled(name: str, chance: random.Random) -> str:
    fit = [(a, b) for a, b in _BODY_SPELLINGS if a in name]
    return name.replace(*chance.choice(fit)) if fit else ""


Maker = Callable[[str, random.Random], str]
_PERSON: tuple[Maker, ...] = (_initial, _honorific, _surname, _middle, _nickname, _spelled)
_BODY: tuple[Maker, ...] = (_acronym, _article, _body_spelled)
_MAKERS = {"Person": _PERSON, "Company": (_legal, *_BODY), "Country": ()}


def _strangers(actor: Actor, article: str, chance: random.Random) -> list[tuple[Actor, str]]:
    """Return the cast of an article about somebody else with the same name, or a part of it."""
    company = [
        Actor(article=article, name=n, type=_stranger_type(n)) for n in chance.sample(_STRANGERS, 4)
    ]
    told = [(a, slug(a.name)) for a in company]
    return [*told, (_namesake(actor, article, chance), f"namesake in {article}")]


def _stranger_type(name: str) -> str:
    kinds = {"Foods": "Company", "Cement": "Company", "Bank": "Company"}
    kinds |= dict.fromkeys(("Trust", "Ferrymen", "School", "Council"), "Organization")
    return kinds.get(name.rsplit(maxsplit=1)[-1], "Person")


def _namesake(actor: Actor, article: str, chance: random.Random) -> Actor:
    if actor.type != "Person":
        # "Nordic Energy Agency" as "NEA", which is somebody else's acronym there.
        letters = _acronym(actor.name, chance)
        first = next((w for w in actor.name.split() if w[0].isupper() and len(w) > 3), "City")
        name = letters or f"{first} Rowing Club"
        return Actor(article=article, name=name, type="Organization")
    surname = actor.name.split()[-1]
    names = [surname, f"{chance.choice(_GIVEN)} {surname}", f"{actor.name[0]}. {surname}"]
    name = chance.choice([*names, actor.name] if _has_field(actor) else names)
    sports = (Role(chance.choice(("goalkeeper", "striker", "coach"))),)
    roles = sports if name == actor.name or chance.random() < 0.5 else ()
    return Actor(article=article, name=name, type="Person", roles=roles)


def _has_field(actor: Actor) -> bool:
    """Tell whether anybody could see that a goalkeeper of the name is somebody else."""
    words = "minister ambassador senator judge mayor journalist ceo rep"
    titles = " ".join(r.title.lower() for r in actor.roles)
    return any(re.search(rf"\b{w}\b", titles) for w in words.split())


def score(resolution: Resolution, truth: Truth, *, renamed: bool = False) -> PairScore:
    """Count pairs; with ``renamed``, only those whose two names differ."""
    found = [[m.key for m in c.members] for c in resolution.clusters]
    real: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, who in truth.items():
        real[who].append(key)
    right: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for number, keys in enumerate(found):
        for key in keys:
            right[number, truth[key]].append(key)
    return PairScore(
        *(
            sum(_pairs(g, renamed) for g in groups)
            for groups in (right.values(), found, real.values())
        )
    )


def _pairs(keys: Sequence[tuple[str, str]], renamed: bool) -> int:
    same = sum(n * (n - 1) // 2 for n in Counter(name for _, name in keys).values())
    return len(keys) * (len(keys) - 1) // 2 - (same if renamed else 0)


def local(actor: Actor) -> Local:
    """Return the local actor of a fact."""
    return Local(actor.article, actor.name)
