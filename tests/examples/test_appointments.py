"""examples/appointments: a kind of fact without code, from articles to query, view and exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.facts import FrameFact, dumps, loads
from kg.pipeline import Settings

NAMES = ("appointee", "post", "body", "appointer", "date")
ROWS = [
    ("Helena Moss", "president of the Drivers' Union", "Drivers' Union", None, "2026-04-19"),
    ("Ingrid Solberg", "chief executive", None, "Castlemere Tramways", None),
    ("Nadia Roux", "head of safety", None, None, "2026-02"),
    ("Tomas Ferreira", "finance director", None, "Castlemere Tramways", None),
    (
        "Yusuf Karim",
        "Rail Safety Commission",
        "Rail Safety Commission",
        "Celia Brandt",
        "2026-04-20",
    ),
    (
        "Yusuf Karim",
        "head of the commission's northern office",
        "Rail Safety Commission",
        None,
        "2019",
    ),
]


@pytest.fixture(scope="module")
def example(root: Path) -> Path:
    return root / "examples" / "appointments"


@pytest.fixture(scope="module")
def graph(example: Path, tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    out = tmp_path_factory.mktemp("appointments") / "graph"
    settings = Settings(ontology=example / "ontology")
    return kg.build(example / "articles", out, settings=settings)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], prog_name="kg")


def test_the_query_gives_the_appointments(graph: kg.Graph):
    rows = [tuple(str(v) if v else None for v in row[:-1]) for row in graph.query("appointments")]
    assert graph.query("appointments").columns == (*NAMES, "article")
    assert rows == ROWS


def test_a_query_over_all_kinds_has_them(graph: kg.Graph):
    kinds = {row[1] for row in graph.query("facts-by-article")}
    assert kinds == {"position", "appointment"}


def test_what_is_only_possible_or_denied_is_none(graph: kg.Graph):
    told = " ".join(f.evidence for f in graph.facts() if f.kind == "appointment")
    assert "Whitlock" not in told
    assert "chairman" not in told


def test_every_fact_has_its_evidence_and_can_be_read_back(graph: kg.Graph):
    facts = [f for f in graph.facts() if isinstance(f, FrameFact)]
    assert len(facts) == len(ROWS)
    assert loads(dumps(facts)) == facts
    assert all(f.id.startswith("appointment:") and f.spans["evidence"] for f in facts)


def test_the_graph_is_sound(graph: kg.Graph):
    assert graph.validate() == []


def test_the_shapes_know_a_broken_appointment(graph: kg.Graph, example: Path):
    from pyoxigraph import NamedNode

    from kg.ontology import Ontology
    from kg.rdf import validate

    post = NamedNode("https://w3id.org/newskg/ontology#post")
    quads = [q for q in graph.store.quads() if q.predicate != post]
    report = validate(quads, Ontology.open(example / "ontology"))
    assert any("exactly one post" in v.message for v in report.violations)


def test_who_appoints_whom_is_an_edge(graph: kg.Graph):
    net = graph.to_networkx()
    edges = {
        (net.nodes[s]["label"], net.nodes[t]["label"], d["label"])
        for s, t, d in net.edges(data=True)
        if d["kind"] == "appointment" and d["relation"] == "direct"
    }
    assert ("Celia Brandt", "Yusuf Karim", "Rail Safety Commission") in edges
    assert ("Castlemere Tramways", "Ingrid Solberg", "chief executive") in edges


def test_an_appointment_by_nobody_named_stays_with_the_appointee(graph: kg.Graph):
    net = graph.to_networkx()
    alone = [
        net.nodes[s]["label"]
        for s, _, d in net.edges(data=True)
        if d["kind"] == "appointment" and d["relation"] == "alone"
    ]
    assert sorted(alone) == ["Helena Moss", "Nadia Roux", "Yusuf Karim"]


def test_places_in_the_text_are_no_attributes(graph: kg.Graph):
    keys = {k for *_, d in graph.to_networkx().edges(data=True) for k in d}
    assert {"appointee", "post"} <= keys
    assert not [k for k in keys if k.endswith("_at")]


def test_the_view_shows_the_kind(graph: kg.Graph, tmp_path: Path):
    page = graph.view(tmp_path / "view.html").read_text(encoding="utf-8")
    assert '"name":"appointment"' in page.replace(": ", ":")
    assert "finance director" in page


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph.jsonld", "graph.csv"])
def test_exports_have_the_kind(graph: kg.Graph, tmp_path: Path, name: str):
    files = graph.export(tmp_path / name)
    text = "".join(f.read_text(encoding="utf-8") for f in files)
    assert "finance director" in text
    assert "ppointment" in text


def test_the_commands_tell_of_the_kind(graph: kg.Graph, example: Path):
    at = graph.directory.root
    built = run("build", example / "articles", "-o", at, "--ontology", example / "ontology")
    assert "6 appointments" in built.output.splitlines()[0]
    assert "6 appointments" in run("info", "-g", at).output
    told = run("explain", "Tomas Ferreira", "-g", at).output
    assert "post: finance director" in told
    assert "**Castlemere Tramways also named Tomas Ferreira finance director**" in told
    fact = next(f for f in graph.facts() if f.kind == "appointment")
    assert run("explain", f"urn:newskg:{fact.id}", "-g", at).exit_code == 0


def test_gold_of_the_kind_is_scored(graph: kg.Graph, tmp_path: Path):
    article = graph.articles()[0]
    facts = [f for f in graph.facts() if f.article == article.id]
    gold = [json.loads(line) | {"must": True} for line in dumps(facts).splitlines()]
    missed = next(r for r in gold if r["kind"] == "appointment")
    missed["slots"] = [{"name": "appointee", "type": "actor", "text": "x", "actor": "Nobody"}]
    for folder, records in (("gold", gold), ("system", map(json.loads, dumps(facts).splitlines()))):
        (tmp_path / folder).mkdir()
        lines = "".join(json.dumps(r) + "\n" for r in records)
        (tmp_path / folder / "a.jsonl").write_text(lines, encoding="utf-8")
    args = ("evaluate", tmp_path / "gold", "--system", tmp_path / "system")
    told = run(*args, "--show", "appointment").output
    assert "appointment P  66.7 R  66.7" in told
    assert "MISSED" in told
    assert run(*args, "--show", "nothing").exit_code == 2


def test_every_command_of_the_readme_is_one_of_ours(example: Path):
    text = (example / "README.md").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line.startswith("kg ")]
    assert [words[1] for words in lines] == ["extract", "build", "query", "validate", "export"]
    for words in lines:
        assert run(words[1], "--help").exit_code == 0
        paths = [w for w in words if w.startswith("examples/")]
        assert all((example.parents[1] / p).exists() for p in paths)
