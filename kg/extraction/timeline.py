"""The dated events of an article: on which day who did or said something, and who was there."""

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
from kg.extraction.syntax import phrase_before, shared_subject, subtree
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.positions import Statement

_EXACT = frozenset({"day", "hour", "minute"})
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


def timeline(
    scene: Scene, stated: Sequence[Statement], own: Sequence[Day], lexicon: SpeechLexicon
) -> Timeline:
    """Return the events of the article: ``own`` are the days told with the statements."""
    events = [*_said(scene, stated, own, lexicon), *_done(scene, stated, own, lexicon)]
    return Timeline([*events, *_settings(scene, Timeline(events), lexicon)])


def day_of(scene: Scene, times: Sequence[TimeExpression]) -> Day:
    """Return the first of ``times`` that is a day on or before the article's."""
    for time in times:
        day = time.value[:10]
        ahead = scene.article.date is not None and day > scene.article.date.isoformat()
        if day and time.precision in _EXACT and not ahead:
            return Day(day, (time.span,))
    return Day()


def root_of(scene: Scene, time: TimeExpression) -> Token | None:
    """Return the head of the words for a time."""
    phrase = scene.doc.char_span(*time.span, alignment_mode="expand")
    return phrase.root if phrase is not None else None


def in_lead(scene: Scene, place: int, paragraphs: int = LEAD) -> bool:
    """Tell whether ``place`` lies in the first ``paragraphs`` lines that are not empty."""
    before = scene.text[: paragraph_of(scene.text, place).start].split("\n")
    return sum(bool(line.strip()) for line in before) < paragraphs


def _said(
    scene: Scene, stated: Sequence[Statement], own: Sequence[Day], lexicon: SpeechLexicon
) -> Iterator[Event]:
    """Yield the statements whose day is told with them."""
    for statement, day in zip(stated, own, strict=True):
        if day.value and statement.attribution.cue:  # a post is an event of its own
            shared = _at_event(scene, statement, day, lexicon)
            yield Event(statement.content[0].start, day.value, statement.holders, shared)


def _at_event(scene: Scene, statement: Statement, day: Day, lexicon: SpeechLexicon) -> bool:
    """Tell whether a statement of the lead is or was made at an event: "told a briefing"."""
    cue, told = scene.tokens(statement.attribution.cue), scene.tokens(day.words)
    near = [c for t in cue for c in t.children if c.dep_ in ("prep", "dobj")]
    nouns = [*near, *(c for t in near for c in t.children), *(a for t in told for a in t.ancestors)]
    found = any(t.lemma_.lower() in lexicon.event_nouns for t in nouns if t not in cue)
    found = found or any(t.dep_ in _MAIN and t.lemma_ in lexicon.event_verbs for t in cue)
    return found and in_lead(scene, statement.content[0].start)


def _done(
    scene: Scene, stated: Sequence[Statement], own: Sequence[Day], lexicon: SpeechLexicon
) -> Iterator[Event]:
    """Yield the dated acts that are told outside what is said."""
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
    day = day_of(scene, [time])
    token = root_of(scene, time)
    if not day.value or token is None or time.kind != "date":
        return None
    nouns = []
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        nouns.append(token.lemma_.lower())
        token = token.head
    if not _is_past(token) or token.dep_ not in _MAIN:
        return None
    shared = token.lemma_ in lexicon.event_verbs or bool(lexicon.event_nouns.intersection(nouns))
    shared = shared and in_lead(scene, time.span.start)
    return Event(time.span.start, day.value, _doers(scene, token), shared)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children)


def _doers(scene: Scene, verb: Token) -> tuple[Draft, ...]:
    subject = shared_subject(verb)
    return tuple(scene.resolver.peek(phrase_before(subject, verb))) if subject is not None else ()


def _settings(scene: Scene, dated: Timeline, lexicon: SpeechLexicon) -> Iterator[Event]:
    """Yield what brought speakers together, with the day that is known of one of them.

    "The minister said on Monday ... She spoke at talks with Ada Obi": Obi was there.
    """
    for verb in scene.doc:
        place = _event_spoken_at(verb, lexicon) if verb.dep_ in _MAIN and _is_past(verb) else None
        if place is not None:
            doers = _doers(scene, verb)
            before = [e for e in dated.of(doers) if e.place <= verb.idx]
            others = [d for _, d in scene.cast.within(subtree(place)) if d.type == "Person"]
            if before:
                yield Event(verb.idx, before[-1].day, (*doers, *others), shared=False)


def _event_spoken_at(verb: Token, lexicon: SpeechLexicon) -> Token | None:
    """Return the event of a clause about speaking there: "made the remarks at a meeting"."""
    words = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    if verb.lemma_ not in lexicon.speaking and words[-1].lemma_ not in lexicon.writings:
        return None
    places = (n for t in words for p in t.children if p.dep_ == "prep" for n in p.children)
    return next((n for n in places if n.lemma_.lower() in lexicon.event_nouns), None)
