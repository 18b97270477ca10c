"""Positions: still, apart, and together where they belong together."""

import itertools

import numpy as np

from kg.view.layout import near_pairs, place


def boxes(count, size=(80.0, 40.0)):
    return {f"n{i:03}": size for i in range(count)}


def distance(a, b):
    return np.hypot(a[0] - b[0], a[1] - b[1])


def test_nothing_to_place_is_no_error():
    assert place({}, [], {}) == {}


def test_one_node_stands_in_the_middle():
    assert place({"a": (50.0, 30.0)}, [], {"a": ["x"]}) == {"a": (0, 0)}


def test_boxes_do_not_overlap():
    articles = {name: [f"article {i % 4}"] for i, name in enumerate(boxes(60))}
    spots = place(boxes(60), [("n000", f"n{i:03}") for i in range(1, 60)], articles)
    for (_, a), (_, b) in itertools.combinations(spots.items(), 2):
        # One pixel is lost to rounding.
        assert abs(a[0] - b[0]) >= 79 - 1 or abs(a[1] - b[1]) >= 39 - 1


def test_joined_nodes_stand_nearer_than_strangers():
    links = [("n000", "n001"), ("n001", "n002"), ("n010", "n011")]
    spots = place(boxes(20, (20.0, 20.0)), links, {})
    strangers = [distance(spots["n000"], spots[f"n{i:03}"]) for i in range(3, 20)]
    assert distance(spots["n000"], spots["n001"]) < np.median(strangers)


def test_actors_of_one_article_stand_together():
    articles = {name: [f"article {i // 10}"] for i, name in enumerate(boxes(40))}
    spots = place(boxes(40, (20.0, 20.0)), [], articles)
    near, far = [], []
    for a, b in itertools.combinations(spots, 2):
        (near if articles[a] == articles[b] else far).append(distance(spots[a], spots[b]))
    assert np.mean(near) < np.mean(far) / 2


def test_the_order_of_nodes_does_not_matter():
    links = [("n001", "n002"), ("n003", "n004")]
    forwards = place(boxes(30), links, {})
    backwards = place(dict(reversed(boxes(30).items())), links, {})
    assert forwards == backwards


def test_every_near_pair_is_found_once():
    points = np.random.default_rng(5).uniform(-300, 300, (120, 2))
    first, second = near_pairs(points, 50.0)
    pairs = [frozenset(p) for p in zip(first.tolist(), second.tolist(), strict=True)]
    assert len(pairs) == len(set(pairs))
    close = {
        frozenset((i, j))
        for i, j in itertools.combinations(range(120), 2)
        if distance(points[i], points[j]) < 50
    }
    assert close <= set(pairs)
