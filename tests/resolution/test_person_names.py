"""Names of persons: which can be one person's, and how much that says."""

from __future__ import annotations

import pytest

from kg.resolution.person_names import compare_persons, person_keys, person_name


def points(one, other, lexicon):
    said = compare_persons(person_name(one, lexicon), person_name(other, lexicon), lexicon)
    return sum(p.points for p in said) if said else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Obi", "Ada Obi", 7),
        ("Dr. Ada Obi", "Ada Obi", 7),
        ("Prime Minister Ada Obi", "Ada Obi", 7),
        ("Stephen King", "Stephen King", 7),
        ("President Obi", "Ada Obi", 2.5),
        ("Añá Obí", "Ana Obi", 7),
        ("Ahmed el-Masri", "Ahmed al-Masri", 7),
        ("Ada Obi Jr.", "Ada Obi Jr", 7),
        ("Ada N. Obi", "Ada Obi", 6.5),
        ("Ada Ngozi Obi", "Ada N. Obi", 6.5),
        ("Li Jun Bo", "Lijun Bo", 6.5),
        ("Bo Lijun", "Lijun Bo", 5.5),
        ("Bob Marsh", "Robert Marsh", 5),
        ("Bob Marsh", "Rob Marsh", 4.5),
        ("Ines Roca Vidal", "Ines Roca", 4.5),
        ("Anton Belinsky", "Anton Belinskyy", 5.5),
        ("Ada Belin", "Ada Bellin", 4.5),
        ("A. Obi", "A. Obi", 4.5),
        ("A. Obi", "Ada Obi", 3),
        ("Obi", "Ada Obi", 2.5),
        ("Obi", "Obi", 2),
        ("Ada", "Ada Obi", 1),
    ],
)
def test_names_that_can_be_one_persons(one, other, expected, lexicon):
    assert points(one, other, lexicon) == expected
    assert points(other, one, lexicon) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Obi", "Eva Obi"),
        ("Ada Obi", "Ada Marsh"),
        ("E. Obi", "Ada Obi"),
        ("A. Obi", "Ada Obbi"),
        ("Marsh", "Ada Obi"),
        ("Ada A. Obi", "Ada B. Obi"),
        ("Paul Obi", "Paula Obi"),
    ],
)
def test_names_of_two_persons(one, other, lexicon):
    assert points(one, other, lexicon) is None


def test_generations_are_two_persons(lexicon):
    assert points("Ada Obi Jr.", "Ada Obi Sr.", lexicon) == 1
    assert points("Ada Obi Jr.", "Ada Obi", lexicon) == 6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bob Marsh", "Robert Marsh"),
        ("Anton Zelinsky", "Anton Selinskyy"),
        ("A. Obi", "Ada Obi"),
        ("Ines Roca Vidal", "Ines Roca"),
        ("Bo Lijun", "Lijun Bo"),
        ("Li Jun Bo", "Lijun Bo"),
    ],
)
def test_names_that_can_be_one_share_a_key(one, other, lexicon):
    keys = [set(person_keys(person_name(n, lexicon), lexicon)) for n in (one, other)]
    assert keys[0] & keys[1]
