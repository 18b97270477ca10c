"""Threats: announced harmful acts, with issuer, target, condition, deadline and instrument.

The frame ``frames/threat.toml`` proposes; what speakers announce of themselves in their own words
("Otherwise, we will terminate ...") comes from the statements. Retellings become one threat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.references import Speech
from kg.actors.salience import Wanted
from kg.article import Span
from kg.extraction.acts import OTHER, ActLexicon
from kg.extraction.frames import Frame, Match, matches
from kg.extraction.positions import Statement, principal
from kg.extraction.scene import Scene
from kg.extraction.syntax import is_negated, noun_phrase, own_subject, subtree
from kg.facts import Threat, verbatim

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "threats"
# A deadline is told in the sentence of the threat or at most so many characters before it.
DEADLINE_REACH = 250
_CONDITIONS = frozenset({"if", "unless", "should", "until", "once", "when"})
_OWN = frozenset({"we", "i"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "would", "may", "could", "might"})
_TARGETS = frozenset({"against", "on", "with", "from", "to", "at", "for", "over"})
_INSTRUMENT = re.compile(r"\b(?:Act|Law|Code|Article|Section|Treaty|Constitution|Order)\b")
_ORGANISED = frozenset(
    {"Company", "GovernmentBody", "Organization", "Country", "MediaOutlet", "PoliticalParty"}
)


@dataclass(frozen=True)
class Draw:
    """One telling of a threat before it is a fact: ``act`` heads the words of the act."""

    issuer: Draft
    issuer_span: Span | None
    act: Token
    trigger: Token
    target: Draft | None = None
    target_span: Span | None = None
    status: str = "announced"
    reported_by: str = ""
    speaker: Draft | None = None
    told: tuple[Span, ...] = field(default=())


def threats(
    scene: Scene, stated: Sequence[Statement], frame: Frame, acts: ActLexicon
) -> list[Threat]:
    """Return the threats of an article, in order of first telling."""
    draws = [*_framed(scene, stated, frame, acts), *_announced(scene, stated, acts)]
    found: list[Threat] = []
    for draw in sorted(draws, key=lambda d: (d.act.idx, d.trigger.idx)):
        threat = _threat(scene, draw, acts)
        if threat is not None:
            _merge(found, threat)
    return found


def _framed(
    scene: Scene, stated: Sequence[Statement], frame: Frame, acts: ActLexicon
) -> Iterator[Draw]:
    """Yield what the frame's triggers find."""
    for match in matches(scene.doc, frame):
        for act in _acts(match, acts):
            statement = _statement_at(stated, match.token.idx)
            issuers = _resolved(scene, match.slots["issuer"], statement)
            if not issuers or (match.trigger.own and not _own(scene, act, issuers[0])):
                continue
            issuer = principal(scene, issuers[0]) if match.trigger.own else issuers[0]
            status = "negated" if is_negated(match.token) else match.trigger.status
            spans = match.slots["issuer"]
            yield Draw(
                issuer,
                noun_phrase(spans[0]) if spans else None,
                act,
                match.token,
                *_told_target(scene, match, act, statement),
                status=status or "announced",
                reported_by=_reporter(statement, issuer) or _other(issuers[0], issuer),
                speaker=statement.holders[0] if statement else None,
            )


def _acts(match: Match, acts: ActLexicon) -> list[Token]:
    """Return the heads of the threatened acts: the first that fits and those joined to it."""
    heads = [h for h in match.slots["act"] if h not in match.slots.get("target", ())]
    if match.trigger.test == "harmful":
        heads = [h for h in heads if acts.type_of(h)]
    elif match.trigger.name == "threaten":
        heads = [h for h in heads if h.pos_ in ("VERB", "AUX") or acts.type_of(h)]
    if not heads:
        return []
    joined = [c for c in heads[0].conjuncts if c.i > heads[0].i and c.pos_ == heads[0].pos_]
    return [heads[0], *(c for c in joined if acts.type_of(c))]


def _own(scene: Scene, act: Token, issuer: Draft) -> bool:
    """Tell whether the act is one that its announcer will do: "warned that it would sue"."""
    subject = own_subject(act)
    future = any(c.lower_ in _WILL for c in act.children if c.dep_ == "aux")
    if subject is None or not future:
        return False
    if subject.lower_ in _OWN or scene.cast.lexicon.pronouns.get(subject.lower_) is not None:
        return True
    return _means(scene, subject, issuer)


def _means(scene: Scene, subject: Token, speaker: Draft) -> bool:
    """Tell whether a subject stands for the speaker or the body that the speaker speaks for."""
    found = scene.resolver.peek(noun_phrase(subject), Speech(last=speaker))
    return speaker in found or principal(scene, speaker) in found


def _announced(scene: Scene, stated: Sequence[Statement], acts: ActLexicon) -> Iterator[Draw]:
    """Yield what speakers say that they will do: "we will ..." inside their quotations."""
    for statement in stated:
        speaker = statement.holders[0]
        issuer = principal(scene, speaker)
        for span in statement.content:
            for verb in _own_verbs(scene, span, speaker, acts):
                yield Draw(
                    issuer,
                    None,
                    verb,
                    verb,
                    reported_by=_other(speaker, issuer),
                    speaker=speaker,
                    told=statement.attribution.cue,
                )


