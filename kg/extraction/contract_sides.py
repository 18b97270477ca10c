"""Which parties make a contract together, who of them pays and who does the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extraction.contract_parties import AWARDER, CONTRACTOR, PARTY, Party
from kg.extraction.contract_words import ContractWords
from kg.extraction.frames import Match
from kg.extraction.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreements(match: Match, parties: Sequence[Party]) -> Iterator[list[Party]]:
    """Yield the parties of each contract: several where the noun is plural and lists partners."""
    groups = [[p for p in parties if p.head == q.head] for q in parties]
    partners = max(groups, key=len)
    others = [p for p in parties if p not in partners]
    joint = not others and partners[0].head.dep_ in SUBJECTS
    if match.token.tag_ in ("NNS", "NNPS") and len(partners) > 1 and not joint:
        for partner in partners:
            yield [*others, partner]
    else:
        yield list(parties)


def parts(noun: Token, parties: Sequence[Party], words: ContractWords) -> tuple[str, str]:
    """Return the names of awarder and contractor: as the frame tells, or by their types."""
    awarders = [p for p in parties if p.part == AWARDER]
    contractors = [p for p in parties if p.part == CONTRACTOR]
    others = [p for p in parties if p.part == PARTY]
    if len(parties) == 2 and len(others) == 1:
        awarders, contractors = awarders or others, contractors or others
    if len(parties) == len(others) and noun.lemma_.lower() not in words.alike:
        awarders, contractors = _by_rank(others, words)
    return _name(awarders), _name(contractors)


def _by_rank(parties: list[Party], words: ContractWords) -> tuple[list[Party], list[Party]]:
    """Return who pays and who works; the last rank works also where nobody else is named."""
    last = max(words.ranks.values())
    ranked = sorted(parties, key=lambda p: words.ranks.get(p.type, last))
    ranks = [words.ranks.get(p.type, last) for p in ranked]
    if len(parties) == 1 and ranks[0] == last:
        return [], ranked
    if len(parties) == 2 and ranks[0] < ranks[1]:
        return ranked[:1], ranked[1:]
    return [], []


def _name(parties: Sequence[Party]) -> str:
    return parties[0].actor.name if parties else ""
