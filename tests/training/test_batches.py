"""Windows of a corpus, what they teach, and other words in their place."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from kg.language.features import Pieces  # noqa: E402
from training.examples import IGNORED, Example, StanceExample  # noqa: E402
from training.replace import Replacements  # noqa: E402
from training.windows import Sampler, Special, corpus, folds  # noqa: E402

SPECIAL = Special(cls=1, sep=2, mask=3)


def document(length: int, first: int) -> Example:
    """Pieces numbered from ``first`` on; the third to fifth are a content, the second its cue."""
    ids = np.arange(first, first + length)
    none = np.zeros(length, np.int64)
    offsets = np.stack([ids, ids + 1], 1).astype(np.int32)
    pieces = Pieces(ids, none, offsets, np.arange(length + 1))
    labels = none.copy()
    labels[1], labels[2], labels[3:5] = 3, 5, 6
    cue = np.full(length, -1)
    cue[1:5] = 1
    stance = StanceExample(np.array([1]), np.array([2, 3, 4]), 7)
    return Example(pieces, labels, cue, np.full(length, -1), None, (stance,))


def sampler(*lengths: int, size: int = 8) -> Sampler:
    starts = 100 * (np.arange(len(lengths)) + 1)
    made = [document(n, int(s)) for n, s in zip(lengths, starts, strict=True)]
    return Sampler(corpus(made), size, SPECIAL, seed=1)


def test_windows_are_full_and_cover_their_documents():
    found = sampler(30, 5, 20)
    read = {int(i) for start in found.cut([0, 1, 2]) for i in range(start, start + 8)}
    assert read == set(range(55))


def test_a_batch_has_the_special_pieces_around_those_of_the_corpus():
    batch = next(sampler(30, 20).batches([0, 1], 2, 1, labelled=True))
    assert batch.ids.shape == (3, 10)
    assert batch.ids[:, 0].tolist() == [1, 1, 1]
    assert batch.ids[:, -1].tolist() == [2, 2, 2]
    assert (batch.ids[:, 1:-1].diff() == 1).sum() >= 18


def test_contents_point_at_the_column_of_their_cue():
    found = sampler(8)
    batch = next(found.batches([0], 1, 1, labelled=True))
    assert batch.cue[0].tolist() == [IGNORED] * 3 + [2, 2, 2] + [IGNORED] * 4


def test_windows_for_stances_teach_nothing_else():
    batch = next(sampler(30, 30).batches([0, 1], 2, 4, labelled=True))
    assert (batch.attribution[2:] == IGNORED).all()
    assert batch.stance.tolist() == [7, 7, 7, 7]
    assert batch.stance_cue.sum(1).tolist() == [1, 1, 1, 1]
    assert batch.stance_content.sum(1).tolist() == [3, 3, 3, 3]


def test_each_document_is_in_one_fold():
    parts = folds(11, 3)
    assert sorted(d for part in parts for d in part) == list(range(11))
    assert parts == folds(11, 3)


def test_only_some_words_are_replaced_and_no_special_piece():
    torch.manual_seed(0)
    words = torch.randn(40, 4)
    ids = torch.tensor([[1, *range(10, 30), 2]] * 50)
    found = Replacements(words, SPECIAL, 0.5)(ids)
    assert (found[:, [0, -1]] == ids[:, [0, -1]]).all()
    assert 0.15 < (found != ids).float().mean() < 0.35


def test_short_windows_teach_no_stances():
    batch = next(sampler(40, 40, size=20).batches([0, 1], 2, 4, labelled=True, short=1.0))
    assert batch.ids.shape[0] == 2
    assert 8 + 2 <= batch.ids.shape[1] < 22
    assert not len(batch.stance)
