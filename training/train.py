"""Train a network: ``python -m training.train CONFIG --data FILE --encoder DIR --out DIR``.

The config (TOML) says all that steers the result; the same config, data and machine give the
same weights. With ``--told`` the network learns, beside the annotated labels, what larger ones
say of the same pieces (see ``training.teachers``), or smaller ones of what nobody annotated
(``training.tell``). The saved weights are an exponential moving average over the steps.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training import losses, prepare
from training.labels import CONTENT, ENTITIES, POINTING
from training.model import TaggerNetwork, load_weights, save_weights
from training.quick import Learner
from training.replace import Replacements
from training.told import Told
from training.windows import Batch, Corpus, Sampler, Special

SPECIAL = ("[CLS]", "[SEP]", "[MASK]")
EVERY = 100


@dataclass(frozen=True)
class Config:
    """``windows``, ``stances``: of a batch; ``window``: pieces; ``rate``: of the encoder.

    ``head_rate`` times that is the rate of heads; ``masked``: share of the pieces hidden from the
    network; ``replaced``: share of the pieces that give way to similar ones, in half of the
    windows; ``smoothing``: of labels; ``average``: decay of the moving average a step;
    ``annotated``, ``taught``: weights of labels and of what is told; ``stance``, ``pointer``:
    weights of these heads; ``names``: how often a document is read that has no attributions, for
    once of the others; ``short``: share of the windows that are but a few sentences.
    """

    seed: int
    steps: int
    windows: int
    stances: int
    window: int
    rate: float
    head_rate: float
    warm_up: float
    masked: float
    replaced: float
    smoothing: float
    average: float
    annotated: float
    taught: float
    stance: float
    pointer: float
    names: int
    short: float

    @classmethod
    def read(cls, path: Path) -> Config:
        """Read a TOML file with exactly these keys."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))


