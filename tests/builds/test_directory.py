import json
import multiprocessing
from pathlib import Path

import pytest

from kg.article import Article, article_id
from kg.builds.directory import BuildDir
from kg.builds.manifest import FORMAT, Entry, Manifest, content, digest
from kg.errors import BuildDirectoryError
from kg.facts import Actor, identified


def an_article(text="Ada Marsh signed.", source="a.txt", **more):
    return Article(id=article_id("a", text), text=text, source=source, **more)


def a_built_directory(root):
    directory = BuildDir.prepare(root)
    with directory.lock():
        directory.begin()
        article = an_article()
        fact = identified(Actor(name="Ada Marsh", type="Person", article=article.id))
        directory.put_article(article)
        entry = Entry(("a.txt",), content(article), directory.put_facts(article.id, [fact]), "p")
        directory.save_manifest(Manifest("1", "urn:newskg:", "p", {article.id: entry}))
    return directory


def test_articles_and_facts_come_back(tmp_path):
    a_built_directory(tmp_path / "graph")
    directory = BuildDir.open(tmp_path / "graph")
    [(article, facts)] = directory.all_facts()
    assert article == an_article()
    assert [fact.name for fact in facts] == ["Ada Marsh"]


def test_manifest_comes_back():
    manifest = Manifest("1", "urn:x:", "p", {"a": Entry(("a.txt", "b.txt"), "c", "f", "p")})
    assert Manifest.from_json(manifest.to_json()) == manifest


def test_source_does_not_count_as_content():
    assert content(an_article(source="a.txt")) == content(an_article(source="b.txt"))
    assert content(an_article()) != content(an_article(title="Deal"))


def test_absent_directory_is_named(tmp_path):
    with pytest.raises(BuildDirectoryError, match=r"no such build directory .*kg build"):
        BuildDir.open(tmp_path / "nowhere")


def test_foreign_directory_is_not_touched(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "a browser extension"}')
    for use in (BuildDir.open, BuildDir.prepare):
        with pytest.raises(BuildDirectoryError, match=r"not.* a build directory"):
            use(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["manifest.json"]


def test_file_is_no_build_directory(tmp_path):
    (tmp_path / "graph").write_text("x")
    with pytest.raises(BuildDirectoryError, match="not a build directory"):
        BuildDir.prepare(tmp_path / "graph")


def test_fresh_does_not_make_a_foreign_directory_ours(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(BuildDirectoryError):
        BuildDir.prepare(tmp_path, fresh=True)


def test_other_format_is_refused_and_fresh_mends_it(tmp_path):
    directory = a_built_directory(tmp_path / "graph")
    record = json.loads(directory.manifest_path.read_text()) | {"newskg": FORMAT + 1}
    directory.manifest_path.write_text(json.dumps(record))
    with pytest.raises(BuildDirectoryError, match=rf"format {FORMAT + 1} .*--fresh"):
        BuildDir.open(directory.root)
    BuildDir.prepare(directory.root, fresh=True).clear()
    assert BuildDir.open(directory.root).manifest().articles == {}


@pytest.mark.parametrize("text", ["", "{", '{"newskg": 1}', '{"newskg": 1, "version": 1} x', "[]"])
def test_broken_manifest_is_named(tmp_path, text):
    directory = a_built_directory(tmp_path / "graph")
    directory.manifest_path.write_text(text)
    with pytest.raises(BuildDirectoryError, match=r"manifest.json: broken manifest .*--fresh"):
        BuildDir.open(directory.root)


def test_clear_keeps_the_decisions(tmp_path):
    directory = a_built_directory(tmp_path / "graph")
    directory.decisions_path.write_text('{"judgement": "merge"}\n')
    directory.clear()
    assert directory.decisions_path.read_text() == '{"judgement": "merge"}\n'
    assert not (directory.root / "facts").exists()


def test_failed_write_leaves_the_old_file(tmp_path):
    directory = a_built_directory(tmp_path / "graph")
    directory.write(directory.view_path, b"old")
    with pytest.raises(ZeroDivisionError), directory.replacing(directory.view_path) as temporary:
        temporary.write_bytes(b"half")
        raise ZeroDivisionError
    assert directory.view_path.read_bytes() == b"old"
    assert not list(directory.root.glob("*.tmp"))


def test_full_disk_is_told_in_one_line(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    directory = a_built_directory(tmp_path / "graph")
    monkeypatch.setattr("kg.builds.directory.os.fsync", full)
    with pytest.raises(BuildDirectoryError, match=r"view.html: .*No space left .*free some space"):
        directory.write(directory.view_path, b"new")


def test_directory_left_by_a_killed_first_build_can_be_used(tmp_path):
    (tmp_path / "manifest.json.tmp").write_text('{"newsk')
    (tmp_path / ".lock").touch()
    directory = BuildDir.prepare(tmp_path)
    with directory.lock():
        assert directory.begin() == Manifest()


def test_changed_or_lost_files_are_not_whole(tmp_path):
    directory = a_built_directory(tmp_path / "graph")
    [(name, entry)] = directory.manifest().articles.items()
    assert directory.is_whole(name, entry)
    directory.facts_path(name).write_text("")
    assert not directory.is_whole(name, entry)
    directory.facts_path(name).unlink()
    assert not directory.is_whole(name, entry)


def test_sweep_removes_only_what_the_manifest_does_not_know(tmp_path):
    directory = a_built_directory(tmp_path / "graph")
    directory.put_article(an_article("Left over."))
    directory.sweep(directory.manifest())
    assert [p.stem for p in (directory.root / "articles").iterdir()] == [an_article().id]


def test_files_of_a_build_are_no_inputs(tmp_path):
    directory = a_built_directory(tmp_path / "graph")
    (tmp_path / "graph.txt").touch()
    assert directory.holds(str(directory.manifest_path))
    assert directory.holds(f"{directory.decisions_path}:3")
    assert not directory.holds(str(tmp_path / "graph.txt"))


@pytest.mark.parametrize("source", ["a.txt", "x" * 5000, "a\0b", "https://a.example/mill", "."])
def test_what_is_no_file_lies_in_no_directory(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    assert not BuildDir(Path()).holds(source)


@pytest.mark.parametrize("source", ["", "-", "-:3", "-[0]"])
def test_memory_and_standard_input_lie_in_no_directory(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    assert not BuildDir(Path()).holds(source)


def test_file_in_a_build_directory_is_held_whatever_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-x.txt").touch()
    assert BuildDir(Path()).holds("-x.txt")


def _hold(root, ready, done):
    with BuildDir(root).lock():
        ready.set()
        done.wait(10)


def test_second_build_at_once_is_refused(tmp_path):
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, ready, done))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(BuildDirectoryError, match="another build"), BuildDir(tmp_path).lock():
            pass
    finally:
        done.set()
        other.join()
    with BuildDir(tmp_path).lock():
        assert other.exitcode == 0


def test_digest_of_text_is_the_one_of_its_utf8():
    assert digest("é") == digest("é".encode())
