"""Which nouns around a verb stand for those who are told, asked or written to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extraction.speech import SpeechLexicon
from kg.extraction.syntax import behind

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS = frozenset({"dobj", "dative"})
_HEARERS = OBJECTS | {"nsubjpass"}
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})


def told_by(verb: Token, lexicon: SpeechLexicon, to: frozenset[str]) -> Iterator[Token]:
    """Yield the objects of a verb that tells, and what follows "to" or "with".

    ``to`` are the prepositions before listeners.
    """
    for child in verb.children if verb.pos_ == "VERB" else ():
        if child.dep_ in _HEARERS and verb.lemma_.lower() in lexicon.telling:
            yield child
        else:
            yield from behind(child, to)


def sent_to(token: Token, lexicon: SpeechLexicon) -> Iterator[Token]:
    """Yield who gets what is sent: "expressed his thanks to", "sent the bank a letter".

    ``token`` is the verb or the noun of what is sent ("a warning to").
    """
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    for noun in (token, *token.children):
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.messages:
            sent = noun.dep_ == "dobj" and noun.head == verb
            for child in (*noun.children, *(verb.children if sent else ())):
                yield from behind(child, lexicon.recipients)
                if child.dep_ == "dative" and child.pos_ != "ADP":
                    yield child


def faced_by(verb: Token, lexicon: SpeechLexicon) -> Iterator[Token]:
    """Yield whom a verb of facing somebody has as its object: "cautioned the bakers against"."""
    if verb.lemma_.lower() in lexicon.facing:
        yield from (c for c in verb.children if c.dep_ in _HEARERS)


def directed_by(verb: Token, lexicon: SpeechLexicon) -> Iterator[Token]:
    """Yield who is to act: "urged the owners to pay", "called for them to pay", "was ordered"."""
    for child in verb.children:
        if child.dep_ in _CLAUSES and _is_to_be(child):
            yield from (c for c in child.lefts if c.dep_ == "nsubj")
        elif child.dep_ in ("dobj", "nsubjpass"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in lexicon.directions:
            yield from (t for t in child.children if t.dep_ == "pobj")


def bound_by(verb: Token, lexicon: SpeechLexicon) -> Iterator[Token]:
    """Yield who has to do what is demanded: "demanded that the owners pay"."""
    for child in verb.children if verb.lemma_.lower() in lexicon.demanding else ():
        if child.dep_ == "ccomp" and not any(c.tag_ == "WRB" for c in child.lefts):
            yield from (c for c in child.lefts if c.dep_ == "nsubj")


def directs(verb: Token, first: Token, lexicon: SpeechLexicon) -> bool:
    """Tell whether a verb directs somebody to an act: "to pay", "the owners to pay".

    ``first`` is the first token of what is said.
    """
    if verb.lemma_.lower() not in lexicon.directing:
        return False
    clauses = (c for c in verb.children if c.dep_ in _CLAUSES)
    return first.tag_ in ("TO", "VB") or any(_is_to_be(c) for c in clauses)


def _is_to_be(clause: Token) -> bool:
    return any(t.tag_ == "TO" for t in clause.lefts)