def special_of(encoder: Path) -> Special:
    """Return the numbers of the special pieces."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    return Special(*(tokenizer.token_to_id(piece) for piece in SPECIAL))


class Trainer:
    """A network, its average, its optimiser and what it learns from."""

    def __init__(
        self,
        config: Config,
        network: TaggerNetwork,
        special: Special,
        told: Told | None = None,
    ) -> None:
        self.config, self.network, self.special = config, network, special
        shape = (config.windows + config.stances, config.window)
        ids = torch.full(shape, special.mask, device=next(network.parameters()).device)
        self.learner = Learner(network, ids, torch.zeros_like(ids), torch.ones_like(ids))
        self.told = vars(told) if told else {}
        self.average = copy.deepcopy(network).eval().requires_grad_(False)
        words = network.encoder.embeddings.word_embeddings.weight
        self.replacements = Replacements(words, special, config.replaced)
        self.learning = [p for p in network.parameters() if p.requires_grad]
        self.averaged = [
            a
            for a, p in zip(self.average.parameters(), network.parameters(), strict=True)
            if p.requires_grad
        ]
        self.optimiser = self._optimiser()

    def _optimiser(self) -> torch.optim.Optimizer:
        config = self.config
        free = {n: p for n, p in self.network.named_parameters() if p.requires_grad}
        encoder = [p for n, p in free.items() if n.startswith("encoder.")]
        heads = [p for n, p in free.items() if not n.startswith("encoder.")]
        return torch.optim.AdamW(
            [
                {"params": encoder, "times": 1.0},
                {"params": heads, "times": config.head_rate},
            ],
            lr=config.rate,
            weight_decay=0.01,
            fused=True,
        )

    def run(self, stream: Iterator[Batch]) -> None:
        """Learn from ``stream``."""
        means, started = torch.zeros(()), time.time()
        for step, batch in enumerate(itertools.islice(stream, self.config.steps)):
            found = self._step(batch, step)
            values = torch.stack(list(found.values())).detach()
            means = 0.98 * means + 0.02 * values if step else values
            if step % EVERY == EVERY - 1:
                told = zip(found, means.tolist(), strict=True)
                line = "  ".join(f"{name} {value:.3f}" for name, value in told)
                print(f"{step + 1}/{self.config.steps}  {time.time() - started:.0f} s  {line}")

    def _step(self, batch: Batch, step: int) -> dict[str, Tensor]:
        config, steps = self.config, self.config.steps
        speed = min(1.0, (step + 1) / (config.warm_up * steps)) * (1 - step / steps)
        for group in self.optimiser.param_groups:
            group["lr"] = config.rate * group["times"] * speed
        ids = self._masked(self.replacements(batch.ids))
        outputs = self.learner(ids, batch.shapes, batch.mask)
        found = losses.annotated(outputs, batch, config.smoothing)
        if self.told:
            found |= losses.taught(outputs, self.told, batch)
        self._learn(sum((self._weight(n) * v for n, v in found.items()), torch.zeros(())), step)
        return found

    def _weight(self, name: str) -> float:
        config = self.config
        if name in POINTING:
            return config.pointer
        head = name.removeprefix("taught ")
        share = config.stance if head == "stance" else 1.0
        return (config.annotated if head == name else config.taught) * share

    def _learn(self, loss: Tensor, step: int) -> None:
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.learner.gather()
        torch.nn.utils.clip_grad_norm_(self.learning, 1.0)
        self.optimiser.step()
        decay = min(self.config.average, (step + 1) / (step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.averaged, self.learning, 1 - decay)

    def _masked(self, ids: Tensor) -> Tensor:
        hidden = torch.rand(ids.shape, device=ids.device) < self.config.masked
        return ids.masked_fill(hidden & self.special.free(ids), self.special.mask)


def pieces_f1(
    network: TaggerNetwork, held: Corpus, special: Special, window: int
) -> tuple[float, float]:
    """Return F1 of the single pieces of contents and of names, in percent."""
    sampler = Sampler(held, window - 2, special, 0)
    found = sampler.batches(range(len(held.bounds) - 1), 16, 1, labelled=False)
    count = int(len(held.ids) / window / 16)
    names = torch.arange(1, len(ENTITIES), device=held.ids.device)
    sought = ("attribution", torch.tensor(CONTENT, device=held.ids.device)), ("entities", names)
    sums = torch.zeros(2, 3, device=held.ids.device)
    network.eval()
    with torch.no_grad():
        for b in itertools.islice(found, count):
            outputs = network(b.ids, b.shapes, b.mask)
            sums += torch.stack([losses.right_pieces(outputs, b, *which) for which in sought])
    network.train()
    right, ours, gold = sums.T.tolist()
    contents, entities = (
        200 * r / max(o + g, 1) for r, o, g in zip(right, ours, gold, strict=True)
    )
    return contents, entities


def stream(
    sampler: Sampler, config: Config, documents: Sequence[int], labelled: bool
) -> Iterator[Batch]:
    """Return batches of ``documents``, those that only teach names more often."""
    _, unattributed = sampler.parted(documents, "attribution")
    read = [*documents, *unattributed * (config.names - 1)]
    return sampler.batches(read, config.windows, config.stances, labelled, config.short)


def arguments(name: str, about: str | None) -> argparse.ArgumentParser:
    """Return a parser of the arguments that the training of a network takes."""
    parser = argparse.ArgumentParser(prog=f"python -m training.{name}", description=about)
    parser.add_argument("config", type=Path, help="TOML file, see training/*.toml")
    parser.add_argument("--data", type=Path, required=True, help="what training.prepare wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="encoder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    return parser


def main() -> None:
    """Read the command line and train."""
    parser = arguments("train", __doc__)
    parser.add_argument("--weights", type=Path, help="tagger weights to start from")
    parser.add_argument(
        "--told", type=Path, nargs="+", help="what training.teachers or .tell wrote"
    )
    args = parser.parse_args()
    config = Config.read(args.config)
    torch.manual_seed(config.seed)
    torch.set_float32_matmul_precision("high")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = TaggerNetwork(args.encoder)
    if args.weights:
        print("parameters not in the file:", load_weights(network, args.weights))
    told = Told.read(args.told, device) if args.told else None
    learnt, special = prepare.read(args.data, "train", device), special_of(args.encoder)
    sampler = Sampler(learnt, config.window - 2, special, config.seed)
    trainer = Trainer(config, network.to(device), special, told)
    trainer.run(stream(sampler, config, range(len(learnt.bounds) - 1), told is None))
    save_weights(trainer.network, trainer.average, args.out / "tagger.safetensors")
    report(trainer, prepare.read(args.data, "dev", device))


def report(trainer: Trainer, held: Corpus) -> None:
    """Print what the average of ``trainer`` is worth."""
    found = pieces_f1(trainer.average, held, trainer.special, trainer.config.window)
    print("dev, pieces of contents and of names: {:.1f}, {:.1f}".format(*found), flush=True)


if __name__ == "__main__":
    main()
