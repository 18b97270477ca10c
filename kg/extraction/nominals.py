"""Attributions by nouns where the tagger saw none: "the union's demand for higher wages"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.attributions import LEAST_SCORE
from kg.extraction.scene import word_span
from kg.extraction.stance import StanceLexicon
from kg.extraction.syntax import owner_of, subtree
from kg.language.decode import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Less sure than what a verb with its subject shows.
SCORE = 0.62
_CLAUSES = frozenset({"acl", "ccomp"})


def with_nominal(
    doc: Doc, attributions: Sequence[Attribution], lexicon: StanceLexicon
) -> list[Attribution]:
    """Return the attributions and those of nouns with an owner, in order of their contents."""
    sure = [a for a in attributions if a.score >= LEAST_SCORE]  # others are not kept
    cues = [c for a in sure for c in a.cue]
    contents = [c for a in sure for c in a.content]
    made = [a for noun in doc if noun.lemma_ in lexicon.nouns for a in _attribution(noun)]
    new = [a for a in made if not _is_known(a, cues, contents)]
    return sorted([*attributions, *new], key=lambda a: a.content)


def _attribution(noun: Token) -> Iterator[Attribution]:
    """Yield what a noun attributes to its owner: "her promise to pay", "his claim that ..."."""
    source = owner_of(noun)
    if source is None or noun.pos_ != "NOUN":
        return
    for child in noun.rights:
        if child.dep_ in _CLAUSES and (_opens_with(child, ("to", "that"))):
            cue, content = (noun,), subtree(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "to", "for", "against"):
            cue, content = (noun, child), _after(child)
        else:
            continue
        start, end = word_span(cue[0]).start, word_span(cue[-1]).end
        if content.start < content.end:
            yield Attribution((source,), (Span(start, end),), (content,), SCORE)
        return


def _opens_with(clause: Token, words: Sequence[str]) -> bool:
    return clause.left_edge.lower_ in words


def _after(preposition: Token) -> Span:
    """Return the characters of the phrase that a preposition governs."""
    inner = [t for t in preposition.children if t.dep_ in ("pobj", "pcomp")]
    return subtree(inner[0]) if inner else Span(0, 0)


def _is_known(made: Attribution, cues: Sequence[Span], contents: Sequence[Span]) -> bool:
    """Tell whether the noun is a cue already, or stands in what is said as a part of it."""
    cue, content = made.cue[0], made.content[0]
    return any(c.meets(cue) for c in cues) or any(
        c.holds(content) and not c.holds(cue) for c in contents
    )
