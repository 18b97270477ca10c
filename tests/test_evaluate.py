from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.article import Article, Span
from kg.errors import FactError, InputError
from kg.evaluate import Result, evaluate_pipeline, score
from kg.facts import Actor, Fact, Position, loads, to_record

Facts = list[dict[str, Any]]


def actor(name: str, type: str = "Person", must: bool = True, **more: Any) -> dict[str, Any]:
    return {"kind": "actor", "name": name, "type": type, "evidence": name, "must": must, **more}


def position(holder: str, proposition: str, must: bool = True, **more: Any) -> dict[str, Any]:
    basic = {"cue": "said", "quoted": "indirect", "stance": "asserts", "evidence": proposition}
    said = {"kind": "position", "holder": holder, "proposition": proposition, "must": must}
    return {**said, **basic, **more}


def threat(action: str, evidence: str, **more: Any) -> dict[str, Any]:
    sides = {"issuer": "Lena Voss", "target": "Harbour Trust", "action_type": "strike_protest"}
    return {"kind": "threat", "action": action, "evidence": evidence, "must": True} | sides | more


def contract(parties: list[str], value: float | None = None, **more: Any) -> dict[str, Any]:
    deal = {"subject": "two dredgers", "status": "awarded", "evidence": "two dredgers"}
    return {"kind": "contract", "parties": parties, "value": value, "must": True} | deal | more


VOSS = actor("Lena Voss", aliases=["Voss"], roles=[{"title": "chair", "organization": "Dockers"}])
TRUST = actor("Harbour Trust", "Company", aliases=["the Trust"])
DOCKERS = actor("Dockers' Union", "Organization", aliases=["Dockers"])
CAST = [VOSS, TRUST, DOCKERS]


@pytest.fixture
def scored(tmp_path: Path):
    def run(gold: Facts, system: Facts) -> Result:
        write(tmp_path / "port.jsonl", gold)
        return score(tmp_path, {"port": system})

    return run


def write(path: Path, facts: Facts) -> None:
    path.write_text("".join(json.dumps(f) + "\n" for f in facts), encoding="utf-8")


def figures(result: Result, kind: str) -> tuple[int, int, int]:
    counts = result.kinds[kind]
    return counts.found, counts.gold, counts.system


def field(result: Result, kind: str, name: str) -> str:
    return str(result.kinds[kind].fields[name])


def test_gold_against_itself_is_perfect(scored):
    gold = [*CAST, position("Lena Voss", "the offer is too low")]
    result = scored(gold, gold)
    assert {k: s.f1 for k, s in result.kinds.items()}["position"] == 100
    assert figures(result, "actor") == (3, 3, 3)
    assert result.misses == ()


@pytest.mark.parametrize("name", ["lena voss", "Voss", "Ms. Lena Voss", "LENA VOSS’s"])
def test_an_actor_is_found_by_its_name_or_alias(scored, name):
    assert figures(scored([VOSS], [actor(name)]), "actor") == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "same"),
    [("Acme", True), ("The Acme Co. Ltd.", True), ("Acme, Inc.", True), ("Acme Motors", False)],
)
def test_legal_suffixes_and_articles_do_not_matter(scored, name, same):
    result = scored([actor("Acme Corp", "Company")], [actor(name, "Company")])
    assert result.kinds["actor"].found == same


def test_an_alias_of_the_system_may_be_golds_name(scored):
    system = [actor("Secretary Voss", aliases=["Lena Voss"])]
    assert figures(scored([VOSS], system), "actor") == (1, 1, 1)


def test_one_system_actor_answers_one_gold_actor(scored):
    gold = [actor("Ana Ruiz", aliases=["Ruiz"]), actor("Leo Ruiz", aliases=["Ruiz"])]
    assert figures(scored(gold, [actor("Ruiz")]), "actor") == (1, 2, 1)


def test_unnamed_sources_match_by_half_their_words(scored):
    gold = [actor("two people close to the talks", "AnonymousSource")]
    found = scored(gold, [actor("people close to the talks", "AnonymousSource")])
    assert figures(found, "actor") == (1, 1, 1)
    assert figures(scored(gold, [actor("a rival banker")]), "actor") == (0, 1, 1)


def test_named_actors_do_not_match_by_half_their_words(scored):
    assert figures(scored([VOSS], [actor("Lena Hahn Voss")]), "actor") == (0, 1, 1)


def test_type_and_roles_are_scored_on_matched_actors(scored):
    roles = [{"title": "the chair", "organization": "Dockers' Union"}]
    result = scored([VOSS, DOCKERS], [actor("Voss", "Group", roles=roles), DOCKERS])
    assert field(result, "actor", "type") == "1/2"
    assert field(result, "actor", "role") == "1/1"


def test_a_role_at_another_organisation_is_wrong(scored):
    roles = [{"title": "chair", "organization": "Harbour Trust"}]
    assert field(scored(CAST, [actor("Voss", roles=roles), TRUST]), "actor", "role") == "0/1"


