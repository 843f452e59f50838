"""The encoder of :mod:`pipelines.components.encoder` in torch, and its way into the packaged files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipelines.components.encoder import MARKS, WINDOW, Encoder, Layers, windows
from pipelines.components.subwords import Subwords
from pipelines.training.e5 import E5

_MATRICES: Final = {"query": "q", "key": "k", "value": "v", "attended": "ao", "inner": "fi", "outer": "fo"}
_FIRST: Final = 3


class Layer(nn.Module):
    """A transformer layer with the normalisation behind (Vaswani et al. 2017), as in BERT."""

    def __init__(self, e5: E5, number: int) -> None:
        super().__init__()
        self.heads = e5.heads
        sizes = {"inner": (e5.inner, e5.width), "outer": (e5.width, e5.inner)}
        for name, theirs in _MATRICES.items():
            rows, columns = sizes.get(name, (e5.width, e5.width))
            layer = nn.Linear(columns, rows)
            layer.weight.data = torch.tensor(e5.tensor(f"l{number}.{theirs}.w", rows, columns))
            layer.bias.data = torch.tensor(e5.tensor(f"l{number}.{theirs}.b", rows))
            setattr(self, name, layer)
        self.first_norm = _norm(e5, f"l{number}.aln")
        self.second_norm = _norm(e5, f"l{number}.oln")
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor) -> Tensor:
        """States (1, tokens, width) to states."""
        shape = (1, x.shape[1], self.heads, x.shape[2] // self.heads)
        query, key, value = (part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(query, key, value).transpose(1, 2).reshape(x.shape)
        x = self.first_norm(x + self.dropout(self.attended(seen)))
        grown = self.outer(functional.gelu(self.inner(x)))
        return self.second_norm(x + self.dropout(grown))


def _norm(e5: E5, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(e5.width, eps=1e-12)
    norm.weight.data = torch.tensor(e5.tensor(f"{name}.w", e5.width))
    norm.bias.data = torch.tensor(e5.tensor(f"{name}.b", e5.width))
    return norm


class TorchEncoder(nn.Module):
    """The first layers of the encoder; its vocabulary is begin, end, unknown and the pieces of Chinese print.

    The ``frozen`` lowest layers stay as they are, so that what they say of a text is computed once.
    """

    def __init__(self, e5: E5, layers: int, frozen: int) -> None:
        super().__init__()
        chosen = e5.chinese()
        self.subwords = Subwords(
            {e5.pieces[i]: (_FIRST + n, float(e5.scores[i])) for n, i in enumerate(chosen)}, unknown=2
        )
        table = e5.tensor("emb.word", e5.vocabulary, e5.width)[[e5.begin, e5.end, e5.unknown, *chosen]]
        self.word = nn.Embedding.from_pretrained(torch.tensor(table))
        position = e5.tensor("emb.pos", e5.positions, e5.width) + e5.tensor("emb.type", 2, e5.width)[0]
        self.position = nn.Parameter(torch.tensor(position))
        self.norm = _norm(e5, "emb.ln")
        self.mark = nn.Embedding(MARKS, e5.width)
        nn.init.normal_(self.mark.weight, std=0.02)
        made = [Layer(e5, number) for number in range(layers)]
        self.below, self.upper = nn.Sequential(*made[:frozen]), nn.Sequential(*made[frozen:])
        for part in (self.norm, self.below):
            part.requires_grad_(False)
        self.position.requires_grad_(False)

    def lower(self, indices: Tensor) -> tuple[Tensor, ...]:
        """What the frozen layers make of each window of the pieces, each (1, tokens, width)."""
        self.below.eval()
        with torch.no_grad():
            return tuple(
                self.below(self._embedded(indices[start:end])) for start, end, _, _ in windows(len(indices), WINDOW)
            )

    def forward(self, lower: Sequence[Tensor], marked: Tensor) -> Tensor:
        """States (pieces, width) of the pieces of an article with their marks."""
        parts = []
        cut = windows(len(marked), WINDOW)
        for states, (start, end, low, high) in zip(lower, cut, strict=True):
            marks = self.mark(functional.pad(marked[start:end], (1, 1)))
            parts.append(self.upper(states + marks)[0, 1:-1][low - start : high - start])
        return torch.cat(parts)

    def _embedded(self, indices: Tensor) -> Tensor:
        tokens = functional.pad(functional.pad(indices, (1, 0), value=0), (0, 1), value=1)
        embedded: Tensor = self.norm(self.word(tokens) + self.position[: len(tokens)])[None]
        return embedded

    def packaged(self) -> Encoder:
        """What the packaged pipeline reads a text with: pieces, embeddings and lower layers, in eight bits."""
        table = self.word.weight.detach().numpy()
        scale = np.maximum(np.abs(table).max(axis=1), 1e-8) / 127
        arrays: dict[str, NDArray[Any]] = {
            "word": np.round(table / scale[:, None]).astype(np.int8),
            "scale": scale.astype(np.float32),
            "position": self.position.detach().numpy(),
            "norm": torch.stack([self.norm.weight, self.norm.bias]).detach().numpy(),
        }
        return Encoder(self.subwords, arrays, _quantised(self.below.eval(), table.shape[1]))

    def packaged_layers(self) -> Layers:
        """The trained upper layers in eight bits."""
        return _quantised(self.upper.eval(), self.word.weight.shape[1])


def _quantised(layers: nn.Module, width: int) -> Layers:
    """The layers as an ONNX graph whose matrices are in eight bits, quantised dynamically."""
    from tempfile import TemporaryDirectory

    from onnxruntime import quantization

    buffer = io.BytesIO()
    names = {"input_names": ["embedded"], "output_names": ["states"]}
    axes = {name: {1: "tokens"} for name in ("embedded", "states")}
    with torch.no_grad():
        example = (torch.zeros(1, 16, width),)
        torch.onnx.export(layers, example, buffer, dynamic_axes=axes, opset_version=17, dynamo=False, **names)
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "layers.onnx", Path(folder) / "small.onnx"
        source.write_bytes(buffer.getvalue())
        quantization.quantize_dynamic(source, target, weight_type=quantization.QuantType.QInt8, per_channel=True)
        return Layers(target.read_bytes())
