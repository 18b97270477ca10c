"""Who is who in a build directory: any order, judgements, undo, what is rewritten, links."""

from __future__ import annotations

import gzip
import itertools
import json

import pytest
from fakes import FakePipeline

from kg.article import Article, article_id
from kg.builds import builder, judging, resolving
from kg.builds.directory import BuildDir
from kg.errors import BuildDirectoryError, InputError, KgError, NotFoundError
from kg.ontology import Ontology
from kg.resolution.decisions import append, decide
from kg.resolution.model import Local
from kg.store import Store

# Joseph and Joe Marsh are both beside Portico: rules join them. Joey Marsh is left to a person.
TEXTS = {
    "a": "Joseph Marsh said that the fee is too high. Joseph Marsh will sue Portico over it.",
    "b": "Joe Marsh said that the fee is fair. Joe Marsh will sue Portico.",
    "c": "Joey Marsh said that nobody pays. Bo Reed said that it is late.",
    "d": "Bo Reed said that it rains. Marsh said that it is over.",
}
ONTOLOGY = Ontology.open()


def article(name, text=None):
    text = text or TEXTS[name]
    return Article(id=article_id(name, text), text=text, source=f"{name}.txt")


def build(out, *items, **more):
    return builder.build(items, out, FakePipeline(), ontology=ONTOLOGY, **more)


def local(name, words):
    return Local(article(name).id, words)


def graph_bytes(out):
    names = ("graph.nq.gz", "graph.ttl", "view.html", "resolution.jsonl", "store.json")
    return {name: (out / name).read_bytes() for name in names}


def lines(out):
    return gzip.decompress((out / "graph.nq.gz").read_bytes()).decode().splitlines()


def judge(out, judgement, one, other, **more):
    decision = decide(judgement, one, other, by="Mia", **more)
    return judging.judge(BuildDir.open(out), [decision], ONTOLOGY)


@pytest.fixture
def built(tmp_path):
    """A graph of all texts."""
    build(tmp_path / "g", *map(article, TEXTS))
    return tmp_path / "g"


def test_two_spellings_have_one_iri_label_and_view(built):
    subjects = {line.split()[0] for line in lines(built) if '#label> "Jo' in line}
    assert subjects >= {"<urn:newskg:actor:joseph-marsh>", "<urn:newskg:actor:joey-marsh>"}
    assert "<urn:newskg:actor:joe-marsh>" not in subjects
    assert any(
        'joseph-marsh> <http://www.w3.org/2004/02/skos/core#altLabel> "Joe Marsh"' in line
        for line in lines(built)
    )


def test_facts_keep_the_names_of_their_article(built):
    assert "Joe Marsh" in (built / "facts" / f"{article('b').id}.jsonl").read_text()


def test_graph_of_resolution_says_what_joined_them(built):
    told = [line for line in lines(built) if line.endswith("<urn:newskg:graph:resolution> .")]
    assert any(
        "ontology#reason" in line and "short form of the given name (+5.0)" in line for line in told
    )
    assert any('ontology#localName> "Joe Marsh"' in line for line in told)


def test_surnames_of_two_articles_are_two_nodes(tmp_path):
    texts = ("Lee said that it rains.", "Lee said that it does not.")

    class Persons(FakePipeline):
        def stream(self, articles):
            for item, facts in super().stream(articles):
                for fact in facts:
                    if fact.kind == "actor":
                        object.__setattr__(fact, "type", "Person")
                yield item, facts

    items = [article(str(n), text) for n, text in enumerate(texts)]
    builder.build(items, tmp_path / "g", Persons(), ontology=ONTOLOGY)
    found = {w for line in lines(tmp_path / "g") for w in line.split() if ":actor:lee" in w}
    assert len(found) == 2


def test_reports_how_many_pairs_are_left_to_a_person(tmp_path):
    assert build(tmp_path / "g", *map(article, TEXTS)).proposals >= 1


@pytest.mark.parametrize("order", list(itertools.permutations("abcd"))[1::7])
def test_any_order_and_number_of_builds_gives_the_same_bytes(tmp_path, built, order):
    for name in order:
        build(tmp_path / "other", article(name))
    assert graph_bytes(tmp_path / "other") == graph_bytes(built)


def test_order_does_not_matter_under_judgements_either(tmp_path):
    sides = local("a", "Joseph Marsh"), local("c", "Joey Marsh")
    log = [
        decide("same", *sides, by="Mia"),
        decide("different", sides[0], local("b", "Joe Marsh"), by="Mia"),
    ]
    for out, order in (("one", "abcd"), ("two", "dbca")):
        (tmp_path / out).mkdir()
        for name in order:
            build(tmp_path / out / "g", article(name))
            if name == order[0]:
                append(tmp_path / out / "g" / "decisions.jsonl", log)
    assert graph_bytes(tmp_path / "one" / "g") == graph_bytes(tmp_path / "two" / "g")


def test_judgement_is_applied_and_undone_byte_for_byte(built):
    before = graph_bytes(built)
    sides = local("a", "Joseph Marsh"), local("c", "Joey Marsh")
    judge(built, "same", *sides, reason="one desk")
    assert not any(":actor:joey-marsh>" in line for line in lines(built))
    assert any('#reason> "one desk"' in line for line in lines(built))
    judge(built, "undo", *sides)
    assert graph_bytes(built) == before


