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
_GOVERNED = frozenset({"pobj", "pcomp"})
_CLAUSES = frozenset({"acl", "ccomp"})


def with_nominal(
    doc: Doc, attributions: Sequence[Attribution], lexicon: StanceLexicon
) -> list[Attribution]:
    """Return the attributions and those of nouns with an owner, in order of their contents."""
    sure = [a for a in attributions if a.score >= LEAST_SCORE]  # others are not kept
    cues = [c for a in sure for c in a.cue]
    contents = [c for a in sure for c in a.content]
    made = [a for noun in doc if noun.lemma_ in lexicon.nouns for a in _attribution(noun, lexicon)]
    new = [a for a in made if not _is_known(a, cues, contents)]
    return sorted([*attributions, *new], key=lambda a: a.content)


def _attribution(noun: Token, lexicon: StanceLexicon) -> Iterator[Attribution]:
    """Yield what a noun attributes to its owner: "the union's promise to pay"."""
    source = owner_of(noun)
    told = next(_told(noun, lexicon), None)
    if source is not None and told is not None and noun.pos_ == "NOUN":
        cue, content = told
        yield Attribution((source,), (cue,), (content,), SCORE)


def _told(noun: Token, lexicon: StanceLexicon) -> Iterator[tuple[Span, Span]]:
    """Yield the words of the cue and what follows them."""
    for child in noun.rights:
        if child.dep_ in _CLAUSES and _is_opened(child):
            yield word_span(noun), subtree(child)
        elif child.dep_ == "prep" and child.lower_ in lexicon.noun_prepositions:
            cue = Span(noun.idx, word_span(child).end)
            yield from ((cue, subtree(t)) for t in child.children if t.dep_ in _GOVERNED)


def _is_opened(clause: Token) -> bool:
    """Tell whether a clause opens with "to" or "that", not with a participle."""
    first = clause.left_edge
    return first.tag_ == "TO" or first.dep_ == "mark"


def _is_known(made: Attribution, cues: Sequence[Span], contents: Sequence[Span]) -> bool:
    """Tell whether the noun is a cue already, or stands in what is said as a part of it."""
    cue, content = made.cue[0], made.content[0]
    return any(c.meets(cue) for c in cues) or any(
        c.holds(content) and not c.holds(cue) for c in contents
    )
