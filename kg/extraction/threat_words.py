"""The words around threats (``lexicon/threats.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

# The test of a trigger that asks for a harmful act.
HARMFUL = "harmful"


@dataclass(frozen=True)
class ThreatWords:
    """Word lists by which an announced act, its condition and its target are known."""

    own: frozenset[str]
    same: Mapping[str, bool]
    owners: Mapping[str, bool]
    reflexive: frozenset[str]
    asking: frozenset[str]
    agents: frozenset[str]
    will: frozenset[str]
    going: frozenset[str]
    being: frozenset[str]
    otherwise: frozenset[str]
    conditions: frozenset[str]
    unless: frozenset[str]
    if_: frozenset[str]
    maybe: frozenset[str]
    again: frozenset[str]
    against: frozenset[str]
    beside: frozenset[str]
    makers: frozenset[str]
    genitive: frozenset[str]
    whither: frozenset[str]
    addressed: frozenset[str]
    perfect: frozenset[str]
    venues: frozenset[str]
    courts: frozenset[str]
    places: frozenset[str]
    those: frozenset[str]
    implied: frozenset[str]
    states: frozenset[str]
    guessed: frozenset[str]
    leaving: frozenset[str]
    lives: frozenset[str]
    every: frozenset[str]
    mentions: frozenset[str]
    known: frozenset[str]
    slots: Mapping[str, str]
    nations: frozenset[str]
    rulers: frozenset[str]
    moving: frozenset[str]
    fates: Mapping[str, Sequence[str]]
    usual: Mapping[str, Sequence[str]]
    vague: frozenset[str]
    means: frozenset[str]
    means_acts: frozenset[str]
    bringing: frozenset[str]
    using: frozenset[str]
    through: frozenset[str]
    with_: frozenset[str]
    inverted: frozenset[str]
    instruments: re.Pattern[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ThreatWords:
        """Read ``lexicon/threats.toml``.

        Raises:
            OntologyError: a list is missing.
        """
        names = (
            "own",
            "reflexive",
            "asking",
            "agents",
            "will",
            "going",
            "being",
            "otherwise",
            "conditions",
            "unless",
            "if_",
            "maybe",
            "again",
            "against",
            "beside",
            "makers",
            "genitive",
            "whither",
            "addressed",
            "perfect",
            "courts",
            "venues",
            "places",
            "those",
            "implied",
            "states",
            "guessed",
            "leaving",
            "lives",
            "every",
            "mentions",
            "known",
            "nations",
            "rulers",
            "moving",
            "vague",
            "means",
            "means_acts",
            "bringing",
            "using",
            "through",
            "with_",
            "inverted",
        )
        with ontology.reading("threats") as table:
            lists = {name: frozenset(table[name]) for name in names}
            laws = "|".join(map(re.escape, table["instruments"]))
            return cls(
                **lists,
                same=table["same"],
                owners=table["owners"],
                slots=table["slots"],
                usual=table["usual"],
                fates=table["fates"],
                instruments=re.compile(rf"\b(?:{laws})\b"),
            )

    def is_to_come(self, verb: Token) -> bool:
        """Tell whether a verb tells what will or would be done."""
        going = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ in self.going else None
        if going is not None:
            return any(c.dep_ == "aux" and c.lower_ in self.being for c in going.children)
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        return bool(auxiliaries & self.will) and not auxiliaries & self.perfect
