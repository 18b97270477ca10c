"""docs/queries.md and docs/rdf.md say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import sample_graph
from pyoxigraph import NamedNode, RdfFormat

from kg.ontology import Ontology
from kg.query import library, run
from kg.query.formats import GRAPH_FORMATS, TABLE_FORMATS
from kg.rdf import ontology_quads, terms
from kg.rdf.serialize import FORMATS

DOCS = Path(__file__).resolve().parents[2] / "docs"
QUERIES = (DOCS / "queries.md").read_text(encoding="utf-8")
RDF = (DOCS / "rdf.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_table_of_queries_is_the_library() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \| (.*) \|$", QUERIES, re.MULTILINE)
    shipped = library(Ontology.open()).values()
    assert rows == [
        (q.name, q.description, ", ".join(f"`{p.name}`" for p in q.parameters)) for q in shipped
    ]


@pytest.mark.parametrize("text", blocks(QUERIES, "sparql"))
def test_every_example_runs(text: str) -> None:
    result = run(sample_graph.store(), text)
    assert result.rows or result.triples


def test_every_prefix_and_format_is_told() -> None:
    assert all(f"`{name}`" in QUERIES for name in (*terms.PREFIXES, *TABLE_FORMATS, *GRAPH_FORMATS))
    assert all(f"`{name}`" in RDF for name in FORMATS)


@pytest.mark.parametrize("text", blocks(RDF, "turtle"))
def test_every_turtle_block_parses_and_uses_known_terms(text: str) -> None:
    known = {q.subject for q in ontology_quads(Ontology.open())}
    used = {term for quad in ox.parse(text, RdfFormat.TURTLE) for term in quad.triple}
    own = {t for t in used if isinstance(t, NamedNode) and t.value.startswith(terms.KG)}
    assert own
    assert own - known == set()


def test_every_term_that_the_data_model_names_exists() -> None:
    known = {q.subject.value for q in ontology_quads(Ontology.open())}
    named = set(re.findall(r"`kg:([A-Za-z_-]+)`", RDF))
    assert {n for n in named if terms.KG + n not in known} == set()


def test_the_example_quotes_its_sentence() -> None:
    (sentence,) = re.findall(r'\*"(.*?)"\*', RDF, re.DOTALL)
    text = sentence.replace("\n", " ")
    assert text[23:59] == "end its contract with Blue Crane Ltd"
    assert text[45:59] == "Blue Crane Ltd"
    assert text[:108] == text.removesuffix(".")
