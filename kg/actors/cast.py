"""The cast of an article: mentions of names grouped into one draft for each actor."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.actors.grammar import Grammar
from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import Mention
from kg.actors.names import has_legal_suffix, is_acronym, is_part, name_key, same_person
from kg.article import Span
from kg.facts import Role

# A word before a name is looked for in so many characters.
_WORD = 40


@dataclass(eq=False)
class Draft:
    """An actor in the making. ``words`` are those of its fullest name's key.

    ``mentions`` are spans of its names; ``references`` those of other words for it ("he");
    ``implied`` is the body of an office whose title stands alone, "President Doe", by title;
    ``called`` are the nouns that the text describes it with; ``plural`` is set for several people,
    ``aside`` where its names only describe other nouns ("White House hopefuls").
    """

    name: str
    label: str
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    references: list[Span] = field(default_factory=list)
    type: str = ""
    gender: str = ""
    roles: list[Role] = field(default_factory=list)
    implied: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    plural: bool = False
    acts: bool = False
    aside: bool = False

    @property
    def first(self) -> int:
        """Return the character at which the actor first occurs."""
        return min((s.start for s in self.places()), default=0)

    def places(self) -> list[Span]:
        """Return all spans that stand for it."""
        return [m.span for m in self.mentions] + self.references

    def names(self) -> list[str]:
        """Return its names in order of first use, one for each key, in capitals only if always."""
        found: dict[str, str] = {}
        for mention in self.mentions:
            known = found.setdefault(mention.key, mention.name)
            if known.isupper() and not mention.name.isupper():
                found[mention.key] = mention.name
        return list(found.values())


class Cast:
    """All drafts of one article, found by place and by name."""

    def __init__(self, drafts: Iterable[Draft], lexicon: ActorLexicon) -> None:
        self.lexicon = lexicon
        self.drafts = list(drafts)
        self.regroup()

    def regroup(self) -> None:
        """Find names by place anew, after mentions went from one draft to another."""
        self.drafts = [d for d in self.drafts if d.places()]
        pairs = [(m, d) for d in self.drafts for m in d.mentions]
        self._pairs = sorted(pairs, key=lambda p: p[0].span)
        self._starts = [m.span.start for m, _ in self._pairs]

    def within(self, span: Span) -> list[tuple[Mention, Draft]]:
        """Return the names that lie in ``span`` with their actors, in order of place."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return [p for p in self._pairs[first:last] if p[0].span.end <= span.end]

    def covering(self, token: int) -> list[tuple[Mention, Draft]]:
        """Return the name, if any, that the token with this index is a part of."""
        return [p for p in self._pairs if p[0].start <= token < p[0].end]

    def before(self, place: int, limit: int = 40) -> list[tuple[Mention, Draft]]:
        """Return the last ``limit`` names that start before ``place``, nearest first."""
        last = bisect.bisect_left(self._starts, place)
        return self._pairs[max(0, last - limit) : last][::-1]

    def named(self, name: str) -> Draft | None:
        """Return the actor that has ``name`` among its names."""
        key = name_key(name)
        for draft in self.drafts:
            if name_key(draft.name) == key or any(m.key == key for m in draft.mentions):
                return draft
        return None

    def unnamed(self, name: str, kind: str) -> Draft:
        """Return the draft of an unnamed source or group: a known one of the same words, or new."""
        key = tuple(name_key(name).split())
        known = (d for d in self.drafts if d.type == kind and d.words == key)
        return next(known, None) or Draft(name, "", key, type=kind)

    def add(self, draft: Draft) -> None:
        """Take a draft into the cast, if it is new."""
        if draft not in self.drafts:
            self.drafts.append(draft)


def group(text: str, mentions: Sequence[Mention], lexicon: ActorLexicon) -> Cast:
    """Group the mentions of one article into drafts: longest names first, short forms join them."""
    uses: dict[str, list[Mention]] = {}
    for mention in mentions:
        uses.setdefault(mention.key, []).append(mention)
    uses.pop("", None)
    drafts: list[Draft] = []
    order = sorted(uses.items(), key=lambda u: (-len(u[0].split()), u[1][0].span))
    for key, found in order:
        _place(text, key, found, drafts, lexicon)
    for draft in drafts:
        draft.mentions.sort(key=lambda m: m.span)
        draft.name = _canonical(draft, lexicon)
    return Cast(sorted(drafts, key=lambda d: d.first), lexicon)


def _place(
    text: str, key: str, found: list[Mention], drafts: list[Draft], lexicon: ActorLexicon
) -> None:
    """Add the mentions of one name to the drafts that they are short for, or to a new one."""
    label = Counter(m.label for m in found).most_common(1)[0][0]
    words = tuple(key.split())
    hosts = [d for d in drafts if _is_short_for(text, key, words, label, found, d, lexicon)]
    hosts = [d for d in hosts if d.label == label] or hosts
    hosts = [d for d in hosts if _explains(text, found, d)] or hosts
    if len(words) == 1 and words[0] in lexicon.descriptions and _is_generic(text, found, lexicon):
        _refer(found, [d for d in drafts if words[0] in d.words])
    elif not hosts:
        drafts.append(Draft(found[0].name, label, words, mentions=found))
    else:
        for mention in found:
            _nearest(hosts, mention).mentions.append(mention)


