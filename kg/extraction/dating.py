"""The days on which statements were made: told with the cue, or those of the event they belong to.

A narrative stays at its reference time until it tells another one (Reichenbach 1947; Partee 1984):
what somebody "said" in the simple past was said on the day that the text last gave for that
speaker, or for the meeting that its lead tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.quotes import paragraph_of
from kg.extraction.scene import Scene
from kg.extraction.speech import SpeechLexicon
from kg.extraction.timeline import Day, Timeline, day_of, in_lead, root_of, timeline
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.positions import Statement

# Clauses that tell of something else than the statement: "who was arrested on Monday".
_ASIDE = frozenset({"relcl", "acl", "ccomp", "advcl", "parataxis"})


def days(scene: Scene, stated: Sequence[Statement], lexicon: SpeechLexicon) -> list[Day]:
    """Return the day of each statement, in the order given."""
    told = [_told(scene, s) for s in stated]
    own = [day_of(scene, times) for times in told]
    line = timeline(scene, stated, own, lexicon)
    free = [
        not times and _is_narrated(scene, s, lexicon) for s, times in zip(stated, told, strict=True)
    ]
    found = [
        _carried(scene, s, line) if is_free else day
        for s, day, is_free in zip(stated, own, free, strict=True)
    ]
    return _closed(scene, stated, found, free)


def _told(scene: Scene, statement: Statement) -> list[TimeExpression]:
    """Return the times told with the cue, outside what is said."""
    item = statement.attribution
    if not item.cue:  # a post: its day stands after its author
        line = paragraph_of(scene.text, item.content[0].start)
        after = Span(item.content[-1].end, max(line.end, item.content[-1].end))
        return scene.times_in(after)
    cue = scene.tokens(item.cue)
    found = scene.times_in(scene.sentence_span(item.cue[0].start))
    outside = [t for t in found if not any(t.span.meets(c) for c in item.content)]
    said = scene.tokens(item.content)
    return [t for t in outside if t.kind == "date" and _belongs(root_of(scene, t), cue, said)]


def _belongs(token: Token | None, cue: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether a time is told of the cue, not of a clause or of a thing beside it."""
    while token is not None and token.head != token:
        if token in cue:
            return True
        if token.pos_ == "NOUN" and token in said:
            return False
        if token.dep_ in _ASIDE and token.pos_ in ("VERB", "AUX"):
            return any(c == token or token.is_ancestor(c) for c in cue)
        token = token.head
    return True


def _is_narrated(scene: Scene, statement: Statement, lexicon: SpeechLexicon) -> bool:
    """Tell whether the cue tells of one act at the time of the story: "said", not "has said".

    "Says" tells of no day, but "adds" goes on with what was said then.
    """
    cue = scene.tokens(statement.attribution.cue)
    verbs = [t for t in cue if t.pos_ in ("VERB", "AUX")]
    if not verbs:
        return True
    first = verbs[0]
    helpers = {t.lower_ for t in (*cue, *first.children) if t.dep_ in ("aux", "auxpass")}
    if helpers & lexicon.other_tenses:
        return False
    return first.tag_ in ("VBD", "VBG", "VBN") or first.lemma_ in lexicon.going_on


def _carried(scene: Scene, statement: Statement, line: Timeline) -> Day:
    """Return the day of the last event that the holder took part in."""
    place = statement.content[0].start
    own = line.of(statement.holders)
    for events in (own, line.shared):
        before = [e for e in events if e.place <= place]
        if before:
            return Day(before[-1].day)
    return Day(own[0].day) if own and in_lead(scene, place, 1) else Day()


def _closed(
    scene: Scene, stated: Sequence[Statement], found: Sequence[Day], free: Sequence[bool]
) -> list[Day]:
    """Return the days; a passage in one voice has the day that is told at its end."""
    result = list(found)
    for i in reversed(range(len(stated) - 1)):
        if free[i] and not result[i].value and _goes_on(scene, stated[i], stated[i + 1]):
            result[i] = _told_after(stated[i + 1], result[i + 1])
    return result


def _goes_on(scene: Scene, statement: Statement, following: Statement) -> bool:
    """Tell whether the same holders go on with nothing but white space and marks between."""
    start = scene.sentence_span(statement.content[-1].start).end
    between = Span(start, max(start, following.content[0].start)).of(scene.text)
    return following.holders == statement.holders and not any(c.isalnum() for c in between)


def _told_after(statement: Statement, day: Day) -> Day:
    """Return the day without its words where it does not open the statement: "on Monday, she"."""
    opens = any(words.start < statement.content[0].start for words in day.words)
    return Day() if opens else Day(day.value)
