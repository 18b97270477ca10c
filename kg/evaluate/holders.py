"""Who is said to hold a position: right and wrong by the kind of words that name the holder.

Asked are the gold positions that must be found and whose content the system has, whoever it gives
them to: a proposition with token F1 >= 0.5. Gold and system are paired one to one, the most alike
first, and first of all with the right holder, as in scoring; then what is left over, with any. So
one system position answers for one gold position alone: where "the minister said that the firm
refused to pay" is found as the minister's word only, the firm's refusal is missed, not misheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.matching import Matching, Pair, match_article
from kg.evaluate.records import Record
from kg.evaluate.wording import token_f1

KINDS = ("name", "pronoun", "definite noun", "unnamed", "none")
LEAST_F1 = 0.5


@dataclass(frozen=True, slots=True)
class HolderScore:
    """Of the positions whose content is found, ``right`` have the right holder, ``wrong`` not."""

    right: int = 0
    wrong: int = 0

    @property
    def share(self) -> float:
        """Percent that is right."""
        return 100 * self.right / max(1, self.right + self.wrong)


@dataclass(frozen=True, slots=True)
class Words:
    """Small words by which the words for a holder are told apart, in lower case."""

    pronouns: frozenset[str]
    definite: frozenset[str]

    def kind(self, text: str) -> str:
        """Return which of ``KINDS`` the words for a holder are of; ``""`` is none."""
        words = text.split()
        if not words:
            return "none"
        if len(words) == 1 and words[0].lower() in self.pronouns:
            return "pronoun"
        definite = words[0].lower() in self.definite
        rest = words[1:] if definite or (len(words) > 1 and words[0].lower() == "a") else words
        if any(w[:1].isupper() for w in rest):
            return "name"
        return "definite noun" if definite else "unnamed"


def holder_scores(
    gold: Mapping[str, Sequence[Record]], system: Mapping[str, Sequence[Record]], words: Words
) -> dict[str, HolderScore]:
    """Return the scores by kind of words, ``"all"`` last; both sides are records by article."""
    counts: Counter[tuple[str, bool]] = Counter()
    for article, records in gold.items():
        counts.update(_marks(records, system.get(article, ()), words))
    scores = {k: HolderScore(counts[k, True], counts[k, False]) for k in KINDS}
    right, wrong = (sum(n for (_, r), n in counts.items() if r is is_) for is_ in (True, False))
    return {**scores, "all": HolderScore(right, wrong)}


def _marks(
    gold: Sequence[Record], system: Sequence[Record], words: Words
) -> list[tuple[str, bool]]:
    """Return for each gold position with a known content the kind of words and whether right."""
    matching = match_article(gold, system)[0]["position"]
    places = [(i, j, True) for i, j in matching.pairs]
    places += [(i, j, False) for i, j in _misheld(matching)]
    return [
        (words.kind(str(matching.system[j].get("holder_text") or "")), right)
        for i, j, right in places
        if matching.gold[i].must
    ]


def _misheld(matching: Matching) -> list[Pair]:
    """Pair what has no right holder one to one by content, the most alike first."""
    told, found = ({pair[side] for pair in matching.pairs} for side in (0, 1))
    likes = [
        (token_f1(fact.record["proposition"], record.get("proposition")), -i, -j)
        for i, fact in enumerate(matching.gold)
        for j, record in enumerate(matching.system)
        if i not in told and j not in found
    ]
    pairs = []
    for value, i, j in sorted(likes, reverse=True):
        if value >= LEAST_F1 and -i not in told and -j not in found:
            told.add(-i)
            found.add(-j)
            pairs.append((-i, -j))
    return pairs
