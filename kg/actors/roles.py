"""Offices: "Verdana Foods CEO Ada Obi", "Jon Bauer, a lecturer at the Institute for ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.mentions import Mention, is_title
from kg.actors.types import country_of
from kg.article import Span
from kg.facts import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = 14
_AFTER = 24
_OWNS = frozenset({"'s", "’s", "'", "’"})


def set_roles(doc: Doc, cast: Cast) -> None:
    """Set ``roles`` of every person: from the words before and after each mention of the name."""
    for draft in cast.drafts:
        if draft.type != "Person":
            continue
        for mention in draft.mentions:
            found = (_rank(doc, mention, cast), _before(doc, mention, cast))
            for role in chain(*found, _after(doc, mention, cast)):
                _add(draft, role)


def role_in(doc: Doc, span: Span, cast: Cast) -> list[Role]:
    """Return the office that the words for an unnamed source name: "a senior Nasa official"."""
    phrase = doc.char_span(*span, alignment_mode="expand")
    if phrase is None:
        return []
    titles = [t.i for t in phrase if is_title(t.text, cast.lexicon) or _is_unnamed(t, cast)]
    bodies = [d for _, d in cast.within(span) if d.type and d.type != "Person"]
    if not titles or not bodies:
        return []
    named = {i for m, _ in cast.within(span) for i in range(m.start, m.end)}
    words = [t.text for t in phrase[: titles[-1] - phrase.start + 1] if t.i not in named]
    title = " ".join(
        w for w in words if w.lower() not in cast.lexicon.grammar.determiners and w not in _OWNS
    )
    return [Role(title, bodies[0].name, None, span)] if title else []


def _is_unnamed(token: Token, cast: Cast) -> bool:
    return token.lemma_.lower() in cast.lexicon.speak_for


def _rank(doc: Doc, mention: Mention, cast: Cast) -> Iterator[Role]:
    """Yield the office that an honorific before the name tells: "Sen. Bauer"."""
    if mention.start == 0:
        return
    token = doc[mention.start - 1]
    title = cast.lexicon.ranks.get(token.lower_.rstrip("."))
    if title and token.text[0].isupper():
        yield Role(title, "", None, _chars(doc, token.i, token.i + 1))


def _add(draft: Draft, role: Role) -> None:
    """Add ``role`` unless the actor has it; one with an organisation replaces one without."""
    title = role.title.lower()
    for i, old in enumerate(draft.roles):
        if title.endswith(old.title.lower()) and role.organization in ("", old.organization):
            return
        if old.title.lower().endswith(title) and not role.organization:
            return
        if old.title.lower() == title and not old.organization:
            draft.roles[i] = role
            return
    draft.roles.append(role)


def _before(doc: Doc, mention: Mention, cast: Cast) -> Iterator[Role]:
    """Yield the office in front of a name: "former envoy Jane Doe", "its president, Jane Doe"."""
    name = mention.start
    if name > 1 and doc[name - 1].text == ",":
        name -= 1
    start = name
    while start > 0 and name - start < _BEFORE and _may_precede(doc[start - 1], cast):
        start -= 1
    titles = [t for t in doc[start:name] if is_title(t.text, cast.lexicon)]
    if not titles:
        return
    last = titles[-1].i + 1
    if last < name and doc[last].lower_ == "of":
        last = name
    if last < name - (name == mention.start):
        return
    parts = list(_conjuncts(doc, start, last, cast))
    roles = [role for first, end in parts for role in _role(doc, first, end, cast)]
    body = next((r.organization for r in roles if r.organization), "")
    for role in roles:
        yield replace(role, organization=role.organization or body)


def _may_precede(token: Token, cast: Cast) -> bool:
    if any(d.type and d.type != "Person" for _, d in cast.covering(token.i)):
        return True
    if token.is_space or token.is_punct:
        return token.text in ("-", "'", "’")
    if token.i == 0:
        return token.pos_ in ("NOUN", "PROPN", "ADJ", "PART")
    before = token.nbor(-1)
    joins = {
        "of": is_title(before.text, cast.lexicon),
        "and": is_title(before.text, cast.lexicon),
        "the": before.lower_ == "of",
        "in": before.text == "-",  # editor-in-chief
    }
    if token.lower_ in joins:
        return joins[token.lower_]
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "PART")


def _role(doc: Doc, start: int, end: int, cast: Cast) -> Iterator[Role]:
    """Yield the role that tokens ``start:end`` name: names in front are the organisation."""
    body, first, end = _with_body(doc, start, end, cast)
    former = False
    while first < end and _is_opening(doc[first], cast):
        first += 1
    while first < end and doc[first].lower_.rstrip("-") in cast.lexicon.former:
        former, first = True, first + 1
    former = former or any(t.lower_ in cast.lexicon.former for t in doc[start:first])
    owner = max((t.i + 1 for t in doc[first:end] if t.text in _OWNS), default=first)
    title = " ".join(doc[owner:end].text.split())
    first = owner
    if title:
        body = body or _office_body(title, cast)
        yield Role(title, body, False if former else None, _chars(doc, first, end))


def _with_body(doc: Doc, start: int, end: int, cast: Cast) -> tuple[str, int, int]:
    """Return the organisation named in tokens ``start:end``, and the tokens of the title itself.

    The name stands before the title ("SFD's CEO") or after it ("CEO of the SFD").
    """
    body, first = "", start
    for mention, draft in cast.within(_chars(doc, start, end)):
        name = _organization(draft, cast)
        if not name:
            continue
        titled = any(is_title(t.text, cast.lexicon) for t in doc[first : mention.start])
        links = [
            t.i
            for t in doc[first : mention.start]
            if t.lower_ in cast.lexicon.grammar.office_prepositions
        ]
        if titled and links:
            return name, first, links[-1]
        body, first = name, mention.end
    return body, first, end


def _is_opening(token: Token, cast: Cast) -> bool:
    determiners = cast.lexicon.grammar.determiners
    return token.text in _OWNS or token.text == "-" or token.lower_ in determiners


def _chars(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _office_body(title: str, cast: Cast) -> str:
    name = cast.lexicon.offices.get(title.lower(), "")
    draft = cast.named(name) if name else None
    return draft.name if draft else ""


def _organization(draft: Draft, cast: Cast) -> str:
    """Return the name of the body that a mention inside a title stands for."""
    if draft.type and draft.type != "Person":
        return draft.name
    if draft.label in ("NORP", "Location"):
        country = country_of(draft.name, cast.lexicon)
        found = cast.named(country) if country else None
        return found.name if found else ""
    return ""


def _after(doc: Doc, mention: Mention, cast: Cast) -> Iterator[Role]:
    """Yield the offices in ", owner and chair of Verdana Foods," or "is the head of ..."."""
    at = mention.end
    if at < len(doc) and doc[at].text == ",":
        at += 1
    elif not (at < len(doc) and doc[at].lemma_ == "be"):
        return
    else:
        at += 1
    if at + 1 < len(doc) and doc[at].lower_ == "who" and doc[at + 1].lemma_ == "be":
        at += 2
    while at < len(doc) and doc[at].lower_ in cast.lexicon.grammar.determiners:
        at += 1
    end = _title_end(doc, at, cast)
    if end > at:
        body = _body_after(doc, end, cast)
        end = end if body else _with_field(doc, end)
        for first, last in _conjuncts(doc, at, end, cast):
            for role in _role(doc, first, last, cast):
                yield Role(role.title, role.organization or body, role.current, role.evidence)


def _title_end(doc: Doc, start: int, cast: Cast) -> int:
    """Return the token after the last title noun of the noun phrase at ``start``."""
    end = start
    for token in doc[start : start + _AFTER]:
        if token.is_space or token.text in (",", ".", ";", "(", ":", '"', "”", "“"):
            break
        if is_title(token.text, cast.lexicon):
            end = token.i + 1
            continue
        part = token.pos_ in ("NOUN", "PROPN", "ADJ", "PART", "DET", "NUM")
        if (
            part
            or token.tag_ in ("VBG", "VBN")
            or token.lower_ in cast.lexicon.grammar.office_links
        ):
            if end > start and token.lower_ in cast.lexicon.grammar.office_prepositions:
                break
            continue
        break
    return end


def _phrase_end(doc: Doc, start: int) -> int:
    """Return where the prepositional phrase at ``start`` ends: at the next preposition or mark."""
    for token in doc[start + 1 : start + _AFTER]:
        if token.is_punct and token.text not in ("-", "'", "’", "&"):
            return token.i
        if token.is_space or token.pos_ in ("VERB", "AUX", "SCONJ"):
            return token.i
        if token.pos_ == "ADP" and token.lower_ not in ("of", "for"):
            return token.i
    return min(len(doc), start + _AFTER)


def _with_field(doc: Doc, end: int) -> int:
    """Take a field into the title: "minister of water and energy"."""
    if end < len(doc) and doc[end].lower_ == "of" and _phrase_end(doc, end) - end <= 7:
        return _phrase_end(doc, end)
    return end


def _conjuncts(doc: Doc, start: int, end: int, cast: Cast) -> Iterator[tuple[int, int]]:
    """Yield the parts of "owner and chair", each with a title noun of its own."""
    first = start
    for token in doc[start:end]:
        if token.lower_ == "and" and any(
            is_title(t.text, cast.lexicon) for t in doc[first : token.i]
        ):
            yield first, token.i
            first = token.i + 1
    yield first, end


def _body_after(doc: Doc, end: int, cast: Cast) -> str:
    """Return the body named after the title: "of Verdana Foods", "at the Institute for ..."."""
    if end >= len(doc) or doc[end].lower_ not in cast.lexicon.grammar.office_prepositions:
        return ""
    stop = _phrase_end(doc, end)
    for _, draft in cast.within(_chars(doc, end, stop)):
        name = _organization(draft, cast)
        if name:
            return name
    return ""
