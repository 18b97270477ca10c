"""Which words name who says something: the tagger's source, checked against the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.quotes import paragraph_of
from kg.extraction.scene import Scene
from kg.extraction.syntax import own_subject, phrase_before, subject_of
from kg.language.decode import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

# A source that the tagger cut short may lack so many words.
CUT = 3


def source_of(scene: Scene, item: Attribution) -> Span | None:
    """Return the words for the holder: the tagger's source, or else the subject of the cue."""
    pieces = [_to_head(scene, s, item) for s in _beside(scene, item, _on_line(scene, item))]
    if not pieces:
        return subject_of(scene.doc, item.cue[0]) if item.cue else None
    subject = _subject(scene, item)
    whole = Span(pieces[0].start, pieces[-1].end)
    if len(pieces) == 1 or not any(whole.meets(s) for s in (*item.cue, *item.content)):
        is_told = subject is not None and _is_told(scene, whole, item)
        return subject if is_told else whole
    if subject is not None and any(subject.meets(p) for p in pieces):
        return subject
    return max(pieces, key=lambda s: s.end - s.start)


def _on_line(scene: Scene, item: Attribution) -> list[Span]:
    """Return the source's pieces in the line of the cue: no source spans two paragraphs."""
    if not item.source:
        return []
    place = item.cue[0].start if item.cue else item.source[-1].end - 1
    line = paragraph_of(scene.text, place)
    clipped = (Span(max(s.start, line.start), min(s.end, line.end)) for s in item.source)
    return [s for s in clipped if s.of(scene.text).strip()]


def _beside(scene: Scene, item: Attribution, pieces: list[Span]) -> list[Span]:
    """Return the pieces in the sentence of the cue, if there are any: others are slips then."""
    sentence = scene.sentence_span(item.cue[0].start) if item.cue else Span(0, 0)
    return [s for s in pieces if s.meets(sentence)] or pieces


def _to_head(scene: Scene, span: Span, item: Attribution) -> Span:
    """Draw a piece that ends before the word it modifies out to that word."""
    phrase = scene.doc.char_span(*span, alignment_mode="expand")
    if phrase is None:
        return span
    last = phrase[-1]
    head = last.head
    cut = last.dep_ in ("compound", "amod", "poss", "det") and 0 < head.i - last.i <= CUT
    drawn = Span(span.start, head.idx + len(head)) if cut else span
    others = (*item.cue, *item.content)
    return span if any(drawn.meets(s) for s in others) else drawn


def _subject(scene: Scene, item: Attribution) -> Span | None:
    """Return the subject of a verb of the cue, where it stands outside what is said.

    In "was quoted as saying" it is the one who is quoted.
    """
    for verb in cue_verbs(scene, item):
        found = own_subject(verb)
        if found is None or found.tag_ in ("WDT", "WP", "EX"):
            continue
        span = phrase_before(found, verb)
        if not any(span.meets(s) for s in (*item.content, *item.cue)):
            return span
    return None


def _is_told(scene: Scene, source: Span, item: Attribution) -> bool:
    """Tell whether a source is an object of the cue: who is told or accused says nothing."""
    phrase = scene.doc.char_span(*source, alignment_mode="expand")
    if phrase is None:
        return False
    verbs = list(cue_verbs(scene, item))
    root = phrase.root
    if root.dep_ in ("dobj", "dative"):
        return root.head in verbs
    prepositions = scene.cast.lexicon.grammar.outlet_prepositions
    return root.dep_ == "pobj" and root.head.lower_ in prepositions and root.head.head in verbs


def cue_verbs(scene: Scene, item: Attribution) -> Iterator[Token]:
    """Yield the verbs of the cue."""
    for span in item.cue:
        for token in scene.doc.char_span(*span, alignment_mode="expand") or ():
            if token.pos_ == "VERB":
                yield token


def speaking_verb(scene: Scene, item: Attribution, cues: Sequence[Span]) -> Span | None:
    """Return the cue of the statement that a participle goes on with.

    In "Obi said prices rose, adding that ..." and "Obi said the bank would close, noting that ..."
    it is "said", whatever the participle was attached to. ``cues`` are those of other statements.
    """
    for verb in cue_verbs(scene, item):
        if verb.tag_ != "VBG" or own_subject(verb) is not None:
            return None
        for above in verb.ancestors:
            here = Span(above.idx, above.idx + len(above))
            found = next((c for c in cues if c.meets(here)), None)
            if found is not None:
                return found
        return None
    return None
