"""training/confidence.py: the fit and its measures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture(scope="module")
def fitting(root: Path) -> ModuleType:
    path = root / "training" / "confidence.py"
    spec = importlib.util.spec_from_file_location("training_confidence", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def cases(fitting: ModuleType, right: int, wrong: int, sign: float) -> list[object]:
    values = np.array([1.0, sign])
    made = [fitting.Case("position", values, True, 0)] * right
    return made + [fitting.Case("position", values, False, 0)] * wrong


def test_without_signs_the_fit_is_the_share(fitting: ModuleType):
    found = [
        fitting.Case("threat", np.array([1.0]), n < 30, 0)  # 30 of 40 are right
        for n in range(40)
    ]
    assert fitting.logistic(fitting.fit(found)) == pytest.approx([0.75], abs=1e-6)


def test_a_sign_of_right_facts_has_a_positive_weight(fitting: ModuleType):
    found = cases(fitting, 90, 10, 1.0) + cases(fitting, 50, 50, 0.0)
    bias, weight = fitting.fit(found)
    assert weight > 1
    assert fitting.logistic(np.array(bias)) == pytest.approx(0.52, abs=0.03)


def test_log_loss_and_area(fitting: ModuleType):
    assert fitting.loss([0.5, 0.5], [True, False]) == pytest.approx(np.log(2))
    assert fitting.area([0.9, 0.8, 0.1], [True, False, False]) == 1
    assert fitting.area([0.5, 0.5], [True, False]) == 0.5
