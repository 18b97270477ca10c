"""The HTML file: whole, safe, still, and the same for the same graph."""

import json
import re
import subprocess
import sys

import networkx as nx
import pytest
import sample_graph
import view_graphs

from kg.errors import ExportError
from kg.graph import project
from kg.ontology import Ontology
from kg.view import page, render
from kg.view.model import node_size, payload


@pytest.fixture(scope="module")
def html():
    return page(view_graphs.harbour(), "Harbour & co")


def data_of(html):
    found = re.search(r'<script type="application/json" id="graph-data">(.*?)</script>', html, re.S)
    return json.loads(found[1])


def test_render_writes_one_file_and_returns_its_path(tmp_path):
    path = render(view_graphs.harbour(), tmp_path / "view.html", title="Harbour")
    assert path.read_text(encoding="utf-8") == page(view_graphs.harbour(), "Harbour")
    assert [p.name for p in tmp_path.iterdir()] == ["view.html"]


def test_a_directory_is_never_overwritten(tmp_path):
    with pytest.raises(ExportError, match="directory"):
        render(view_graphs.harbour(), tmp_path)


def test_the_page_loads_nothing_from_anywhere(html):
    markup = re.sub(r"<script\b.*?</script>", "", html, flags=re.S)
    assert re.findall(r"<link[^>]*href=\"(?!data:,)", markup) == []
    assert re.findall(r"\bsrc\s*=", markup) == []
    assert re.findall(r"url\(|@import", markup) == []
    assert "default-src 'none'" in markup
    assert "sourceMappingURL" not in html


def test_scripts_know_no_address_but_those_of_names_and_licences(html):
    addresses = set(re.findall(r"https?://[\w.-]+", html))
    assert addresses == {
        "http://www.w3.org",  # the namespace of SVG
        "http://www.apache.org",
        "http://opensource.org",
        "http://almende.com",
        "https://visjs.github.io",
        "https://github.com",
        "https://news.example",  # the article's own address
    }


def test_the_licence_of_vis_network_stays_in_the_page(html):
    assert "visjs contributors" in html


def test_names_cannot_break_out_of_the_page(html):
    assert 'alert("x")' not in html
    assert html.count("</script>") == 3
    assert data_of(html)["actors"]["actor:wicked"]["name"] == view_graphs.WICKED
    assert "\u2028" not in html


def test_a_wicked_title_is_text():
    html = page(view_graphs.empty(), "</title><script>bad()</script>")
    assert "<script>bad()" not in html


def test_half_a_surrogate_pair_does_not_stop_the_page(tmp_path):
    graph = view_graphs.empty()
    view_graphs.actor(graph, "half", "half \ud83d")
    assert "\\ud83d" in render(graph, tmp_path / "v.html").read_text(encoding="utf-8")


def test_placeholders_in_the_data_are_left_alone():
    graph = view_graphs.empty()
    view_graphs.actor(graph, "at", "@@style@@")
    assert data_of(page(graph))["actors"]["actor:at"]["name"] == "@@style@@"


def test_the_same_graph_gives_the_same_bytes_in_any_order():
    graph = view_graphs.harbour()
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert page(graph) == page(turned)


def test_another_process_gives_the_same_bytes():
    code = (
        "import zlib, view_graphs, kg.view;"
        "print(zlib.crc32(kg.view.page(view_graphs.harbour()).encode()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_facts_between_the_same_actors_are_bundled_by_kind():
    edges = {e["id"]: e for e in payload(view_graphs.harbour(), "")["edges"]}
    bundle = edges["link:actor:jose/position/actor:port"]
    assert bundle["facts"] == ["position:p1", "position:p2"]
    assert "link:actor:port/threat/actor:crane" in edges


def test_lines_between_the_same_actors_bend_apart():
    edges = payload(view_graphs.harbour(), "")["edges"]
    between = [e["bend"] for e in edges if {e["from"], e["to"]} == {"actor:port", "actor:crane"}]
    assert len(between) == len(set(between)) == 2


def test_a_fact_without_a_line_stays_with_its_actor():
    data = payload(view_graphs.harbour(), "")
    assert data["facts"]["position:p3"]["alone"] == "actor:jose"
    assert all("position:p3" not in e["facts"] for e in data["edges"])


def test_a_fact_that_names_nobody_is_among_the_facts():
    data = payload(view_graphs.nameless(), "x")
    assert data["facts"]["contract:c1"]["alone"] == ""
    assert data["facts"]["contract:c1"]["ends"] == []
    assert [k["name"] for k in data["kinds"]] == ["contract"]
    assert data["edges"] == []


def test_the_more_facts_the_larger_the_node():
    sizes = {n["id"]: n["size"] for n in payload(view_graphs.harbour(), "")["nodes"]}
    assert sizes["actor:jose"] > sizes["actor:crane"] > sizes["actor:rtl"]
    assert node_size(10_000) <= 34


def test_equal_last_parts_of_iris_keep_their_whole_iri():
    graph = view_graphs.empty()
    view_graphs.actor(graph, "a", "one")
    graph.add_node("https://x.example/a", **{**graph.nodes["urn:newskg:actor:a"], "label": "two"})
    assert set(payload(graph, "")["actors"]) == {"urn:newskg:actor:a", "https://x.example/a"}


def test_the_projected_graph_of_a_store_can_be_drawn():
    graph = project(sample_graph.store(), Ontology.open())
    data = payload(graph, "")
    assert {a["name"] for a in data["actors"].values()} >= {"Harbour Authority", "Ada Obi"}
    assert {e["kind"] for e in data["edges"]} == {"position", "threat", "contract", "membership"}


def test_pyvis_and_networkx_stay_unloaded_until_a_page_is_made():
    code = (
        "import kg.view, kg.export, sys; print({'pyvis', 'networkx', 'rdflib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
