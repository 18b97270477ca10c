"""Join what is one, never what was judged to be two: greedy clustering under constraints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Clusters:
    """Sets of places ``0 .. n-1`` that grow by joins; ``apart`` are pairs that never share one.

    ``articles`` says for each place which articles it comes from: a rule joins no two actors whom
    an article tells apart.
    """

    def __init__(self, articles: Sequence[frozenset[str]]) -> None:
        self._root = list(range(len(articles)))
        self._members = [{place} for place in self._root]
        self._articles = [set(names) for names in articles]
        self._enemies: list[set[int]] = [set() for _ in articles]

    def keep_apart(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forbid that the sets of any of ``pairs`` are joined."""
        for one, other in pairs:
            a, b = self.find(one), self.find(other)
            self._enemies[a].add(b)
            self._enemies[b].add(a)

    def find(self, place: int) -> int:
        """Return the place that stands for the set of ``place``."""
        while self._root[place] != place:
            self._root[place] = self._root[self._root[place]]
            place = self._root[place]
        return place

    def may_join(self, one: int, other: int, *, within_article: bool = False) -> bool:
        """Tell whether no pair forbids it, nor, unless ``within_article``, an article."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if not self._enemies[a].isdisjoint(self._members[b]):
            return False
        return within_article or self._articles[a].isdisjoint(self._articles[b])

    def join(self, one: int, other: int) -> None:
        """Make one set of the sets of two places; ``may_join`` says whether that is right."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._root[b] = a
        self._members[a] |= self._members[b]
        self._articles[a] |= self._articles[b]
        self._enemies[a] |= self._enemies[b]

    def sets(self) -> list[list[int]]:
        """Return the sets, each sorted, in order of their first places."""
        roots = [p for p in range(len(self._root)) if self.find(p) == p]
        return sorted(sorted(self._members[r]) for r in roots)
