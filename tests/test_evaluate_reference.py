"""Our scorer against the script that ships with the gold articles, on spoilt copies of gold."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.evaluate import score

Facts = list[dict[str, Any]]


def _write(path: Path, facts: Facts) -> None:
    path.write_text("".join(json.dumps(f) + "\n" for f in facts), encoding="utf-8")


@pytest.fixture(scope="module")
def reference(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_gold", shared / "gold" / "score_gold.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(6))
def test_figures_and_errors_agree_with_the_reference_scorer(
    shared: Path, reference: ModuleType, tmp_path: Path, capsys, seed: int
):
    gold_dir = shared / "gold" / ("dev" if seed % 2 else "train")
    chance = random.Random(seed)
    for path in sorted(gold_dir.glob("*.jsonl"))[seed::6]:
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        _write(tmp_path / path.name, perturbed(gold, chance))
        (tmp_path / "gold").mkdir(exist_ok=True)
        _write(tmp_path / "gold" / path.name, gold)
    result = score(tmp_path / "gold", tmp_path)
    for kind in result.kinds:
        reference.main([str(tmp_path / "gold"), str(tmp_path), "--json", "--show", kind])
        *errors, figures = capsys.readouterr().out.splitlines()
        assert result.to_record() == json.loads(figures)
        ours = [str(e).split(maxsplit=2) for e in result.errors(kind)]
        assert ours == [e.split(maxsplit=2) for e in errors]
    reference.main([str(tmp_path / "gold"), str(tmp_path)])
    assert result.to_text() == capsys.readouterr().out.rstrip("\n")


def perturbed(gold: Facts, chance: random.Random) -> Facts:
    """Return what a middling system might have made of the article."""
    names = [n for f in gold if f["kind"] == "actor" for n in (f["name"], *(f["aliases"] or ()))]
    kept = [spoilt(dict(f), names, chance) for f in gold if chance.random() < 0.85]
    again = [spoilt(dict(f), names, chance) for f in gold if chance.random() < 0.15]
    return chance.sample(kept + again, len(kept) + len(again))


def spoilt(fact: dict[str, Any], names: list[str], chance: random.Random) -> dict[str, Any]:
    for key, value in list(fact.items()):
        if key in ("kind", "must") or chance.random() < 0.6:
            continue
        fact[key] = spoilt_value(key, value, names, chance)
    return fact


def spoilt_value(key: str, value: Any, names: list[str], chance: random.Random) -> Any:
    if key in ("holder", "issuer", "target", "on_behalf_of", "addressee", "reported_by"):
        return chance.choice([*names, "he", None, f"The {value} Ltd."])
    if key in ("aliases", "parties"):
        return [*chance.sample(value or [], len(value or []) // 2), chance.choice(names)]
    if isinstance(value, int | float):
        return chance.choice([value * 1.005, value * 1.02, None, str(value)])
    if isinstance(value, str):
        words = value.split()
        cut = chance.randrange(len(words) + 1)
        return chance.choice([" ".join(words[:cut]), " ".join([*words, *words[cut:]]), "", value])
    return chance.choice([value, None])
