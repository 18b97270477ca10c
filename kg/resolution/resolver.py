"""Who is who across articles: a function of the profiles and the decisions in force alone.

Neither the order of the articles nor the number of builds counts. Rules judge anew each time;
what a person, or a rule at a person's wish, has decided goes before them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.resolution.blocking import Pair, candidates
from kg.resolution.clustering import Clusters
from kg.resolution.decisions import Decision
from kg.resolution.identities import identified
from kg.resolution.lexicon import ResolutionLexicon
from kg.resolution.model import Join, Piece, Profile, Proposal, Resolution, Score
from kg.resolution.profiles import Namesakes, namesakes
from kg.resolution.scoring import POSSIBLE, SURE, Comparison, Scorer

# A part of a name that several actors fit about as well says little of each.
_RIVAL = Piece("others fit the name as well", -3.0)
_MARGIN = 2.0


def resolve(
    profiles: Iterable[Profile],
    decisions: Sequence[Decision],
    lexicon: ResolutionLexicon,
    *,
    sure: float = SURE,
) -> Resolution:
    """Return the clusters of ``profiles``, and what a person should look at.

    Args:
        profiles: the actors of all articles, in any order.
        decisions: those in force; the ones on actors that are not there wait until they are.
        lexicon: words about names and offices.
        sure: from how many points on the rules join.
    """
    everyone = sorted(profiles, key=lambda p: p.key)
    work = _Work(everyone, decisions, lexicon, sure)
    work.judge()
    work.join_surely()
    sets = work.clusters.sets()
    members = [[work.all[place] for place in places] for places in sets]
    joins: dict[int, list[Join]] = defaultdict(list)
    for place, join in work.joins:
        joins[work.clusters.find(place)].append(join)
    by_set = [joins[work.clusters.find(places[0])] for places in sets]
    return Resolution(
        clusters=tuple(identified(members, by_set)),
        proposals=tuple(work.proposals()),
        unfulfilled=tuple(work.unfulfilled),
    )


class _Work:
    """The state of one resolution."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        decisions: Sequence[Decision],
        lexicon: ResolutionLexicon,
        sure: float,
    ) -> None:
        keys = {p.key for p in profiles}
        known = [d for d in decisions if keys.issuperset(d.pair)]
        self.sure = sure
        self.all = _entries(profiles, known, lexicon)
        self.places = {p.key: i for i, one in enumerate(self.all) for p in one.profiles}
        self.decisions = known
        self.clusters = Clusters([one.articles for one in self.all])
        self.compared = _compared(self.all, profiles, lexicon)
        self.joins: list[tuple[int, Join]] = []
        self.unfulfilled: list[Join] = []

    def judge(self) -> None:
        """Apply the decisions: who is apart first, then who is one, the latest judgement first."""
        self.clusters.keep_apart(self._pairs("different"))
        self.settled = {*self._pairs("different"), *self._pairs("unsure")}
        for decision in sorted(self.decisions, key=lambda d: (d.time, d.pair), reverse=True):
            if decision.judgement == "same":
                self._join_as_judged(decision)
        # After the persons, who may overrule what speaks against one actor.
        self.clusters.keep_apart(
            (self.clusters.find(a), self.clusters.find(b))
            for (a, b), c in self.compared.items()
            if c.is_apart(self.sure) and self.clusters.find(a) != self.clusters.find(b)
        )

    def _pairs(self, judgement: str) -> Iterator[Pair]:
        for decision in self.decisions:
            if decision.judgement == judgement:
                yield self._places(decision)

    def _places(self, decision: Decision) -> Pair:
        one, other = sorted(self.places[key] for key in decision.pair)
        return one, other

    def _join_as_judged(self, decision: Decision) -> None:
        one, other = self._places(decision)
        left, right = decision.left, decision.right
        join = Join(left, right, decision.by, decision.reason, time=decision.time)
        if self.clusters.may_join(one, other, within_article=True):
            self.clusters.join(one, other)
            self.joins.append((one, join))
        else:
            self.unfulfilled.append(join)

    def join_surely(self) -> None:
        """Join by rule: full names first, so that parts of names meet whole actors."""
        self._join_best({p: c for p, c in self.compared.items() if c.short is None})
        partial = {p: c for p, c in self.compared.items() if c.short is not None}
        fits = self._fits(partial)
        weighed = {p: self._against_rivals(fits[p[c.short or 0]], c) for p, c in partial.items()}
        self.compared |= weighed
        self._join_best(weighed)

    def _fits(self, partial: Mapping[Pair, Comparison]) -> dict[int, list[tuple[int, float]]]:
        """Return for each part of a name the whole actors whom it fits, with the points."""
        fits: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for pair, c in partial.items():
            short, full = pair if c.short == 0 else pair[::-1]
            if not self.all[full].is_partial:
                fits[short].append((full, c.score.total))
        return fits

    def _join_best(self, compared: Mapping[Pair, Comparison]) -> None:
        for one, other in sorted(compared, key=lambda p: (-compared[p].score.total, p)):
            score = compared[one, other].score
            if score.total < self.sure or (one, other) in self.settled:
                continue
            if self.clusters.find(one) != self.clusters.find(other) and self.clusters.may_join(
                one, other
            ):
                self.clusters.join(one, other)
                left, right = self.all[one].first, self.all[other].first
                self.joins.append((one, Join(left, right, "rule", str(score), score.total)))

    def _against_rivals(self, fits: Sequence[tuple[int, float]], c: Comparison) -> Comparison:
        """Return the comparison less the points that others who fit about as well cost it."""
        enough = c.score.total - _MARGIN
        rivals = {self.clusters.find(place) for place, total in fits if total >= enough}
        return Comparison(Score((*c.score.pieces, _RIVAL)), c.short) if len(rivals) > 1 else c

    def proposals(self) -> Iterator[Proposal]:
        """Yield the pairs of clusters that may be one, the likeliest first, each once."""
        seen = {frozenset(map(self.clusters.find, pair)) for pair in self.settled}
        for pair in sorted(self.compared, key=lambda p: (-self.compared[p].score.total, p)):
            score = self.compared[pair].score
            sets = frozenset(map(self.clusters.find, pair))
            if len(sets) < 2 or score.total < POSSIBLE or sets in seen:
                continue
            seen.add(sets)
            yield Proposal(self.all[pair[0]].first, self.all[pair[1]].first, score)


def _entries(
    profiles: Sequence[Profile], decisions: Sequence[Decision], lexicon: ResolutionLexicon
) -> list[Namesakes]:
    """Return namesakes; actors of one name on whom there is a decision stand alone."""
    together = namesakes(profiles, lexicon, frozenset())
    place = {p.key: i for i, one in enumerate(together) for p in one.profiles}
    alone = {key for d in decisions for key in d.pair if place[d.pair[0]] == place[d.pair[1]]}
    return namesakes(profiles, lexicon, frozenset(alone)) if alone else together


def _compared(
    all_: Sequence[Namesakes], profiles: Sequence[Profile], lexicon: ResolutionLexicon
) -> dict[Pair, Comparison]:
    scorer = Scorer(profiles, lexicon)
    compared = {(a, b): scorer.compare(all_[a], all_[b]) for a, b in candidates(all_, lexicon)}
    return {pair: c for pair, c in compared.items() if c is not None}
