"""Who is said to hold a position: right and wrong by the kind of words that name the holder.

Asked are the gold positions that must be found and whose content the system has, whoever it gives
them to: a proposition with token F1 >= 0.5. Gold and system are paired one to one, the most alike
first, and first of all with the right holder, as in scoring; then what is left over, with any. So
one system position answers for one gold position alone: where "the minister said that the firm
refused to pay" is found as the minister's word only, the firm's refusal is missed, not misheld.
Unresolved are those of which the language stage has the content, but no position came: nobody was
found to hold it, or it was too unsure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.matching import Matching, Pair, match_article
from kg.evaluate.records import Record
from kg.evaluate.wording import token_f1

KINDS = ("name", "pronoun", "plural", "definite noun", "unnamed", "none")
# A content and the words for its source, as the language stage has them.
Proposed = tuple[str, str]
LEAST_F1 = 0.5


@dataclass(frozen=True, slots=True)
class HolderScore:
    """Of the positions whose content is found, ``right`` have the right holder, ``wrong`` not."""

    right: int = 0
    wrong: int = 0
    unresolved: int = 0

    @property
    def share(self) -> float:
        """Percent that is right."""
        return 100 * self.right / max(1, self.right + self.wrong)


@dataclass(frozen=True, slots=True)
class Words:
    """Small words by which the words for a holder are told apart, in lower case."""

    pronouns: frozenset[str]
    plurals: frozenset[str]
    definite: frozenset[str]

    def kind(self, text: str, group: bool = False) -> str:
        """Return which of ``KINDS`` the words for a holder are of; ``""`` is none.

        Plural are "they" and "we", and whatever stands for a ``group``.
        """
        words = text.split()
        if not words:
            return "none"
        if group or text.lower() in self.plurals:
            return "plural"
        if len(words) == 1 and words[0].lower() in self.pronouns:
            return "pronoun"
        definite = words[0].lower() in self.definite
        rest = words[1:] if definite or (len(words) > 1 and words[0].lower() == "a") else words
        if any(w[:1].isupper() for w in rest):
            return "name"
        return "definite noun" if definite else "unnamed"


def holder_scores(
    gold: Mapping[str, Sequence[Record]],
    system: Mapping[str, Sequence[Record]],
    proposed: Mapping[str, Sequence[Proposed]],
    words: Words,
) -> dict[str, HolderScore]:
    """Return the scores by kind of words, ``"all"`` last; all sides are by article."""
    counts: Counter[tuple[str, str]] = Counter()
    for article, records in gold.items():
        known = system.get(article, ())
        counts.update(_marks(records, known, proposed.get(article, ()), words))
    scores = {kind: _score(counts, (kind,)) for kind in KINDS}
    return {**scores, "all": _score(counts, KINDS)}


def _score(counts: Counter[tuple[str, str]], kinds: Sequence[str]) -> HolderScore:
    marks = ("right", "wrong", "unresolved")
    return HolderScore(*(sum(counts[kind, mark] for kind in kinds) for mark in marks))


def _marks(
    gold: Sequence[Record], system: Sequence[Record], proposed: Sequence[Proposed], words: Words
) -> list[tuple[str, str]]:
    """Return for each gold position with a known content the kind of words and what came of it."""
    matching = match_article(gold, system)[0]["position"]
    groups = {r.get("name") for r in system if r.get("type") == "Group"}
    misheld = _misheld(matching)
    marks = []
    for pairs, mark in ((matching.pairs, "right"), (misheld, "wrong")):
        for i, j in pairs:
            record = matching.system[j]
            kind = words.kind(str(record.get("holder_text") or ""), record.get("holder") in groups)
            marks += [(kind, mark)] if matching.gold[i].must else []
    known = {i for i, _ in (*matching.pairs, *misheld)}
    for i, fact in enumerate(matching.gold):
        if fact.must and i not in known:
            source = _source_of(str(fact.record["proposition"]), proposed)
            marks += [] if source is None else [(words.kind(source), "unresolved")]
    return marks


def _source_of(proposition: str, proposed: Sequence[Proposed]) -> str | None:
    """Return the words for the source of the content most like a proposition, if one is."""
    likes = [(token_f1(proposition, content), source) for content, source in proposed]
    value, source = max(likes, default=(0.0, ""))
    return source if value >= LEAST_F1 else None


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
