"""The number of compared pairs grows with the number of actors, not of their pairs."""

from __future__ import annotations

import random

from people import profile

from kg.resolution.blocking import candidates
from kg.resolution.profiles import namesakes

SYLLABLES = ("ba", "ko", "mi", "ren", "tal", "vor", "zu", "shi", "der", "lan", "ek", "os", "pra")


def crowd(count: int) -> list:
    """Make actors of ``count`` articles: few surnames, so that blocks grow with the crowd."""
    chance = random.Random(7)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()

    surnames = ["Lee", "Marsh", "Obi", *(word() for _ in range(count // 20))]
    made = []
    for number in range(count):
        surname = chance.choice(surnames)
        names = [f"{word()} {surname}", surname, f"{word()[0]}. {surname}"]
        made.append(profile(f"p{number}", chance.choice(names)))
        made.append(profile(f"p{number}", f"{word()} {word()} Board", "Company"))
    return made


def pairs(count: int, lexicon) -> tuple[int, int]:
    everyone = namesakes(crowd(count), lexicon, frozenset())
    return len(everyone), len(candidates(everyone, lexicon))


def test_number_of_pairs_stays_near_linear(lexicon):
    few, pairs_of_few = pairs(500, lexicon)
    many, pairs_of_many = pairs(2000, lexicon)
    # All pairs would be 16 times as many; blocks that are not full yet grow with the crowd.
    assert pairs_of_many / pairs_of_few < 2 * many / few
    assert pairs_of_many < 6 * many


def test_one_name_in_many_articles_needs_no_pair(lexicon):
    everyone = namesakes([profile(str(n), "Ada Obi") for n in range(500)], lexicon, frozenset())
    assert candidates(everyone, lexicon) == []


def test_surname_in_many_articles_is_not_compared_with_itself(lexicon):
    everyone = namesakes([profile(str(n), "Obi") for n in range(500)], lexicon, frozenset())
    assert candidates(everyone, lexicon) == []
