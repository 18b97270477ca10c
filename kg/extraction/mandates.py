"""For whom a statement says that it is made: "on behalf of", "representing", "speaking for"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.scene import Scene
from kg.extraction.speech import SpeechLexicon
from kg.extraction.syntax import behind, noun_phrase, shared_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.positions import Statement


def mandate(scene: Scene, statement: Statement, lexicon: SpeechLexicon) -> str:
    """Return the name of the actor for whom the statement's sentence says it is made, or ``""``."""
    for noun in _named(scene, statement, lexicon):
        span = noun_phrase(noun)
        found = [d for _, d in scene.cast.covering(noun.i)] or scene.resolver.peek(span)
        for draft in found:
            if draft not in statement.holders and scene.resolver.acting_type(draft):
                scene.resolver.let_act(draft)
                return draft.name
    return ""


def _named(scene: Scene, statement: Statement, lexicon: SpeechLexicon) -> Iterator[Token]:
    """Yield the nouns for those who are spoken for in the sentence of the cue."""
    cue, holder = scene.tokens(statement.attribution.cue), statement.holder_spans
    said = frozenset(scene.tokens(statement.content))
    persons = ("Person", *scene.cast.lexicon.unnamed_types)
    for token in (t for t in (cue[0].sent if cue else ()) if t not in said):
        if token.lower_ in lexicon.behalves and _is_beside(token, cue, holder):
            yield from (n for c in token.children for n in behind(c, lexicon.of_behalves))
        elif token.pos_ == "VERB" and _is_done(token, cue, holder):
            yield from _spoken_for(token, lexicon, statement.holders[0].type in persons)


def _spoken_for(verb: Token, lexicon: SpeechLexicon, by_person: bool) -> Iterator[Token]:
    """Yield whom a verb says to be spoken for; bodies that represent people are their own."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if lemma in lexicon.representing and by_person and child.dep_ == "dobj":
            yield child
        elif lemma in lexicon.speaking_for and verb.tag_ == "VBG":
            yield from behind(child, lexicon.before_principals)


def _is_beside(noun: Token, cue: Sequence[Token], holder: Sequence[Span]) -> bool:
    """Tell whether "on behalf" belongs to the cue, or to a verb of the holder's."""
    above = noun.head.head
    return above in cue or _is_done(above, cue, holder)


def _is_done(verb: Token, cue: Sequence[Token], holder: Sequence[Span]) -> bool:
    """Tell whether the holder does what a participle or a relative clause says."""
    if verb.dep_ == "advcl" and verb.head in cue and verb.tag_ == "VBG":
        return True
    subject = shared_subject(verb) if verb.dep_ in ("acl", "relcl", "advcl") else None
    return subject is not None and any(s.start <= subject.idx < s.end for s in holder)
