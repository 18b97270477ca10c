"""Exports: each is read again with the parsers of those who will load it."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib
import sample_graph
from lxml import etree
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.errors import ExportError
from kg.export import FORMATS, export, format_of
from kg.graph import project
from kg.ontology import Ontology
from kg.rdf import terms

CONTROL = "be\x07ll \x1b[0m\u2028 <&> \"q\" 'a'\nline"
ARTICLE = NamedNode("urn:newskg:article:quay-0a1b2c")
ACTOR = NamedNode("urn:newskg:actor:harbour-authority")


class Quads:
    def __init__(self, quads):
        self._quads = list(quads)

    def quads(self):
        return iter(self._quads)


@pytest.fixture(scope="module")
def ontology():
    return Ontology.open()


@pytest.fixture(scope="module")
def store():
    # One alias that no XML file may hold as it is.
    alias = Quad(ACTOR, terms.ALT_LABEL, Literal(CONTROL), ARTICLE)
    return Quads([*sample_graph.all_quads(), alias])


@pytest.fixture(scope="module")
def graph(store, ontology):
    return project(store, ontology)


@pytest.fixture
def write(store, ontology, tmp_path):
    def written(name, format=None):
        return export(store, ontology, tmp_path / name, format)

    return written


# RDF


@pytest.mark.parametrize(
    ("name", "form", "theirs"),
    [
        ("g.nq", RdfFormat.N_QUADS, "nquads"),
        ("g.trig", RdfFormat.TRIG, "trig"),
        ("g.jsonld", RdfFormat.JSON_LD, "json-ld"),
    ],
)
def test_formats_with_graphs_hold_every_quad_for_both_parsers(write, store, name, form, theirs):
    (path,) = write(name)
    quads = set(store.quads())
    assert set(ox.parse(path=str(path), format=form)) == quads
    dataset = rdflib.Dataset()
    dataset.parse(path, format=theirs)
    assert len(set(dataset.quads())) == len(quads)


@pytest.mark.parametrize(("name", "theirs"), [("g.ttl", "turtle"), ("g.nt", "nt")])
def test_formats_without_graphs_hold_every_triple_for_both_parsers(write, store, name, theirs):
    (path,) = write(name)
    triples = {q.triple for q in store.quads()}
    assert len(list(ox.parse(path=str(path)))) == len(triples)
    assert len(rdflib.Graph().parse(path, format=theirs)) == len(triples)


# GraphML


def test_graphml_loads_with_networkx_edge_for_edge(write, graph):
    (path,) = write("g.graphml")
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read) == set(graph)
    ours = {(s, t, d["id"]) for s, t, d in graph.edges(data=True)}
    assert {(s, t, d["fact"]) for s, t, d in read.edges(data=True)} == ours
    assert read.nodes[ACTOR.value]["label"] == "Harbour Authority"


def test_graphml_declares_each_column_once_with_one_type(write):
    (path,) = write("g.graphml")
    keys = etree.parse(path).getroot().findall("{*}key")
    names = [(k.get("for"), k.get("attr.name")) for k in keys]
    assert len(names) == len(set(names))
    types = {k.get("attr.name"): k.get("attr.type") for k in keys if k.get("for") == "edge"}
    assert types["value"] == "double"
    assert types["directed"] == "long"


def test_graphml_gives_every_node_and_edge_a_label(write):
    (path,) = write("g.graphml")
    read = nx.read_graphml(path, force_multigraph=True)
    assert all(d["label"] for _, d in read.nodes(data=True))
    assert all(d["label"] for *_, d in read.edges(data=True))


# GEXF

GEXF = "{http://gexf.net/1.3}"


def test_gexf_loads_with_networkx(write, graph):
    (path,) = write("g.gexf")
    read = nx.read_gexf(path, version="1.3")
    assert set(read) == set(graph)
    assert read.number_of_edges() == graph.number_of_edges()
    assert read.nodes[ACTOR.value]["type"] == "GovernmentBody"


def test_gexf_says_what_gephi_needs(write):
    (path,) = write("g.gexf")
    root = ET.parse(path).getroot()
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    nodes, edges = root.findall(f".//{GEXF}node"), root.findall(f".//{GEXF}edge")
    assert all(n.get("label") for n in nodes)
    assert all(e.get("label") and e.get("kind") for e in edges)
    assert len({e.get("id") for e in edges}) == len(edges)
    ids = {n.get("id") for n in nodes}
    assert all({e.get("source"), e.get("target")} <= ids for e in edges)


def test_gexf_declares_every_value_it_holds(write):
    (path,) = write("g.gexf")
    root = ET.parse(path).getroot()
    for what in ("node", "edge"):
        declared = {
            a.get("id")
            for a in root.findall(f".//{GEXF}attributes[@class='{what}']/{GEXF}attribute")
        }
        used = {v.get("for") for v in root.findall(f".//{GEXF}{what}//{GEXF}attvalue")}
        assert used <= declared


@pytest.mark.parametrize("name", ["g.graphml", "g.gexf"])
def test_xml_loses_only_what_xml_forbids(write, name):
    (path,) = write(name)
    etree.parse(path)  # strict: a control character would be an error
    read = nx.read_graphml if name.endswith("graphml") else nx.read_gexf
    more = {"force_multigraph": True} if name.endswith("graphml") else {"version": "1.3"}
    aliases = read(path, **more).nodes[ACTOR.value]["aliases"]
    assert "bell [0m\u2028 <&> \"q\" 'a'\nline" in aliases


# Node-link


def test_node_link_gives_the_projection_back(write, graph):
    (path,) = write("g.json")
    read = nx.node_link_graph(json.loads(path.read_text()), edges="edges")
    # networkx takes the attribute "id" of a node as its name.
    ours = {n: {k: v for k, v in d.items() if k != "id"} for n, d in graph.nodes(data=True)}
    assert dict(read.nodes(data=True)) == ours
    assert dict(read.adj) == dict(graph.adj)
    assert read.graph == graph.graph


def test_node_link_keeps_evidence_with_its_offsets(write):
    (path,) = write("g.json")
    edges = json.loads(path.read_text())["edges"]
    (threat,) = [e for e in edges if e["kind"] == "threat"]
    (evidence,) = threat["evidence"]
    assert sample_graph.TEXT[evidence["start"] : evidence["end"]] == evidence["exact"]


# Tables


def test_tables_are_two_files_beside_each_other(write, tmp_path):
    assert write("g.csv") == [tmp_path / "g-nodes.csv", tmp_path / "g-edges.csv"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g-edges.csv", "g-nodes.csv"]


def test_tables_load_with_csv_and_pandas(write, graph):
    nodes, edges = write("g.csv")
    rows = list(csv.DictReader(io.StringIO(nodes.read_text(), newline="")))
    assert {r["id"] for r in rows} == set(graph)
    table = pd.read_csv(edges)
    assert len(table) == graph.number_of_edges()
    assert set(table["source"]) | set(table["target"]) <= set(graph)
    assert table["value"].dropna().tolist() == [1_500_000.0]
    assert table["id"].is_unique


def test_a_fact_that_joins_several_pairs_has_an_id_for_each_edge(ontology, tmp_path):
    contract = NamedNode("urn:newskg:contract:x")
    kind = NamedNode(terms.RDF + "type")
    parties = ("harbour-authority", "blue-crane-ltd", "ada-obi")
    more = [
        Quad(contract, terms.kg("party"), NamedNode(f"urn:newskg:actor:{p}"), ARTICLE)
        for p in parties
    ]
    more.append(Quad(contract, kind, terms.kg("Contract"), ARTICLE))
    store = Quads([*sample_graph.quads(), *more])
    _, edges = export(store, ontology, tmp_path / "g.csv")
    table = pd.read_csv(edges)
    found = table[table["fact"] == contract.value]["id"].tolist()
    assert found == [contract.value, f"{contract.value}#2", f"{contract.value}#3"]
    (xml,) = export(store, ontology, tmp_path / "g.graphml")
    assert nx.read_graphml(xml, force_multigraph=True).number_of_edges() == len(table)


def test_neo4j_tables_have_the_headers_of_its_importer(write):
    nodes, edges = write("g", "neo4j")
    node_head = next(csv.reader(io.StringIO(nodes.read_text())))
    edge_head = next(csv.reader(io.StringIO(edges.read_text())))
    assert node_head[:4] == ["id:ID", "label", "kind", ":LABEL"]
    assert {":START_ID", ":END_ID", ":TYPE", "value:double"} <= set(edge_head)


# All of them


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(store, ontology, tmp_path, name):
    turned = Quads(reversed(list(store.quads())))
    first = export(store, ontology, tmp_path / "a", name)
    second = export(turned, ontology, tmp_path / "b", name)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_store_can_be_written(ontology, tmp_path, name):
    for path in export(Quads([]), ontology, tmp_path / "empty", name):
        assert path.is_file()


@pytest.mark.parametrize(
    ("file", "name"), [(f"g{f.ending}", f.name) for f in FORMATS.values() if f.ending]
)
def test_the_ending_names_the_format(tmp_path, file, name):
    assert format_of(tmp_path / file.upper()).name == name


def test_a_name_goes_before_the_ending(write):
    (path,) = write("g.txt", "nquads")
    assert path.read_bytes().startswith(b"<urn:newskg:")


def test_an_unknown_name_lists_the_formats(write):
    with pytest.raises(ExportError, match=r"no format 'dot'.*turtle.*gexf.*csv"):
        write("g.ttl", "dot")


@pytest.mark.parametrize("file", ["g.xyz", "g"])
def test_an_unknown_ending_lists_the_endings(write, tmp_path, file):
    with pytest.raises(ExportError, match=r"\.ttl \(turtle\).*\.gexf"):
        write(file)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["g.csv", "g-edges.csv"])
def test_a_directory_is_never_overwritten(write, tmp_path, taken):
    (tmp_path / taken).mkdir()
    with pytest.raises(ExportError, match="directory"):
        write("g.csv")
    assert [p.name for p in tmp_path.iterdir()] == [taken]


def test_a_missing_folder_is_an_error_that_says_so(write):
    with pytest.raises(ExportError, match=r"no/g\.ttl: cannot write here"):
        write("no/g.ttl")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(write, tmp_path, monkeypatch):
    (path,) = write("g.nq")
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(ExportError, match="No space left"):
        write("g.nq")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["g.nq"]
