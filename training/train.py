"""Train the tagger: ``python -m training.train CONFIG --shared DIR --encoder DIR --out DIR``.

The config (TOML) says all that steers the result; the same config, data and machine give the same
weights. With ``--teacher`` a tagger labels what nobody annotated, attributions where there are only
entities and the other way round, and the network learns its probabilities (noisy student, Xie et
al., 2020). The saved weights are an exponential moving average over the steps.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from kg.language.features import Pieces
from kg.language.pooling import log_softmax
from kg.language.tagger import Tagger
from training import corpora
from training.examples import (
    IGNORED,
    LAYERS,
    Batch,
    Example,
    Floats,
    Teacher,
    Window,
    batches,
    collate,
    example,
    windows,
)
from training.model import (
    Outputs,
    TaggerNetwork,
    load_weights,
    pooled_stance,
    save_weights,
)

SPECIAL = ("[CLS]", "[SEP]", "[PAD]", "[MASK]")


@dataclass(frozen=True)
class Config:
    """``epochs``: over all windows; ``rate``: of the encoder, ``head_rate`` times that of heads.

    ``masked``: share of the pieces hidden from the network; ``smoothing``: of labels; ``average``:
    decay of the moving average a step; ``stance``, ``pointer``, ``taught``: weights of the losses,
    the last that of the teacher's labels; ``threads``: 0 leaves the choice to torch;
    ``only``: the parts of the network that learn (``["stance"]``), all where empty.
    """

    seed: int
    epochs: float
    batch: int
    window: int
    rate: float
    head_rate: float
    warm_up: float
    masked: float
    smoothing: float
    average: float
    stance: float
    pointer: float
    taught: float
    threads: int
    only: list[str]

    @classmethod
    def read(cls, path: Path) -> Config:
        """Read a TOML file with exactly these keys."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))


def training_examples(shared: Path, tokenizer: Tokenizer, teacher: Teacher | None) -> list[Example]:
    """Return PolNeAR and WWN train, and the positions of train gold for their stances."""
    attributed = corpora.attribution_documents(shared, "train")
    gold = corpora.without_copies(corpora.gold_documents(shared, "train"), attributed)
    documents = attributed + corpora.entity_documents(shared, "train") + gold
    return [example(tokenizer, document, teacher) for document in documents]


def teacher_of(folder: Path) -> Teacher:
    """Return the tagger in ``folder`` as a teacher: its windows' mean, as probabilities."""
    tagger = Tagger(folder)

    def teacher(pieces: Pieces) -> dict[str, Floats]:
        scores = tagger.scores(pieces)
        return {name: np.exp(log_softmax(getattr(scores, name))) for name in LAYERS}

    return teacher


def losses(outputs: Outputs, batch: Batch, smoothing: float) -> dict[str, Tensor]:
    """Return the loss of each head that the batch has labels for."""
    result = {}
    for name in ("attribution", "entities", "cue", "source"):
        target = getattr(batch, name)
        if bool((target != IGNORED).any()):
            scores = getattr(outputs, name).float().flatten(0, 1)
            smooth = smoothing if name in ("attribution", "entities") else 0.0
            result[name] = functional.cross_entropy(
                scores, target.flatten(), ignore_index=IGNORED, label_smoothing=smooth
            )
    if batch.stances:
        result["stance"] = _stance_loss(outputs.stance.float(), batch, smoothing)
    return result


def _stance_loss(stance: Tensor, batch: Batch, smoothing: float) -> Tensor:
    rows = torch.tensor([row for row, *_ in batch.stances])
    masks = torch.zeros(2, len(rows), stance.shape[1], dtype=torch.bool)
    for k, (_, cue, content, _) in enumerate(batch.stances):
        masks[0, k, torch.from_numpy(cue)] = True
        masks[1, k, torch.from_numpy(content)] = True
    masks = masks.to(stance.device)
    scores = pooled_stance(stance[rows.to(stance.device)], masks[0], masks[1])
    target = torch.tensor([label for *_, label in batch.stances], device=stance.device)
    return functional.cross_entropy(scores, target, label_smoothing=smoothing)


def taught_loss(outputs: Outputs, batch: Batch) -> Tensor:
    """Return the cross-entropy with what the teacher says, over the pieces that it speaks of."""
    total = torch.zeros((), device=batch.mask.device)
    for name, probabilities in batch.taught.items():
        spoken = probabilities.sum(-1) > 0
        if bool(spoken.any()):
            ours = getattr(outputs, name).float()[spoken].log_softmax(-1)
            total = total - (probabilities[spoken] * ours).sum(-1).mean()
    return total


