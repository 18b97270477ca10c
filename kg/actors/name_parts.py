"""Names that the tagger cut in parts or cut short, put together: parts of one name become one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.actors.grammar import Grammar
from kg.actors.lexicon import ActorLexicon
from kg.actors.name_types import type_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

LABELS = ("Person", "Organization", "Location", "NORP", "Facility", "Misc", "Product")
# "Donald J." and "J.K." stand before a surname.
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+$")
# What the parts of a body's name are taken for, and what stands before it: "Kenyan", "Nairobi".
_PARTS = frozenset({"Organization", "Misc", "Facility", "Location", "NORP"})
_ORIGINS = frozenset({"Location", "NORP"})
# Labels of words in a field: "Health", "Human Services".
_FIELDS = frozenset({"", "Organization", "Misc"})
# Circuits and districts have numbers: "3rd".
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def whole_names(doc: Doc, lexicon: ActorLexicon) -> list[TokenSpan]:
    """Return the entities that may be actors, the parts of one name as one, in order of place."""
    entities = list(_joined(doc, lexicon.grammar))
    for start, end in _fields(doc, lexicon):
        entities = _merged(doc, entities, start, end)
    return list(_with_places(doc, entities, lexicon.grammar))


def _joined(doc: Doc, grammar: Grammar) -> Iterator[TokenSpan]:
    """Yield the entities; halves such as "Institute for" + "Coastal Studies" as one."""
    waiting: TokenSpan | None = None
    for entity in doc.ents:
        if entity.label_ not in LABELS:
            continue
        if waiting is not None and _continues(doc, waiting, entity, grammar):
            waiting = _named(doc, waiting.start, entity.end, waiting.label_)
            continue
        if waiting is not None:
            yield waiting
        waiting = entity
    if waiting is not None:
        yield waiting


def _continues(doc: Doc, left: TokenSpan, right: TokenSpan, grammar: Grammar) -> bool:
    gap = doc[left.end - 1].whitespace_ + doc[left.end : right.start].text_with_ws
    if left.label_ == right.label_ == "Person":
        first = left[0].i == left[-1].i and left.text[-1:] not in ".,"
        return gap == " " and (first or _INITIALS.search(left.text) is not None)
    return (
        left.label_ == "Organization"
        and right.label_ in ("Organization", "Misc", "Location", "NORP")
        and left[-1].lower_ in grammar.name_halves
        and gap[:1].isspace()
        and len(gap.split()) <= 1
        and all(word.lower() in grammar.name_bridges for word in gap.split())
    )


def _fields(doc: Doc, lexicon: ActorLexicon) -> Iterator[tuple[int, int]]:
    """Yield the tokens of bodies with their fields: "Department of Health and Human Services"."""
    for token in doc:
        if token.is_title and token.lower_ in lexicon.grammar.name_heads:
            end = _behind_field(doc, token.i + 1, lexicon)
            if end > token.i + 1:
                yield token.i, end


def _behind_field(doc: Doc, at: int, lexicon: ActorLexicon) -> int:
    """Return the token behind the field that a link at ``at`` opens, or ``at`` if none does."""
    grammar, end = lexicon.grammar, at
    while end + 2 < len(doc) and doc[end].lower_ in grammar.name_links:
        first = end + 1 + (doc[end + 1].lower_ in grammar.definite)
        behind = _behind_words(doc, first, end > at)
        if behind == first:
            break
        end = behind
    if at < end < len(doc) - 1 and doc[end].lower_ in grammar.joins:
        behind = _behind_words(doc, end + 1, False)
        names_other = type_by_name((doc[behind - 1].lower_,), lexicon)
        end = behind if behind > end + 1 and not names_other else end
    return end


def _behind_words(doc: Doc, at: int, unlabelled: bool) -> int:
    """Return the token behind the words of a field, which have no label if ``unlabelled``."""
    while at < len(doc) and _is_field_word(doc[at]) and not (unlabelled and doc[at].ent_type_):
        at += 1
    return at


def _is_field_word(token: Token) -> bool:
    named = token.pos_ in ("PROPN", "ADJ", "NOUN") and token.is_title and token.is_alpha
    return token.ent_type_ in _FIELDS and (named or _ORDINAL.fullmatch(token.text) is not None)


def _merged(doc: Doc, entities: Sequence[TokenSpan], start: int, end: int) -> list[TokenSpan]:
    """Return the entities with those at the tokens of a body's name, if there are any, as one."""
    before = [e for e in entities if e.end < start or (e.end == start and not _opens(e))]
    after = [e for e in entities if e.start >= end]
    parts = entities[len(before) : len(entities) - len(after)]
    if not parts or any(e.label_ not in _PARTS for e in parts):
        return list(entities)
    first, last = min(start, parts[0].start), max(end, parts[-1].end)
    return [*before, _named(doc, first, last, "Organization"), *after]


def _opens(entity: TokenSpan) -> bool:
    """Tell whether an entity is a part of the body's name that follows: "Ohio" "Department"."""
    return entity.label_ in _PARTS and entity[-1].dep_ in ("compound", "amod", "nmod")


def _with_places(doc: Doc, entities: Sequence[TokenSpan], grammar: Grammar) -> Iterator[TokenSpan]:
    """Yield the entities, the places at both ends of a body's name as parts of it."""
    waiting: list[TokenSpan] = []
    for entity in entities:
        start = entity.start
        if waiting and _is_branch(waiting[-1], entity):
            start = waiting.pop().start
        elif waiting and _is_origin(waiting[-1], entity, grammar):
            start = waiting.pop().start
            while waiting and waiting[-1].end == start - 1 and doc[start - 1].text == "-":
                start = waiting.pop().start
        grown = start < entity.start
        waiting.append(_named(doc, start, entity.end, "Organization") if grown else entity)
    yield from waiting


def _is_origin(left: TokenSpan, body: TokenSpan, grammar: Grammar) -> bool:
    """Tell whether a place or people begins the name of a body: "Kenyan" "Foreign Ministry"."""
    return (
        left.label_ in _ORIGINS
        and body.label_ == "Organization"
        and left.end == body.start
        and left[-1].whitespace_ == " "
        and body.root.lower_ in grammar.name_heads
        and body.root.dep_ != "compound"
        and left[-1].head in body
    )


def _is_branch(body: TokenSpan, place: TokenSpan) -> bool:
    """Tell whether a place ends the name of a body's branch there: "Verdana" "Kenya"."""
    return (
        body.label_ == "Organization"
        and place.label_ == "Location"
        and body.end == place.start
        and body[-1].whitespace_ == " "
        and body[-1].dep_ == "compound"
        and body[-1].head in place
        and place.root.dep_ not in ("compound", "nmod", "amod")
    )


def _named(doc: Doc, start: int, end: int, label: str) -> TokenSpan:
    name = doc[start:end]
    name.label_ = label
    return name


def goes_on(doc: Doc, end: int, grammar: Grammar) -> bool:
    """Tell whether a body's name does not end at a token: "the House" of "the House of Commons"."""
    if end >= len(doc) or doc[end].lower_ not in grammar.name_places:
        return False
    behind = end + 1
    behind += behind < len(doc) and doc[behind].lower_ in grammar.definite
    return behind < len(doc) and doc[behind].text[0].isupper()
