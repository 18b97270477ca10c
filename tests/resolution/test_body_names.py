"""Names of bodies: which can be one body's, and how much that says."""

from __future__ import annotations

import pytest

from kg.resolution.body_names import body_keys, body_name, compare_bodies

ONE = [
    ("Blue Crane", "the Blue Crane Corp.", 7),
    ("Blue Crane Holdings Ltd", "Blue Crane", 7),
    ("United States", "U.S.", 7),
    ("Pentagon", "Department of Defense", 5),
    ("BlueCrane", "Blue Crane", 6.5),
    ("Department of Harbours", "Harbours Department", 6),
    ("Harbour Labour Centre", "Harbor Labor Center", 5.5),
    ("Dock Workers’ Federation", "DWF", 4),
    ("Northern Quay Alliance", "NQA", 4),
    ("Kenyan Quay Board", "Quay Board", 4),
    ("NQA", "NQA", 5.5),
    ("the NQA", "NQA", 5.5),
    ("Blue Crane", "Blue Crane Dredging", 2.5),
    ("Crane", "Crane Dredging", 1.5),
]


def points(one, other, lexicon):
    said = compare_bodies(body_name(one, lexicon), body_name(other, lexicon), lexicon)
    return sum(p.points for p in said) if said else None


@pytest.mark.parametrize(("one", "other", "expected"), ONE)
def test_names_that_can_be_one_bodys(one, other, expected, lexicon):
    assert points(one, other, lexicon) == expected
    assert points(other, one, lexicon) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
        ("Unit 4", "Unit 5"),
        ("Bank of Ayton", "Bank of Beeton"),
        ("Court", "Court of Quays"),
        ("Pentagon", "State Department"),
    ],
)
def test_names_of_two_bodies(one, other, lexicon):
    assert points(one, other, lexicon) is None


@pytest.mark.parametrize(("one", "other"), [pair[:2] for pair in ONE])
def test_names_that_can_be_one_share_a_key(one, other, lexicon):
    keys = [set(body_keys(body_name(n, lexicon), lexicon)) for n in (one, other)]
    assert keys[0] & keys[1]
