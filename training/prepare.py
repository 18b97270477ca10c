"""Corpora and labels as numbers: ``python -m training.prepare --shared DIR --encoder DIR ...``.

Writes one ``.safetensors`` file with the tensors of ``training.windows.Corpus`` for what is learnt
(``train.``) and for the development parts of PolNeAR and WWN (``dev.``).
"""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from training import corpora
from training.examples import example
from training.windows import Corpus, corpus

# The smallest type that holds all values of a tensor.
_TYPES = (torch.int8, torch.int16, torch.int32)


def training_documents(shared: Path) -> list[corpora.Document]:
    """Return PolNeAR and WWN train, and the positions of train gold for their stances."""
    attributed = corpora.attribution_documents(shared, "train")
    gold = corpora.without_copies(corpora.gold_documents(shared, "train"), attributed)
    return attributed + corpora.entity_documents(shared, "train") + gold


def write(parts: dict[str, Corpus], path: Path) -> None:
    """Write each corpus under its name."""
    tensors = {
        f"{name}.{f.name}": _small(getattr(part, f.name))
        for name, part in parts.items()
        for f in fields(part)
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path)


def read(path: Path, name: str, device: str) -> Corpus:
    """Return the corpus ``name`` of a file that ``write`` made, on ``device``."""
    found = load_file(path)
    moved = {f.name: found[f"{name}.{f.name}"].to(device).long() for f in fields(Corpus)}
    return Corpus(**moved)


def _small(values: Tensor) -> Tensor:
    low, high = int(values.min()), int(values.max())
    fits = (t for t in _TYPES if torch.iinfo(t).min <= low and high <= torch.iinfo(t).max)
    return values.to(next(fits, torch.int64)).contiguous()


def main() -> None:
    """Read the command line, encode, write."""
    parser = argparse.ArgumentParser(prog="python -m training.prepare", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of corpora and labels")
    parser.add_argument("--encoder", type=Path, required=True, help="encoder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="the .safetensors file to write")
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = {
        "train": training_documents(args.shared),
        "dev": [
            *corpora.attribution_documents(args.shared, "dev"),
            *corpora.entity_documents(args.shared, "dev"),
        ],
    }
    found = {n: corpus([example(tokenizer, d) for d in part]) for n, part in documents.items()}
    write(found, args.out)


if __name__ == "__main__":
    main()
