"""Facts as RDF: quads, serialisations, SHACL, rules. See docs/rdf.md for the data model."""

from kg.rdf.iris import BASE, Iris
from kg.rdf.mapping import article_quads, ontology_quads
from kg.rdf.shacl import Report, Validator, Violation, validate

__all__ = [
    "BASE",
    "Iris",
    "Report",
    "Validator",
    "Violation",
    "article_quads",
    "ontology_quads",
    "validate",
]
