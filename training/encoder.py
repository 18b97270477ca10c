"""Encoders of transformers (BERT or MPNet): loaded, made quick, their word pieces renumbered."""

from __future__ import annotations

import json
from pathlib import Path
from types import MethodType
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

# How the two families write the pieces that no text has.
_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


def load_encoder(folder: Path) -> Any:
    """Return the encoder in ``folder`` without what only costs time.

    That is the pooler, dropout inside and training of the word pieces.
    """
    encoder = AutoModel.from_pretrained(folder, attn_implementation=_attention(folder))
    encoder.pooler = None
    for name in ("hidden_dropout_prob", "attention_probs_dropout_prob"):
        setattr(encoder.config, name, 0.0)
    for module in encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    if encoder.config.model_type == "mpnet":
        _fuse(encoder)
    return encoder


def numbers(encoder: Path, vocabulary: Path) -> Tensor:
    """Return for each piece of ``vocabulary``'s tokenizer its number in ``encoder``'s."""
    ours, theirs = _vocabulary(vocabulary), _vocabulary(encoder)
    unknown = theirs.get("[UNK]", theirs.get("<unk>", 0))
    result = torch.full((max(ours.values()) + 1,), unknown)
    for piece, number in ours.items():
        result[number] = theirs.get(piece, theirs.get(_SPECIAL.get(piece, ""), unknown))
    return result


def _vocabulary(folder: Path) -> dict[str, int]:
    found = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    added = {piece["content"]: piece["id"] for piece in found["added_tokens"]}
    return {**found["model"]["vocab"], **added}


def _attention(folder: Path) -> str:
    kind = json.loads((folder / "config.json").read_text(encoding="utf-8"))["model_type"]
    return "eager" if kind == "mpnet" else "sdpa"


def _fuse(encoder: Any) -> None:
    """Let MPNet use torch's fused attention, with the bias of distances as it is."""
    encoder.encoder.relative_attention_bias.weight.requires_grad_(False)
    encoder.config._attn_implementation = "sdpa"
    encoder.encoder.compute_position_bias = MethodType(_bias, encoder.encoder)
    for layer in encoder.encoder.layer:
        layer.attention.attn.forward = MethodType(_attend, layer.attention.attn)


def _attend(
    self: Any, hidden: Tensor, attention_mask: Tensor, position_bias: Tensor, **_: object
) -> tuple[Tensor]:
    """Do what ``MPNetSelfAttention.forward`` does, without the matrix of attentions in memory."""
    shape = (*hidden.shape[:-1], -1, self.attention_head_size)
    q, k, v = (part(hidden).view(shape).transpose(1, 2) for part in (self.q, self.k, self.v))
    mask = (position_bias + attention_mask).to(q.dtype).expand(len(q), -1, -1, -1)
    found = functional.scaled_dot_product_attention(q, k, v, mask)
    return (self.o(found.transpose(1, 2).flatten(2)),)


def _bias(self: Any, hidden: Tensor) -> Tensor:
    """Do what ``MPNetEncoder.compute_position_bias`` does, once for all windows."""
    place = torch.arange(hidden.shape[1], device=hidden.device)
    buckets = self.relative_position_bucket(place - place[:, None])
    found: Tensor = self.relative_attention_bias(buckets).permute(2, 0, 1)[None]
    return found.contiguous()
