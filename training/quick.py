"""A network in half precision, its passes recorded once and replayed where there is a GPU.

The weights that learn stay in full precision (Micikevicius et al., 2018). The passes of a small
network are so short that most of their time would go into starting kernels one by one.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor

from training.model import Outputs, TaggerNetwork


class Learner:
    """Computes a network and its gradients by means of a copy in bfloat16."""

    def __init__(self, network: TaggerNetwork, ids: Tensor, shapes: Tensor, mask: Tensor) -> None:
        """``ids``, ``shapes``, ``mask``: windows of the form that all later ones have."""
        self.half = copy.deepcopy(network).bfloat16().train()
        pairs = zip(network.parameters(), self.half.parameters(), strict=True)
        learning = [(full, half) for full, half in pairs if full.requires_grad]
        self.full, self.halves = [f for f, _ in learning], [h for _, h in learning]
        if ids.is_cuda:
            sample = (ids, shapes, mask)
            torch.cuda.make_graphed_callables(self.half, sample, allow_unused_input=True)

    def __call__(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Outputs:
        """Return the outputs with the weights as they are now."""
        with torch.no_grad():
            torch._foreach_copy_(self.halves, self.full)
        for half in self.halves:
            half.grad = None
        return Outputs(*self.half(ids, shapes, mask))

    def gather(self) -> None:
        """Bring the gradients to the weights in full precision."""
        for full, half in zip(self.full, self.halves, strict=True):
            full.grad = None if half.grad is None else half.grad.float()
