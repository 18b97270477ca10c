"""A fact or an actor with the words of the articles that state it, in their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.article import Article, Span
from kg.builds.resolving import Identities
from kg.errors import NotFoundError
from kg.facts import KIND, Actor, Contract, Fact, FrameFact, Position, Threat
from kg.resolution.model import Join

Stated = tuple[Article, Fact]
Read = tuple[Article, list[Fact]]
_CANDIDATES = 5
# Below this share of equal letters a name is no misspelling of another.
_CLOSE_ENOUGH = 75
_ID = re.compile(rf"(?:^|[:/#])({KIND.pattern}:[^\s:/#]+)$")
# Not after "U.S.", "Mr.", "Sen.": too long a context does no harm, half a sentence does.
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of an article around pieces of evidence.

    ``span`` is where ``text`` stands in ``Article.text``; ``marks`` are the spans of the
    evidence, counted from the start of ``text``.
    """

    span: Span
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact, the article that states it, and the passages that say so."""

    fact: Fact
    article: Article
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was asked for: ``title`` names it, ``statements`` are its facts, actors first.

    ``joins`` say why several names in articles are taken for one actor's.
    """

    title: str
    statements: tuple[Statement, ...]
    joins: tuple[Join, ...] = ()


def explain(wanted: str, read: Iterable[Read], known: Identities | None = None) -> Explanation:
    """Return the fact with the id or IRI ``wanted``, or all that concerns the actor so named.

    Names and aliases match in any case; a full name goes before an alias. ``known`` says which
    actors of several articles are one.

    Raises:
        NotFoundError: nothing, or more than one actor, is meant; the message lists candidates.
    """
    known = known or Identities.of(())
    everything = [(article, facts) for article, facts in read]
    stated = [(article, fact) for article, facts in everything for fact in facts]
    key = _key(wanted)
    named = [s for s in stated if key in _ids(s[1], known)]
    if named and not isinstance(named[0][1], Actor):
        return Explanation(key, tuple(_statement(*s) for s in named))
    actor = known.slug(_actor(named[0])) if named else _slug_of(wanted, stated, known)
    return _about(actor, everything, known)


def _key(wanted: str) -> str:
    """Return ``kind:rest`` of an id or an IRI, in lower case; other words as they are."""
    key = wanted.strip().strip("<>").casefold()
    found = _ID.search(key)
    return found[1] if found else key


def _ids(fact: Fact, known: Identities) -> tuple[str, ...]:
    return (fact.id, f"actor:{known.slug(fact)}") if isinstance(fact, Actor) else (fact.id,)


def _actor(stated: Stated) -> Actor:
    fact = stated[1]
    if not isinstance(fact, Actor):
        raise TypeError(f"{fact.id} is no actor")
    return fact


def _slug_of(wanted: str, stated: Iterable[Stated], known: Identities) -> str:
    """Return the slug of the one actor whom ``wanted`` names."""
    actors = [fact for _, fact in stated if isinstance(fact, Actor)]
    name = wanted.strip().casefold()
    by_name = {known.slug(a): a.name for a in actors if a.name.casefold() == name}
    by_alias = {
        known.slug(a): a.name for a in actors if name in {alias.casefold() for alias in a.aliases}
    }
    found = by_name or by_alias
    if len(found) > 1:
        raise NotFoundError(
            f"{wanted!r} may be any of {len(found)} actors",
            mend="name one: " + ", ".join(f"actor:{slug}" for slug in sorted(found)),
        )
    if not found:
        raise NotFoundError(f"no fact or actor {wanted!r}", mend=_closest(wanted, actors))
    return next(iter(found))


def _closest(wanted: str, actors: Iterable[Actor]) -> str:
    from rapidfuzz import fuzz, process, utils

    names = sorted({name for a in actors for name in (a.name, *a.aliases)})
    best = process.extract(
        wanted,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_CANDIDATES,
        score_cutoff=_CLOSE_ENOUGH,
    )
    close = ", ".join(name for name, _, _ in best)
    return f"closest: {close}" if close else "list the actors with `kg query actors`"


def _about(slug: str, everything: Iterable[Read], known: Identities) -> Explanation:
    title = known.clusters[slug].identity.name if slug in known.clusters else ""
    statements: list[Statement] = []
    for article, facts in everything:
        names = {f.name for f in facts if isinstance(f, Actor) and known.slug(f) == slug}
        title = title or next(iter(sorted(names)), "")
        statements += (_statement(article, f) for f in facts if names & set(_concerned(f)))
    statements.sort(key=lambda s: not isinstance(s.fact, Actor))
    return Explanation(title, tuple(statements), tuple(known.joins(slug)))


def _concerned(fact: Fact) -> Iterator[str]:
    """Yield the names of the actors whom a fact is about."""
    if isinstance(fact, Actor):
        yield fact.name
    elif isinstance(fact, Position):
        yield from (fact.holder, fact.on_behalf_of, fact.addressee)
    elif isinstance(fact, Threat):
        yield from (fact.issuer, fact.target, fact.reported_by)
    elif isinstance(fact, Contract):
        yield from fact.parties
    elif isinstance(fact, FrameFact):
        yield from fact.actors


def _statement(article: Article, fact: Fact) -> Statement:
    spans = fact.spans.get("evidence", ())
    return Statement(fact, article, tuple(passages(article.text, spans)))


def passages(text: str, spans: Iterable[Span]) -> Iterator[Passage]:
    """Yield the sentences around ``spans``, those that touch joined."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    joined: list[tuple[Span, list[Span]]] = []
    for span in sorted(spans):
        around = Span(
            max(e for e in ends if e <= span.start), min(e for e in ends if e >= span.end)
        )
        if joined and around.start <= joined[-1][0].end:
            whole, marks = joined.pop()
            joined.append((Span(whole.start, max(whole.end, around.end)), [*marks, span]))
        else:
            joined.append((around, [span]))
    for around, marks in joined:
        yield _passage(text, around, marks)


def _passage(text: str, around: Span, marks: Iterable[Span]) -> Passage:
    words = around.of(text)
    start = around.start + len(words) - len(words.lstrip())
    stripped = words.strip()
    return Passage(
        Span(start, start + len(stripped)),
        stripped,
        tuple(Span(m.start - start, m.end - start) for m in marks),
    )


def fields(fact: Fact) -> Mapping[str, str]:
    """Return what a fact says as words by the name of the field, empty fields left out."""
    from kg.facts import to_record

    hidden = {"kind", "id", "article", "evidence", "spans", "confidence", "extractor", "mentions"}
    if isinstance(fact, FrameFact):
        return _slots(fact)
    record = {k: v for k, v in to_record(fact).items() if k not in hidden and v not in ("", [])}
    return {name: _words(value) for name, value in record.items() if not name.endswith("_text")}


def _slots(fact: FrameFact) -> Mapping[str, str]:
    """Return the values of each slot: actors and dates, and for all else the words."""
    names = dict.fromkeys(slot.name for slot in fact.slots)
    return {
        name: ", ".join(slot.actor or slot.date or slot.text for slot in fact.values(name))
        for name in names
    }


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_words(v) for v in value)
    if isinstance(value, dict):
        return " of ".join(str(value[k]) for k in ("title", "organization") if k in value)
    return f"{value:,.0f}" if isinstance(value, float) and value.is_integer() else str(value)
