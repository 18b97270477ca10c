import datetime as dt

import pytest

from kg.read.metadata import date_in_line, date_in_url, field_of, names, parse_date, words


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-04",
        "2025-03-04T23:30:00-05:00",
        "2025/3/4",
        "20250304",
        20250304,
        "4 March 2025",
        "4th March 2025",
        "March 4, 2025",
        "Mar. 4 2025",
        "Tue, 04 Mar 2025 08:00:00 GMT",
        1741082400,
        1741082400000,
        1741082400.0,
    ],
)
def test_a_day_is_read_from_its_usual_forms(value):
    assert parse_date(value) == dt.date(2025, 3, 4)


@pytest.mark.parametrize("value", [None, "", "  ", [], {}, float("nan")])
def test_no_value_is_no_date(value):
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "value", ["soon", "2025-13-45", "03/04/2025", "4 Foo 2025", "2025-03", 5, True, {"day": 4}]
)
def test_what_names_no_day_is_refused(value):
    with pytest.raises(ValueError):
        parse_date(value)


@pytest.mark.parametrize(
    "path",
    [
        "/2022/07/25/mill",
        "/news/2022/7/25",
        "/2022/jul/25/mill",
        "/25/07/2022/mill",
        "/20220725/a.html",
        "/stories/202207250345.html",
        "/view.php?no=20220725000123",
    ],
)
def test_the_day_in_the_path_of_a_url_is_found(path):
    assert date_in_url("https://a.example" + path) == dt.date(2022, 7, 25)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/2022/07/mill",
        "/2022/99/25/",
        "/a?seen=2022-07-25",
        "/mill?no=20220725000123",
        "/view.php?from=20220725",
        "/view.php?page=2&no=20220725000123",
        "/202207251234",
        "/a/3/16/",
        "/05/07/2022/a",
    ],
)
def test_other_numbers_in_a_url_are_no_date(path):
    assert date_in_url("https://a.example" + path) is None


def test_a_broken_url_has_no_date():
    assert date_in_url("https://[2022/07/25/") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("By Jane Roe and Ann Lee", ("Jane Roe", "Ann Lee")),
        ("Jane Roe; Ann Lee; Jane Roe", ("Jane Roe", "Ann Lee")),
        ("Jane Roe, Ann Lee & Bo Lind", ("Jane Roe", "Ann Lee", "Bo Lind")),
        ("Roe, Jane", ("Roe, Jane",)),
        (["Jane Roe", {"name": "Ann Lee"}], ("Jane Roe", "Ann Lee")),
        (None, ()),
    ],
)
def test_authors_are_told_apart(value, expected):
    assert names(value) == expected


@pytest.mark.parametrize("key", ["published_at", "publishedAt", "Published at", "pub-date"])
def test_keys_are_compared_without_case_and_separators(key):
    assert field_of(key) == "date"


def test_an_unknown_key_is_no_field():
    assert field_of("tags") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(" a\n b ", "a b"), (7, "7"), ({"name": "Post"}, "Post"), (["a", "b"], "a"), (True, "")],
)
def test_a_value_becomes_one_line(value, expected):
    assert words(value) == expected


@pytest.mark.parametrize(
    "opening",
    [
        "NORSHOLM, 25 July 2022 -- The mill",
        "NORSHOLM - July 25, 2022: The mill",
        "PORT NORSHOLM — 25 July 2022 (Wire) The mill",
    ],
)
def test_the_day_of_a_date_line_is_found(opening):
    assert date_in_line(opening) == dt.date(2022, 7, 25)


@pytest.mark.parametrize(
    "opening",
    [
        "NORSHOLM, July 25 -- The mill",
        "Norsholm closed the mill on 25 July 2022: it was old.",
        "NORSHOLM, 31 June 2022 -- The mill",
        "The mill",
    ],
)
def test_what_is_no_date_line_with_a_day_and_a_year_has_no_date(opening):
    assert date_in_line(opening) is None