def _own_verbs(scene: Scene, span: Span, speaker: Draft, acts: ActLexicon) -> Iterator[Token]:
    """Yield verbs in ``span`` that say what the speaker will do to somebody's harm."""
    tokens = scene.doc.char_span(*span, alignment_mode="contract")
    for token in tokens if tokens is not None else ():
        subject = own_subject(token) if token.pos_ == "VERB" else None
        will = any(c.lower_ in _WILL for c in token.children if c.dep_ == "aux")
        if subject is None or not will or is_negated(token):
            continue
        if subject.lower_ not in _OWN and not _means(scene, subject, speaker):
            continue
        otherwise = any(c.lower_ in ("otherwise", "else") for c in token.children)
        heads = [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ == "VERB")]
        yield from (h for h in heads if otherwise or acts.type_of(h))


def _other(speaker: Draft, issuer: Draft) -> str:
    return speaker.name if speaker is not issuer else ""


def _reporter(statement: Statement | None, issuer: Draft) -> str:
    if statement is None or statement.holders[0] is issuer:
        return ""
    return statement.holders[0].name


def _statement_at(stated: Sequence[Statement], place: int) -> Statement | None:
    """Return the statement whose content holds ``place``."""
    for statement in stated:
        if any(s.start <= place < s.end for s in statement.content):
            return statement
    return None


def _resolved(scene: Scene, heads: Sequence[Token], statement: Statement | None) -> list[Draft]:
    speech = _speech(statement)
    for head in heads:
        found = scene.resolver.resolve(noun_phrase(head), speech)
        if found:
            return found
    return []


def _speech(statement: Statement | None) -> Speech:
    speaker = statement.holders[0] if statement else None
    return Speech(speaker=speaker, last=speaker, listed=True)


def _told_target(
    scene: Scene, match: Match, act: Token, statement: Statement | None
) -> tuple[Draft | None, Span | None]:
    """Return the target that the trigger's own slots name."""
    for head in match.slots.get("target", ()):
        if head == act:
            continue
        span = noun_phrase(head)
        people = scene.resolver.is_person_noun(head)
        find = scene.resolver.resolve if people else scene.resolver.peek
        found = find(span, _speech(statement))
        if found:
            return found[0], span
    return None, None


def _threat(scene: Scene, draw: Draw, acts: ActLexicon) -> Threat | None:
    """Make the fact, or None where nobody is found to be threatened."""
    target, target_span = draw.target, draw.target_span
    if target is None:
        target, target_span = _target(scene, draw)
    if target is None or target is draw.issuer:
        return None
    target.acts = True
    text = scene.text
    action = _act_span(draw)
    condition = _condition(draw)
    deadline, deadline_span = _deadline(scene, draw)
    instrument = _instrument(scene, action)
    spans = {
        "action": (action,),
        "condition": _given(condition),
        "deadline_text": _given(deadline_span),
        "instrument": _given(instrument),
        "issuer_text": _given(draw.issuer_span),
        "target_text": _given(target_span),
    }
    parts = [s for v in spans.values() for s in v] + [_word(draw.trigger), *draw.told]
    spans["evidence"] = scene.evidence(parts)
    words = {k: verbatim(text, v) for k, v in spans.items()}
    return Threat(
        article=scene.article.id,
        issuer=draw.issuer.name,
        target=target.name,
        action_type=acts.type_of(draw.act) or OTHER,
        deadline=deadline,
        reported_by=draw.reported_by,
        status=draw.status,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        **words,
    )


