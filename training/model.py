"""The tagger's network: one encoder, five heads.

Outputs for windows ``[batch, length]``: ``attribution [b, l, 7]``; ``entities [b, l, 19]``;
``cue`` and ``source [b, l, l + 1]``, for each piece the score of every piece being the first of
its cue or source, last column none; ``stance [b, l, 2 * (16 + 1)]``, for each piece what it says
of the stance when it is in a cue and when it is in a content, each with the weight of its say.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from training.encoder import load_encoder, numbers
from training.labels import ATTRIBUTION, ENTITIES, STANCES

SHAPES = 28
POINTER = 128
# What a masked position scores: far below any other, and still a number in half precision.
NEVER = -1e4


class Outputs(NamedTuple):
    """The five outputs, as in the module's docstring."""

    attribution: Tensor
    entities: Tensor
    cue: Tensor
    source: Tensor
    stance: Tensor


class Pointer(nn.Module):
    """Scores of every piece as what a piece points at, and of none (Vinyals et al., 2015)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(size, POINTER), nn.Linear(size, POINTER)
        self.none = nn.Linear(size, 1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Return ``[b, l, l + 1]``."""
        scores = self.query(hidden) @ self.key(hidden).transpose(1, 2) / math.sqrt(POINTER)
        scores = scores.masked_fill(mask[:, None, :] == 0, NEVER)
        return torch.cat([scores, self.none(hidden)], -1)


class TaggerNetwork(nn.Module):
    """An encoder of transformers' (BERT or MPNet) with the tagger's heads."""

    def __init__(self, encoder: Path, vocabulary: Path | None = None, dropout: float = 0.1) -> None:
        """Load ``encoder``; ``vocabulary``: the tokenizer whose numbers the inputs hold.

        It is the encoder's own where none is given.
        """
        super().__init__()
        self.encoder = load_encoder(encoder)
        self.register_buffer("numbers", numbers(encoder, vocabulary or encoder), persistent=False)
        size = self.encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shape.weight)
        self.attribution = nn.Linear(size, len(ATTRIBUTION))
        self.entities = nn.Linear(size, len(ENTITIES))
        self.cue, self.source = Pointer(size), Pointer(size)
        self.stance = nn.Sequential(
            nn.Linear(size, 192), nn.GELU(), nn.Linear(192, 2 * (len(STANCES) + 1))
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Outputs:
        """Return the outputs of windows; all inputs are int64 ``[b, l]``.

        ``mask``: 1 for pieces, 0 for padding.
        """
        words = self.encoder.embeddings.word_embeddings(self.numbers[ids]) + self.shape(shapes)
        found = self.encoder(inputs_embeds=words, attention_mask=_seen(mask, words))
        hidden = self.dropout(found.last_hidden_state)
        return Outputs(
            self.attribution(hidden),
            self.entities(hidden),
            self.cue(hidden, mask),
            self.source(hidden, mask),
            self.stance(hidden),
        )


def _seen(mask: Tensor, words: Tensor) -> Tensor:
    """Return what is added to the scores of attention ``[b, 1, l, l]``."""
    length = mask.shape[1]
    added = (1 - mask)[:, None, None, :].to(words.dtype) * NEVER
    return added.expand(-1, 1, length, length)


def pooled_stance(stance: Tensor, cue: Tensor, content: Tensor) -> Tensor:
    """Return the stance scores ``[k, 16]`` of k attributions.

    ``stance``: ``[k, l, 34]``, the rows of their windows; ``cue``, ``content``: bool ``[k, l]``.
    """
    size = len(STANCES) + 1
    parts = ((stance[..., :size], cue), (stance[..., size:], content))
    return sum((_pooled(values, mask) for values, mask in parts), torch.zeros(()))


def _pooled(values: Tensor, mask: Tensor) -> Tensor:
    weights = values[..., -1].masked_fill(~mask, NEVER).softmax(-1) * mask
    return (weights[..., None] * values[..., :-1]).sum(1)


# Names of parameters in the weights that the project started from, and here.
_RENAMED = {"enc": "encoder", "attr": "attribution", "ner": "entities"}
_POINTER = {"q": "cue.query", "k": "cue.key", "null": "cue.none"}


def read_weights(path: Path) -> dict[str, Tensor]:
    """Return the parameters of a ``.safetensors`` file by their names here."""
    from safetensors.torch import load_file

    names = {**_RENAMED, **_POINTER}
    weights = {}
    for name, value in load_file(path).items():
        head, _, rest = name.partition(".")
        weights[f"{names.get(head, head)}.{rest}"] = value.float()
    return weights


def load_weights(network: TaggerNetwork, path: Path) -> list[str]:
    """Load a ``.safetensors`` file; return the parameters that it lacks, which stay as they are."""
    result = network.load_state_dict(read_weights(path), strict=False)
    return cast(list[str], result.missing_keys)


def save_weights(network: TaggerNetwork, average: TaggerNetwork, path: Path) -> None:
    """Write what ``network`` learns, as in its ``average``, in half precision."""
    from safetensors.torch import save_file

    path.parent.mkdir(parents=True, exist_ok=True)
    fixed = {name for name, value in network.named_parameters() if not value.requires_grad}
    state = {n: v.half().contiguous() for n, v in average.state_dict().items() if n not in fixed}
    save_file(state, path)