def test_merge_by_rule_is_undone_by_different_and_comes_back(built):
    before = graph_bytes(built)
    sides = local("a", "Joseph Marsh"), local("b", "Joe Marsh")
    judge(built, "different", *sides)
    assert any("<urn:newskg:actor:joe-marsh>" in line for line in lines(built))
    judge(built, "undo", *sides)
    assert graph_bytes(built) == before


def test_only_touched_graphs_are_rewritten(built, monkeypatch):
    rewritten = []
    real = Store.replace_graph
    monkeypatch.setattr(
        Store,
        "replace_graph",
        lambda self, iri, quads: (rewritten.append(iri), real(self, iri, quads)),
    )
    changed = judge(built, "same", local("a", "Joseph Marsh"), local("c", "Joey Marsh"))
    articles = [iri for iri in rewritten if ":article:" in iri]
    assert articles == [f"urn:newskg:article:{article('c').id}"]
    assert changed == 1
    assert {iri.rpartition(":")[2] for iri in rewritten if ":graph:" in iri} == {
        "resolution",
        "inferred",
    }


def test_judged_graph_is_the_one_that_a_fresh_build_makes(built):
    judge(built, "same", local("a", "Joseph Marsh"), local("c", "Joey Marsh"))
    judged = graph_bytes(built)
    build(built, *map(article, TEXTS), fresh=True)
    assert graph_bytes(built) == judged


def test_later_build_follows_what_was_judged(tmp_path):
    build(tmp_path / "g", article("a"), article("c"))
    judge(tmp_path / "g", "same", local("a", "Joseph Marsh"), local("c", "Joey Marsh"))
    build(tmp_path / "g", article("d"))
    assert not any(":actor:joey-marsh>" in line for line in lines(tmp_path / "g"))


def test_judgement_on_nobody_is_refused_and_not_written(built):
    with pytest.raises(NotFoundError, match="no actor"):
        judge(built, "same", local("a", "Nobody"), local("c", "Joey Marsh"))
    assert (built / "decisions.jsonl").read_text() == ""


def test_broken_line_of_the_log_is_a_notice_of_the_build(built):
    (built / "decisions.jsonl").write_text('{"judgement": "merge"}\n')
    report = build(built, article("a"))
    assert [e.where for e in report.notices] == [f"{built / 'decisions.jsonl'}:1"]


def test_actor_whom_no_article_names_any_more_is_gone(built):
    build(
        built, article("a"), Article(id="c-1", text="Cy Holm said that it snows.", source="c.txt")
    )
    assert not any("joey-marsh" in line for line in lines(built))
    assert any(":actor:bo-reed>" in line for line in lines(built))


def test_threshold_joins_what_is_proposed(built):
    directory = BuildDir.open(built)
    decisions = judging.accepted(directory, ONTOLOGY, 3.0)
    assert {d.by for d in decisions} == {"rule"}
    judging.judge(directory, decisions, ONTOLOGY)
    assert judging.accepted(directory, ONTOLOGY, 3.0) == []
    assert resolving.decided(directory)[0] == decisions


def test_actor_of_an_article_is_read_from_words():
    assert judging.local("a-1:Ada: Obi") == Local("a-1", "Ada: Obi")
    with pytest.raises(KgError, match="ARTICLE-ID:NAME"):
        judging.local("Ada Obi")


def test_lost_file_of_clusters_is_made_again(built):
    before = graph_bytes(built)
    (built / "resolution.jsonl").unlink()
    build(built, article("a"))
    assert graph_bytes(built) == before


def test_broken_file_of_clusters_is_told(built):
    (built / "resolution.jsonl").write_text("{")
    with pytest.raises(BuildDirectoryError, match="build the graph again"):
        resolving.Identities.load(BuildDir.open(built))


# ---- Gazetteer -----------------------------------------------------------------------------------


def gazetteer(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_links_are_made_and_kept_and_names_stay(tmp_path):
    rows = (
        {"name": "Joe Marsh", "type": "Person", "iri": "https://example.org/Q1"},
        {"name": "Portico", "alias": ["Portico Group"], "iri": "https://example.org/Q2"},
    )
    path = gazetteer(tmp_path / "names.jsonl", *rows)
    build(tmp_path / "g", article("a"), article("b"), gazetteer=path)
    path.unlink()
    build(tmp_path / "g", article("c"))
    told = [line for line in lines(tmp_path / "g") if "example.org/Q" in line]
    assert len(told) == 2
    assert (
        "joseph-marsh> <http://www.w3.org/2002/07/owl#sameAs> <https://example.org/Q1>" in told[0]
    )
    assert "skos/core#exactMatch> <https://example.org/Q2>" in told[1]
    assert any('#label> "Joseph Marsh"' in line for line in lines(tmp_path / "g"))


def test_rows_that_are_none_are_refused_and_the_others_used(tmp_path):
    path = gazetteer(
        tmp_path / "names.jsonl",
        {"name": "Portico", "iri": "https://example.org/Q2"},
        {"name": "x"},
    )
    report = build(tmp_path / "g", article("a"), gazetteer=path)
    assert [e.where for e in report.refused] == [f"{path}:2"]
    assert any("example.org/Q2" in line for line in lines(tmp_path / "g"))


def test_missing_gazetteer_is_told_before_any_work(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        build(tmp_path / "g", article("a"), gazetteer=tmp_path / "none.csv")
    assert not (tmp_path / "g").exists()
