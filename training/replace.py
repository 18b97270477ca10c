"""Other words in a text's place: each piece may give way to one that is like it.

After TinyBERT (Jiao et al., 2020), with the encoder's own word pieces instead of GloVe.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.windows import Special

NEIGHBOURS = 8
_ROWS = 2048


class Replacements:
    """The nearest neighbours of each word piece, and texts with some of them in place."""

    def __init__(self, words: Tensor, special: Special, share: float) -> None:
        """``words``: the encoder's word pieces ``[v, size]``; ``share``: of pieces to replace."""
        self.share, self.special = share, special
        self.neighbours = _nearest(words.detach().float()) if share else words.new_zeros(0)

    def __call__(self, ids: Tensor) -> Tensor:
        """Return ``ids`` ``[windows, length]`` with other pieces in about half of the windows."""
        if not self.share:
            return ids
        device = ids.device
        noisy = torch.rand(len(ids), 1, device=device) < 0.5
        chosen = (torch.rand(ids.shape, device=device) < self.share) & noisy
        chosen &= self.special.free(ids)
        which = torch.randint(NEIGHBOURS, ids.shape, device=device)
        return torch.where(chosen, self.neighbours[ids, which], ids)


def _nearest(words: Tensor) -> Tensor:
    """Return ``[v, NEIGHBOURS]`` by the angle between word pieces."""
    unit = functional.normalize(words, dim=-1)
    found = []
    for start in range(0, len(unit), _ROWS):
        close = unit[start : start + _ROWS] @ unit.T
        found.append(close.topk(NEIGHBOURS + 1).indices[:, 1:])
    return torch.cat(found)
