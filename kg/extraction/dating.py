"""The days on which statements were made: told with the cue, or those of the event they belong to.

A narrative stays at its reference time until it tells another one (Reichenbach 1947; Partee 1984):
what somebody "said" in the simple past was said on the day that the text last gave for that
speaker, or for the meeting that its lead tells of.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.article import Span
from kg.extraction.quotes import merged, paragraph_of
from kg.extraction.scene import Scene
from kg.extraction.speech import SpeechLexicon
from kg.extraction.syntax import phrase_before, shared_subject
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.positions import Statement

_EXACT = frozenset({"day", "hour", "minute"})
# Clauses that tell of something else than the statement: "who was arrested on Monday".
_ASIDE = frozenset({"relcl", "acl", "ccomp", "advcl", "parataxis"})
_MAIN = frozenset({"ROOT", "conj"})
# Paragraphs at the start of an article that tell what it is about.
LEAD = 2


@dataclass(frozen=True)
class Day:
    """An ISO day, ``""`` where the text does not let one know it; the words that tell it."""

    value: str = ""
    words: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Event:
    """What an actor did on a day; ``shared`` if all who speak in the article were there."""

    place: int
    day: str
    actors: tuple[Draft, ...]
    shared: bool


class Timeline:
    """The events of one article in order of place, by actor."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.shared: list[Event] = []
        self._of: dict[int, list[Event]] = {}
        for event in sorted(events, key=lambda e: e.place):
            if event.shared:
                self.shared.append(event)
            for actor in event.actors:
                self._of.setdefault(id(actor), []).append(event)

    def of(self, actors: Iterable[Draft]) -> list[Event]:
        """Return the events that one of ``actors`` took part in, in order of place."""
        found = (e for a in actors for e in self._of.get(id(a), ()))
        return sorted(found, key=lambda e: e.place)


def days(scene: Scene, stated: Sequence[Statement], lexicon: SpeechLexicon) -> list[Day]:
    """Return the day of each statement, in the order given."""
    told = [_told(scene, s) for s in stated]
    own = [_day(scene, times) for times in told]
    timeline = Timeline(_events(scene, stated, own, lexicon))
    result = []
    for statement, times, day in zip(stated, told, own, strict=True):
        known = day.value or times
        carries = not known and _in_simple_past(scene, statement, lexicon)
        result.append(_carried(scene, statement, timeline) if carries else day)
    return result


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
    return [t for t in outside if t.kind == "date" and _belongs(_root(scene, t), cue, said)]


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


def _root(scene: Scene, time: TimeExpression) -> Token | None:
    phrase = scene.doc.char_span(*time.span, alignment_mode="expand")
    return phrase.root if phrase is not None else None


def _day(scene: Scene, times: Sequence[TimeExpression]) -> Day:
    """Return the first of ``times`` that is a day on or before the article's."""
    for time in times:
        day = time.value[:10]
        ahead = scene.article.date is not None and day > scene.article.date.isoformat()
        if day and time.precision in _EXACT and not ahead:
            return Day(day, (time.span,))
    return Day()


def _in_simple_past(scene: Scene, statement: Statement, lexicon: SpeechLexicon) -> bool:
    """Tell whether the cue tells of one act in the past: "said", not "has said" or "says"."""
    cue = scene.tokens(statement.attribution.cue)
    verbs = [t for t in cue if t.pos_ in ("VERB", "AUX")]
    if not verbs:
        return True
    first = verbs[0]
    helpers = {t.lower_ for t in (*cue, *first.children) if t.dep_ in ("aux", "auxpass")}
    if helpers & lexicon.other_tenses:
        return False
    return first.tag_ in ("VBD", "VBG", "VBN")


def _events(
    scene: Scene, stated: Sequence[Statement], own: Sequence[Day], lexicon: SpeechLexicon
) -> Iterator[Event]:
    """Yield the dated statements and the other dated acts."""
    for statement, day in zip(stated, own, strict=True):
        if day.value and statement.attribution.cue:  # a post is an event of its own
            shared = _at_event(scene, statement, day, lexicon)
            yield Event(statement.content[0].start, day.value, statement.holders, shared)
    used = {span for day in own for span in day.words}
    contents = merged([c for s in stated for c in s.content], 0)
    ends = [c.end for c in contents]
    for time in scene.times:
        first = bisect.bisect_right(ends, time.span.start)
        said = first < len(contents) and contents[first].meets(time.span)
        act = _act(scene, time, lexicon) if not said and time.span not in used else None
        if act is not None:
            yield act


def _act(scene: Scene, time: TimeExpression, lexicon: SpeechLexicon) -> Event | None:
    """Return what somebody did at ``time``, if it is a day in the past."""
    day = _day(scene, [time])
    token = _root(scene, time)
    if not day.value or token is None or time.kind != "date":
        return None
    nouns = []
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        nouns.append(token.lemma_.lower())
        token = token.head
    past = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in token.children)
    if not past or token.dep_ not in _MAIN:
        return None
    shared = token.lemma_ in lexicon.event_verbs or bool(lexicon.event_nouns.intersection(nouns))
    shared = shared and _in_lead(scene, time.span.start, LEAD)
    return Event(time.span.start, day.value, _doers(scene, token), shared)


def _at_event(scene: Scene, statement: Statement, day: Day, lexicon: SpeechLexicon) -> bool:
    """Tell whether a statement of the lead was made at an event: "told a briefing on Monday"."""
    cue, told = scene.tokens(statement.attribution.cue), scene.tokens(day.words)
    near = [c for t in cue for c in t.children if c.dep_ in ("prep", "dobj")]
    nouns = [*near, *(c for t in near for c in t.children), *(a for t in told for a in t.ancestors)]
    found = any(t.lemma_.lower() in lexicon.event_nouns for t in nouns if t not in cue)
    return found and _in_lead(scene, statement.content[0].start, LEAD)


def _in_lead(scene: Scene, place: int, paragraphs: int) -> bool:
    """Tell whether ``place`` lies in the first ``paragraphs`` lines that are not empty."""
    before = scene.text[: paragraph_of(scene.text, place).start].split("\n")
    return sum(bool(line.strip()) for line in before) < paragraphs


def _doers(scene: Scene, verb: Token) -> tuple[Draft, ...]:
    subject = shared_subject(verb)
    return tuple(scene.resolver.peek(phrase_before(subject, verb))) if subject is not None else ()


def _carried(scene: Scene, statement: Statement, timeline: Timeline) -> Day:
    """Return the day of the last event that the holder took part in."""
    place = statement.content[0].start
    own = timeline.of(statement.holders)
    for events in (own, timeline.shared):
        before = [e for e in events if e.place <= place]
        if before:
            return Day(before[-1].day)
    return Day(own[0].day) if own and _in_lead(scene, place, 1) else Day()
