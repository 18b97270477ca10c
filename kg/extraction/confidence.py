"""How sure a fact is: signs of it, weighed by a logistic map that gold articles calibrate.

The confidence of a fact is meant to be the share of such facts that a careful reader would let
stand. ``lexicon/confidence.toml`` holds the weights of the signs by kind, as made by
``training/confidence.py``. A kind without weights keeps the confidence that its extractor gave.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.article import Span
from kg.extraction.stance import DEFAULT
from kg.extraction.tables import Table
from kg.facts import Contract, Fact, Position, Threat
from kg.ontology import Ontology

Signs = Mapping[str, float]
BIAS, FLOOR, INCOMPLETE, NAMELESS = "bias", "floor", "incomplete", "nameless"
# The tagger's probabilities at the ends say no more than these.
_LEAST, _MOST = 0.5, 0.995
_UNNAMED = frozenset({"AnonymousSource", "Group"})


@dataclass(frozen=True)
class Telling:
    """All that the signs of one article's facts are read from.

    ``types`` are the types of actors by name, ``pronouns`` the pronouns in lower case, ``cues`` the
    spans of the cues that the tagger found.
    """

    facts: Sequence[Fact]
    types: Mapping[str, str]
    pronouns: Collection[str]
    cues: Sequence[Span]

    @cached_property
    def holders(self) -> Counter[tuple[Span, ...]]:
        """Number of positions by the place of what is said."""
        return Counter(f.spans["proposition"] for f in self.facts if isinstance(f, Position))

    @cached_property
    def inner(self) -> frozenset[Span]:
        """What is said inside what somebody else says."""
        said = sorted({s for place in self.holders for s in place}, key=lambda s: (s[0], -s[1]))
        found, end = set(), -1
        for span in said:
            if span.end <= end:
                found.add(span)
            end = max(end, span.end)
        return frozenset(found)


def _position(fact: Position, told: Telling) -> Signs:
    score = min(max(fact.confidence, _LEAST), _MOST)
    cue, type_ = fact.spans.get("cue", ()), told.types.get(fact.holder, "")
    place = fact.spans["proposition"]
    words = math.log(len(fact.proposition.split()))
    pointed = fact.stance != DEFAULT
    return {
        "score": math.log(score / (1 - score)),
        "words": words,
        "pointed": pointed,
        # "Refused to resign" is whole; "said yes" is rarely a proposition.
        "pointed_words": pointed * words,
        "parsed": bool(cue) and not any(c.meets(s) for c in told.cues for s in cue),
        "pronoun": fact.holder_text.lower() in told.pronouns,
        "carried_over": not fact.holder_text,
        "person": type_ == "Person",
        "unnamed": type_ in _UNNAMED,
        "joint": told.holders[place] > 1,
        "inside": any(span in told.inner for span in place),
    }


# The signs of each kind; lexicon/confidence.toml has their weights and the bias. Gold has too few
# threats and contracts to weigh signs of theirs: the bias gives each kind one confidence.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "position": ("score", "words", "pointed", "pointed_words", "parsed", "pronoun",
                 "carried_over", "person", "unnamed", "joint", "inside"),
    "threat": (),
    "contract": (),
}  # fmt: skip


def signs(fact: Fact, told: Telling) -> Signs:
    """Return the signs of a fact by name, yes as 1 and no as 0; none for other kinds."""
    return _position(fact, told) if isinstance(fact, Position) else {}


@dataclass(frozen=True)
class Calibration:
    """The weights of the signs, and ``bias``, by kind of fact.

    ``floors`` are the confidences by kind under which more facts are wrong than it is worth;
    ``incomplete`` those of facts that leave unsaid who acts or who it is done to, and ``nameless``
    of those that say neither. A kind without one has no such facts.
    """

    weights: Mapping[str, Mapping[str, float]]
    floors: Mapping[str, float] = field(default_factory=dict)
    incomplete: Mapping[str, float] = field(default_factory=dict)
    nameless: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, ontology: Ontology) -> Calibration:
        """Read ``lexicon/confidence.toml``.

        Raises:
            OntologyError: it is missing, or weighs an unknown sign or by no number.
        """
        where = str(ontology.file("lexicon/confidence.toml"))
        read = Table(ontology.lexicon("confidence"), where)
        read.only(*SIGNS)
        tables = {kind: read.table(kind) for kind in read.values}
        return cls(
            {kind: _weights(table, kind) for kind, table in tables.items()},
            {kind: table.share(FLOOR, 0.0) for kind, table in tables.items()},
            *(
                {k: t.share(name, 0.0) for k, t in tables.items() if name in t.values}
                for name in (INCOMPLETE, NAMELESS)
            ),
        )

    def confidence(self, kind: str, found: Signs) -> float:
        """Return the logistic of the weighed signs, rounded to a thousandth."""
        weights = self.weights[kind]
        total = sum(weights.get(name, 0.0) * value for name, value in found.items())
        return round(1 / (1 + math.exp(-weights.get(BIAS, 0.0) - total)), 3)

    def calibrated(self, told: Telling) -> list[Fact]:
        """Return the facts with calibrated confidences, in their order."""
        return [
            replace(fact, confidence=self.confidence(fact.kind, signs(fact, told)))
            if fact.kind in self.weights
            else fact
            for fact in told.facts
        ]

    def least_of(self, kind: str, least: float | None) -> float:
        """Return the confidence that facts of a kind need: ``least``, or else their floor."""
        return self.floors.get(kind, 0.0) if least is None else least

    def keeps_incomplete(self, kind: str, least: float | None) -> bool:
        """Tell whether incomplete facts of a kind are sure enough to be looked for."""
        return kind in self.incomplete and self.incomplete[kind] >= self.least_of(kind, least)

    def less_sure(self, incomplete: Iterable[Fact], least: float | None) -> list[Fact]:
        """Return the incomplete facts that are sure enough, with the confidence of such."""
        told = [replace(f, confidence=self._confidence_of(f)) for f in incomplete]
        return [f for f in told if f.confidence >= self.least_of(f.kind, least)]

    def _confidence_of(self, incomplete: Fact) -> float:
        known = self.nameless if _is_nameless(incomplete) else self.incomplete
        return known.get(incomplete.kind, 0.0)

    def sure(self, facts: Sequence[Fact], least: float | None) -> list[Fact]:
        """Return the facts that have the confidence they need.

        A threat whose position is dropped stays, without the link to it.
        """
        kept = [f for f in facts if f.confidence >= self.least_of(f.kind, least)]
        ids = {fact.id for fact in kept}
        return [
            replace(fact, position="")
            if isinstance(fact, Threat) and fact.position not in ids
            else fact
            for fact in kept
        ]


def _is_nameless(fact: Fact) -> bool:
    """Tell whether a threat or contract says neither who acts nor who it is done to."""
    if isinstance(fact, Threat):
        return not (fact.issuer or fact.target)
    return isinstance(fact, Contract) and not fact.parties


def _weights(table: Table, kind: str) -> Mapping[str, float]:
    given = (FLOOR, INCOMPLETE, NAMELESS)
    table.only(*given, BIAS, *SIGNS[kind])
    return {n: table.number(n) for n in table.values if n not in given}
