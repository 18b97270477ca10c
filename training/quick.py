"""A network in half precision, its passes recorded once and replayed where there is a GPU.

The weights that learn stay in full precision (Micikevicius et al., 2018). The passes of a small
network are so short that most of their time would go into starting kernels one by one.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import Tensor

from training.model import Outputs, TaggerNetwork

# How far the probabilities of a network in half precision may be from its own, on average.
_CLOSE = 0.02


class Learner:
    """Computes a network and its gradients by means of a copy in bfloat16."""

    def __init__(
        self, network: TaggerNetwork, ids: Tensor, shapes: Tensor, recorded: bool = True
    ) -> None:
        """``ids``, ``shapes``: windows of the form that all later ones have, if ``recorded``."""
        self.half = copy.deepcopy(network).bfloat16().train()
        pairs = zip(network.parameters(), self.half.parameters(), strict=True)
        learning = [(full, half) for full, half in pairs if full.requires_grad]
        self.full, self.halves = [f for f, _ in learning], [h for _, h in learning]
        if ids.is_cuda and recorded:
            torch.cuda.make_graphed_callables(self.half, (ids, shapes), allow_unused_input=True)

    def __call__(self, ids: Tensor, shapes: Tensor) -> Outputs:
        """Return the outputs with the weights as they are now."""
        with torch.no_grad():
            torch._foreach_copy_(self.halves, self.full)
        for half in self.halves:
            half.grad = None
        return Outputs(*self.half(ids, shapes))

    def gather(self) -> None:
        """Bring the gradients to the weights in full precision."""
        for full, half in zip(self.full, self.halves, strict=True):
            full.grad = None if half.grad is None else half.grad.float()


class Readers:
    """Networks of one make that only read, in one place of memory: one at a time."""

    def __init__(self, networks: Sequence[TaggerNetwork], ids: Tensor, shapes: Tensor) -> None:
        """``ids``, ``shapes``: windows to try the networks on.

        Raises:
            ValueError: in half precision a network says something else than in full.
        """
        self.weights = [list(copy.deepcopy(n).bfloat16().parameters()) for n in networks]
        self.half = copy.deepcopy(networks[0]).bfloat16().eval().requires_grad_(False)
        for number, network in enumerate(networks):
            apart = _apart(self(number, ids, shapes), network.eval()(ids, shapes))
            if apart > _CLOSE:
                raise ValueError(f"teacher {number} is {apart:.3f} off in half precision")

    @torch.no_grad()
    def __call__(self, number: int, ids: Tensor, shapes: Tensor) -> Outputs:
        """Return what network ``number`` says."""
        torch._foreach_copy_(list(self.half.parameters()), self.weights[number])
        return Outputs(*self.half(ids, shapes))


def _apart(ours: Outputs, theirs: Outputs) -> float:
    """Return how far the probabilities of parts of attributions are from each other."""
    both = [o.attribution.float().softmax(-1) for o in (ours, theirs)]
    return float((both[0] - both[1]).abs().sum(-1).mean())
