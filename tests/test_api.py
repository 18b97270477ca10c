import subprocess
import sys

import pytest
from fakes import FakePipeline

import kg
from kg import api
from kg.errors import BuildDirectoryError, InputError, NotFoundError, QueryError
from kg.extracts import extract_to
from kg.resolution.decisions import decide

A = "Ada Marsh said that the fee is too high. Ada Marsh will sue Portico over it."
B = "Bo Reed said that the fee is fair."


@pytest.fixture(autouse=True)
def pipeline(monkeypatch):
    monkeypatch.setattr(api, "pipeline", lambda settings=None: FakePipeline())


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(A)
    (made / "b.txt").write_text(B)
    return made


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "graph"
    articles = [
        kg.Article(id="a", text=A, title="Fees", source="a.txt"),
        kg.Article(id="b", text=B, source="b.txt"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "pipeline", lambda settings=None: FakePipeline())
        yield kg.build(articles, out)


def test_import_is_lazy():
    heavy = "spacy onnxruntime rdflib networkx pyvis trafilatura pyshacl pyoxigraph click rich"
    code = f"import kg, sys; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_there():
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        kg.extrakt  # noqa: B018  # the access is what is tested


def test_version_is_the_one_of_the_distribution(root):
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert kg.__version__ == project["version"]


def test_extract_gives_the_facts_of_a_path(folder):
    facts = kg.extract(folder / "a.txt")
    assert [f.kind for f in facts] == ["actor", "actor", "position", "threat"]


def test_extract_takes_articles_in_memory_and_paths_together(folder):
    facts = kg.extract([kg.Article(id="x", text="Cy Holm said that it rains."), folder])
    assert len({f.article for f in facts}) == 3


def test_single_input_that_is_refused_is_raised(tmp_path):
    with pytest.warns(UserWarning, match="no such file"), pytest.raises(InputError):
        kg.extract(tmp_path / "nowhere.txt")


def test_refused_input_beside_others_is_a_warning(folder, tmp_path):
    with pytest.warns(UserWarning, match=r"nowhere.txt: no such file"):
        assert kg.extract([folder, tmp_path / "nowhere.txt"])


def test_refused_inputs_can_be_heard_of(folder, tmp_path, recwarn):
    heard = []
    kg.build([folder, tmp_path / "nowhere.txt"], tmp_path / "g", on_refused=heard.append)
    assert [e.where for e in heard] == [str(tmp_path / "nowhere.txt")]
    assert not recwarn.list


def test_build_without_any_article_raises(tmp_path):
    with pytest.warns(UserWarning), pytest.raises(InputError):
        kg.build(tmp_path / "nowhere.txt", tmp_path / "g")


def test_build_extends_and_opens(folder, tmp_path):
    kg.build(folder / "a.txt", tmp_path / "g")
    graph = kg.build(folder / "b.txt", out=tmp_path / "g")
    assert [a.source for a in graph.articles()] == [str(folder / n) for n in ("a.txt", "b.txt")]


def test_article_cannot_be_written_outside_the_build_directory(tmp_path):
    articles = [kg.Article(id="../../evil", text=A), kg.Article(id="b", text=B)]
    with pytest.warns(UserWarning, match="an article's id"):
        graph = kg.build(articles, tmp_path / "deep" / "g")
    assert [a.id for a in graph.articles()] == ["b"]
    assert list(tmp_path.rglob("evil*")) == []


def test_inputs_in_the_build_directory_are_a_warning(folder, tmp_path):
    kg.build(folder, folder / "g")
    with pytest.warns(UserWarning, match=r"^\d files in .*g were skipped"):
        kg.build(folder, folder / "g")


def test_query_takes_parameters_of_any_name(graph):
    for name in ("query", "self"):
        with pytest.raises(QueryError, match=f"no parameter '{name}'"):
            graph.query("threats", **{name: "x"})


def test_extract_to_names_files_after_inputs_and_ids(tmp_path, folder):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("Cy Holm said that it rains.")
    (folder / "lines.jsonl").write_text('{"id": "L", "text": "Dee Fox said that it pours."}\n')
    found = api.stream([folder, tmp_path / "more"])
    names = sorted(p.name for p in extract_to(tmp_path / "facts", found))
    assert len(names) == 4
    assert {"a.jsonl", "b.jsonl"} <= set(names)
    assert sum(n.startswith("l-") for n in names) == 1
    assert sum(n.startswith("a-") for n in names) == 1


def test_graph_tells_facts_and_articles(graph):
    assert [a.title for a in graph.articles()] == ["Fees", ""]
    assert len(graph.facts()) == 6


def test_query_by_text_gives_columns_and_rows(graph):
    result = graph.query("SELECT ?name WHERE { ?t a kg:Threat ; kg:issuer/rdfs:label ?name }")
    assert result.columns == ("name",)
    assert list(result) == [("Ada Marsh",)]


def test_query_by_name_takes_values(graph):
    assert len(graph.query("threats", issuer="ada marsh")) == 1
    assert len(graph.query("threats", issuer="bo reed")) == 0


def test_query_gives_a_data_frame(graph):
    pytest.importorskip("pandas", reason="pandas comes with the extra 'notebooks'")
    assert list(graph.query("threats").to_pandas()["from"]) == ["Ada Marsh"]


def test_unsafe_and_unknown_queries_are_refused(graph):
    with pytest.raises(QueryError, match="SERVICE"):
        graph.query("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }")
    with pytest.raises(NotFoundError, match="no query called 'threatz'"):
        graph.query("threatz")


def test_networkx_view_and_export(graph, tmp_path):
    nodes = graph.to_networkx().nodes(data=True)
    assert {d["label"] for _, d in nodes if d["kind"] == "actor"} == {
        "Ada Marsh",
        "Bo Reed",
        "Portico",
    }
    assert "<html" in graph.view(tmp_path / "view.html").read_text(encoding="utf-8")
    [path] = graph.export(tmp_path / "graph.ttl")
    assert path.read_bytes().startswith(b"@prefix")
    assert graph.export(tmp_path / "x", format="nquads") == [tmp_path / "x"]


def test_sound_graph_validates(graph):
    assert graph.validate() == []


def test_evidence_that_is_not_verbatim_is_found(tmp_path):
    graph = kg.build(kg.Article(id="a", text=A), tmp_path / "g")
    path = graph.directory.facts_path("a")
    path.write_text(path.read_text().replace("too high", "too low"))
    checks = {(f.check, f.where.split(":")[0]) for f in graph.validate()}
    assert checks == {("files", "a"), ("evidence", "a")}


def test_info_counts(graph):
    info = graph.info()
    assert (info.articles, info.counts.kinds["actor"]) == (2, 3)
    assert info.counts.threats == {"legal": 1}
    assert info.bytes["store"] > 0


def test_explain_finds_by_alias(graph):
    assert graph.explain("marsh").title == "Ada Marsh"


def test_graph_can_be_closed_and_used_again(graph):
    with kg.open(graph.directory.root) as other:
        assert other.query("threats").rows
    assert other.query("threats").rows
    assert repr(other) == f"kg.open({str(graph.directory.root)!r})"


def test_graph_is_read_while_a_build_holds_the_directory(graph):
    with graph.directory.lock(), kg.open(graph.directory.root) as other:
        assert other.query("threats").rows


def test_store_that_is_not_whole_is_told(tmp_path):
    graph = kg.build(kg.Article(id="a", text=A), tmp_path / "g")
    graph.directory.stamp_path.unlink()
    with pytest.raises(BuildDirectoryError, match=r"not whole.*run the same `kg build` again"):
        kg.open(tmp_path / "g").query("threats")


def test_open_needs_a_build_directory(tmp_path):
    with pytest.raises(BuildDirectoryError, match="not a build directory"):
        kg.open(tmp_path)


def test_judgement_changes_the_graph_that_is_open(tmp_path):
    texts = {"a": "Robert Dane said that it is late.", "b": "Bob Dane said that it is early."}
    graph = kg.build([kg.Article(id=i, text=t) for i, t in texts.items()], tmp_path / "g")
    people = "SELECT DISTINCT ?who WHERE { ?who a kg:Person }"
    assert len(graph.query(people).rows) == 2
    [pair] = graph.resolve().proposals
    changed = graph.judge([decide("same", pair.left, pair.right, by="Mia")])
    assert changed == 1
    assert len(graph.query(people).rows) == 1
