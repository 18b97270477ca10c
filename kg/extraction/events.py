"""Facts of the kinds that frames declare; see docs/frames.md.

A frame proposes, this module decides: what its blockers rule out or what lacks a required slot is
dropped, and facts that tell the same with nothing to contradict become one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kg.extraction.blockers import Blocker, blockers
from kg.extraction.event_slots import Filler, SlotFinder
from kg.extraction.frames import Frame, Match, SlotRule, declared_frames, matches
from kg.extraction.positions import Statement
from kg.extraction.scene import Scene, with_evidence, word_span
from kg.extraction.tables import Table
from kg.facts import FrameFact, Slot, verbatim
from kg.ontology import Ontology

EXTRACTOR = "frames"


@dataclass(frozen=True)
class EventLexicon:
    """All frames that declare a kind of fact, and the blockers that they name."""

    frames: tuple[Frame, ...]
    blockers: Mapping[str, Blocker]

    @classmethod
    def of(cls, ontology: Ontology) -> EventLexicon:
        """Read the frames and, if there are any, ``lexicon/blockers.toml``.

        Raises:
            OntologyError: one of them is malformed, or a frame names no blocker.
        """
        frames = tuple(declared_frames(ontology).values())
        known = blockers(ontology) if frames else {}
        for frame in frames:
            for name in frame.blockers:
                if name not in known:
                    raise Table({}, frame.where).fault(
                        "blockers", f"no blocker {name!r}", f"use {', '.join(known)}"
                    )
        return cls(frames, known)


def events(scene: Scene, stated: Sequence[Statement], lexicon: EventLexicon) -> list[FrameFact]:
    """Return the facts of all declared frames, frame by frame in order of first telling."""
    return [fact for frame in lexicon.frames for fact in _events(scene, stated, frame, lexicon)]


def _events(
    scene: Scene, stated: Sequence[Statement], frame: Frame, lexicon: EventLexicon
) -> list[FrameFact]:
    found: list[FrameFact] = []
    against = [lexicon.blockers[name] for name in frame.blockers]
    for match in matches(scene.doc, frame):
        if any(blocker.rules_out(match.token) for blocker in against):
            continue
        finder = SlotFinder(scene, stated, match)
        for fillers in _filled(frame, finder):
            found = _with(found, _fact(scene, frame, match, fillers), frame, scene.text)
    return found


def _filled(frame: Frame, finder: SlotFinder) -> Iterator[list[Filler]]:
    """Yield the values for each fact that a match tells; none where a required slot is empty."""
    rules = sorted(frame.slots.values(), key=lambda rule: not rule.required)
    if not all(finder.can_fill(rule) for rule in rules if rule.required):
        return
    values: dict[str, list[Filler]] = {}
    for rule in rules:
        values[rule.name] = finder.values(rule)
        if rule.required and not values[rule.name]:
            return
    choices = [_choices(rule, values[name]) for name, rule in frame.slots.items()]
    for choice in product(*choices):
        yield [filler for part in choice for filler in part]


def _choices(rule: SlotRule, values: list[Filler]) -> list[list[Filler]]:
    """Return what each fact gets of a slot's values: one each, or all."""
    return [[v] for v in values] if rule.several == "facts" and values else [values]


def _fact(scene: Scene, frame: Frame, match: Match, fillers: Sequence[Filler]) -> FrameFact:
    spans: dict[str, tuple[Filler, ...]] = {}
    for filler in fillers:
        spans[filler.slot.field] = (*spans.get(filler.slot.field, ()), filler)
    parts = [word_span(t) for t in match.words] + [f.span for f in fillers]
    evidence = scene.evidence(parts)
    return FrameFact(
        kind=frame.fact,
        article=scene.article.id,
        slots=tuple(f.slot for f in fillers),
        spans={k: tuple(f.span for f in v) for k, v in spans.items()} | {"evidence": evidence},
        evidence=verbatim(scene.text, evidence),
        confidence=frame.confidence,
        extractor=EXTRACTOR,
    )


def _with(found: list[FrameFact], new: FrameFact, frame: Frame, text: str) -> list[FrameFact]:
    """Return ``found`` with ``new``: joined to a fact that tells the same, or after them."""
    for i, old in enumerate(found):
        if _tells_the_same(old, new, frame):
            return [*found[:i], _joined(old, new, text), *found[i + 1 :]]
    return [*found, new]


def _tells_the_same(old: FrameFact, new: FrameFact, frame: Frame) -> bool:
    """Tell whether all slots that both fill agree, the required ones among them."""
    return all(
        not (old.values(name) and new.values(name))
        or any(_agree(a, b) for a in old.values(name) for b in new.values(name))
        for name in frame.slots
    )


def _agree(one: Slot, other: Slot) -> bool:
    """Compare what slots stand for; of words, one has to hold those of the other."""
    if one.type == "actor":
        return one.actor == other.actor
    if one.type == "money":
        return (one.amount, one.currency) == (other.amount, other.currency)
    if one.type == "time":
        return one.date.startswith(other.date) or other.date.startswith(one.date)
    a, b = set(one.text.lower().split()), set(other.text.lower().split())
    return a <= b or b <= a


def _joined(old: FrameFact, new: FrameFact, text: str) -> FrameFact:
    """Return ``old`` with the slots that only ``new`` fills, and the evidence of both."""
    filled = {slot.name for slot in old.slots}
    more = [slot for slot in new.slots if slot.name not in filled]
    spans = {**old.spans, **{slot.field: new.spans[slot.field] for slot in more}}
    whole = replace(old, slots=(*old.slots, *more), spans=spans)
    return with_evidence(whole, text, new.spans["evidence"])
