"""The classes of errors in actors."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate import ActorErrors, score
from kg.evaluate.actor_errors import actor_errors
from kg.evaluate.matching import match_article


def actor(name: str, *aliases: str, kind: str = "Person", must: bool = True) -> dict[str, Any]:
    return {"kind": "actor", "name": name, "aliases": list(aliases), "type": kind, "must": must}


LENA = actor("Lena Voss", "Voss")
MILL = actor("Norsholm Mill", kind="Company")


@pytest.mark.parametrize(
    ("gold", "system", "errors"),
    [
        ([LENA], [LENA], ActorErrors()),
        ([LENA], [], ActorErrors(missed=1)),
        ([actor("Lena Voss", must=False)], [], ActorErrors()),
        ([], [MILL], ActorErrors(junk=1)),
        ([LENA], [LENA, actor("Voss")], ActorErrors(split=1)),
        ([actor("Lena de Voss")], [actor("Lena de Voss"), actor("De Voss")], ActorErrors(split=1)),
        ([LENA], [LENA, actor("Voss Mill", kind="Company")], ActorErrors(junk=1)),
        ([LENA, MILL], [actor("Lena Voss", "Norsholm Mill")], ActorErrors(merged=1)),
        ([MILL], [actor("Norsholm Mill", kind="GovernmentBody")], ActorErrors(mistyped=1)),
    ],
)
def test_each_error_is_of_one_class(
    gold: list[dict[str, Any]], system: list[dict[str, Any]], errors: ActorErrors
):
    matchings, _ = match_article(gold, system)
    assert actor_errors(matchings["actor"]) == errors


def test_errors_add_up():
    assert ActorErrors(missed=1, junk=2) + ActorErrors(junk=1) == ActorErrors(missed=1, junk=3)


def test_a_score_has_the_errors_of_all_articles(tmp_path):
    line = '{"kind": "actor", "name": "Lena Voss", "type": "Person", "must": true}\n'
    for stem in ("one", "two"):
        (tmp_path / f"{stem}.jsonl").write_text(line, "utf-8")
    assert score(tmp_path, {}).actor_errors == ActorErrors(missed=2)
