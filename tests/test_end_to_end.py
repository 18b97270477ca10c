"""The real models, from articles to a checked graph."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys

import pyoxigraph
import pytest
import rdflib

import kg
from kg.export import FORMATS
from kg.facts import faults

SEED = "pentagon-anthropic-ultimatum.txt"
# Exports, and what rdflib calls their formats.
WITH_GRAPHS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
WITHOUT_GRAPHS = {"turtle": "turtle", "ntriples": "nt"}


def built(paths, out, seed):
    """Build in a process of its own, whose sets and dicts have the order that ``seed`` gives."""
    command = [sys.executable, "-m", "kg.cli", "build", *map(str, paths), "-o", str(out)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    return kg.open(out)


@pytest.fixture(scope="module")
def graph(root, tmp_path_factory):
    return built([root / "seeds"], tmp_path_factory.mktemp("real") / "graph", "1")


def test_seeds_have_facts_of_every_kind(graph):
    kinds = graph.info().counts.kinds
    assert all(kinds[kind] > 0 for kind in ("actor", "position", "threat", "contract"))


def test_every_field_is_verbatim(graph):
    texts = {article.id: article.text for article in graph.articles()}
    assert [f for fact in graph.facts() for f in faults(fact, texts[fact.article])] == []


def test_graph_is_sound(graph):
    assert graph.validate() == []


def contents(graph):
    """Return what a reader of the build directory sees, by name, the N-Quads unpacked."""
    directory = graph.directory
    files = {p.name: p.read_bytes() for p in (directory.root / "facts").iterdir()}
    files |= {p.name: p.read_bytes() for p in (directory.turtle_path, directory.view_path)}
    return files | {"graph.nq": gzip.decompress(directory.nquads_path.read_bytes())}


def test_same_seeds_give_the_same_bytes_in_any_process_and_order(graph, root, tmp_path):
    paths = sorted((root / "seeds").iterdir(), reverse=True)
    first, again = contents(graph), contents(built(paths, tmp_path / "graph", "2"))
    assert len(first) == len(graph.articles()) + 3
    assert [name for name in first if first[name] != again.get(name)] == []
    assert first.keys() == again.keys()


@pytest.fixture(scope="module")
def quads(graph):
    """The quads of the store, read by pyoxigraph from the file for other tools."""
    lines = gzip.decompress(graph.directory.nquads_path.read_bytes())
    found = set(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(found) == len(lines.splitlines()) > 1000
    return found


def counted(path, rdflib_format):
    """Return how many quads pyoxigraph and rdflib find in a file, each counted once."""
    ending = path.name.removeprefix("graph.")
    data = gzip.decompress(path.read_bytes()) if ending == "nq.gz" else path.read_bytes()
    by_rdflib = rdflib.Dataset()
    by_rdflib.parse(data=data, format=rdflib_format)
    form = pyoxigraph.RdfFormat.from_extension(ending.removesuffix(".gz"))
    return len(set(pyoxigraph.parse(data, format=form))), sum(1 for _ in by_rdflib.quads())


def test_files_of_the_build_parse_everywhere_with_the_same_number(graph, quads):
    triples = {q.triple for q in quads}
    assert counted(graph.directory.nquads_path, "nquads") == (len(quads), len(quads))
    assert counted(graph.directory.turtle_path, "turtle") == (len(triples), len(triples))


@pytest.mark.parametrize("name", [*WITH_GRAPHS, *WITHOUT_GRAPHS])
def test_rdf_exports_parse_everywhere_with_the_same_number(graph, quads, tmp_path, name):
    [path] = graph.export(tmp_path / f"graph{FORMATS[name].ending}")
    wanted = len(quads if name in WITH_GRAPHS else {q.triple for q in quads})
    assert counted(path, (WITH_GRAPHS | WITHOUT_GRAPHS)[name]) == (wanted, wanted)


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
