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

_PURPOSES = frozenset({"acl", "advcl", "relcl", "xcomp"})


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


def parts(match: Match, parties: Sequence[Party], words: ContractWords) -> tuple[str, str]:
    """Return the names of awarder and contractor: as the frame tells, or by kind or types."""
    awarders = [p for p in parties if p.part == AWARDER]
    contractors = [p for p in parties if p.part == CONTRACTOR]
    others = [p for p in parties if p.part == PARTY]
    if len(parties) == 2 and len(others) == 1:
        awarders, contractors = awarders or others, contractors or others
    if parties and len(parties) == len(others):
        awarders, contractors = _untold(match, others, words)
    return _name(awarders), _name(contractors)


def _untold(
    match: Match, parties: list[Party], words: ContractWords
) -> tuple[list[Party], list[Party]]:
    """Return who pays and who works where no slot tells it: by what it is for, kind or types."""
    noun = match.token
    partners = [p for p in parties if _is_partner(p, noun, words)]
    holders = [p for p in parties if p not in partners]
    part = _part_of_holder(match, words)
    clear = bool(holders) or any(p.head.head.lower_ not in words.partner for p in partners)
    if part and clear and max(len(holders), len(partners)) == 1:
        return (holders, partners) if part == AWARDER else (partners, holders)
    if noun.lemma_.lower() in words.alike:
        return [], []
    if len(parties) == 1 and words.ranks.get(parties[0].type) == 0 and words.is_sure(noun):
        return parties, []
    return _by_rank(parties, words)


def _is_partner(party: Party, noun: Token, words: ContractWords) -> bool:
    """Tell whether a party is told as whom the holder has it from or with: "a Verdana loan"."""
    head = party.head
    after = head.i > noun.i and head.head.lower_ in words.counterpart
    return after or (head.dep_ == "compound" and head.head == noun)


def _part_of_holder(match: Match, words: ContractWords) -> str:
    """Return the part of who has ("holds") the contract, if its kind or purpose tells that."""
    if _holder_pays(match, words):
        return AWARDER
    above = match.token
    while above.pos_ in ("NOUN", "PROPN", "ADP") and above.head != above:
        above = above.head
    given = above.lemma_.lower() in words.granting
    return "" if given else words.holder(match.token)


def _holder_pays(match: Match, words: ContractWords) -> bool:
    """Tell whether a contract is for what its holder pays: "a deal with Verdana to buy steel"."""
    verbs = (t for t in match.slots.get("subject", ()) if t.dep_ in _PURPOSES)
    verb = next((v for v in verbs if any(c.lower_ in words.purpose for c in v.children)), None)
    if verb is None:
        return False
    given = any(c.lemma_.lower() in words.aid for c in verb.children if c.dep_ == "dobj")
    lemma = verb.lemma_.lower()
    return lemma in words.paying or (given and lemma in words.giving)


def _by_rank(parties: list[Party], words: ContractWords) -> tuple[list[Party], list[Party]]:
    """Return who pays and who works; the last rank works also where nobody else is named."""
    last = max(words.ranks.values())
    ranked = sorted(parties, key=lambda p: words.ranks.get(p.type, last))
    ranks = [words.ranks.get(p.type, last) for p in ranked]
    if len(parties) == 1 and ranks[0] == last:
        return [], ranked
    if len(parties) > 1 and ranks[0] < ranks[1]:
        return ranked[:1], ranked[1:]
    return [], []


def _name(parties: Sequence[Party]) -> str:
    return parties[0].actor.name if parties else ""
