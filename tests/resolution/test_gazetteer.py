"""A user's list of names: rows read one by one, links only where nobody else could be meant."""

from __future__ import annotations

import json

import pytest

from kg.errors import InputError
from kg.resolution.gazetteer import Entry, Link, links, read
from kg.resolution.model import Cluster, Identity, Local

Q1, Q2 = "http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q2"
TYPES = ("Person", "Company")


def cluster(slug, *names, kind="Person"):
    members = tuple(Local(f"{slug}-{n}", name) for n, name in enumerate(names))
    return Cluster(Identity(slug, names[0], kind), members)


def test_csv_and_json_lines_give_the_same(tmp_path):
    table, records = tmp_path / "n.csv", tmp_path / "n.jsonl"
    rows = ("name,alias,type,iri", f"Ada Obi,A. Obi|Ada N. Obi,Person,{Q1}", f"Portico,,,{Q2}")
    table.write_text("\ufeff" + "\n".join(rows), "utf-8")
    ada = {"name": "Ada Obi", "alias": ["A. Obi", "Ada N. Obi"], "type": "Person", "iri": Q1}
    lines = (json.dumps({"name": "Portico", "iri": Q2}), "", json.dumps(ada))
    records.write_text("\n".join(lines))
    expected = [Entry(Q1, "Ada Obi", ("A. Obi", "Ada N. Obi"), "Person"), Entry(Q2, "Portico")]
    assert read(table, TYPES) == read(records, TYPES) == (expected, [])


def test_entry_is_read_back_as_it_was_written(tmp_path):
    entry = Entry(Q1, "Ada “Ada” Obi", ("A, Obi",), "Person")
    (tmp_path / "n.jsonl").write_text(entry.to_json() + "\n", "utf-8")
    assert read(tmp_path / "n.jsonl", TYPES) == ([entry], [])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Ada Obi,,Person", "iri"),
        (f",,Person,{Q1}", "name"),
        (f"Ada Obi,,Human,{Q1}", "no type of actors"),
        ("Ada Obi,,Person,Q 1", "not an entry"),
        (f"Ada Obi,,Person,{Q1},more", "more cells"),
    ],
)
def test_malformed_row_is_refused_with_its_line(tmp_path, row, fault):
    path = tmp_path / "n.csv"
    path.write_text(f"name,alias,type,iri\nPortico,,,{Q2}\n{row}\n", "utf-8")
    entries, [refused] = read(path, TYPES)
    assert [e.name for e in entries] == ["Portico"]
    assert refused.where == f"{path}:3"
    assert fault in refused.what


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"x"',
        '{"name": 1, "iri": 2}',
        f'{{"name": "x", "iri": "{Q1}", "kind": "y"}}',
        f'{{"name": "x", "alias": 7, "iri": "{Q1}"}}',
    ],
)
def test_malformed_line_is_refused_with_its_number(tmp_path, line):
    path = tmp_path / "n.jsonl"
    path.write_text(f"\n{line}\n")
    entries, [refused] = read(path, TYPES)
    assert (entries, refused.where) == ([], f"{path}:2")


def test_header_without_iri_is_refused(tmp_path):
    (tmp_path / "n.csv").write_text("name,link\nAda,x\n")
    with pytest.raises(InputError, match="header lacks"):
        read(tmp_path / "n.csv", TYPES)


def test_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "n.csv").write_bytes(b"name,iri\n\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        read(tmp_path / "n.csv", TYPES)


def test_name_and_alias_link_an_actor():
    entries = [Entry(Q1, "Ada Obi", ("Ada N. Obi",), "Person"), Entry(Q2, "Portico")]
    actors = [cluster("ada", "Ada N. Obi"), cluster("portico", "PORTICO", kind="Company")]
    assert links(entries, actors) == [Link("ada", Q1, True), Link("portico", Q2, False)]


def test_name_with_two_iris_is_not_linked():
    assert links([Entry(Q1, "Ada Obi"), Entry(Q2, "Ada Obi")], [cluster("ada", "Ada Obi")]) == []


def test_actor_whose_names_fit_two_iris_is_not_linked():
    entries = [Entry(Q1, "Ada Obi"), Entry(Q2, "Ada N. Obi")]
    assert links(entries, [cluster("ada", "Ada Obi", "Ada N. Obi")]) == []


def test_iri_that_two_actors_fit_is_not_linked():
    both = [cluster("ada", "Ada Obi"), cluster("ada--b", "Ada Obi")]
    assert links([Entry(Q1, "Ada Obi")], both) == []


def test_other_type_is_not_linked():
    assert links([Entry(Q1, "Ada Obi", (), "Company")], [cluster("ada", "Ada Obi")]) == []


def test_surname_alone_is_not_linked():
    assert links([Entry(Q1, "Ada Obi", ("Obi",))], [cluster("obi--a", "Obi")]) == []