def _is_generic(text: str, found: Sequence[Mention], lexicon: ActorLexicon) -> bool:
    """Tell whether a name such as "Ministry" is always used like a noun: "the Ministry"."""
    return all(
        _is_determined(text[max(0, m.span.start - _WORD) : m.span.start], lexicon.grammar)
        for m in found
    )


def _is_determined(before: str, grammar: Grammar) -> bool:
    """Tell whether the last word of ``before`` makes what follows definite: "the", "Chile's"."""
    last = before.lower().split()[-1:]
    marks = tuple(grammar.possessives)
    return before[-1:].isspace() and any(w in grammar.definite or w.endswith(marks) for w in last)


def _refer(found: Iterable[Mention], hosts: Sequence[Draft]) -> None:
    """Let "the Ministry" stand for the last ministry named before it."""
    for mention in found:
        if hosts:
            _nearest(hosts, mention).references.append(mention.span)


def _nearest(hosts: Sequence[Draft], mention: Mention) -> Draft:
    """Return the host that a short name stands for, one named before it if there is one.

    A surname stays with the person who bore it first in the article, whatever relatives are named
    later; of bodies the last one named is meant.
    """

    def rank(draft: Draft) -> tuple[bool, int]:
        before = [m.span.start for m in draft.mentions if m.span.start <= mention.span.start]
        if not before or draft.label == "Person":
            return bool(before), -draft.mentions[0].span.start
        return True, max(before)

    return max(hosts, key=rank)


def _is_short_for(
    text: str,
    key: str,
    words: tuple[str, ...],
    label: str,
    found: Sequence[Mention],
    host: Draft,
    lexicon: ActorLexicon,
) -> bool:
    body = lexicon.bodies.get(key)
    if body is not None:
        return any(m.key in body.keys for m in host.mentions)
    country = lexicon.countries.by_name.get(key)
    if country is not None and label != "Person":
        keys = lexicon.countries.names[country]
        return any(m.key in keys for m in host.mentions)
    if key == "@" + "".join(host.words):
        return True
    if host.label == "Person":
        return label in ("Person", "Organization", "Location") and (
            same_person(words, host.words) if label == "Person" else words == host.words[-1:]
        )
    if _are_whole(found) and _are_whole(host.mentions):
        return False
    return host.label == "Organization" and _names_body(text, words, label, found, host, lexicon)


def _are_whole(mentions: Iterable[Mention]) -> bool:
    """Tell whether a name is that of a whole company: "Doe Motor Co." is no part of another."""
    return any(has_legal_suffix(m.name) for m in mentions)


def _names_body(
    text: str,
    words: tuple[str, ...],
    label: str,
    found: Sequence[Mention],
    host: Draft,
    lexicon: ActorLexicon,
) -> bool:
    """Tell whether a name can stand for the body ``host``."""
    if label == "Person":  # the tagger takes many a company's short name for a surname
        one = len(words) == 1 and words[0] not in lexicon.first_names
        called = any(_has_honorific(text, m, lexicon) for m in found)
        return one and not called and words[0] == host.words[0] and len(host.words) > 1
    if _explains(text, found, host) or any(is_acronym(m.name, host.name) for m in found[:1]):
        return True
    return label == "Organization" and _is_short_body(words, host.words, lexicon)


def _has_honorific(text: str, mention: Mention, lexicon: ActorLexicon) -> bool:
    """Tell whether a name is a person's by what stands before it: "Mr. Doe"."""
    before = text[max(0, mention.span.start - _WORD) : mention.span.start].split()[-1:]
    return any(word.lower().rstrip(".") in lexicon.honorifics for word in before)


def _explains(text: str, found: Sequence[Mention], host: Draft) -> bool:
    """Tell whether the name stands in brackets right after the host's: "... Company (STC)"."""
    ends = {m.span.end for m in host.mentions}
    return any(
        text[m.span.start - 1 : m.span.start] == "("
        and text[m.span.end : m.span.end + 1] == ")"
        and any(end in ends for end in (m.span.start - 1, m.span.start - 2))
        for m in found
    )


def _is_short_body(words: tuple[str, ...], full: tuple[str, ...], lexicon: ActorLexicon) -> bool:
    """Tell whether ``words`` can be a short name of the body with the words ``full``.

    One word must open the name and be telling; several must stand in it in a row.
    """
    if all(w in lexicon.descriptions or w in lexicon.countries.by_demonym for w in words):
        return False
    if len(words) == 1:
        return full[0] == words[0] and len(full) > 1
    return is_part(words, full)


def _canonical(draft: Draft, lexicon: ActorLexicon) -> str:
    """Return the fullest of its names; for well-known bodies the one that people use."""
    names = draft.names()
    body = lexicon.bodies.get(draft.mentions[0].key)
    if body is not None:
        for name in names:
            if name_key(name) == name_key(body.name):
                return name
    return max(names, key=lambda n: (len(n.split()), len(n) if draft.label != "Person" else 0))
