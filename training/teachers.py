"""Train teachers, write what they say: ``python -m training.teachers CONFIG --data FILE ...``.

Each of ``--folds`` networks learns from all documents but those of its fold, and then tells of
these, so that nobody tells what was learnt by heart. ``--vocabulary`` is the student's encoder,
whose word pieces the inputs are written in.
"""

from __future__ import annotations

from pathlib import Path

import torch

from training import prepare
from training.model import TaggerNetwork
from training.told import Told, listen
from training.train import Config, Trainer, arguments, report, special_of, stream
from training.windows import Sampler, folds


def main() -> None:
    """Read the command line, train one after the other, write ``told.safetensors``."""
    parser = arguments("teachers", __doc__)
    parser.add_argument("--vocabulary", type=Path, required=True, help="the student's encoder")
    parser.add_argument("--folds", type=int, default=5, help="how many teachers (5)")
    args = parser.parse_args()
    config = Config.read(args.config)
    torch.set_float32_matmul_precision("high")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    learnt, special = prepare.read(args.data, "train", device), special_of(args.vocabulary)
    held, told = prepare.read(args.data, "dev", device), Told.nothing(learnt)
    parts = folds(len(learnt.bounds) - 1, args.folds)
    for number in range(args.folds):
        torch.manual_seed(config.seed + number)
        others = [d for k, part in enumerate(parts) if k != number for d in part]
        network = TaggerNetwork(args.encoder, args.vocabulary).to(device)
        trainer = Trainer(config, network, special)
        sampler = Sampler(learnt, config.window - 2, special, config.seed + number)
        trainer.run(stream(sampler, config, others, True))
        report(trainer, held)
        listen(told, trainer.average.to(torch.bfloat16), sampler, parts[number])
    told.write(args.out / "told.safetensors")


if __name__ == "__main__":
    main()
