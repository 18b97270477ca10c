import gzip
import itertools
import json

import pytest
from fakes import FakePipeline

from kg.article import Article, article_id
from kg.builds import builder, outputs
from kg.builds.directory import BuildDir
from kg.builds.listener import Listener
from kg.errors import BuildDirectoryError, FactError, InputError, KgError
from kg.facts import Position
from kg.ontology import Ontology

TEXTS = {
    "a.txt": "Ada Marsh said that the fee is too high. Ada Marsh will sue Portico over it.",
    "b.txt": "Bo Reed said that the fee is fair.",
    "c.txt": "Cy Holm said that nobody pays. Bo Reed will sue Portico.",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A graph of all texts, built at once."""
    out = tmp_path_factory.mktemp("whole") / "g"
    build(out, *map(article, TEXTS))
    return out


# Articles, facts, the manifest three times, decisions, who is who, N-Quads, Turtle, view, stamp.
WRITES = 2 * len(TEXTS) + 9


def article(source, text=None, **more):
    text = text or TEXTS[source]
    return Article(id=article_id(source[0], text), text=text, source=source, **more)


def build(out, *items, pipeline=None, **more):
    pipeline = pipeline or FakePipeline()
    report = builder.build(items, out, pipeline, ontology=Ontology.open(), **more)
    return report, pipeline


def graph_bytes(out):
    return {
        p.name: p.read_bytes()
        for p in (out / "graph.nq.gz", out / "graph.ttl", out / "view.html", out / "manifest.json")
    }


def store_lines(out):
    return gzip.decompress((out / "graph.nq.gz").read_bytes()).decode().splitlines()


def test_build_makes_all_that_the_design_names(tmp_path):
    report, _ = build(tmp_path / "g", article("a.txt"), article("b.txt"))
    names = {p.name for p in (tmp_path / "g").iterdir()}
    assert names >= {
        "articles",
        "facts",
        "decisions.jsonl",
        "store",
        "manifest.json",
        "view.html",
        "graph.nq.gz",
        "graph.ttl",
    }
    assert report.articles == report.extracted == 2
    assert report.facts == {"actor": 3, "position": 2, "threat": 1, "contract": 0}
    assert report.clean


def test_facts_are_in_shape(tmp_path):
    assert build(tmp_path / "g", *map(article, TEXTS))[0].violations == ()


@pytest.mark.parametrize("order", [("c.txt", "a.txt", "b.txt"), ("b.txt", "c.txt", "a.txt")])
def test_order_of_articles_does_not_matter(tmp_path, whole, order):
    build(tmp_path / "g", *map(article, order))
    assert graph_bytes(tmp_path / "g") == graph_bytes(whole)


def test_number_of_builds_does_not_matter(tmp_path, whole):
    for source in reversed(TEXTS):
        build(tmp_path / "g", article(source))
    assert graph_bytes(tmp_path / "g") == graph_bytes(whole)


def test_unchanged_articles_are_not_extracted_again(tmp_path):
    build(tmp_path / "g", article("a.txt"), article("b.txt"))
    report, second = build(tmp_path / "g", article("a.txt"), article("c.txt"))
    assert second.read == [article("c.txt").id]
    assert (report.articles, report.extracted) == (3, 1)


def test_unchanged_build_writes_nothing(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "g").rglob("*") if p.is_file()}
    build(tmp_path / "g", article("a.txt"))
    after = {p: p.stat().st_mtime_ns for p in (tmp_path / "g").rglob("*") if p.is_file()}
    assert {p.name for p in after if before.get(p) != after[p]} == set()


def test_other_pipeline_extracts_old_articles_again(tmp_path):
    build(tmp_path / "g", article("a.txt"), article("b.txt"))
    _, second = build(tmp_path / "g", article("b.txt"), pipeline=FakePipeline("fake-2"))
    assert second.read == sorted([article("a.txt").id, article("b.txt").id])


def test_changed_metadata_is_extracted_again(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    _, second = build(tmp_path / "g", article("a.txt", title="Fees"))
    assert second.read == [article("a.txt").id]
    assert BuildDir.open(tmp_path / "g").article(article("a.txt").id).title == "Fees"


def test_new_text_at_a_place_replaces_the_old(tmp_path):
    build(tmp_path / "g", article("a.txt"), article("b.txt"))
    changed = article("a.txt", "Dee Fox said that it is over.")
    report, _ = build(tmp_path / "g", changed)
    assert report.removed == 1
    build(tmp_path / "new", changed, article("b.txt"))
    assert graph_bytes(tmp_path / "g") == graph_bytes(tmp_path / "new")
    assert not (tmp_path / "g" / "facts" / f"{article('a.txt').id}.jsonl").exists()


def test_lines_that_move_keep_their_articles(tmp_path):
    one, two = article("a.txt"), article("b.txt")

    def at(item, line):
        return Article(id=item.id, text=item.text, source=f"x.jsonl:{line}")

    build(tmp_path / "g", at(one, 1), at(two, 2))
    new = Article(id="n-1", text="Dee Fox said that it is over.", source="x.jsonl:1")
    report, second = build(tmp_path / "g", new, at(one, 2), at(two, 3))
    assert second.read == ["n-1"]
    assert (report.articles, report.removed) == (3, 0)


def test_text_at_two_places_is_one_article_until_both_are_gone(tmp_path):
    text = TEXTS["a.txt"]
    build(tmp_path / "g", article("a.txt"))
    build(tmp_path / "g", article("a2.txt", text))
    first, _ = build(tmp_path / "g", article("a.txt", "Dee Fox said that it is over."))
    assert (first.articles, first.removed) == (2, 0)
    assert BuildDir.open(tmp_path / "g").article(article("a.txt").id).source == "a2.txt"
    second, _ = build(tmp_path / "g", article("a2.txt", "Dee Fox said that it is not over."))
    assert second.removed == 1


@pytest.mark.parametrize("source", ["-", "-:1", "-[0]", ""])
def test_standard_input_and_memory_replace_nothing(tmp_path, source):
    for text in ("Dee Fox said that it is over.", "Dee Fox said that it is not over."):
        report, _ = build(
            tmp_path / "g", Article(id=article_id("x", text), text=text, source=source)
        )
    assert report.articles == 2


def test_fresh_starts_anew_but_keeps_the_decisions(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    (tmp_path / "g" / "decisions.jsonl").write_text('{"judgement": "merge"}\n')
    report, _ = build(tmp_path / "g", article("b.txt"), fresh=True)
    assert report.articles == 1
    assert (tmp_path / "g" / "decisions.jsonl").read_text() == '{"judgement": "merge"}\n'


def test_fresh_build_without_an_article_changes_nothing(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    before = graph_bytes(tmp_path / "g")
    build(tmp_path / "g", InputError("no such file", where="x.txt"), fresh=True)
    assert graph_bytes(tmp_path / "g") == before


def test_without_an_article_no_directory_is_made(tmp_path):
    report, _ = build(tmp_path / "g", InputError("no such file", where="x.txt"))
    assert [str(e) for e in report.refused] == ["x.txt: no such file"]
    assert not (tmp_path / "g").exists()


def test_what_a_build_made_is_no_input(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    inside = str(tmp_path / "g" / "view.html")
    report, _ = build(
        tmp_path / "g",
        Article(id="view-1", text="x", source=inside),
        InputError("not an article", where=f"{tmp_path / 'g' / 'manifest.json'}:1"),
        InputError("not an article", where=f"{tmp_path / 'g' / 'manifest.json'}:2"),
    )
    assert report.articles == 1
    assert report.clean
    assert report.skipped == 2  # files, not lines


@pytest.mark.parametrize("stop_after", [0, 1, 2])
def test_interrupted_build_is_gone_on_with(tmp_path, whole, stop_after):
    items = [article(s) for s in TEXTS]
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "g", *items, pipeline=FakePipeline(stop_after=stop_after))
    _, second = build(tmp_path / "g", *items)
    assert len(second.read) == len(TEXTS) - stop_after
    assert graph_bytes(tmp_path / "g") == graph_bytes(whole)


class Killed(BaseException):
    """A stand-in for the end of the process."""


@pytest.mark.parametrize("step", range(WRITES))
def test_build_killed_at_any_write_is_gone_on_with(tmp_path, whole, monkeypatch, step):
    left = itertools.count(step, -1)
    real = BuildDir.write

    def dying(self, path, data):
        if next(left) <= 0:  # no write after this one comes through either
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(path.name + ".tmp").write_bytes(data[: len(data) // 2])
            raise Killed
        real(self, path, data)

    monkeypatch.setattr(BuildDir, "write", dying)
    with pytest.raises(Killed):
        build(tmp_path / "g", *map(article, TEXTS))
    monkeypatch.setattr(BuildDir, "write", real)
    build(tmp_path / "g", *map(article, TEXTS))
    assert graph_bytes(tmp_path / "g") == graph_bytes(whole)
    leftovers = [*(tmp_path / "g").glob("articles/*.tmp"), *(tmp_path / "g").glob("facts/*.tmp")]
    assert leftovers == []


def test_number_of_writes_is_the_one_that_the_test_of_kills_goes_through(tmp_path, monkeypatch):
    written = []
    real = BuildDir.write
    monkeypatch.setattr(
        BuildDir, "write", lambda self, path, data: (written.append(path), real(self, path, data))
    )
    build(tmp_path / "g", *map(article, TEXTS))
    assert len(written) == WRITES


def test_lost_store_is_made_again(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    before = graph_bytes(tmp_path / "g")
    (tmp_path / "g" / "store.json").unlink()
    _, second = build(tmp_path / "g", article("a.txt"))
    assert second.read == []
    assert graph_bytes(tmp_path / "g") == before


def test_store_that_is_behind_the_facts_catches_up(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    build(tmp_path / "new", article("a.txt"), article("b.txt"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "refresh", lambda *_: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            build(tmp_path / "g", article("b.txt"))
    build(tmp_path / "g", article("b.txt"))
    assert graph_bytes(tmp_path / "g") == graph_bytes(tmp_path / "new")


def test_hand_made_change_of_facts_is_made_good(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    before = graph_bytes(tmp_path / "g")
    path = tmp_path / "g" / "facts" / f"{article('a.txt').id}.jsonl"
    path.write_text("")
    _, second = build(tmp_path / "g", article("a.txt"))
    assert second.read == [article("a.txt").id]
    assert graph_bytes(tmp_path / "g") == before


def test_base_is_kept_by_later_builds(tmp_path):
    build(tmp_path / "g", article("a.txt"), base="https://example.org/kg/")
    build(tmp_path / "g", article("b.txt"))
    assert any(
        f"<https://example.org/kg/article:{article('b.txt').id}>" in line
        for line in store_lines(tmp_path / "g")
    )


def test_other_base_maps_everything_anew(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    report, second = build(tmp_path / "g", article("a.txt"), base="https://example.org/kg/")
    assert second.read == []
    assert report.violations == ()
    assert not any("<urn:newskg:" in line for line in store_lines(tmp_path / "g"))


def test_base_that_is_no_iri_is_refused_before_anything_is_done(tmp_path):
    pipeline = FakePipeline()
    with pytest.raises(KgError, match="not the start of an IRI"):
        build(tmp_path / "g", article("a.txt"), pipeline=pipeline, base="no iri")
    assert pipeline.read == []
    assert not (tmp_path / "g").exists()


def test_notices_name_what_needs_a_look(tmp_path):
    report, _ = build(tmp_path / "g", article("a.txt", "“Nothing to see here."))
    assert len(report.notices) == 2
    assert report.articles == 1
    assert not report.clean
    again, _ = build(tmp_path / "g", article("a.txt", "“Nothing to see here."))
    assert len(again.notices) == 2


def test_facts_that_contradict_themselves_are_told_and_the_rest_is_built(tmp_path):
    class Wrong(FakePipeline):
        def stream(self, articles):
            for item, facts in super().stream(articles):
                stray = Position(
                    id="position:1",
                    article=item.id,
                    holder="Nobody",
                    proposition="x",
                    quoted="direct",
                    stance="asserts",
                )
                yield item, [*facts, stray] if item.source == "a.txt" else facts

    report, _ = build(tmp_path / "g", article("a.txt"), article("b.txt"), pipeline=Wrong())
    assert len(report.violations) == 1
    assert "'Nobody' is no actor" in report.violations[0]
    again, _ = build(tmp_path / "g", article("b.txt"), pipeline=Wrong())
    assert again.violations == report.violations
    assert any(article("b.txt").id in line for line in store_lines(tmp_path / "g"))


def test_listener_hears_of_everything(tmp_path):
    heard = []
    listener = Listener(
        refused=lambda e: heard.append(("refused", e.where)),
        noticed=lambda e: heard.append(("noticed", e.where)),
        begun=lambda step, n: heard.append((step, n)),
        done=lambda title: heard.append(("done", title)),
    )
    refusal = InputError("empty", where="x.txt")
    items = (article("b.txt", title="Fees"), article("c.txt", "Hm.", title="Rain"))
    build(tmp_path / "g", refusal, *items, listener=listener)
    assert heard == [
        ("refused", "x.txt"),
        ("extracting", 2),
        ("done", "Fees"),
        ("done", "Rain"),
        ("noticed", "c.txt"),
        ("storing", 2),
        ("done", "Fees"),
        ("done", "Rain"),
    ]


def test_build_into_a_foreign_directory_extracts_nothing(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    pipeline = FakePipeline()
    with pytest.raises(BuildDirectoryError):
        build(tmp_path, article("a.txt"), pipeline=pipeline)
    assert pipeline.read == []
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_manifest_tells_source_hashes_and_settings(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    record = json.loads((tmp_path / "g" / "manifest.json").read_text())
    [entry] = record["articles"].values()
    assert entry["sources"] == ["a.txt"]
    assert record["pipeline"] == entry["pipeline"] == "fake-1"
    assert len(entry["facts"]) == len(entry["content"]) == 64


def test_broken_facts_file_is_named(tmp_path):
    build(tmp_path / "g", article("a.txt"))
    path = tmp_path / "g" / "facts" / f"{article('a.txt').id}.jsonl"
    path.write_text("{")
    with pytest.raises(FactError, match=r"\.jsonl:1: broken JSON"):
        list(BuildDir.open(tmp_path / "g").all_facts())
