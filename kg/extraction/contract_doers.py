"""Who does what is told of a contract, where the parse has its noun far from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.syntax import shared_subject

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

_VERBS = ("VERB", "AUX")
# How a noun hangs on another one beside it: "a car and a home loan".
_BESIDE = frozenset({"conj", "appos", "nmod", "compound"})
_OBJECTS = frozenset({"dobj", "pobj"})
# How an infinitive or a gerund hangs on the clause whose subject does what it says.
_CONTROLLED = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "pobj", "dobj"})


def doer(noun: Token, outside: AbstractSet[str]) -> Token | None:
    """Return who does what a noun is an object of: "Doe took a fee for renewing the contract".

    A verb of ``outside`` (lemmas) tells of somebody who only talks about it.
    """
    first = first_beside(noun)
    verb = first.head.head if first.dep_ == "pobj" else first.head
    if first.dep_ not in _OBJECTS or verb.pos_ not in _VERBS or verb.lemma_.lower() in outside:
        return None
    found = _subject(verb)
    while found is None and verb.dep_ in _CONTROLLED:
        verb = verb.head
        found = _owner(verb) or _subject(verb)
    return found


def first_beside(noun: Token) -> Token:
    """Return the noun that says what a list of nouns is done to: "car" in "a car and a loan"."""
    while noun.dep_ in _BESIDE:
        noun = noun.head
    return noun


def _subject(word: Token) -> Token | None:
    """Return the subject of a verb; the noun of "a chance to win" is none."""
    found = shared_subject(word) if word.pos_ in _VERBS else None
    return None if found is not None and found == word.head and word.dep_ == "acl" else found


def _owner(noun: Token) -> Token | None:
    """Return whose a thing is ("Doe's promise to pay"), or to whom it is given."""
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    if noun.dep_ == "dobj":
        owners += [c for c in noun.head.children if c.dep_ == "dative"]
    return owners[0] if owners else None