class Trainer:
    """The network, its average, its optimiser and the random numbers of one run."""

    def __init__(self, config: Config, network: TaggerNetwork, tokenizer: Tokenizer) -> None:
        self.config, self.network = config, network
        for name, parameter in network.named_parameters():
            if config.only and name.partition(".")[0] not in config.only:
                parameter.requires_grad_(False)
        self.device = next(network.parameters()).device
        self.average = copy.deepcopy(network).eval().requires_grad_(False)
        self.chance = random.Random(config.seed)
        self.special = [tokenizer.token_to_id(t) for t in SPECIAL]
        free = {n: p for n, p in network.named_parameters() if p.requires_grad}
        encoder = [p for n, p in free.items() if n.startswith("encoder.")]
        heads = [p for n, p in free.items() if not n.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "times": 1.0}, {"params": heads, "times": config.head_rate}],
            lr=config.rate,
            weight_decay=0.01,
            fused=True,
        )

    def run(self, examples: Sequence[Example], out: Path) -> None:
        """Train to the end of the config; keep the average of every few hundred steps."""
        one_epoch = len(self._cut(examples, random.Random(0))) / self.config.batch
        total, started, means = int(one_epoch * self.config.epochs), time.time(), {}
        for step, batch in enumerate(self._stream(examples, total)):
            found = self._step(batch, step, total)
            means = {**means, **{n: 0.98 * means.get(n, v) + 0.02 * v for n, v in found.items()}}
            if step % 50 == 49:
                _report(step + 1, total, started, means)
            if step % 300 == 299:
                save_weights(self.average, out.with_stem(f"{out.stem}-{step + 1}"))
        save_weights(self.average, out)

    def _cut(self, examples: Sequence[Example], chance: random.Random) -> list[Window]:
        """Return the windows that teach what is to learn."""
        only_stances = self.config.only == ["stance"]
        return windows(examples, self.config.window - 2, chance, only_stances)

    def _stream(self, examples: Sequence[Example], total: int) -> Iterator[Batch]:
        cls, sep, pad, _ = self.special
        done = 0
        while done < total:
            cut = self._cut(examples, self.chance)
            for found in batches(cut, self.config.batch, self.chance)[: total - done]:
                done += 1
                yield collate(found, cls, sep, pad)

    def _step(self, batch: Batch, step: int, total: int) -> Mapping[str, float]:
        config = self.config
        speed = min(1.0, (step + 1) / (config.warm_up * total)) * (1 - step / total)
        for group in self.optimiser.param_groups:
            group["lr"] = config.rate * group["times"] * speed
        batch = _moved(batch, self.device)
        hidden = self._with_masks(batch.ids)
        with torch.autocast(self.device.type, torch.bfloat16):
            outputs = self.network(hidden, batch.shapes, batch.mask)
        found = losses(outputs, batch, config.smoothing)
        found["taught"] = taught_loss(outputs, batch)
        weights = {"cue": config.pointer, "source": config.pointer}
        weights |= {"stance": config.stance, "taught": config.taught}
        loss = sum((weights.get(n, 1.0) * v for n, v in found.items()), torch.zeros(()))
        self._learn(loss, step)
        return {name: float(value.detach()) for name, value in found.items()}

    def _learn(self, loss: Tensor, step: int) -> None:
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        decay = min(self.config.average, (step + 1) / (step + 10))
        with torch.no_grad():
            pairs = zip(self.average.parameters(), self.network.parameters(), strict=True)
            for mean, value in pairs:
                if value.requires_grad:
                    mean.lerp_(value, 1 - decay)

    def _with_masks(self, ids: Tensor) -> Tensor:
        cls, sep, pad, mask = self.special
        kept = (ids == cls) | (ids == sep) | (ids == pad)
        return ids.masked_fill(
            (torch.rand_like(ids, dtype=torch.float) < self.config.masked) & ~kept, mask
        )


def _moved(batch: Batch, device: torch.device) -> Batch:
    names = ("ids", "shapes", "mask", "attribution", "cue", "source", "entities")
    taught = {name: values.to(device) for name, values in batch.taught.items()}
    moved = {n: getattr(batch, n).to(device) for n in names}
    return Batch(**moved, stances=batch.stances, taught=taught)


def _report(step: int, total: int, started: float, means: Mapping[str, float]) -> None:
    left = (time.time() - started) / step * (total - step) / 60
    told = "  ".join(f"{name} {value:.3f}" for name, value in sorted(means.items()))
    print(f"step {step}/{total}  {left:.0f} min left  {told}", flush=True)


def network_of(encoder: Path, weights: Path | None, device: str) -> TaggerNetwork:
    """Return the network on ``encoder``, with ``weights`` where there are some."""
    network = TaggerNetwork(encoder)
    if weights:
        missing = load_weights(network, weights)
        print(f"{weights}: new parameters {missing}" if missing else f"{weights}: all loaded")
    return network.to(device)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("config", type=Path, help="TOML file, see training/*.toml")
    parser.add_argument("--shared", type=Path, required=True, help="folder of corpora and labels")
    parser.add_argument("--encoder", type=Path, required=True, help="encoder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for tagger.safetensors")
    parser.add_argument("--weights", type=Path, help="tagger weights to start from")
    parser.add_argument("--teacher", type=Path, help="folder of a tagger that labels what is not")
    args = parser.parse_args()
    config = Config.read(args.config)
    torch.manual_seed(config.seed)
    np.random.seed(config.seed)
    if config.threads:
        torch.set_num_threads(config.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = network_of(args.encoder, args.weights, device)
    teacher = teacher_of(args.teacher) if args.teacher else None
    examples = training_examples(args.shared, tokenizer, teacher)
    Trainer(config, network, tokenizer).run(examples, args.out / "tagger.safetensors")


if __name__ == "__main__":
    main()
