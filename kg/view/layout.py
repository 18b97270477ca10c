"""Positions for the nodes of a graph: force-directed, deterministic, boxes kept apart.

The forces are those of Fruchterman and Reingold (Software: Practice and Experience 21(11), 1991)
in their grid variant: only nodes nearer than a cut-off repel each other, so that the work grows
with the number of nodes and not with its square. Each article is an invisible node that draws its
actors together; without it most actors, who share no fact, would drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Indices = NDArray[np.int64]

SPRING = 62.0  # length at which attraction and repulsion of two joined nodes balance, in pixels
REACH = 3.0  # cut-off of repulsion, in lengths of a spring
ROUNDS, ROUNDS_OF_MANY, MANY = 160, 70, 1000
ROUNDS_APART = 300
FILLING = 0.42  # share of the area that boxes may fill before they are pushed apart
GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))
PULL_OF_ARTICLE = 0.8  # a fact between two actors pulls with 1
PULL_TO_CENTRE = 0.15


def place(
    boxes: Mapping[str, tuple[float, float]],
    links: Sequence[tuple[str, str]],
    articles: Mapping[str, Sequence[str]],
) -> dict[str, tuple[int, int]]:
    """Return a position for each node, in pixels around the middle of the nodes.

    Args:
        boxes: width and height that each node takes with its label, in pixels.
        links: pairs of nodes that belong together.
        articles: the articles of each node.
    """
    names = sorted(boxes)
    if not names:
        return {}
    hubs = sorted({a for n in names for a in articles.get(n, ())})
    number = {name: i for i, name in enumerate([*names, *(f"hub {h}" for h in hubs)])}
    pulls = [(number[a], number[b], 1.0) for a, b in links]
    pulls += [
        (number[n], number[f"hub {h}"], PULL_OF_ARTICLE) for n in names for h in articles.get(n, ())
    ]
    start = _start(len(names), len(hubs), pulls)
    points = _settle(start, pulls, hubs=len(hubs))[: len(names)]
    apart = _separate(points, np.array([boxes[n] for n in names]))
    middle = (apart.min(axis=0) + apart.max(axis=0)) / 2
    return {
        n: (round(float(x)), round(float(y)))
        for n, (x, y) in zip(names, apart - middle, strict=True)
    }


def near_pairs(points: Points, reach: float) -> tuple[Indices, Indices]:
    """Return the indices of all pairs of points in the same or in neighbouring cells of a grid.

    Every pair nearer than ``reach`` is among them, each pair once.
    """
    cells = np.floor((points - points.min(axis=0)) / reach).astype(np.int64) + 1
    width = int(cells[:, 1].max()) + 2
    key = cells[:, 0] * width + cells[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    firsts, seconds = [], []
    for step in (0, 1, width - 1, width, width + 1):
        low = np.searchsorted(ranked, key + step, "left")
        counts = np.searchsorted(ranked, key + step, "right") - low
        first = np.repeat(np.arange(len(points)), counts)
        inside = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        second = order[np.repeat(low, counts) + inside]
        keep = first < second if step == 0 else np.full(len(first), True)
        firsts.append(first[keep])
        seconds.append(second[keep])
    return np.concatenate(firsts), np.concatenate(seconds)


def _spiral(count: int, gap: float) -> Points:
    """Points of a sunflower: evenly spread over a disc, no two alike, nothing drawn by chance."""
    turn = np.arange(count) + 0.5
    radius = gap * np.sqrt(turn)
    return np.column_stack(
        [radius * np.cos(turn * GOLDEN_ANGLE), radius * np.sin(turn * GOLDEN_ANGLE)]
    )


def _start(nodes: int, hubs: int, pulls: Sequence[tuple[int, int, float]]) -> Points:
    """Articles on a wide spiral, each actor near the middle of its articles."""
    crowd = max(1.0, nodes / max(1, hubs))
    centres = _spiral(hubs, SPRING * np.sqrt(crowd))
    total, count = np.zeros((nodes, 2)), np.zeros((nodes, 1))
    for node, hub, _ in (p for p in pulls if p[1] >= nodes):
        total[node] += centres[hub - nodes]
        count[node] += 1
    scatter = _spiral(nodes, SPRING / 2)
    return np.vstack(
        [total / np.maximum(count, 1) + scatter * min(1.0, 12 / np.sqrt(nodes)), centres]
    )


def _settle(points: Points, pulls: Sequence[tuple[int, int, float]], hubs: int) -> Points:
    count = len(points)
    ends = np.array([(a, b) for a, b, _ in pulls], dtype=np.int64).reshape(-1, 2)
    strength = np.array([s for _, _, s in pulls])[:, None]
    weight = np.ones((count, 1))
    weight[count - hubs :] = 0.4  # an article's node takes no place of its own
    reach = SPRING * REACH
    for heat in np.linspace(SPRING, 2.0, ROUNDS if count <= MANY else ROUNDS_OF_MANY):
        move = -PULL_TO_CENTRE * points
        a, b = near_pairs(points, reach)
        gap = points[a] - points[b]
        square = np.maximum((gap**2).sum(axis=1, keepdims=True), 1.0)
        push = gap * SPRING**2 / square * weight[a] * weight[b]
        _add(move, a, push)
        _add(move, b, -push)
        if len(ends):
            gap = points[ends[:, 0]] - points[ends[:, 1]]
            length = np.sqrt((gap**2).sum(axis=1, keepdims=True))
            pull = gap * length / SPRING * strength
            _add(move, ends[:, 0], -pull)
            _add(move, ends[:, 1], pull)
        size = np.maximum(np.sqrt((move**2).sum(axis=1, keepdims=True)), 1e-9)
        points = points + move / size * np.minimum(size, heat)
    return points


def _separate(points: Points, boxes: Points) -> Points:
    """Push boxes apart until none overlap (or the rounds are used up).

    The whole is first stretched to the area that the boxes need: that keeps its shape.
    """
    area = float(np.prod(np.ptp(points, axis=0) + boxes.max(axis=0)))
    points = points * max(1.0, float(np.sqrt(boxes.prod(axis=1).sum() / FILLING / area)))
    reach = float(boxes.max()) + 1
    for _ in range(ROUNDS_APART):
        a, b = near_pairs(points, reach)
        gap = points[a] - points[b]
        over = (boxes[a] + boxes[b]) / 2 - np.abs(gap)
        hit = (over > 0.5).all(axis=1)
        if not hit.any():
            break
        a, b, gap, over = a[hit], b[hit], gap[hit], over[hit]
        axis = np.argmin(over, axis=1)
        rows = np.arange(len(a))
        way = np.where(gap[rows, axis] < 0, -1.0, 1.0)
        step = np.zeros_like(gap)
        step[rows, axis] = way * (over[rows, axis] / 2 + 0.5)
        points = points.copy()
        _add(points, a, step)
        _add(points, b, -step)
    return points


def _add(to: Points, at: Indices, what: Points) -> None:
    for axis in (0, 1):
        to[:, axis] += np.bincount(at, weights=what[:, axis], minlength=len(to))
