"""What the errors say."""

from __future__ import annotations

import pytest

from kg import errors
from kg.errors import KgError

OURS = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, KgError)]


def test_the_place_comes_first_and_the_mend_last():
    error = KgError("no date", where="a.txt:3", mend="write YYYY-MM-DD")
    assert str(error) == "a.txt:3: no date (write YYYY-MM-DD)"


def test_place_and_mend_may_be_empty():
    assert str(KgError("no date")) == "no date"


@pytest.mark.parametrize("kind", OURS, ids=lambda e: e.__name__)
def test_all_are_of_one_family_and_keep_their_parts(kind: type[KgError]):
    error = kind("what", where="where", mend="mend")
    assert isinstance(error, KgError)
    assert (error.what, error.where, error.mend) == ("what", "where", "mend")


def test_there_is_an_error_for_each_place_where_users_can_go_wrong():
    assert {"InputError", "FactError", "OntologyError", "ModelError", "QueryError"} <= {
        e.__name__ for e in OURS
    }