def _given(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span is not None else ()


def _word(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _act_span(draw: Draw) -> Span:
    """Return the words of the act: its clause without "to", its condition and joined acts."""
    head = draw.act
    start = head.i if head.pos_ in ("VERB", "AUX") else head.left_edge.i
    subject = own_subject(head)
    first = subject.i if subject is not None else -1
    start = min([start, *(c.i for c in head.lefts if c.dep_ == "advmod" and c.i > first)])
    end = head.right_edge.i + 1
    for child in head.rights:
        purpose = child.dep_ == "advcl" and any(t.lower_ == "to" for t in child.lefts)
        clause = child.dep_ in ("advcl", "parataxis", "relcl") and not purpose
        if clause or (child.dep_ in ("conj", "cc") and child.i > head.i):
            end = min(end, child.left_edge.i)
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    last = head.doc[_aside(head, end) - 1]
    return Span(head.doc[start].idx, last.idx + len(last))


def _aside(head: Token, end: int) -> int:
    """Return where an aside ("..., a step that ...") begins after the act, or else ``end``."""
    for token in head.doc[head.i + 1 : end - 1]:
        if token.text == "," and token.nbor().pos_ in ("DET", "PRON") and token.head.dep_ != "conj":
            return token.i
    return end


def _condition(draw: Draw) -> Span | None:
    """Return the clause with "if", "unless" ... on the act or on the word that threatens."""
    for head in (draw.act, draw.trigger, draw.trigger.head):
        for child in head.children:
            opens = any(t.lower_ in _CONDITIONS for t in (child.left_edge, *child.lefts))
            if child.dep_ == "advcl" and opens:
                return subtree(child)
    return None


def _deadline(scene: Scene, draw: Draw) -> tuple[str, Span | None]:
    """Return the nearest end point told with the threat."""
    sentence = scene.sentence_span(draw.act.idx)
    near = Span(max(0, sentence.start - DEADLINE_REACH), sentence.end)
    if "\n" in Span(near.start, sentence.start).of(scene.text):
        near = Span(scene.text.rindex("\n", near.start, sentence.start) + 1, near.end)
    ends = [t for t in scene.times_in(near) if t.kind == "deadline" and t.value]
    if not ends:
        return "", None
    best = max(ends, key=lambda t: t.span.end if t.span.end <= draw.act.idx else -t.span.start)
    return best.value.split("/")[-1], best.span


def _instrument(scene: Scene, action: Span) -> Span | None:
    """Return a law named in the act."""
    for entity in scene.doc.ents:
        span = Span(entity.start_char, entity.end_char)
        if action.holds(span) and _INSTRUMENT.search(entity.text):
            return span
    return None


def _target(scene: Scene, draw: Draw) -> tuple[Draft | None, Span | None]:
    """Return who is harmed: an object of the act, an owner in it, who the condition binds."""
    for head in _objects(draw.act):
        found, span = _actor_in(scene, head, draw)
        if found is not None:
            return found, span
    condition = _condition(draw)
    for place in (_act_span(draw), condition):
        for mention, draft in scene.cast.within(place) if place else ():
            if draft is not draw.issuer and scene.resolver.can_act(draft):
                return draft, mention.span
    return _addressed(scene, draw), None


def _addressed(scene: Scene, draw: Draw) -> Draft | None:
    """Return the body that was last spoken of, other than who threatens and who reports."""
    avoid = [s for d in (draw.issuer, draw.speaker) if d for s in d.places()]
    for wanted in (Wanted(_ORGANISED), Wanted(frozenset({"Person"}))):
        found = scene.resolver.salience.best(wanted, draw.trigger.idx, avoid, None)
        if found is not None and found is not draw.speaker:
            return found
    return None


def _objects(act: Token) -> Iterator[Token]:
    """Yield the objects of the act, then what its prepositions govern, then their owners."""
    direct = [c for c in act.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
    if act.pos_ in ("NOUN", "PROPN"):
        direct = []
    yield from direct
    for head in (act, *direct):
        for child in head.children:
            if child.dep_ == "poss":
                yield child
            if child.dep_ == "prep" and child.lower_ in _TARGETS:
                yield from (c for c in child.children if c.dep_ == "pobj")


def _actor_in(scene: Scene, head: Token, draw: Draw) -> tuple[Draft | None, Span | None]:
    span = noun_phrase(head)
    speech = Speech(speaker=draw.speaker, avoid=(_word(draw.trigger),))
    people = head.dep_ == "dobj" and scene.resolver.is_person_noun(head)
    find = scene.resolver.resolve if people else scene.resolver.peek
    found = [d for d in find(span, speech) if d not in (draw.issuer, draw.speaker)]
    return (found[0], span) if found else (None, None)


def _merge(found: list[Threat], new: Threat) -> None:
    """Add ``new``, or let it complete an earlier telling of the same threat."""
    for i, old in enumerate(found):
        same = (old.issuer, old.target) == (new.issuer, new.target)
        if same and _same_act(old, new):
            fuller = max((old, new), key=lambda t: (bool(t.deadline), len(t.action)))
            other = new if fuller is old else old
            found[i] = _completed(fuller, other)
            return
    found.append(new)


def _same_act(old: Threat, new: Threat) -> bool:
    if old.action_type != new.action_type:
        return False
    left, right = _content_words(old.action), _content_words(new.action)
    shared = len(left & right)
    return shared > 0 and 2 * shared >= 0.5 * (len(left) + len(right))


def _content_words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if len(w) > 3}


def _completed(fuller: Threat, other: Threat) -> Threat:
    """Fill the empty slots of a threat from another telling, and keep both as evidence."""
    spans = dict(fuller.spans)
    changes: dict[str, str] = {}
    for name, more in (("deadline", "deadline_text"), ("condition", "condition")):
        if not getattr(fuller, name) and getattr(other, name):
            changes[name] = getattr(other, name)
            changes[more] = getattr(other, more)
            spans[more] = other.spans[more]
    for name in ("reported_by", "instrument"):
        if not getattr(fuller, name) and getattr(other, name):
            changes[name] = getattr(other, name)
            if name in other.spans:
                spans[name] = other.spans[name]
    return replace(fuller, spans=spans, **changes)  # type: ignore[arg-type]
