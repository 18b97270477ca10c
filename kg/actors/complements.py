"""The phrases behind an office: "for trade at Verdana Foods", "of the Ministry of Health"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.named_tokens import NamedTokens

if TYPE_CHECKING:
    from spacy.tokens import Token

# A phrase has so many tokens at most, one that is a part of the title ("of water") fewer.
_REACH = 24
_FIELD = 8
# Right before an office in "chairman of the board and former head of the bank".
_BEFORE_OFFICE = 4


@dataclass(frozen=True, slots=True)
class Complement:
    """What stands behind an office's noun: the title ends at ``last``, the whole at ``end``.

    ``bodies`` are whose the office is, the nearest first, ``owner`` the token of an unnamed one
    ("the company") or None; ``post`` are the tokens of a place of work behind a body: "ambassador
    of Chile in Porto".
    """

    last: int
    end: int
    bodies: tuple[Draft, ...] = ()
    owner: int | None = None
    post: range = range(0)


def complement(names: NamedTokens, noun: Token) -> Complement:
    """Return what stands behind the office ``noun``."""
    end = _suffix_end(names, noun.i + 1)
    found: Complement | None = Complement(end, end)
    while found is not None:
        whole, found = found, _longer(names, noun, found)
    return whole


def _suffix_end(names: NamedTokens, at: int) -> int:
    """Return the token behind the "-elect" of "president-elect"."""
    elect = at + 1 < len(names.doc) and names.is_joined(names.doc[at + 1])
    return at + 2 if elect and names.doc[at + 1].lower_ in names.lexicon.grammar.suffixes else at


def _longer(names: NamedTokens, noun: Token, whole: Complement) -> Complement | None:
    """Return the complement with one more phrase, or None where no more follows."""
    at = names.behind_brackets(whole.end)
    grammar = names.lexicon.grammar
    if at >= len(names.doc) or names.doc[at].lower_ not in grammar.office_prepositions:
        return None
    stop = _stop(names, noun, at)
    place = next((i for i in range(at + 1, stop) if _whose(names, noun, i)), None)
    post = _with_post(names, whole, at)
    if place is None:
        found = post or _with_owner(names, whole, at, stop)
        return found or _with_field(names, whole, at, stop)
    return post or _with_body(names, noun, whole, range(at, stop), place)


def _with_body(
    names: NamedTokens, noun: Token, whole: Complement, phrase: range, place: int
) -> Complement | None:
    """Return the complement with the body that is named at ``place`` in a phrase."""
    mention, draft = names.mention(place), _whose(names, noun, place)
    if mention is None or draft is None:
        return None
    for after in (mention.end, mention.end + names.owns(mention.end)):
        if _whose(names, noun, after):  # "the Thai Green Party", "Chile's Green Party"
            mention, draft = names.mention(after) or mention, _whose(names, noun, after) or draft
    bodies = (*whole.bodies, draft)
    owned = _named_behind(names, noun, phrase.stop)
    if names.owns(mention.end) and owned is not None:  # "of Verdana's parent company, Lakeside"
        return replace(whole, end=owned[0], bodies=(*whole.bodies, owned[1]))
    if names.owns(mention.end) and mention.end + 1 < phrase.stop:  # "of Chile's armed forces"
        return replace(whole, last=phrase.stop, end=phrase.stop, bodies=bodies)
    last = whole.last if whole.bodies else _field_end(names, phrase.start, place, whole.last)
    return replace(whole, last=last, end=names.behind_brackets(mention.end), bodies=bodies)


def _named_behind(names: NamedTokens, noun: Token, at: int) -> tuple[int, Draft] | None:
    """Return the end and the draft of the body named behind a noun for it and a comma at ``at``."""
    described = names.doc[at - 1].lower_ in names.lexicon.descriptions
    if not described or at + 1 >= len(names.doc) or names.doc[at].text != ",":
        return None
    mention, draft = names.mention(at + 1), names.body(at + 1, noun.lower_)
    return (mention.end, draft) if mention is not None and draft is not None else None


def _with_post(names: NamedTokens, whole: Complement, at: int) -> Complement | None:
    """Return the complement with a place of work: "ambassador to Bolivia", "consul in Porto"."""
    first = at + 1 + (at + 1 < len(names.doc) and names.doc[at + 1].lower_ == "the")
    mention, draft = names.mention(first), names.draft(first)
    is_post = names.doc[at].lower_ in names.lexicon.grammar.posts
    if mention is None or draft is None or draft.label != "Location" or not is_post:
        return None
    if whole.bodies:
        return replace(whole, end=mention.end, post=range(at, mention.end))
    return replace(whole, last=mention.end, end=mention.end)


def _with_owner(names: NamedTokens, whole: Complement, at: int, stop: int) -> Complement | None:
    """Return the complement with a body that is not named: "a spokesman for the company".

    "Her father's company" is one that the text need not tell of.
    """
    words = names.doc[at + 1 : stop]
    definite = len(words) > 1 and words[0].lower_ in names.lexicon.grammar.definite
    owned = any(names.owns(t.i) for t in words)
    if whole.bodies or owned or not definite or words[-1].text not in names.lexicon.descriptions:
        return None
    return replace(whole, end=stop, owner=stop - 1)


def _with_field(names: NamedTokens, whole: Complement, at: int, stop: int) -> Complement | None:
    """Return the complement with a field: "minister of water and energy"."""
    is_field = names.doc[at].lower_ in names.lexicon.grammar.fields
    if whole.bodies or not is_field or not 1 < stop - at <= _FIELD:
        return None
    return replace(whole, last=stop, end=stop)


def _field_end(names: NamedTokens, at: int, place: int, last: int) -> int:
    """Return where the field ends that stands before the name at ``place``, if there is one."""
    prepositions = names.lexicon.grammar.office_prepositions
    inner = [i for i in range(at + 1, place) if names.doc[i].lower_ in prepositions]
    return inner[-1] if inner else last


def _whose(names: NamedTokens, noun: Token, at: int) -> Draft | None:
    """Return whose the office is, by the name at ``at``: persons have staff, no other offices."""
    if names.person(at):
        return names.person(at) if names.lexicon.is_staff(noun.lower_) else None
    return names.body(at, noun.lower_.rstrip("."))


def _stop(names: NamedTokens, noun: Token, start: int) -> int:
    """Return where the prepositional phrase at ``start`` ends."""
    for token in names.doc[start + 1 : start + _REACH]:
        if _ends(names, noun, start, token):
            return token.i
    return min(len(names.doc), start + _REACH)


def _ends(names: NamedTokens, noun: Token, start: int, token: Token) -> bool:
    """Tell whether ``token`` is the first that no more belongs to the phrase at ``start``."""
    grammar = names.lexicon.grammar
    if names.person(token.i):
        return token.i > start + 1 or not names.lexicon.is_staff(noun.lower_)
    if names.mention(token.i):
        return False
    if token.is_punct or names.is_joined(token):
        return token.is_punct and token.text not in ("-", "&") and not names.owns(token.i)
    if token.lower_ in grammar.joins:
        ahead = names.doc[token.i + 1 : token.i + _BEFORE_OFFICE]
        return any(names.lexicon.is_office(t.lower_) for t in ahead)
    ends = token.is_space or token.pos_ in ("VERB", "AUX", "SCONJ") or token.tag_ in ("WP", "WDT")
    return ends or (token.pos_ == "ADP" and token.lower_ not in grammar.office_links)
