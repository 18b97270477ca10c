"""Threats: announced harmful acts, with issuer, target, condition, deadline and instrument.

The frame ``frames/threat.toml`` proposes; what speakers announce of themselves in their own words
("Or else, we will close the mill") comes from the statements. Retellings become one threat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.actors.cast import Draft
from kg.extraction.acts import OTHER, ActLexicon
from kg.extraction.positions import Statement
from kg.extraction.retellings import tells_again, with_threat
from kg.extraction.scene import Scene, given, word_span
from kg.extraction.threat_draws import Draws, ThreatLexicon
from kg.extraction.threat_mentions import Mentions
from kg.extraction.threat_slots import Draw, ThreatSlots, act_span
from kg.extraction.threat_targets import Harmed, Targets
from kg.facts import Threat, verbatim

EXTRACTOR = "threats"


def threats(scene: Scene, stated: Sequence[Statement], lexicon: ThreatLexicon) -> list[Threat]:
    """Return the threats of an article, in order of first telling."""
    slots = ThreatSlots(scene, lexicon.words)
    targets = Targets(scene, lexicon.words, lexicon.acts)
    found: list[Threat] = []
    draws = Draws(scene, stated, lexicon).all()
    for draw in draws:
        for threat in list(_threats(slots, targets, draw, found)):
            found = with_threat(found, threat, scene.text, lexicon.words.vague)
    return Mentions(scene, lexicon.words, lexicon.acts).added(found, draws)


def _threats(
    slots: ThreatSlots, targets: Targets, draw: Draw, before: Sequence[Threat]
) -> Iterator[Threat]:
    """Yield the fact for each who threatens and is threatened; none where nobody is found."""
    threatened = {t.issuer: t.target for t in before}
    again = [threatened[i.name] for i in draw.issuers if i.name in threatened]
    again = _taken_up(draw, targets, before) + again
    same = _retold(draw, targets, before)
    for harmed in targets.of(draw, slots.condition_head(draw), same, again):
        slots.scene.cast.add(harmed.draft)
        slots.scene.resolver.let_act(harmed.draft)
        if harmed.span and not harmed.draft.mentions:
            harmed.draft.references.append(harmed.span)
        for issuer in draw.issuers:
            yield _threat(slots, targets.acts, draw, issuer, harmed)


def _retold(draw: Draw, targets: Targets, before: Sequence[Threat]) -> list[str]:
    """Return whom the threat is to that a draw goes on with or, whoever makes it, tells again."""
    act, kind = act_span(draw.act), targets.acts.type_of(draw.act)
    joined = draw.act.head.idx if draw.act.dep_ == "conj" else act.start
    vague, text = targets.words.vague, act.of(targets.scene.text)
    return [
        t.target
        for t in before
        if any(s.start <= joined < s.end for s in t.spans["action"])
        or (t.action_type == kind and tells_again(text, t, vague))
    ][-1:]


def _taken_up(draw: Draw, targets: Targets, before: Sequence[Threat]) -> list[str]:
    """Return whom "them" and "it" mean where nobody nearer is: whom the last such threat was to."""
    if not any(c.dep_ == "dobj" and c.lower_ in targets.words.again for c in draw.act.children):
        return []
    return [t.target for t in before if t.action_type == targets.acts.type_of(draw.act)][-1:]


def _threat(
    slots: ThreatSlots, acts: ActLexicon, draw: Draw, issuer: Draft, harmed: Harmed
) -> Threat:
    deadline, deadline_span = slots.deadline(draw)
    action = act_span(draw.act)
    spans = {
        "action": (action,),
        "condition": given(slots.condition(draw)),
        "deadline_text": given(deadline_span),
        "instrument": given(slots.instrument(action)),
        "issuer_text": given(draw.issuer_span),
        "target_text": given(harmed.span),
    }
    parts = [s for v in spans.values() for s in v] + [word_span(draw.trigger), *draw.told]
    spans["evidence"] = slots.scene.evidence(parts)
    return Threat(
        article=slots.scene.article.id,
        issuer=issuer.name,
        target=harmed.draft.name,
        action_type=acts.type_of(draw.act) or OTHER,
        deadline=deadline,
        reported_by=draw.reported_by,
        status=draw.status,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        **{k: verbatim(slots.scene.text, v) for k, v in spans.items()},
    )
