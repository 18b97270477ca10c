"""Threats: announced harmful acts, with issuer, target, condition, deadline and instrument.

The frame ``frames/threat.toml`` proposes; what speakers announce of themselves in their own words
("Or else, we will close the mill") comes from the statements. Retellings become one threat.
An incomplete threat leaves unsaid who makes it or whom it is against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.actors.cast import Draft
from kg.article import Span
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


def threats(
    scene: Scene, stated: Sequence[Statement], lexicon: ThreatLexicon
) -> tuple[list[Threat], Iterator[Threat]]:
    """Return the threats of an article, in order of first telling, and the incomplete ones.

    These are made only when they are asked for, for that may make actors.
    """
    slots = ThreatSlots(scene, lexicon.words)
    targets = Targets(scene, lexicon.words, lexicon.acts)
    found: list[Threat] = []
    draws = Draws(scene, stated, lexicon).all()
    told = [draw for draw in draws if draw.issuers]
    whole: list[Span] = []
    for draw in told:
        for threat in list(_threats(slots, targets, draw, found)):
            found = with_threat(found, threat, scene.text, lexicon.words.vague)
            whole += threat.spans["action"]
    found = Mentions(scene, lexicon.words, lexicon.acts).added(found, told)
    taken = {place for span in whole for place in range(*span)}
    unsaid = [draw for draw in draws if taken.isdisjoint(range(*act_span(draw.act)))]
    return found, _incomplete(slots, targets, unsaid)


def _incomplete(slots: ThreatSlots, targets: Targets, unsaid: Sequence[Draw]) -> Iterator[Threat]:
    """Yield the threats of tellings that leave something unsaid; retellings become one."""
    found: list[Threat] = []
    for draw in unsaid:
        for threat in list(_partly(slots, targets, draw)):
            found = with_threat(found, threat, slots.scene.text, slots.words.vague)
    yield from found


def _partly(slots: ThreatSlots, targets: Targets, draw: Draw) -> Iterator[Threat]:
    """Yield the facts of a telling with what it says: who threatens, or else who is threatened.

    The act has to be harmful, or of a known issuer and told by a word that means a threat. Both are
    unsaid only where such a word threatens with a harmful act.
    """
    acts = targets.acts
    harmful = bool(acts.type_of(draw.act))
    if draw.issuers and (harmful or draw.sure):
        yield from (_threat(slots, acts, draw, issuer, None) for issuer in draw.issuers)
    if draw.issuers or not harmful:
        return
    harmed = targets.said(draw, slots.condition_head(draw))
    for who in harmed:
        _let_suffer(slots.scene, who)
        yield _threat(slots, acts, draw, None, who)
    if draw.sure and not harmed:
        yield _threat(slots, acts, draw, None, None)


def _threats(
    slots: ThreatSlots, targets: Targets, draw: Draw, before: Sequence[Threat]
) -> Iterator[Threat]:
    """Yield the fact for each who threatens and is threatened; none where nobody is found."""
    threatened = {t.issuer: t.target for t in before}
    again = [threatened[i.name] for i in draw.issuers if i.name in threatened]
    again = _taken_up(draw, targets, before) + again
    same = _retold(draw, targets, before)
    for harmed in targets.of(draw, slots.condition_head(draw), same, again):
        _let_suffer(slots.scene, harmed)
        for issuer in draw.issuers:
            yield _threat(slots, targets.acts, draw, issuer, harmed)


def _let_suffer(scene: Scene, harmed: Harmed) -> None:
    """Make who is threatened an actor; words for it that are no name become a reference."""
    scene.cast.add(harmed.draft)
    scene.resolver.let_act(harmed.draft)
    if harmed.span and not harmed.draft.mentions:
        harmed.draft.references.append(harmed.span)


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
    slots: ThreatSlots, acts: ActLexicon, draw: Draw, issuer: Draft | None, harmed: Harmed | None
) -> Threat:
    deadline, deadline_span = slots.deadline(draw)
    suffers = harmed.span if harmed else None
    many = harmed is not None and harmed.draft.type == "Group"
    spans = {
        "action": (act_span(draw.act),),
        "condition": given(slots.condition(draw) or (slots.described(suffers) if many else None)),
        "deadline_text": given(deadline_span),
        "instrument": given(slots.instrument(draw)),
        "issuer_text": given(draw.issuer_span),
        "target_text": given(suffers),
    }
    parts = [s for v in spans.values() for s in v] + [word_span(draw.trigger), *draw.told]
    spans["evidence"] = slots.scene.evidence(parts)
    return Threat(
        article=slots.scene.article.id,
        issuer=issuer.name if issuer else "",
        target=harmed.draft.name if harmed else "",
        action_type=acts.type_of(draw.act) or OTHER,
        deadline=deadline,
        reported_by=draw.reported_by,
        status=draw.status,
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        **{k: verbatim(slots.scene.text, v) for k, v in spans.items()},
    )
