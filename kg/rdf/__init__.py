"""Facts as RDF: quads, serialisations, SHACL, rules. See docs/rdf.md for the data model."""

from kg.rdf.frames import frame_terms
from kg.rdf.iris import BASE, Iris
from kg.rdf.mapping import article_quads
from kg.rdf.shacl import Report, Validator, Violation, validate
from kg.rdf.vocabulary import ontology_quads

__all__ = [
    "BASE",
    "Iris",
    "Report",
    "Validator",
    "Violation",
    "article_quads",
    "frame_terms",
    "ontology_quads",
    "validate",
]
