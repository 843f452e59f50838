"""The network of :mod:`pipelines.components.bearing` in torch: a head on the relation model's encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipelines.components.bearing import TYPES
from pipelines.components.pairs import ENDS, GAPS
from pipelines.training.measures import Example

_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Figures:
    """The candidates of an article's figures, as tensors.

    ``spans`` (candidates, 6), ``types`` and ``gaps`` (candidates), ``cues`` (candidates, longest) padded with 0;
    ``owner`` is the figure of each candidate, ``right`` whether it is well to choose this one; ``open`` (figures)
    whether it is well to choose none.
    """

    spans: Tensor
    types: Tensor
    gaps: Tensor
    cues: Tensor
    owner: Tensor
    right: Tensor
    open: Tensor


def figure_tensors(examples: Iterable[Example], cues: dict[str, int]) -> Figures | None:
    """The examples as tensors, None where there is no candidate."""
    held = [example for example in examples if example.candidates]
    flat = [
        (i, candidate, bearing, candidate.name in example.good)
        for i, example in enumerate(held)
        for candidate, bearing in zip(example.candidates, example.bearings, strict=True)
    ]
    if not flat:
        return None
    rows = [[cues[cue] for cue in sorted(c.cues) if cue in cues] for _, c, _, _ in flat]
    table: NDArray[np.int64] = np.zeros((len(rows), max(1, *map(len, rows), 1)), dtype=np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return Figures(
        torch.tensor([b.spans for _, _, b, _ in flat]),
        torch.tensor([b.type for _, _, b, _ in flat]),
        torch.tensor([b.gap for _, _, b, _ in flat]),
        torch.tensor(table),
        torch.tensor([i for i, _, _, _ in flat]),
        torch.tensor([r for _, _, _, r in flat]),
        torch.tensor([example.open for example in held]),
    )


class FigureHead(nn.Module):
    """Scores of the candidates of figures; ``cues`` counts the rows of the table, 0 for what is not in it."""

    def __init__(self, width: int, cues: int, hidden: int = 96) -> None:
        super().__init__()
        for name in ENDS:
            setattr(self, name, nn.Linear(width, hidden))
        self.kind = nn.Embedding(len(TYPES), hidden)
        self.gap = nn.Embedding(GAPS, hidden)
        self.mid = nn.Linear(2 * hidden, hidden)
        self.out = nn.Linear(hidden, 1)
        self.dropout = nn.Dropout(0.3)
        self.wide = nn.EmbeddingBag(cues, 1, mode="sum", padding_idx=0)
        nn.init.zeros_(self.wide.weight)

    def forward(self, states: Tensor, figures: Figures) -> Tensor:
        """Scores (candidates) from the states (pieces, width)."""
        parts = [
            getattr(self, name)(self.dropout(mean))
            for name, mean in zip(ENDS, means(states, figures.spans), strict=True)
        ]
        x = functional.gelu(parts[0] + parts[1] + parts[2] + self.kind(figures.types) + self.gap(figures.gaps))
        x = functional.gelu(self.mid(self.dropout(torch.cat([x, parts[0] * parts[1]], dim=1))))
        cues = figures.cues * (torch.rand(figures.cues.shape) > 0.3) if self.training else figures.cues
        scores: Tensor = self.out(self.dropout(x))[:, 0] + self.wide(cues)[:, 0]
        return scores

    def loss(self, states: Tensor, figures: Figures) -> Tensor:
        """Negative log probability of what it is well to choose, summed over the figures."""
        scores, count = self(states, figures), len(figures.open)
        top = scores.detach().new_zeros(count).scatter_reduce(0, figures.owner, scores.detach(), "amax")
        odds, none = torch.exp(scores - top[figures.owner]), torch.exp(-top)
        everything = none.index_add(0, figures.owner, odds)
        good = (none * figures.open).index_add(0, figures.owner, odds * figures.right)
        return (torch.log(everything) - torch.log(good.clamp(min=_TINY))).sum()

    def arrays(self, kept: Sequence[int]) -> dict[str, NDArray[np.float32]]:
        """The arrays under the names of the packaged model, of the cues only the rows given."""
        tables = {"type": self.kind.weight.detach().numpy(), "gap": self.gap.weight.detach().numpy()}
        wide = self.wide.weight.detach().numpy()[list(kept), 0]
        return {"wide": wide, **linear(self, (*ENDS, "mid", "out")), **tables}


def means(states: Tensor, spans: Tensor) -> Iterator[Tensor]:
    """The mean state (spans, width) of each stretch of ``spans`` (rows, two times the stretches)."""
    sums = torch.cat([torch.zeros_like(states[:1]), states.cumsum(0)])
    for low, high in zip(spans.T[::2], spans.T[1::2], strict=True):
        yield (sums[high] - sums[low]) / (high - low).clamp(min=1)[:, None]


def linear(module: nn.Module, names: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """Weight and bias of the module's layers of these names, as the packaged models call them."""
    layers = {name: getattr(module, name) for name in names}
    weights = {f"{name}_weight": layer.weight.detach().numpy() for name, layer in layers.items()}
    return weights | {f"{name}_bias": layer.bias.detach().numpy() for name, layer in layers.items()}
