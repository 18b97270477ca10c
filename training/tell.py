"""Let taggers fill in what nobody annotated: ``python -m training.tell LAYER=MODEL ...``.

``LAYER`` is ``attribution`` or ``entities``, ``MODEL`` a folder that ``training.export`` wrote,
or the one that ships; several of one layer speak together. What they say of the documents
without that layer goes to ``--out``, for ``training.train --told``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnxruntime
import torch
from torch import Tensor

from training import prepare
from training.export import INPUTS, WINDOW
from training.losses import LAYERS
from training.model import Outputs
from training.told import Reader, Told, fill
from training.train import special_of
from training.windows import Sampler


def reader(model: Path) -> Reader:
    """Return an exported tagger as what reads windows; heads that it lacks say nothing."""
    session = onnxruntime.InferenceSession(str(model / "model.onnx"))
    names = [output.name for output in session.get_outputs()]

    def read(*windows: Tensor) -> Outputs:
        given = {n: w.numpy() for n, w in zip(INPUTS, windows, strict=True)}
        found = dict(zip(names, map(torch.from_numpy, session.run(None, given)), strict=True))
        return Outputs(*(found.get(name, torch.empty(0)) for name in Outputs._fields))

    return read


def layer_and_model(text: str) -> tuple[str, Path]:
    """Read ``LAYER=MODEL``.

    Raises:
        ValueError: there is no such layer.
    """
    layer, _, model = text.partition("=")
    if layer not in LAYERS:
        raise ValueError(layer)
    return layer, Path(model)


def main() -> None:
    """Read the command line, read the corpus, write."""
    parser = argparse.ArgumentParser(prog="python -m training.tell", description=__doc__)
    parser.add_argument("models", type=layer_and_model, nargs="+", metavar="LAYER=MODEL")
    parser.add_argument("--data", type=Path, required=True, help="what training.prepare wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="encoder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="the .safetensors file to write")
    parser.add_argument("--sharpen", type=float, default=1.0, help="times the log-probabilities")
    args = parser.parse_args()
    corpus = prepare.read(args.data, "train", "cpu")
    told = Told.nothing(corpus)
    sampler = Sampler(corpus, WINDOW - 2, special_of(args.encoder), 0)
    for layer in LAYERS:
        readers = [reader(model) for name, model in args.models if name == layer]
        if readers:
            fill(told, readers, sampler, layer, args.sharpen)
    told.write(args.out)


if __name__ == "__main__":
    main()
