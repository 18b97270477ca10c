"""The store: graphs replaced whole, clear errors, union of graphs by default."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import BuildDirectoryError
from kg.store import Store

ONE, TWO = "urn:g:one", "urn:g:two"


def quad(words: str, graph: str = ONE) -> Quad:
    return Quad(NamedNode("urn:s:s"), NamedNode("urn:p:p"), Literal(words), NamedNode(graph))


def test_replace_graph_removes_what_was_there() -> None:
    store = Store.in_memory()
    store.load([quad("old"), quad("other", TWO)])
    store.replace_graph(ONE, [quad("new")])
    assert set(store.quads()) == {quad("new"), quad("other", TWO)}


def test_replace_graph_keeps_any_character() -> None:
    odd = quad('"\\\n\r\t\x00\x07\u200b\U0001f600 }} \\u0041 # <x> SERVICE')
    store = Store.in_memory()
    store.replace_graph(ONE, [odd])
    assert list(store.quads()) == [odd]


def test_remove_graph_removes_it_alone() -> None:
    store = Store.in_memory()
    store.load([quad("a"), quad("b", TWO)])
    store.remove_graph(ONE)
    assert store.graphs() == [TWO]
    store.remove_graph("urn:g:none")
    assert len(store) == 1


def test_query_sees_the_union_of_all_graphs_and_the_usual_prefixes() -> None:
    store = Store.in_memory()
    store.load([quad("a"), quad("b", TWO)])
    rows = list(store.query("SELECT ?o { ?s ?p ?o FILTER(DATATYPE(?o) = xsd:string) }"))
    assert {row["o"].value for row in rows} == {"a", "b"}


def test_quads_of_one_graph() -> None:
    store = Store.in_memory()
    store.load([quad("a"), quad("b", TWO)])
    assert list(store.quads(TWO)) == [quad("b", TWO)]


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.replace_graph(ONE, [quad("kept")])
    with Store.open(tmp_path / "store", read_only=True) as store:
        assert list(store.quads()) == [quad("kept")]


def test_store_of_another_process_is_locked(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with Store.open(place):
        code = (
            "import sys; from pathlib import Path; from kg.store import Store\n"
            "from kg.errors import BuildDirectoryError\n"
            "try: Store.open(Path(sys.argv[1]))\n"
            "except BuildDirectoryError as error: print(error)"
        )
        run = subprocess.run(
            [sys.executable, "-c", code, str(place)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(p for p in sys.path if p)},
        )
    assert "another process has the store open" in run.stdout
    assert str(place) in run.stdout


def test_lock_is_given_back_on_close(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    with Store.open(tmp_path / "store") as store:
        assert len(store) == 0


@pytest.mark.parametrize("read_only", [False, True])
def test_file_in_place_of_the_directory_is_an_error(tmp_path: Path, read_only: bool) -> None:
    place = tmp_path / "store"
    place.write_text("not a store")
    with pytest.raises(BuildDirectoryError, match="not a store, or a broken one"):
        Store.open(place, read_only=read_only)


def test_reading_a_store_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildDirectoryError, match="build again"):
        Store.open(tmp_path / "none", read_only=True)


def test_broken_store_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with Store.open(place) as store:
        store.replace_graph(ONE, [quad("kept")])
    (place / "CURRENT").write_text("nonsense\n")
    with pytest.raises(BuildDirectoryError, match="broken"):
        Store.open(place)


def test_writing_to_a_read_only_store_is_an_error(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    with Store.open(tmp_path / "store", read_only=True) as store:
        with pytest.raises(BuildDirectoryError, match="reading only"):
            store.replace_graph(ONE, [quad("new")])
        with pytest.raises(BuildDirectoryError, match="reading only"):
            store.load([quad("new")])


def test_closed_store_is_an_error() -> None:
    store = Store.in_memory()
    store.close()
    with pytest.raises(BuildDirectoryError, match="closed"):
        store.graphs()
