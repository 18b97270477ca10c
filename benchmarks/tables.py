"""Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator


def head(*cells: str) -> Iterator[str]:
    """Yield the two lines that open a table."""
    yield row(*cells)
    yield row(*("---" for _ in cells))


def row(*cells: object) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def percent(*figures: float) -> Iterator[str]:
    """Yield figures with one decimal."""
    return (f"{figure:.1f}" for figure in figures)
