"""Weights to the file that ships: ``python -m training.export WEIGHTS --encoder DIR --out DIR``.

ONNX with 8-bit weights: per channel, and one bit less of them than there is (``reduce_range``),
without which processors that lack VNNI overflow. onnxruntime fuses the operators itself when it
loads the file: fusing them before made it no faster.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.labels import ATTRIBUTION, ENTITY_TYPES, STANCES
from training.model import TaggerNetwork, load_weights

INPUTS = ("ids", "shape", "mask")
# The pieces of a window, with the two special ones.
WINDOW = 256
Favour = Mapping[str, float]
AXES = {0: "batch", 1: "length"}


class Exported(nn.Module):
    """The network with the outputs that the library reads, as a tuple.

    ``sharpened``: what the scores of an output are multiplied by.
    """

    def __init__(
        self, network: TaggerNetwork, outputs: tuple[str, ...], sharpened: Mapping[str, float]
    ) -> None:
        super().__init__()
        self.network, self.outputs, self.sharpened = network, outputs, sharpened

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return the chosen outputs of ``network``."""
        found = self.network(ids, shapes, mask)
        return tuple(getattr(found, name) * self.sharpened.get(name, 1.0) for name in self.outputs)


def write_onnx(exported: Exported, path: Path) -> None:
    """Write the network in full precision, with free batch and length."""
    network, outputs = exported.network, exported.outputs
    network.encoder.config._attn_implementation = "eager"
    sample = torch.randint(1000, 2000, (2, 64)), torch.zeros(2, 64).long(), torch.ones(2, 64).long()
    axes = {name: dict(AXES) for name in (*INPUTS, *outputs)}
    axes["cue"][2] = "length_and_none"
    torch.onnx.export(
        exported.eval(),
        sample,
        str(path),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write 8-bit weights."""
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def config_of(
    outputs: tuple[str, ...], stride: int, favour: Favour, favour_entities: Favour
) -> dict[str, object]:
    """Return what the library must know to read the model."""
    known = {"stances": list(STANCES)} if "stance" in outputs else {}
    return {
        "name": "news-tagger",
        "version": "0.2.1",
        "window": WINDOW,
        "stride": stride,
        "favour": dict(favour),
        "favour_entities": dict(favour_entities),
        "attribution_labels": list(ATTRIBUTION),
        "entity_types": list(ENTITY_TYPES),
        **known,
    }


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("weights", type=Path, help="tagger.safetensors")
    parser.add_argument("--encoder", type=Path, required=True, help="encoder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--stride", type=int, default=128, help="pieces from window to window")
    for option, what in (("--favour", "attributions"), ("--favour-entities", "entities")):
        parser.add_argument(
            option, type=_favoured, nargs="*", default=(), metavar="LABEL=NUMBER",
            help=f"added to log-probabilities of labels of {what}, see training.favours",
        )  # fmt: skip
    parser.add_argument(
        "--sharpen", type=float, nargs=2, default=(1.0, 1.0), metavar=("ATTRIBUTION", "ENTITIES"),
        help="multiply their scores: means of networks are less sure than one alone",
    )  # fmt: skip
    args = parser.parse_args()
    network = TaggerNetwork(args.encoder).eval()
    missing = load_weights(network, args.weights)
    lacks_stance = any(name.startswith("stance.") for name in missing)
    outputs = ("attribution", "entities", "cue", *(() if lacks_stance else ("stance",)))
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        sharpened = dict(zip(("attribution", "entities"), args.sharpen, strict=True))
        write_onnx(Exported(network, outputs, sharpened), plain)
        quantise(plain, args.out / "model.onnx")
    shutil.copy(args.encoder / "tokenizer.json", args.out / "tokenizer.json")
    config = config_of(outputs, args.stride, dict(args.favour), dict(args.favour_entities))
    (args.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _favoured(text: str) -> tuple[str, float]:
    label, _, number = text.partition("=")
    return label, float(number)


if __name__ == "__main__":
    main()
