"""Small questions to the dependency parse."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from kg.actors.unnamed import before_open_bracket
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# Clauses that share the subject of the clause above them.
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "aux", "acomp", "pcomp", "dep"})
# Words around a noun phrase's core that start a clause of their own.
_CLAUSES = frozenset({"relcl", "advcl", "acl"})


def subject_of(doc: Doc, cue: Span) -> Span | None:
    """Return the subject of the verb at ``cue``, also one shared with a verb above it.

    For a noun it is its owner: "Bauer" in "Bauer's rejection of".
    """
    phrase = doc.char_span(*cue, alignment_mode="expand")
    if phrase is None:
        return None
    found = shared_subject(phrase.root)
    return phrase_before(found, phrase.root) if found is not None else owner_of(phrase.root)


def owner_of(noun: Token) -> Span | None:
    """Return the phrase of a noun's owner, if one is named, without the mark of the genitive."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    return Span(owner.left_edge.idx, owner.idx + len(owner)) if owner is not None else None


def shared_subject(verb: Token) -> Token | None:
    """Return the subject (in the passive the agent) of ``verb`` or of the verb it hangs on.

    For a relative clause it is the noun that the clause describes.
    """
    token = verb
    while True:
        found = own_subject(token)
        if found is not None and found.tag_ not in ("WDT", "WP"):
            return found
        if token.dep_ in ("relcl", "acl"):
            return token.head
        controller = _controller(token)
        if controller is not None:
            return controller
        if token.dep_ not in _SHARING or token.head == token:
            return None
        token = token.head


def _controller(verb: Token) -> Token | None:
    """Return the object that does what an infinitive or a gerund says.

    So does Norsholm in "led Norsholm to threaten" and in "accused Norsholm of threatening".
    """
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ in ("of", "from"):
        above = above.head
    elif verb.dep_ != "xcomp":
        return None
    return next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.i), None)


def own_subject(verb: Token) -> Token | None:
    """Return the subject or, in the passive, the agent of ``verb``."""
    agents = [a for c in verb.children if c.dep_ == "agent" for a in c.children]
    if agents:
        return agents[0]
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def behind(preposition: Token, words: Container[str]) -> Iterator[Token]:
    """Yield the noun behind a preposition, if that is one of ``words``."""
    if preposition.dep_ in ("prep", "dative") and preposition.lower_ in words:
        yield from (t for t in preposition.children if t.dep_ == "pobj")


def subtree(token: Token) -> Span:
    """Return the characters of a token and all that hangs on it."""
    left, right = token.left_edge, token.right_edge
    return Span(left.idx, right.idx + len(right))


def phrase_before(head: Token, limit: Token) -> Span:
    """Return the phrase of ``head`` up to ``limit`` where that lies inside it."""
    end = head.right_edge.i + 1
    if head.i < limit.i < end:
        end = max(head.i + 1, limit.left_edge.i)
    last = head.doc[end - 1]
    return Span(head.left_edge.idx, last.idx + len(last))


def noun_phrase(head: Token) -> Span:
    """Return the phrase of a noun without the clauses that follow it."""
    end = head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in _CLAUSES or (child.dep_ == "conj" and child.i > head.i):
            end = min(end, child.left_edge.i)
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].dep_ == "cc"):
        end = before_open_bracket(head.doc, head.i, end - 1)
    last = head.doc[end - 1]
    return Span(head.left_edge.idx, last.idx + len(last))


def is_negated(verb: Token) -> bool:
    """Tell whether a verb has a negation of its own."""
    return any(c.dep_ == "neg" or c.lower_ in ("never", "no") for c in verb.children)


def is_refused(verb: Token) -> bool:
    """Tell whether an infinitive is one of not doing: "vowed not to pay", however it is parsed."""
    to = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
    return to is not None and to.i > 0 and to.nbor(-1).lower_ in ("not", "never")
