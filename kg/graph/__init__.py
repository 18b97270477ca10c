"""The one projection of the store to a networkx graph; the view and the exports start here."""

from kg.graph.project import project

__all__ = ["project"]
