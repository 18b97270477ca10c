"""Threats: announced harmful acts, with issuer, target, condition, deadline and instrument.

The frame ``frames/threat.toml`` proposes; what speakers announce of themselves in their own words
("Or else, we will close the mill") comes from the statements. Retellings become one threat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.acts import OTHER, ActLexicon
from kg.extraction.frames import Frame, Match, frame_of_ontology, matches
from kg.extraction.positions import Statement, principal, statement_at
from kg.extraction.retellings import with_threat
from kg.extraction.scene import Scene, given, word_span
from kg.extraction.syntax import is_negated, noun_phrase, own_subject
from kg.extraction.threat_slots import Draw, ThreatSlots, act_span
from kg.extraction.threat_words import ThreatWords
from kg.facts import Threat, verbatim
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "threats"


@dataclass(frozen=True)
class ThreatLexicon:
    """All that steers the finding of threats."""

    frame: Frame
    acts: ActLexicon
    words: ThreatWords

    @classmethod
    def of(cls, ontology: Ontology) -> ThreatLexicon:
        """Read ``frames/threat.toml``, ``lexicon/acts.toml`` and ``lexicon/threats.toml``.

        Raises:
            OntologyError: one of them is missing or malformed.
        """
        return cls(
            frame_of_ontology(ontology, "threat"), ActLexicon.of(ontology), ThreatWords.of(ontology)
        )


def threats(scene: Scene, stated: Sequence[Statement], lexicon: ThreatLexicon) -> list[Threat]:
    """Return the threats of an article, in order of first telling."""
    draws = [*_framed(scene, stated, lexicon), *_announced(scene, stated, lexicon)]
    slots = ThreatSlots(scene, lexicon.words, lexicon.acts)
    found: list[Threat] = []
    for draw in sorted(draws, key=lambda d: (d.act.idx, d.trigger.idx)):
        threat = _threat(slots, draw)
        if threat is not None:
            found = with_threat(found, threat, scene.text, lexicon.words.vague)
    return found


def _framed(scene: Scene, stated: Sequence[Statement], lexicon: ThreatLexicon) -> Iterator[Draw]:
    """Yield what the frame's triggers find."""
    for match in matches(scene.doc, lexicon.frame):
        for act in _acts(match, lexicon.acts):
            statement = statement_at(stated, match.token.idx)
            issuers = _resolved(scene, match.slots["issuer"], statement)
            own = not match.trigger.own or _is_own(scene, act, issuers, lexicon.words)
            if not issuers or not own:
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


def _is_own(scene: Scene, act: Token, issuers: Sequence[Draft], words: ThreatWords) -> bool:
    """Tell whether an act is one that its announcer will do: "warned that it would sue"."""
    subject = own_subject(act)
    if subject is None or not issuers or not words.is_to_come(act) or is_negated(act):
        return False
    return subject.lower_ in words.own or _means(scene, subject, issuers[0])


def _means(scene: Scene, subject: Token, speaker: Draft) -> bool:
    """Tell whether a subject stands for the speaker or the body that the speaker speaks for."""
    found = scene.resolver.peek(noun_phrase(subject), Speech(last=speaker))
    return speaker in found or principal(scene, speaker) in found


def _announced(scene: Scene, stated: Sequence[Statement], lexicon: ThreatLexicon) -> Iterator[Draw]:
    """Yield what speakers say that they will do: "we will ..." inside their quotations."""
    for statement in stated:
        speaker = statement.holders[0]
        issuer = principal(scene, speaker)
        for span in statement.content:
            for verb in _own_verbs(scene, span, speaker, lexicon):
                yield Draw(
                    issuer,
                    None,
                    verb,
                    verb,
                    reported_by=_other(speaker, issuer),
                    speaker=speaker,
                    told=statement.attribution.cue,
                )


def _own_verbs(scene: Scene, span: Span, speaker: Draft, lexicon: ThreatLexicon) -> Iterator[Token]:
    """Yield verbs in ``span`` that say what the speaker will do to somebody's harm."""
    words = lexicon.words
    tokens = scene.doc.char_span(*span, alignment_mode="contract")
    for token in tokens if tokens is not None else ():
        subject = own_subject(token) if token.pos_ == "VERB" else None
        if subject is None or not words.is_to_come(token) or is_negated(token):
            continue
        if subject.lower_ not in words.own and not _means(scene, subject, speaker):
            continue
        otherwise = any(c.lower_ in words.otherwise for c in token.children)
        heads = [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ == "VERB")]
        yield from (h for h in heads if otherwise or lexicon.acts.type_of(h))


def _other(speaker: Draft, issuer: Draft) -> str:
    return speaker.name if speaker is not issuer else ""


def _reporter(statement: Statement | None, issuer: Draft) -> str:
    if statement is None or statement.holders[0] is issuer:
        return ""
    return statement.holders[0].name


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


def _threat(slots: ThreatSlots, draw: Draw) -> Threat | None:
    """Make the fact, or None where nobody is found to be threatened."""
    target, target_span = draw.target, draw.target_span
    if target is None:
        target, target_span = slots.target(draw)
    if target is None or target is draw.issuer:
        return None
    slots.scene.resolver.let_act(target)
    deadline, deadline_span = slots.deadline(draw)
    action = act_span(draw.act)
    spans = {
        "action": (action,),
        "condition": given(slots.condition(draw)),
        "deadline_text": given(deadline_span),
        "instrument": given(slots.instrument(action)),
        "issuer_text": given(draw.issuer_span),
        "target_text": given(target_span),
    }
    parts = [s for v in spans.values() for s in v] + [word_span(draw.trigger), *draw.told]
    spans["evidence"] = slots.scene.evidence(parts)
    return Threat(
        article=slots.scene.article.id,
        issuer=draw.issuer.name,
        target=target.name,
        action_type=slots.acts.type_of(draw.act) or OTHER,
        deadline=deadline,
        reported_by=draw.reported_by,
        status=draw.status,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        **{k: verbatim(slots.scene.text, v) for k, v in spans.items()},
    )
