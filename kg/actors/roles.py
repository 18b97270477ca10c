"""Who holds which office of which body: "Verdana Foods CEO Ada Obi", "Jon Bauer, who heads ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.named_tokens import NamedTokens
from kg.actors.office_bodies import OfficeBodies
from kg.actors.office_holders import OfficeHolders
from kg.actors.office_verbs import led_bodies
from kg.actors.offices import Office, OfficeReader
from kg.actors.salience import Salience
from kg.actors.tenures import Tenures
from kg.article import Span
from kg.facts import Role
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Between two offices of one person stand so many tokens at most: ", and".
_BETWEEN = 2


def set_roles(doc: Doc, cast: Cast, times: Sequence[TimeExpression]) -> None:
    """Set ``roles`` of every person from the offices named beside them."""
    tenures = Tenures(doc, times, cast.lexicon.grammar)
    names, salience = NamedTokens(doc, cast), Salience(doc, cast)
    holders, bodies = OfficeHolders(names, salience), OfficeBodies(names, cast, salience)
    listed = Listed()
    for chain in _chains(names, OfficeReader(names).offices(0, len(doc))):
        listed = _assign(chain, holders, bodies, tenures, listed)
    for led in led_bodies(names):
        _add(led.person, Role(led.title, led.body.name, None, _chars(doc, led.verb, led.verb + 1)))


def role_in(doc: Doc, span: Span, cast: Cast) -> list[Role]:
    """Return the office that the words for an unnamed source name: "a senior Nasa official"."""
    phrase = doc.char_span(*span, alignment_mode="expand")
    if phrase is None:
        return []
    names = NamedTokens(doc, cast)
    bodies = OfficeBodies(names, cast, Salience(doc, cast))
    for office in OfficeReader(names).offices(phrase.start, phrase.end):
        body = bodies.told(office)
        if body:
            return [_role(doc, office, body)]
    return []


def _chains(names: NamedTokens, offices: Iterator[Office]) -> Iterator[list[Office]]:
    """Yield offices that one person holds together: "owner and chair of the club"."""
    chain: list[Office] = []
    for office in offices:
        if chain and not _is_joined(names, chain[-1], office):
            yield chain
            chain = []
        chain.append(office)
    if chain:
        yield chain


def _is_joined(names: NamedTokens, one: Office, other: Office) -> bool:
    return one.end == other.start or _follows(names, other, one.end)


@dataclass(frozen=True, slots=True)
class Listed:
    """The offices told last: the body that they are of, and the token behind their holders.

    In "the party's chair Ada Obi, secretary Jon Bauer" the body is that of the next ones, too.
    """

    body: str = ""
    end: int = -1


def _assign(
    chain: Sequence[Office],
    holders: OfficeHolders,
    bodies: OfficeBodies,
    tenures: Tenures,
    before: Listed,
) -> Listed:
    """Give the offices of ``chain`` to those who hold them; one without a body has the others'."""
    named = holders.of(chain)
    people = tuple(d for m in named if (d := holders.names.person(m.start)) is not None)
    if not people:
        return Listed()
    close = holders.is_close(chain[-1], named[0])
    told = [bodies.told(office, people) for office in chain]
    shared = next((b for b in reversed(told) if b), "")
    if not shared and close and _follows(holders.names, chain[0], before.end):
        shared = before.body
    for office, body in zip(chain, told, strict=True):
        implied = "" if body or shared else bodies.implied(office, named[-1])
        held = tenures.behind(office.end)
        role = _role(holders.doc, office, body or shared)
        for person in people:
            _add(person, replace(role, since=held.since, until=held.until))
            if implied:
                person.implied[office.title] = implied
    return Listed(bodies.shared(shared), named[-1].end) if close else Listed()


def _follows(names: NamedTokens, office: Office, end: int) -> bool:
    """Tell whether an office goes on with the list that ends at token ``end``."""
    between = names.doc[end : office.start] if 0 <= end < office.start else ()
    joins = names.lexicon.grammar.joins | {","}
    return 0 < len(between) <= _BETWEEN and all(t.lower_ in joins for t in between)


def _role(doc: Doc, office: Office, body: str) -> Role:
    evidence = _chars(doc, office.start, office.end)
    return Role(office.title, body, False if office.former else None, evidence)


def _add(draft: Draft, role: Role) -> None:
    """Add ``role`` unless the actor has it; one with an organisation replaces one without."""
    title = role.title.lower()
    for i, old in enumerate(draft.roles):
        if old.title.lower() == title and old.organization == role.organization:
            since, until = old.since or role.since, old.until or role.until
            draft.roles[i] = replace(old, since=since, until=until)
            return
        if title.endswith(old.title.lower()) and role.organization in ("", old.organization):
            return
        if old.title.lower().endswith(title) and not role.organization:
            return
        if old.title.lower() == title and not old.organization:
            draft.roles[i] = role
            return
    draft.roles.append(role)


def _chars(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
