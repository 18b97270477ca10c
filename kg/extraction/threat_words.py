"""The words around threats (``lexicon/threats.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class ThreatWords:
    """Word lists by which an announced act, its condition and its target are known."""

    own: frozenset[str]
    will: frozenset[str]
    otherwise: frozenset[str]
    conditions: frozenset[str]
    against: frozenset[str]
    venues: frozenset[str]
    implied: frozenset[str]
    vague: frozenset[str]
    instruments: re.Pattern[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ThreatWords:
        """Read ``lexicon/threats.toml``.

        Raises:
            OntologyError: a list is missing.
        """
        table = ontology.lexicon("threats")
        names = (
            "own",
            "will",
            "otherwise",
            "conditions",
            "against",
            "venues",
            "implied",
            "vague",
        )
        try:
            lists = {name: frozenset(table[name]) for name in names}
            laws = "|".join(map(re.escape, table["instruments"]))
            return cls(**lists, instruments=re.compile(rf"\b(?:{laws})\b"))
        except (KeyError, TypeError) as error:
            raise OntologyError(
                f"the words around threats lack {error}",
                where=str(ontology.root / "lexicon" / "threats.toml"),
                mend="compare it with the one that ships with newskg",
            ) from error

    def is_to_come(self, verb: Token) -> bool:
        """Tell whether a verb tells what will or would be done."""
        return any(c.dep_ == "aux" and c.lower_ in self.will for c in verb.children)
