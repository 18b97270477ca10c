"""Windows of a corpus, what they teach, and other words in their place."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from kg.language.features import Pieces  # noqa: E402
from training.examples import IGNORED, Example, StanceExample  # noqa: E402
from training.model import Outputs  # noqa: E402
from training.replace import Replacements  # noqa: E402
from training.told import Told, fill, listen  # noqa: E402
from training.windows import Sampler, Special, batch, corpus, folds  # noqa: E402

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
    opens = ids % 5 == first % 5
    return Example(pieces, opens, labels, cue, np.full(length, -1), None, (stance,))


def sampler(*lengths: int, size: int = 8) -> Sampler:
    starts = 100 * (np.arange(len(lengths)) + 1)
    made = [document(n, int(s)) for n, s in zip(lengths, starts, strict=True)]
    return Sampler(corpus(made), size, SPECIAL, seed=1)


def test_windows_are_full_and_cover_their_documents():
    found = sampler(30, 5, 20)
    read = {int(i) for start in found.cut([0, 1, 2]) for i in range(start, start + 8)}
    assert read == set(range(55))


def test_a_batch_has_the_special_pieces_around_those_of_the_corpus():
    drawn = next(sampler(30, 20).batches([0, 1], 2, 1, labelled=True))
    assert drawn.ids.shape == (3, 10)
    assert drawn.ids[:, 0].tolist() == [1, 1, 1]
    assert drawn.ids[:, -1].tolist() == [2, 2, 2]
    assert (drawn.ids[:, 1:-1].diff() == 1).sum() >= 18


def test_contents_point_at_the_column_of_their_cue():
    found = sampler(8)
    drawn = next(found.batches([0], 1, 1, labelled=True))
    assert drawn.cue[0].tolist() == [IGNORED] * 3 + [2, 2, 2] + [IGNORED] * 4


def test_windows_for_stances_teach_nothing_else():
    drawn = next(sampler(30, 30).batches([0, 1], 2, 4, labelled=True))
    assert (drawn.attribution[2:] == IGNORED).all()
    assert drawn.stance.tolist() == [7, 7, 7, 7]
    assert drawn.stance_cue.sum(1).tolist() == [1, 1, 1, 1]
    assert drawn.stance_content.sum(1).tolist() == [3, 3, 3, 3]


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


def test_short_windows_are_whole_sentences():
    found = sampler(40, 40, size=20)
    drawn = next(found.batches([0, 1], 2, 1, labelled=True, short=1.0))
    assert drawn.ids.shape == (3, 22)
    for row in range(2):
        read = int(drawn.mask[row].sum())
        assert drawn.place[row, 1].item() % 5 == 0
        assert (read - 2) % 5 == 0
        assert drawn.ids[row, read - 1 :].tolist() == [2] * (23 - read)
        assert (drawn.attribution[row, read - 1 :] == IGNORED).all()


def test_what_points_behind_the_end_of_a_short_window_points_at_nothing():
    found = sampler(8)
    first, lengths = np.array([0]), np.array([1])
    short = batch(found.corpus, first + 1, lengths, np.zeros(0, np.int64), SPECIAL)
    assert short.cue[0].tolist() == [IGNORED, IGNORED, IGNORED]
    content = batch(found.corpus, first + 2, lengths, np.zeros(0, np.int64), SPECIAL)
    assert content.cue[0].tolist() == [IGNORED, 3, IGNORED]


def test_listening_tells_annotated_layers_and_filling_the_others():
    found = sampler(30, 20)
    told = Told.nothing(found.corpus)

    def read(ids, shapes, mask):
        sizes = dict(zip(("attribution", "entities", "stance"), (7, 19, 34), strict=True))
        scores = {n: torch.zeros(*ids.shape, k) for n, k in sizes.items()}
        scores["attribution"][..., 2] = 9.0
        return Outputs(cue=torch.empty(0), source=torch.empty(0), **scores)

    listen(told, read, found, [1])
    assert (told.attribution[:30] == 0).all()
    assert (told.attribution[30:].argmax(-1) == 2).all()
    assert (told.entities == 0).all()
    assert told.stance.sum(-1).tolist() == pytest.approx([0.0, 1.0])
    fill(told, [read], found, "entities", 2.0)
    assert (told.entities.sum(-1) > 0).all()
    assert (told.attribution[:30] == 0).all()
