"""docs/facts.md names every field of kg.facts, and no other."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from kg.facts import CLASSES, Fact, FrameFact, Role, Slot, faults, loads

COMMON = {field.name for field in dataclasses.fields(Fact)}
OWN = {
    kind.capitalize(): {field.name for field in dataclasses.fields(made)} - COMMON
    for kind, made in CLASSES.items()
}
SECTIONS = {
    "Every fact": {"kind", *COMMON},
    "Frame": {field.name for field in dataclasses.fields(FrameFact)} - COMMON - {"kind"},
    "Slot": {field.name for field in dataclasses.fields(Slot)},
    "Role": {field.name for field in dataclasses.fields(Role)},
    **OWN,
}


@pytest.fixture(scope="module")
def documented(root: Path) -> dict[str, str]:
    """The text under each heading."""
    text = (root / "docs" / "facts.md").read_text(encoding="utf-8")
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_names_the_fields_that_there_are(documented: dict[str, str], section: str):
    rows = re.findall(r"^\| `(\w+)` \|", documented[section], flags=re.MULTILINE)
    assert sorted(rows) == sorted(SECTIONS[section])


def test_the_example_is_a_fact(documented: dict[str, str]):
    (fact,) = loads(documented["Example"].split("```")[1].removeprefix("json\n"))
    start = fact.spans["evidence"][0].start
    assert not list(faults(fact, " " * start + fact.evidence))
