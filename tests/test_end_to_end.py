"""The real models, from articles to a checked graph."""

from __future__ import annotations

import gzip
import subprocess
import sys
import warnings

import pyoxigraph
import pytest
import rdflib

import kg
from kg.facts import faults

SEED = "pentagon-anthropic-ultimatum.txt"


@pytest.fixture(scope="module")
def graph(root, tmp_path_factory):
    return kg.build(root / "seeds", tmp_path_factory.mktemp("real") / "graph")


def test_seeds_have_facts_of_every_kind(graph):
    kinds = graph.info().counts.kinds
    assert all(kinds[kind] > 0 for kind in ("actor", "position", "threat", "contract"))


def test_every_field_is_verbatim(graph):
    texts = {article.id: article.text for article in graph.articles()}
    assert [f for fact in graph.facts() for f in faults(fact, texts[fact.article])] == []


def test_graph_is_sound(graph):
    assert graph.validate() == []


def test_same_seeds_give_the_same_bytes(graph, root, tmp_path):
    again = kg.build(sorted((root / "seeds").iterdir(), reverse=True), tmp_path / "graph")
    for name in ("graph.nq.gz", "graph.ttl", "view.html"):
        first, second = (g.directory.root / name for g in (graph, again))
        assert first.read_bytes() == second.read_bytes()


def test_files_parse_everywhere_with_the_same_number_of_quads(graph):
    quads = gzip.decompress(graph.directory.nquads_path.read_bytes())
    lines = len(quads.splitlines())
    assert len(list(pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))) == lines
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=quads, format="nquads")
    assert sum(1 for _ in dataset.quads()) == lines


def test_extract_is_a_function_also_after_it_was_used(root):
    first = kg.extract(root / "seeds" / SEED)
    assert first
    assert kg.extract(root / "seeds" / SEED) == first


def test_command_line_builds_and_asks(root, tmp_path):
    def run(*args):
        command = [sys.executable, "-m", "kg.cli", *args]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert run("build", str(root / "seeds" / SEED)).stdout.startswith("1 article: ")
    assert "Anthropic" in run("query", "actors").stdout
    assert "**" in run("explain", "anthropic").stdout
