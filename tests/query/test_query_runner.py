"""Running queries: results, refusals, errors in plain words, parameters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import sample_graph

from kg.errors import QueryError
from kg.query import parameters, run
from kg.query.bindings import bind
from kg.query.guard import check
from kg.store import Store

LABEL = "SELECT ?id WHERE { VALUES ?name { UNDEF } ?id rdfs:label ?name }"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_graph.store()


def test_select_gives_columns_and_rows(store: Store) -> None:
    result = run(
        store, "SELECT ?from ?to { ?t kg:issuer/rdfs:label ?from ; kg:target/rdfs:label ?to }"
    )
    assert (result.kind, result.columns) == ("select", ("from", "to"))
    assert result.values() == [("Harbour Authority", "Blue Crane Ltd")]


def test_values_are_python_values(store: Store) -> None:
    text = """SELECT ?money ?when ?day ?flag ?count ?none ?id {
      ?t kg:deadline ?when . ?c schema:value ?money . ?id schema:datePublished ?day .
      BIND(true AS ?flag) BIND(3 AS ?count) }"""
    (row,) = run(store, text).values()
    zone = dt.timezone(dt.timedelta(hours=-5))
    assert row == (
        Decimal(1500000),
        dt.datetime(2026, 3, 1, 17, 1, tzinfo=zone),
        dt.date(2026, 2, 9),
        True,
        3,
        None,
        "urn:newskg:article:quay-0a1b2c",
    )


def test_value_that_its_type_does_not_allow_is_given_as_text(store: Store) -> None:
    assert run(store, 'SELECT ("x"^^xsd:integer AS ?n) {}').values() == [("x",)]


def test_rows_become_a_data_frame(store: Store) -> None:
    frame = run(store, "SELECT ?name { ?a a kg:Company ; rdfs:label ?name }").to_pandas()
    assert frame.to_dict("list") == {"name": ["Blue Crane Ltd"]}


def test_ask_and_construct(store: Store) -> None:
    assert run(store, "ASK { ?t a kg:Threat }").truth
    assert not run(store, "ASK { ?t a kg:Nothing }").truth
    built = run(store, "CONSTRUCT { ?t a kg:Threat } WHERE { ?t a kg:Threat }")
    assert (built.kind, len(built.triples)) == ("construct", 1)


def test_user_can_name_a_prefix_otherwise(store: Store) -> None:
    text = "PREFIX kg: <urn:other:> SELECT ?t { ?t a kg:Threat }"
    assert run(store, text).rows == ()


def test_default_graph_is_the_union_and_graphs_can_be_named(store: Store) -> None:
    both = run(store, "SELECT DISTINCT ?h { ?p kg:holder ?h ; prov:wasDerivedFrom ?a }")
    one = run(
        store, "SELECT DISTINCT ?h { GRAPH <urn:newskg:article:union-3d4e5f> { ?p kg:holder ?h } }"
    )
    assert (len(both.rows), len(one.rows)) == (4, 1)


class Counter(BaseHTTPRequestHandler):
    hits = 0

    def do_GET(self) -> None:
        Counter.hits += 1
        self.send_error(500)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    listening = HTTPServer(("127.0.0.1", 0), Counter)
    Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}/"
    listening.shutdown()


ESCAPES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <URL> } ?s ?p ?o FILTER(1<2)SERVICE?x#>\n{ ?s ?p ?o } }",
    'PREFIX s: <URL> SELECT * { ?s ?p ?o . SERVICE #"{\n s: { ?s ?p ?o } }',
    "PREFIX s: <URL> SELECT * { ?s ?p ?o . SERVICE s:#comment { with braces\n { ?s ?p ?o } }",
    "SELECT * { '''a ' SERVICE''' ?p ?o } # x\nSELECT * { SERVICE <URL> { } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { SERVICE s:a\\#b{ ?s ?p ?o } }",
    "SELECT * { SERVICE <URL\u00a0x> { ?s ?p ?o } }",
    "SELECT * { VALUES ?x\u1680y { <URL> } SERVICE ?x\u1680y { ?s ?p ?o } }",
    "ASK { SERVICE\t$x\r\n{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SER\\U00000056ICE <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_service_is_refused_before_anything_is_sent(text: str, store: Store, server: str) -> None:
    before = Counter.hits
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(store, text.replace("URL", server))
    assert Counter.hits == before


def test_from_an_address_is_not_fetched(store: Store, server: str) -> None:
    before = Counter.hits
    run(store, f"SELECT * FROM <{server}> {{ ?s ?p ?o }}")
    assert Counter.hits == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s rdfs:label "Secret Service" }',
        "SELECT * { ?service a kg:Company }",
        "SELECT * { ?s ?p ?o } # the service of <x>",
        'SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, "service <x>")) }',
        "# load the facts\nSELECT * { ?s ?p ?o }",
        "# with\n\nPREFIX x: <urn:x:>\nSELECT * { ?s ?p ?o }",
        "DESCRIBE <urn:x:y>",
    ],
)
def test_harmless_words_pass(text: str, store: Store) -> None:
    check(text)
    run(store, text)


@pytest.mark.parametrize("tail", ["#", "a#", "\\#", " ", "service ", "x\n", "# {"])
def test_long_texts_are_checked_at_once(tail: str) -> None:
    # A pattern that backtracks would take hours here.
    check("SELECT * { ?s ?p ?o } # service " + tail * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a:a> <urn:a:b> 1 }",
        "delete where { ?s ?p ?o }",
        "LOAD <http://x.example/>",
        "# x\nPREFIX a: <urn:a:> DROP ALL",
        "CLEAR DEFAULT",
        "BASE <urn:x:> WITH <urn:g:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_update_is_refused(text: str, store: Store) -> None:
    size = len(store)
    with pytest.raises(QueryError, match="never changes the graph"):
        run(store, text)
    assert len(store) == size


def test_query_followed_by_an_update_is_refused(store: Store) -> None:
    size = len(store)
    with pytest.raises(QueryError, match="not SPARQL"):
        run(store, "SELECT * { ?s ?p ?o } ; DROP ALL")
    assert len(store) == size


def test_wrong_query_names_line_column_and_text(store: Store) -> None:
    with pytest.raises(QueryError, match=r"line 2, column \d+: not SPARQL: '\?x kg:holder FOO \}'"):
        run(store, "SELECT ?x {\n ?x kg:holder FOO }")


def test_unknown_prefix_is_named_with_those_that_are_known(store: Store) -> None:
    with pytest.raises(QueryError, match=r"unknown prefix in .*foaf:name.*known are kg, schema"):
        run(store, "SELECT ?x { ?x foaf:name ?y }")


def test_query_that_fails_while_it_runs_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match="the query failed"):
        run(store, "SELECT * { ?s ?p ?o FILTER(<urn:no:function>(?o)) }")


def test_parameters_are_the_open_values() -> None:
    text = (
        "SELECT * { VALUES ?a { UNDEF } values $b{undef} VALUES ?c { 1 } VALUES (?d) { (UNDEF) } }"
    )
    assert parameters(text) == ("a", "b")


def test_query_runs_with_and_without_its_parameters(store: Store) -> None:
    every = len(run(store, LABEL).rows)
    found = run(store, LABEL, {"name": "Ada Obi"}).values()
    assert every > 5
    assert found == [("urn:newskg:actor:ada-obi",)]


def test_value_in_angle_brackets_is_an_iri(store: Store) -> None:
    text = "SELECT ?label { VALUES ?id { UNDEF } ?id rdfs:label ?label }"
    found = run(store, text, {"id": "<urn:newskg:actor:ada-obi>"})
    assert found.values() == [("Ada Obi",)]


@pytest.mark.parametrize(
    "value", ['" } DROP ALL #', "\\", '\\"', "a\nb", "} SERVICE", "?name", "UNDEF", "\\u0022 }"]
)
def test_value_never_becomes_part_of_the_query(value: str, store: Store) -> None:
    text = "SELECT ?name { VALUES ?name { UNDEF } }"
    assert run(store, text, {"name": value}).values() == [(value,)]


def test_broken_iri_as_value_is_an_error() -> None:
    with pytest.raises(QueryError, match="not an IRI"):
        bind(LABEL, {"name": "<a b> } #>"})


def test_unknown_parameter_is_an_error_that_names_the_known() -> None:
    with pytest.raises(QueryError, match=r"no parameter 'nme'.*it has: name"):
        bind(LABEL, {"nme": "x"})