def test_optional_facts_are_neither_rewarded_nor_punished(scored):
    gold = [*CAST, actor("Port Said", "Country", must=False)]
    assert figures(scored(gold, gold), "actor") == (3, 3, 3)
    assert figures(scored(gold, CAST), "actor") == (3, 3, 3)


def test_a_position_needs_its_holder(scored):
    gold = [*CAST, position("Lena Voss", "the offer is too low")]
    wrong = [*CAST, position("Harbour Trust", "the offer is too low")]
    right = [*CAST, position("Voss", "the offer is too low")]
    assert figures(scored(gold, wrong), "position") == (0, 1, 1)
    assert figures(scored(gold, right), "position") == (1, 1, 1)


def test_a_holder_counts_by_the_actor_that_the_system_merged_it_with(scored):
    system = [actor("Lena Voss", aliases=["Chair Voss"]), position("Chair Voss", "it is too low")]
    gold = [VOSS, position("Lena Voss", "it is too low")]
    assert figures(scored(gold, system), "position") == (1, 1, 1)


@pytest.mark.parametrize(("words", "found"), [("the offer is", 1), ("the crane", 0)])
def test_a_position_needs_half_the_words(scored, words, found):
    gold = [*CAST, position("Lena Voss", "the offer is far too low")]
    result = scored(gold, [*CAST, position("Lena Voss", words)])
    assert figures(result, "position") == (found, 1, 1)


def test_curly_and_straight_quotes_are_one(scored):
    gold = [*CAST, position("Lena Voss", "“we won’t move”")]
    result = scored(gold, [*CAST, position("Lena Voss", '"we won\'t move"')])
    assert figures(result, "position") == (1, 1, 1)


@pytest.mark.parametrize("holder", ["Lena Voss", "Harbour Trust"])
def test_any_of_joint_holders_will_do(scored, holder):
    both = [position(who, "talks go on") for who in ("Lena Voss", "Harbour Trust")]
    result = scored([*CAST, *both], [*CAST, position(holder, "talks go on")])
    assert figures(result, "position") == (1, 1, 1)


def test_all_of_joint_holders_are_not_punished(scored):
    both = [position(who, "talks go on") for who in ("Lena Voss", "Harbour Trust")]
    assert figures(scored([*CAST, *both], [*CAST, *both]), "position") == (1, 1, 1)


def test_joint_holders_must_be_found_if_one_of_them_must(scored):
    both = [
        position("Lena Voss", "talks go on", must=False),
        position("Harbour Trust", "talks go on"),
    ]
    assert figures(scored([*CAST, *both], CAST), "position") == (0, 1, 0)


def test_the_same_words_by_another_cue_are_another_fact(scored):
    told = [
        position("Lena Voss", "talks go on"),
        position("Harbour Trust", "talks go on", cue="wrote"),
    ]
    assert scored([*CAST, *told], CAST).kinds["position"].gold == 2


def test_fields_of_positions_are_scored_where_gold_has_them(scored):
    gold = position(
        "Lena Voss", "it is too low", cue="had said", addressee="Harbour Trust", date="2026-03-04"
    )
    system = position("Voss", "it is too low", addressee="The Trust", stance="opposes", date="")
    result = scored([*CAST, gold], [*CAST, system])
    shown = {name: str(value) for name, value in result.kinds["position"].fields.items()}
    assert shown == {
        "stance": "0/1",
        "quoted": "1/1",
        "cue": "1/1",
        "date": "0/1",
        "addressee": "1/1",
    }


def test_threats_match_by_the_act(scored):
    gold = [*CAST, threat("shut every berth", "She will shut every berth, Voss said.")]
    system = [*CAST, threat("shut the berth", "elsewhere", target="the Trust")]
    assert figures(scored(gold, system), "threat") == (1, 1, 1)


def test_threats_match_by_the_evidence_where_the_act_is_worded_otherwise(scored):
    gold = [*CAST, threat("walk out", "Voss said her members would walk out on Friday")]
    same_place = threat("a stoppage", "her members would walk out on Friday")
    other_place = threat("a stoppage", "Nothing of that kind had been heard before")
    assert figures(scored(gold, [*CAST, same_place]), "threat") == (1, 1, 1)
    assert figures(scored(gold, [*CAST, other_place]), "threat") == (0, 1, 1)


@pytest.mark.parametrize("side", ["issuer", "target"])
def test_a_threat_needs_both_sides(scored, side):
    gold = threat("walk out", "they would walk out")
    system = gold | {side: "Dockers' Union"}
    assert figures(scored([*CAST, gold], [*CAST, system]), "threat") == (0, 1, 1)


