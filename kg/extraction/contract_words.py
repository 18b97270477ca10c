"""The words of contracts (``lexicon/contracts.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import OntologyError
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

IN_FORCE, CANCELLED, AT_RISK = "in_force", "cancelled", "at_risk"
_PAST = ("VBD", "VBN")


@dataclass(frozen=True)
class StatusWords:
    """Lemmas that tell a status; ``past`` asks for a verb in a past form."""

    status: str
    words: frozenset[str]
    past: bool

    def tell(self, token: Token) -> bool:
        """Tell whether ``token`` is one of the words."""
        return token.lemma_.lower() in self.words and (not self.past or token.tag_ in _PAST)


@dataclass(frozen=True)
class ContractWords:
    """Words that tell the status of a contract, the parts of parties, and weak triggers."""

    statuses: tuple[StatusWords, ...]
    contractor: frozenset[str]
    awarder: frozenset[str]
    weak: frozenset[str]
    possible: frozenset[str]
    partner: frozenset[str]
    worth: frozenset[str]
    again: frozenset[str]
    no_parties: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ContractWords:
        """Read ``lexicon/contracts.toml``.

        Raises:
            OntologyError: a table is missing.
        """
        table = ontology.lexicon("contracts")
        try:
            return cls._made(table)
        except (KeyError, TypeError) as error:
            raise OntologyError(
                f"the lexicon of contracts lacks {error}",
                where=str(ontology.root / "lexicon" / "contracts.toml"),
                mend="compare it with the one that ships with newskg",
            ) from error

    @classmethod
    def _made(cls, table: Mapping[str, Any]) -> ContractWords:
        telling = table["telling"]
        return cls(
            statuses=tuple(
                StatusWords(s["status"], frozenset(s["words"]), s.get("past", False))
                for s in table["status"]
            ),
            contractor=frozenset(table["parts"]["contractor"]),
            awarder=frozenset(table["parts"]["awarder"]),
            weak=frozenset(table["weak"]["words"]),
            possible=frozenset(table["possible"]["words"]),
            partner=frozenset(telling["partner"]),
            worth=frozenset(telling["worth"]),
            again=frozenset(telling["again"]),
            no_parties=frozenset(telling["no_parties"]),
        )

    def status(self, noun: Token) -> str:
        """Return what the words around a contract's noun say of its state."""
        near = [*noun.children]
        head = noun.head
        for _ in range(3):
            near += [head, *(c for c in head.children if c.dep_ in ("aux", "mark"))]
            head = head.head
        found = (s.status for s in self.statuses if any(s.tell(t) for t in near))
        status = next(found, IN_FORCE)
        maybe = any(t.lower_ in self.possible for t in near)
        return AT_RISK if status == CANCELLED and maybe else status
