"""Whether the words around a trigger keep it from telling that something happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.tables import Table
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

# Dependencies by which a word shares what is said of the verb above it: "may have to resign".
_SHARING = frozenset({"xcomp", "pcomp", "dobj", "nsubjpass", "prep"})
# Those by which it hangs on a word without sharing its negations: "denied that he had resigned".
_HANGING = _SHARING | {"ccomp", "acl", "pobj"}


@dataclass(frozen=True)
class Blocker:
    """Words that rule a trigger out: ``beside`` hang on it, ``above`` are what it hangs on."""

    beside: frozenset[str]
    above: frozenset[str]

    def rules_out(self, trigger: Token) -> bool:
        """Tell whether the trigger is negated, only possible ... in the blocker's words."""
        if any(t.lower_ in self.beside for t in trigger.children):
            return True
        shares = True
        for dep, above in _chain(trigger):
            shares = shares and dep in _SHARING
            if above.lemma_.lower() in self.above:
                return True
            if shares and any(t.lower_ in self.beside for t in above.children):
                return True
        return False


def _chain(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield the words that a trigger hangs on, nearest first, each with the dependency below it."""
    while token.dep_ in _HANGING and token.head != token:
        yield token.dep_, token.head
        token = token.head


def blockers(ontology: Ontology) -> Mapping[str, Blocker]:
    """Read ``lexicon/blockers.toml``.

    Raises:
        OntologyError: it is missing or malformed.
    """
    where = str(ontology.file("lexicon/blockers.toml"))
    read = Table(ontology.lexicon("blockers"), where)
    return {name: _blocker(read.table(name)) for name in read.values}


def _blocker(table: Table) -> Blocker:
    table.only("beside", "above")
    return Blocker(frozenset(table.words("beside")), frozenset(table.words("above")))