def test_a_deadline_counts_to_the_minute(scored):
    gold = threat("walk out", "walk out", deadline="2026-02-27T17:01-05:00")
    right = gold | {"deadline": "2026-02-27T17:01:00-05:00"}
    wrong = gold | {"deadline": "2026-02-27T17:00-05:00"}
    assert field(scored([*CAST, gold], [*CAST, right]), "threat", "deadline") == "1/1"
    assert field(scored([*CAST, gold], [*CAST, wrong]), "threat", "deadline") == "0/1"


@pytest.mark.parametrize(("value", "found"), [(201e6, 1), (203e6, 0), (None, 0), ("much", 0)])
def test_a_contracts_value_counts_to_one_percent(scored, value, found):
    gold = [*CAST, contract(["Harbour Trust", "Lena Voss"], 200e6)]
    system = [*CAST, contract(["Harbour Trust", "Lena Voss"], value)]
    assert figures(scored(gold, system), "contract") == (found, 1, 1)


def test_a_contract_needs_one_party_and_credits_all(scored):
    gold = [*CAST, contract(["Harbour Trust", "Lena Voss"])]
    one = scored(gold, [*CAST, contract(["The Trust"])])
    none = scored(gold, [*CAST, contract(["Dockers"])])
    assert figures(one, "contract") == (1, 1, 1)
    assert field(one, "contract", "all_parties") == "0/1"
    assert figures(none, "contract") == (0, 1, 1)


def test_errors_name_the_article_and_the_fact(scored):
    result = scored([*CAST, position("Lena Voss", "it is too low")], [TRUST, actor("Bo Lind")])
    assert [str(e).split(" {")[0] for e in result.errors("actor")] == [
        "port MISSED  ",
        "port MISSED  ",
        "port SPURIOUS",
    ]
    (missed,) = result.errors("position")
    assert (missed.article, missed.what) == ("port", "missed")
    assert missed.record["proposition"] == "it is too low"


def test_figures_are_given_for_each_article_and_together(tmp_path: Path):
    write(tmp_path / "a.jsonl", [VOSS])
    write(tmp_path / "b.jsonl", [TRUST, DOCKERS])
    result = score(tmp_path, {"a": [VOSS], "b": [actor("Bo Lind")]})
    assert [(a.article, a.kinds["actor"].f1) for a in result.articles] == [("a", 100), ("b", 0)]
    assert result.to_record()["actor"]["P"] == 50.0
    assert json.loads(result.to_json()) == result.to_record()


def test_an_article_without_output_counts_as_empty(tmp_path: Path):
    write(tmp_path / "a.jsonl", CAST)
    (tmp_path / "system").mkdir()
    assert figures(score(tmp_path, tmp_path / "system"), "actor") == (0, 3, 0)


def test_the_pipelines_own_records_are_scored(scored):
    facts = [
        Actor(name="Lena Voss", type="Person", mentions=(Span(0, 9),)),
        Position(holder="Lena Voss", proposition="talks go on", quoted="direct", stance="asserts"),
    ]
    result = scored([VOSS, position("Lena Voss", "talks go on")], [to_record(f) for f in facts])
    assert figures(result, "position") == (1, 1, 1)


def test_a_directory_without_gold_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="no gold here"):
        score(tmp_path, {})


def test_a_missing_directory_of_facts_is_refused(tmp_path: Path):
    write(tmp_path / "port.jsonl", [VOSS])
    with pytest.raises(InputError, match="no such directory"):
        score(tmp_path, tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"kind": "actor"', "port.jsonl:2: broken JSON"),
        ("[1]", "port.jsonl:2: not a JSON object"),
        ('{"kind": "actor", "name": "Bo", "must": true}', "fact 2: a gold actor without type"),
        ('{"kind": "contract", "parties": "Bo"}', "port.jsonl:2: parties is malformed"),
    ],
)
def test_a_broken_gold_line_is_named(tmp_path: Path, line, fault):
    (tmp_path / "port.jsonl").write_text(json.dumps(VOSS) + "\n" + line + "\n")
    with pytest.raises(FactError, match=fault):
        score(tmp_path, {})


class OneNote:
    """A pipeline that finds the same facts in every article."""

    def stream(self, articles: Any) -> Iterator[tuple[Article, list[Fact]]]:
        for article in articles:
            found = '{"kind": "actor", "name": "Lena Voss", "type": "Person"}'
            yield article, loads(found)


def test_a_pipeline_is_run_over_the_gold_texts(tmp_path: Path):
    write(tmp_path / "port.jsonl", [VOSS, TRUST])
    (tmp_path / "port.txt").write_text("Lena Voss spoke for the dockers at the harbour.\n" * 3)
    assert figures(evaluate_pipeline(tmp_path, OneNote()), "actor") == (1, 2, 1)


def test_a_gold_article_without_its_text_is_named(tmp_path: Path):
    write(tmp_path / "port.jsonl", [VOSS])
    with pytest.raises(InputError, match=r"port\.txt"):
        evaluate_pipeline(tmp_path, OneNote())
