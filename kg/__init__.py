"""News articles to a knowledge graph of actors, positions, threats and contracts.

    import kg

    facts = kg.extract("article.html")
    graph = kg.build("articles/", out="graph/")   # or kg.open("graph/")
    graph.query("threats").to_pandas()
    graph.view("view.html")
    graph.export("graph.gexf")

Every fact carries the exact characters of the article that say it. All runs offline.
Names are imported when they are first used, so that ``import kg`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import build as build
    from kg.api import extract as extract
    from kg.api import open as open
    from kg.article import Article as Article
    from kg.article import Span as Span
    from kg.errors import KgError as KgError
    from kg.facts import Actor as Actor
    from kg.facts import Contract as Contract
    from kg.facts import FrameFact as FrameFact
    from kg.facts import Position as Position
    from kg.facts import Role as Role
    from kg.facts import Slot as Slot
    from kg.facts import Threat as Threat
    from kg.opened import Graph as Graph

__version__ = "0.1.0"

_HOMES = {
    "Actor": "kg.facts",
    "Article": "kg.article",
    "Contract": "kg.facts",
    "FrameFact": "kg.facts",
    "Graph": "kg.opened",
    "KgError": "kg.errors",
    "Position": "kg.facts",
    "Role": "kg.facts",
    "Slot": "kg.facts",
    "Span": "kg.article",
    "Threat": "kg.facts",
    "build": "kg.api",
    "extract": "kg.api",
    "open": "kg.api",
}
__all__ = [
    "Actor",
    "Article",
    "Contract",
    "FrameFact",
    "Graph",
    "KgError",
    "Position",
    "Role",
    "Slot",
    "Span",
    "Threat",
    "__version__",
    "build",
    "extract",
    "open",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
