"""The stages of the library stand in a fixed order, and none imports a later one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

# From first to last; modules of one line do not know each other, apart from a package's own.
STAGES = (
    ("kg.errors",),
    ("kg.article", "kg.files"),
    ("kg.facts", "kg.ontology"),
    ("kg.counts", "kg.read", "kg.language"),
    ("kg.actors", "kg.extracts"),
    ("kg.extraction",),
    ("kg.pipeline", "kg.resolution"),
    ("kg.rdf",),
    ("kg.store",),
    ("kg.query",),
    ("kg.rules",),
    ("kg.graph",),
    ("kg.view", "kg.export"),
    ("kg.builds",),
    ("kg.explain", "kg.info", "kg.validation", "kg.evaluate"),
    ("kg.review",),
    ("kg.opened",),
    ("kg.api",),
    ("kg.cli",),
)
RANKS = {name: rank for rank, names in enumerate(STAGES) for name in names}


def stage(module: str) -> str:
    return ".".join(module.split(".")[:2])


def imported(source: str) -> Iterator[str]:
    """Yield the modules of ours that a file imports anywhere, for types alone too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("kg."))
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            yield from (f"kg.{a.name}" for a in node.names if f"kg.{a.name}" in RANKS)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg."):
            yield str(node.module)


def wrong_imports(module: str, source: str) -> list[str]:
    own = stage(module)
    others = {stage(name) for name in imported(source)} - {own}
    return [f"{module} imports {name}" for name in others if RANKS[name] >= RANKS[own]]


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((root / "kg").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(p for p in parts if p != "__init__"), path


def test_no_stage_imports_a_later_one(root: Path):
    found = [
        wrong
        for module, path in modules(root)
        if module != "kg"  # which hands on the names of all stages
        for wrong in wrong_imports(module, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_module_has_a_stage(root: Path):
    assert {stage(module) for module, _ in modules(root)} - {"kg"} == set(RANKS)


def test_imports_in_functions_and_for_types_count():
    source = "if TYPE_CHECKING:\n    from kg.api import Graph\ndef f():\n    from kg import rules\n"
    assert sorted(wrong_imports("kg.rdf.terms", source)) == [
        "kg.rdf.terms imports kg.api",
        "kg.rdf.terms imports kg.rules",
    ]


def test_imports_of_earlier_stages_and_of_the_own_one_are_right():
    source = "from kg import __version__\nfrom kg.rdf.iris import Iris\nimport kg.errors\n"
    assert wrong_imports("kg.rdf.terms", source) == []
