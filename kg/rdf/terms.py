"""Names of the RDF terms in use: the one place that knows namespaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode

KG: Final = "https://w3id.org/newskg/ontology#"
SCHEMA: Final = "https://schema.org/"
PROV: Final = "http://www.w3.org/ns/prov#"
ORG: Final = "http://www.w3.org/ns/org#"
OA: Final = "http://www.w3.org/ns/oa#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
DCTERMS: Final = "http://purl.org/dc/terms/"

PREFIXES: Final[Mapping[str, str]] = {
    "kg": KG,
    "schema": SCHEMA,
    "prov": PROV,
    "org": ORG,
    "oa": OA,
    "skos": SKOS,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": OWL,
    "dcterms": DCTERMS,
}

TYPE: Final = NamedNode(RDF + "type")
LABEL: Final = NamedNode(RDFS + "label")
ALT_LABEL: Final = NamedNode(SKOS + "altLabel")
PREF_LABEL: Final = NamedNode(SKOS + "prefLabel")
CONCEPT: Final = NamedNode(SKOS + "Concept")
IN_SCHEME: Final = NamedNode(SKOS + "inScheme")
SUB_CLASS_OF: Final = NamedNode(RDFS + "subClassOf")
SUB_PROPERTY_OF: Final = NamedNode(RDFS + "subPropertyOf")
OWL_CLASS: Final = NamedNode(OWL + "Class")
OBJECT_PROPERTY: Final = NamedNode(OWL + "ObjectProperty")
DATATYPE_PROPERTY: Final = NamedNode(OWL + "DatatypeProperty")
IDENTIFIER: Final = NamedNode(DCTERMS + "identifier")
SUBJECT: Final = NamedNode(DCTERMS + "subject")

AGENT: Final = NamedNode(PROV + "Agent")
ACTIVITY: Final = NamedNode(PROV + "Activity")
SOFTWARE_AGENT: Final = NamedNode(PROV + "SoftwareAgent")
USED: Final = NamedNode(PROV + "used")
ASSOCIATED_WITH: Final = NamedNode(PROV + "wasAssociatedWith")
DERIVED_FROM: Final = NamedNode(PROV + "wasDerivedFrom")
GENERATED_AT: Final = NamedNode(PROV + "generatedAtTime")
ATTRIBUTED_TO: Final = NamedNode(PROV + "wasAttributedTo")
PROV_PERSON: Final = NamedNode(PROV + "Person")
SAME_AS: Final = NamedNode(OWL + "sameAs")
EXACT_MATCH: Final = NamedNode(SKOS + "exactMatch")
GENERATED_BY: Final = NamedNode(PROV + "wasGeneratedBy")

MEMBERSHIP: Final = NamedNode(ORG + "Membership")
ROLE_CLASS: Final = NamedNode(ORG + "Role")
MEMBER: Final = NamedNode(ORG + "member")
ORGANIZATION: Final = NamedNode(ORG + "organization")
ROLE: Final = NamedNode(ORG + "role")

SPECIFIC_RESOURCE: Final = NamedNode(OA + "SpecificResource")
POSITION_SELECTOR: Final = NamedNode(OA + "TextPositionSelector")
QUOTE_SELECTOR: Final = NamedNode(OA + "TextQuoteSelector")
HAS_SOURCE: Final = NamedNode(OA + "hasSource")
HAS_SELECTOR: Final = NamedNode(OA + "hasSelector")
START: Final = NamedNode(OA + "start")
END: Final = NamedNode(OA + "end")
EXACT: Final = NamedNode(OA + "exact")
PREFIX: Final = NamedNode(OA + "prefix")
SUFFIX: Final = NamedNode(OA + "suffix")

NEWS_ARTICLE: Final = NamedNode(SCHEMA + "NewsArticle")
SCHEMA_PERSON: Final = NamedNode(SCHEMA + "Person")
SCHEMA_ORGANIZATION: Final = NamedNode(SCHEMA + "Organization")
SCHEMA_COUNTRY: Final = NamedNode(SCHEMA + "Country")
HEADLINE: Final = NamedNode(SCHEMA + "headline")
PUBLISHED: Final = NamedNode(SCHEMA + "datePublished")
URL: Final = NamedNode(SCHEMA + "url")
PUBLISHER: Final = NamedNode(SCHEMA + "publisher")
AUTHOR: Final = NamedNode(SCHEMA + "author")
SHA256: Final = NamedNode(SCHEMA + "sha256")
MENTIONS: Final = NamedNode(SCHEMA + "mentions")
MONETARY_AMOUNT: Final = NamedNode(SCHEMA + "MonetaryAmount")
AMOUNT: Final = NamedNode(SCHEMA + "value")
CURRENCY: Final = NamedNode(SCHEMA + "currency")

ACTOR: Final = NamedNode(KG + "Actor")
EVIDENCE: Final = NamedNode(KG + "evidence")
MENTION: Final = NamedNode(KG + "mention")
CONFIDENCE: Final = NamedNode(KG + "confidence")
CURRENT: Final = NamedNode(KG + "current")
SINCE: Final = NamedNode(KG + "since")
UNTIL: Final = NamedNode(KG + "until")
PARTY: Final = NamedNode(KG + "party")
TOPICS: Final = NamedNode(KG + "Topics")
STATED_IN: Final = NamedNode(KG + "statedIn")
VALUE: Final = NamedNode(KG + "value")
VALUE_TEXT: Final = NamedNode(KG + "valueText")
VALUE_QUALIFIER: Final = NamedNode(KG + "valueQualifier")

STRING: Final = NamedNode(XSD + "string")
INTEGER: Final = NamedNode(XSD + "integer")
DECIMAL: Final = NamedNode(XSD + "decimal")
BOOLEAN: Final = NamedNode(XSD + "boolean")
ANY_URI: Final = NamedNode(XSD + "anyURI")
DATE: Final = NamedNode(XSD + "date")
YEAR: Final = NamedNode(XSD + "gYear")
YEAR_MONTH: Final = NamedNode(XSD + "gYearMonth")
DATE_TIME: Final = NamedNode(XSD + "dateTime")

# Actor types beside those of schema.org that a plain consumer knows; any other is an Organization.
_SCHEMA_TYPES: Final[Mapping[str, NamedNode]] = {
    "Person": SCHEMA_PERSON,
    "AnonymousSource": SCHEMA_PERSON,
    "Country": SCHEMA_COUNTRY,
}


def kg(name: str) -> NamedNode:
    """Return the term ``name`` of our own ontology."""
    return NamedNode(KG + name)


def schema_type(actor_type: str) -> NamedNode:
    """Return the schema.org class that stands beside our ``actor_type``."""
    return _SCHEMA_TYPES.get(actor_type, SCHEMA_ORGANIZATION)
