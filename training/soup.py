"""Average the weights of taggers: ``python -m training.soup OUT FILE=SHARE FILE=SHARE ...``.

Between a network and what further training made of it lies one that is better than both
(Wortsman et al., 2022, "Robust fine-tuning of zero-shot models", and "Model soups"). A part that
some of them lack, such as a head that is new, is the mean of those that have it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from training.model import read_weights

Member = tuple[dict[str, Tensor], float]


def mean(members: Sequence[Member]) -> dict[str, Tensor]:
    """Return the mean of each parameter, by the shares of the members that have it."""
    return {name: _mean(name, members) for name in sorted({n for w, _ in members for n in w})}


def _mean(name: str, members: Sequence[Member]) -> Tensor:
    having = [(weights[name], share) for weights, share in members if name in weights]
    total = sum(share for _, share in having)
    return torch.stack([value * (share / total) for value, share in having]).sum(0)


def member(text: str) -> Member:
    """Read what ``FILE=SHARE`` names."""
    path, _, share = text.rpartition("=")
    return read_weights(Path(path)), float(share)


def main() -> None:
    """Read the command line, average, write in half precision."""
    parser = argparse.ArgumentParser(prog="python -m training.soup", description=__doc__)
    parser.add_argument("out", type=Path, help="the weights to write (.safetensors)")
    parser.add_argument("members", type=member, nargs="+", metavar="FILE=SHARE")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    found = {name: value.half().contiguous() for name, value in mean(args.members).items()}
    save_file(found, args.out)


if __name__ == "__main__":
    main()
