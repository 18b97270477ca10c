"""Attributions that the parse shows where the tagger saw none: "..., he added"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.stance import StanceLexicon
from kg.extraction.syntax import is_negated, own_subject, phrase_before, shared_subject, subtree
from kg.language.decode import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What the parse alone proposes is less sure than what the tagger finds.
SCORE = 0.65
# A clause is known already if this share of it lies in a content of the tagger's.
KNOWN = 0.5


def with_parsed(
    doc: Doc, attributions: Sequence[Attribution], lexicon: StanceLexicon
) -> list[Attribution]:
    """Return the attributions and those that the parse adds, in order of their contents.

    A clause with a cue of its own that the tagger counted to another statement is cut out of it;
    one that lies whole in what somebody says, cue and all, is a statement inside a statement.
    """
    result = list(attributions)
    cues = [c for a in attributions for c in a.cue]
    for verb in doc:
        here = Span(verb.idx, verb.idx + len(verb))
        if verb.pos_ != "VERB" or is_negated(verb) or any(c.meets(here) for c in cues):
            continue
        made = _attribution(doc, verb, lexicon)
        if made is not None:
            _add(doc, result, made)
    return sorted(result, key=lambda a: a.content)


def _attribution(doc: Doc, verb: Token, lexicon: StanceLexicon) -> Attribution | None:
    subject = own_subject(verb) or shared_subject(verb)
    clause = next(_clauses(verb, lexicon), None)
    if subject is None or clause is None:
        return None
    source = phrase_before(subject, verb)
    content = _content(doc, verb, clause)
    if content is None or source.meets(content):
        return None
    return Attribution((source,), (_cue(verb),), (content,), SCORE)


def _clauses(verb: Token, lexicon: StanceLexicon) -> Iterator[Token]:
    """Yield the clauses that the verb introduces, if it is one that attributes."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        infinitive = any(t.dep_ == "aux" and t.lower_ == "to" for t in child.children)
        if (child.dep_ == "ccomp" and lemma in lexicon.clause_verbs) or (
            child.dep_ == "xcomp" and infinitive and lemma in lexicon.infinitive_verbs
        ):
            yield child


def _content(doc: Doc, verb: Token, clause: Token) -> Span | None:
    """Return the clause's characters; in front of the verb, all of the sentence up to its cue."""
    span = subtree(clause)
    if clause.i < verb.i:
        cue_start = min(t.idx for t in (verb, *verb.lefts) if t.i > clause.i)
        start = verb.sent.start_char
        span = Span(start, cue_start)
    else:
        span = Span(max(span.start, verb.idx + len(verb)), span.end)
    phrase = doc.char_span(*span, alignment_mode="contract")
    if phrase is None:
        return None
    inner = Span(0, len(phrase.text)).trimmed(phrase.text)
    start = phrase.start_char
    return Span(start + inner.start, start + inner.end) if inner.start < inner.end else None


def _cue(verb: Token) -> Span:
    """Return the verb with its auxiliaries and negation right before it."""
    first = verb.i
    while (
        first > 0
        and verb.doc[first - 1].head == verb
        and verb.doc[first - 1].dep_
        in (
            "aux",
            "auxpass",
            "neg",
        )
    ):
        first -= 1
    return Span(verb.doc[first].idx, verb.idx + len(verb))


def _add(doc: Doc, result: list[Attribution], made: Attribution) -> None:
    """Add ``made`` unless it is known; cut it out of a statement that swallowed it."""
    content, cue = made.content[0], made.cue[0]
    for i, old in enumerate(result):
        shared = sum(_overlap(content, s) for s in old.content)
        if shared < KNOWN * (content.end - content.start):
            continue
        if any(s.holds(content) and s.holds(cue) for s in old.content):
            continue
        sentence = _token_at(doc, cue).sent
        if any(sentence.start_char <= c.start < sentence.end_char for c in old.cue):
            return
        rest = tuple(p for s in old.content for p in _without(s, content))
        if not rest:
            return
        result[i] = replace(old, content=rest)
    result.append(made)


def _token_at(doc: Doc, span: Span) -> Token:
    """Return the first token of ``span``."""
    phrase = doc.char_span(*span, alignment_mode="expand")
    return phrase[0] if phrase is not None else doc[0]


def _overlap(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _without(span: Span, cut: Span) -> list[Span]:
    """Return what is left of ``span`` when ``cut`` is taken out; scraps are dropped."""
    if not span.meets(cut):
        return [span]
    parts = [Span(span.start, cut.start), Span(cut.end, span.end)]
    return [p for p in parts if p.end - p.start > 3]
