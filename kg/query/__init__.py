"""SPARQL over a store: shipped queries by name, a safe runner, result formats."""

from kg.query.bindings import parameters
from kg.query.formats import FORMATS, default_format, render
from kg.query.library import LibraryQuery, Parameter, find, library
from kg.query.runner import Result, run

__all__ = [
    "FORMATS",
    "LibraryQuery",
    "Parameter",
    "Result",
    "default_format",
    "find",
    "library",
    "parameters",
    "render",
    "run",
]
