"""Who does what is told of a contract, where the parse has its noun far from them, and what."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from kg.extraction.syntax import own_subject, shared_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = ("VERB", "AUX")
# How a noun hangs on another one beside it: "a car and a home loan".
_BESIDE = frozenset({"conj", "appos", "nmod", "compound"})
_OBJECTS = frozenset({"dobj", "pobj"})
_THINGS = frozenset({"dobj", "nsubjpass"})
# How an infinitive or a gerund hangs on the clause whose subject does what it says.
_CONTROLLED = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "pobj", "dobj"})


def doers(noun: Token, outside: AbstractSet[str]) -> Iterator[Token]:
    """Yield who may do what a noun is an object of: "Doe took a fee for renewing the contract".

    The nearest comes first. A verb of ``outside`` (lemmas) tells of somebody who only talks about
    the noun.
    """
    first = first_beside(noun)
    verb = first.head.head if first.dep_ == "pobj" else first.head
    if first.dep_ not in _OBJECTS or verb.pos_ not in _VERBS or verb.lemma_.lower() in outside:
        return
    yield from _subject(verb)
    while verb.dep_ in _CONTROLLED:
        verb = verb.head
        yield from (*_owner(verb), *_subject(verb))


def basis_of(word: Token, links: AbstractSet[str]) -> Token | None:
    """Return the word for what is done under a contract, or on its ground, if ``word`` is that.

    It is "pays" in "under the deal, Verdana pays"; ``links`` are the words that say so ("under",
    also "according" in "according to").
    """
    if word.dep_ != "pobj":
        return None
    link = word.head
    if link.lower_ not in links:
        link = link.head
    return link.head if link.lower_ in links else None


def joint_deed(word: Token, links: AbstractSet[str]) -> Token | None:
    """Return the verb for what is done together: "built" in "built it in partnership with"."""
    if any(c.dep_ in ("det", "poss") for c in word.lefts):
        return None
    deed = basis_of(word, links)
    # The parse may have "in partnership with" hang on the thing that is done.
    thing = deed is not None and deed.pos_ == "NOUN" and deed.dep_ in _THINGS
    return deed.head if deed is not None and thing else deed


def undertaking(word: Token, deed: Token) -> Token | None:
    """Return what is done by ``deed`` under a contract: "mill" in "built the mill"."""
    if deed.dep_ == "acl" and deed.tag_ == "VBN":
        return deed.head
    if deed.pos_ == "AUX":
        things = [own_subject(deed)] if word.i > deed.i else []
    elif deed.pos_ == "VERB":
        things = [c for verb in (deed, *deed.conjuncts) for c in verb.children if c.dep_ in _THINGS]
    else:
        return None
    return next((t for t in things if t is not None and t.pos_ != "PRON"), None)


def first_beside(noun: Token) -> Token:
    """Return the noun that says what a list of nouns is done to: "car" in "a car and a loan"."""
    while noun.dep_ in _BESIDE:
        noun = noun.head
    return noun


def members(head: Token) -> Iterator[Token]:
    """Yield the nouns of a list, of which the parse may take the second for an apposition."""
    yield head
    yield from (c for c in head.conjuncts if c.i > head.i)
    for other in head.children:
        if other.dep_ == "appos" and other.i > head.i and _is_listed(other):
            yield from members(other)


def _is_listed(noun: Token) -> bool:
    """Tell whether an apposition is a member of a list: "Verdana, Norsholm and Corvid"."""
    several = any(c.dep_ == "conj" for c in noun.children)
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)
    named = noun.pos_ == "PROPN" and noun.head.pos_ == "PROPN"
    return several and (named or own)


def _subject(word: Token) -> Iterator[Token]:
    """Yield the subject of a verb; the noun of "a chance to win" is none."""
    found = shared_subject(word) if word.pos_ in _VERBS else None
    if found is not None and not (found == word.head and word.dep_ == "acl"):
        yield found


def _owner(noun: Token) -> Iterator[Token]:
    """Yield whose a thing is ("Doe's promise to pay"), or to whom it is given."""
    yield from (c for c in noun.lefts if c.dep_ == "poss")
    if noun.dep_ == "dobj":
        yield from (c for c in noun.head.children if c.dep_ == "dative")
