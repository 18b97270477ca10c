"""Who is told: objects of the cue, partners of an interview or a letter, those spoken to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.mentions import Mention
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.hearers import (
    OBJECTS,
    bound_by,
    directed_by,
    directs,
    faced_by,
    sent_to,
    told_by,
)
from kg.extraction.scene import Scene
from kg.extraction.sources import speaking_verb
from kg.extraction.speech import SpeechLexicon
from kg.extraction.syntax import noun_phrase, phrase_before, shared_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.positions import Statement

# How far after its preposition a partner is named, and where its phrase ends.
REACH = 80
_END = re.compile(r"[,;:()\n“”\"]|\.\s")


@dataclass(frozen=True)
class Told:
    """The actor that is told something, if any, and the words for it.

    ``lasting`` is False for a letter and its like: what is said next need not stand in it.
    """

    actor: Draft | None = None
    words: tuple[Span, ...] = ()
    lasting: bool = True


@dataclass(frozen=True)
class Talk:
    """Somebody speaks to somebody at a place of the text, whatever is said."""

    place: int
    speaker: Draft
    listener: Draft


@dataclass(frozen=True)
class _Search:
    """One statement whose listener is looked for."""

    scene: Scene
    lexicon: SpeechLexicon
    statement: Statement
    cue: Sequence[Token]
    said: frozenset[Token]


def addressees(scene: Scene, stated: Sequence[Statement], lexicon: SpeechLexicon) -> list[Told]:
    """Return who is told each statement, in the order given.

    What holders go on to say in an interview is said to their partner there; what they add with
    nobody else between, to the one whom they told before.
    """
    talks = _talks(scene, stated, lexicon)
    result: list[Told] = []
    last = Told()
    for i, statement in enumerate(stated):
        item, speaker = statement.attribution, statement.holders[0]
        cue, said = scene.tokens(item.cue), frozenset(scene.tokens(item.content))
        search = _Search(scene, lexicon, statement, cue, said)
        told = next(_told(search, talks), Told())
        if told.actor is not None or not i or stated[i - 1].holders != statement.holders:
            last = told if told.lasting and _interviews(told.actor, lexicon) else Told()
        if told.actor is None and _goes_on(search):
            place = item.content[0].start
            told = Told(last.actor or _in_talk(talks, speaker, place, lexicon))
        result.append(told if told.actor else next(_directed_to(search), told))
    return _shared(scene, stated, result)


def _shared(scene: Scene, stated: Sequence[Statement], told: list[Told]) -> list[Told]:
    """Let participles be told to whom their verb is: "told the Herald, stressing that ..."."""
    pairs = [(s, t) for s, t in zip(stated, told, strict=True) if t.words]
    by_cue = {c: t for s, t in pairs for c in s.attribution.cue}
    result = []
    for statement, own in zip(stated, told, strict=True):
        above = speaking_verb(scene, statement.attribution, list(by_cue))
        shared = by_cue[above] if above is not None and own.actor is None else own
        same = shared.actor not in statement.holders
        result.append(Told(shared.actor) if shared is not own and same else own)
    return result


def _told(search: _Search, talks: list[Talk]) -> Iterator[Told]:
    """Yield who is told by the cue, or is the partner in a talk, which is noted."""
    yield from _objects_told(search)
    yield from _sent_to(search)
    for preposition, talk in _prepositions(search):
        for partner in _partner(search, preposition):
            if talk and partner.actor is not None:
                place = search.statement.content[0].start
                talks.append(Talk(place, search.statement.holders[0], partner.actor))
            yield replace(partner, lasting=talk)


def _in_talk(
    talks: Sequence[Talk], speaker: Draft, place: int, lexicon: SpeechLexicon
) -> Draft | None:
    """Return the last partner of a speaker before ``place``."""
    before = [t for t in talks if t.speaker is speaker and t.place < place]
    before = [t for t in before if _interviews(t.listener, lexicon)]
    return max(before, key=lambda t: t.place).listener if before else None


def _interviews(listener: Draft | None, lexicon: SpeechLexicon) -> bool:
    """Tell whether a listener stays the same for what is said next: no crowd, no court does."""
    return listener is not None and listener.type in lexicon.interviewers


def _objects_told(search: _Search) -> Iterator[Told]:
    to = search.scene.cast.lexicon.grammar.told_prepositions
    for verb in search.cue:
        for noun in told_by(verb, search.lexicon, to):
            if noun not in search.said:
                yield from _actor(search, noun)


def _sent_to(search: _Search) -> Iterator[Told]:
    """Yield who gets what the cue sends, of which more said next need not be in it."""
    nouns = (noun for token in search.cue for noun in sent_to(token, search.lexicon))
    for noun in nouns:
        if not search.scene.is_quoted(noun.idx):
            yield from (replace(t, lasting=False) for t in _actor(search, noun))


def _directed_to(search: _Search) -> Iterator[Told]:
    """Yield who is told although what is said names them: "cautioned the bakers against"."""
    first = search.scene.tokens(search.statement.content[:1])[0]
    lexicon = search.lexicon
    for verb in search.cue:
        directed = directed_by(verb, lexicon) if directs(verb, first, lexicon) else ()
        for noun in (*directed, *bound_by(verb, lexicon), *faced_by(verb, lexicon)):
            yield from _actor(search, noun)


def _prepositions(search: _Search) -> Iterator[tuple[Token, bool]]:
    """Yield what stands before a partner ("in an interview with"), and whether it is in a talk."""
    lexicon, to = search.lexicon, search.scene.cast.lexicon.grammar.told_prepositions
    for token in search.cue[0].sent if search.cue else ():
        lemma = token.lemma_.lower()
        if token in search.said:
            continue
        if lemma in lexicon.speaking and token.tag_ == "VBG" and token not in search.cue:
            yield from ((p, True) for p in _after(token, (token,), to))
        elif token.dep_ == "pobj" and _is_beside(token, search.cue):
            heads, talk = (token, token.head.head), lemma in lexicon.talks
            if talk or lemma in lexicon.writings:
                yield from ((p, talk) for p in _after(token, heads, lexicon.partners))


def _after(token: Token, heads: Sequence[Token], words: frozenset[str]) -> Iterator[Token]:
    """Yield the prepositions of ``heads`` that follow ``token`` and are among ``words``."""
    for child in (c for h in heads for c in h.rights):
        if child.i > token.i and child.dep_ == "prep" and child.lower_ in words:
            yield child


def _is_beside(noun: Token, cue: Sequence[Token]) -> bool:
    """Tell whether the phrase of a venue belongs to the clause of the cue."""
    head = noun.head.head
    return head in cue or any(head.is_ancestor(t) or t.is_ancestor(head) for t in cue)


def _partner(search: _Search, preposition: Token) -> Iterator[Told]:
    """Yield who is named right after a preposition, a person before the outlet he works for."""
    scene, start = search.scene, preposition.idx + len(preposition)
    end = _END.search(scene.text, start, start + REACH)
    window = Span(start, end.start() if end else start + REACH)
    named = [(m, d) for m, d in scene.cast.within(window) if _listens(search, d, preposition)]
    found = [Told(d, (m.span,)) for m, d in named if not _is_aside(search, m, d)]
    yield from sorted(found, key=lambda t: t.actor is None or t.actor.type != "Person")
    for noun in preposition.children:
        if (
            noun.dep_ == "pobj"
            and preposition.lower_ not in search.lexicon.outlets
            and noun not in search.said
        ):
            yield from _described(search, noun)


def _is_aside(search: _Search, mention: Mention, draft: Draft) -> bool:
    """Tell whether a name is in what is said or only says whose a body is: "the Obi campaign"."""
    root = search.scene.doc[mention.start : mention.end].root
    names_body = root.dep_ == "compound" and search.scene.resolver.is_body_noun(root.head)
    return root in search.said or (draft.type == "Person" and names_body)


def _listens(search: _Search, draft: Draft, preposition: Token) -> bool:
    kind = search.scene.resolver.acting_type(draft)
    named = bool(kind) and draft.label not in ("NORP", "Location")
    outlet = preposition.lower_ not in search.lexicon.outlets or kind == "MediaOutlet"
    return named and outlet and draft not in search.statement.holders


def _actor(search: _Search, noun: Token) -> Iterator[Told]:
    """Yield the actor that a noun stands for, if it is somebody else than the holder."""
    scene, span = search.scene, noun_phrase(noun)
    named = [d for _, d in scene.cast.covering(noun.i) if scene.resolver.acting_type(d)]
    for draft in named:
        if draft not in search.statement.holders:
            scene.resolver.let_act(draft)
            yield Told(draft, (span,))
    if named:
        return
    yield from _described(search, noun)
    if noun.dep_ in OBJECTS:  # "told the Herald's weekly show"
        owners = [d for _, d in scene.cast.within(span) if d.type]
        yield from (Told(d, (span,)) for d in owners if d not in search.statement.holders)


def _described(search: _Search, noun: Token) -> Iterator[Told]:
    """Yield whom a common noun stands for: "reporters", "the minister"; no documents."""
    scene, word, span = search.scene, noun.lemma_.lower(), noun_phrase(noun)
    if span.of(scene.text).lower() in search.lexicon.channels:
        return
    gathered = word in search.lexicon.gatherings and noun.dep_ in OBJECTS
    audience = word in search.lexicon.audiences or gathered
    known = scene.resolver.is_person_noun(noun) or scene.resolver.is_body_noun(noun)
    if word in scene.cast.lexicon.documents or not (audience or known):
        return
    holders = search.statement.holders
    speech = Speech(last=holders[0], avoid=search.statement.content)
    found = scene.resolver.resolve(span, speech)
    if not found and audience:
        found = [scene.resolver.listeners(span)]
    yield from (Told(d, (span,)) for d in found if d not in holders)


def _talks(scene: Scene, stated: Sequence[Statement], lexicon: SpeechLexicon) -> list[Talk]:
    """Return who "spoke with" whom where no statement says so."""
    contents = [c for s in stated for c in s.content]
    to = scene.cast.lexicon.grammar.told_prepositions
    found: list[Talk] = []
    for verb in scene.doc:
        if verb.lemma_.lower() not in lexicon.speaking or verb.tag_ != "VBD":
            continue
        subject = shared_subject(verb)
        listeners = [d for n in told_by(verb, lexicon, to) for _, d in scene.cast.covering(n.i)]
        if subject is None or not listeners or any(c.start <= verb.idx < c.end for c in contents):
            continue
        speakers = scene.resolver.peek(phrase_before(subject, verb))
        found += [Talk(verb.idx, s, listeners[0]) for s in speakers if s is not listeners[0]]
    return [t for t in found if scene.resolver.acting_type(t.listener)]


def _goes_on(search: _Search) -> bool:
    """Tell whether a cue goes on with what was being said: "added"."""
    return any(t.lemma_.lower() in search.lexicon.continuing for t in search.cue)
