"""The network of :mod:`pipelines.components.pairs` in torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipelines.components.pairs import ENDS, GAPS, NEAR
from pipelines.guide import PREDICATES
from pipelines.training.averaging import thinned
from pipelines.training.bearer_network import FigureHead, Figures, linear, means
from pipelines.training.torch_encoder import TorchEncoder

_CUES_DROPPED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidates of one reading of an article, as tensors.

    ``spans`` (pairs, 6) as :func:`pipelines.components.pairs.stretches` gives them; ``sentences`` (pairs, 2) are the
    pieces of their sentences; ``cues`` (pairs, longest), padded with 0; ``truth`` and ``weight`` (pairs, predicates),
    the weight 0 where nothing is to be learned. ``figures`` are those of the article, if it has any.
    """

    lower: tuple[Tensor, ...]
    marked: Tensor
    spans: Tensor
    sentences: Tensor
    signatures: Tensor
    gaps: Tensor
    cues: Tensor
    truth: Tensor
    weight: Tensor
    figures: Figures | None


class PairNetwork(nn.Module):
    """Encoder and heads.

    ``cues``, ``signatures`` and ``figure_cues`` count the rows of the tables, 0 for what is not in them.
    """

    def __init__(
        self, encoder: TorchEncoder, cues: int, signatures: int, figure_cues: int, hidden: int = 256, heads: int = 4
    ) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.word.weight.shape[1]
        self.figure = FigureHead(width, figure_cues)
        for name in ENDS:
            setattr(self, name, nn.Linear(width, hidden))
        self.signature = nn.Embedding(signatures, hidden)
        self.gap = nn.Embedding(GAPS, hidden)
        self.query, self.key, self.value = (
            nn.Linear(3 * hidden, hidden),
            nn.Linear(width, hidden),
            nn.Linear(width, hidden),
        )
        self.near_subject, self.near_object = (nn.Embedding(2 * NEAR + 1, heads) for _ in range(2))
        for near in (self.near_subject, self.near_object):
            nn.init.zeros_(near.weight)
        self.mid = nn.Linear(3 * hidden, hidden)
        self.out = nn.Linear(hidden, len(PREDICATES))
        self.dropout = nn.Dropout(0.3)
        self.wide = nn.EmbeddingBag(cues, len(PREDICATES), mode="sum", padding_idx=0)
        nn.init.zeros_(self.wide.weight)
        nn.init.constant_(self.out.bias, -3.0)

    def states(self, pairs: Pairs) -> Tensor:
        """What the encoder makes of the article with its entities marked, shape (pieces, width)."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states: Tensor = self.encoder(thinned(pairs.lower) if self.training else pairs.lower, pairs.marked)
        return states.float()

    def forward(self, pairs: Pairs, states: Tensor | None = None) -> Tensor:
        """Scores (pairs, predicates)."""
        states = self.states(pairs) if states is None else states
        parts = [
            getattr(self, name)(self.dropout(mean)) for name, mean in zip(ENDS, means(states, pairs.spans), strict=True)
        ]
        x = functional.gelu(parts[0] + parts[1] + parts[2] + self.signature(pairs.signatures) + self.gap(pairs.gaps))
        seen = self._attended(states, self.query(torch.cat([x, *parts[:2]], dim=1)), pairs)
        x = functional.gelu(self.mid(self.dropout(torch.cat([x, parts[0] * parts[1], seen], dim=1))))
        cues = pairs.cues
        if self.training:
            cues = cues * (torch.rand(cues.shape) > _CUES_DROPPED)
        scores: Tensor = self.out(self.dropout(x)) + self.wide(cues)
        return scores

    def _attended(self, states: Tensor, asked: Tensor, pairs: Pairs) -> Tensor:
        heads = self.near_subject.embedding_dim
        places, rows = torch.unique(pairs.sentences, dim=0, return_inverse=True)
        order, found = [], []
        for i, (low, high) in enumerate(places.tolist()):
            index = (rows == i).nonzero()[:, 0]
            query = asked[index].unflatten(1, (heads, -1))
            key, value = (layer(states[low:high]).unflatten(1, (heads, -1)) for layer in (self.key, self.value))
            logits = torch.einsum("phd,thd->pth", query, key) / query.shape[2] ** 0.5
            for near, k in ((self.near_subject, 0), (self.near_object, 2)):
                away = torch.arange(low, high)[None] - pairs.spans[index, k][:, None]
                logits = logits + near(away.clamp(-NEAR, NEAR) + NEAR)
            found.append(torch.einsum("pth,thd->phd", logits.softmax(1), value).flatten(1))
            order.append(index)
        return torch.cat(found)[torch.argsort(torch.cat(order))]

    def loss(self, pairs: Pairs) -> Tensor:
        """Cross-entropy of the predicates that may be learned from, summed, and that of the figures' bearers."""
        states = self.states(pairs)
        each = functional.binary_cross_entropy_with_logits(self(pairs, states), pairs.truth, reduction="none")
        loss = (each * pairs.weight).sum()
        return loss if pairs.figures is None else loss + self.figure.loss(states, pairs.figures)

    def groups(self) -> list[dict[str, Any]]:
        """Parameters for the optimizer: the encoder learns slowly, the head fast."""
        slow = [p for p in self.encoder.parameters() if p.requires_grad]
        wide = [*self.wide.parameters(), *self.figure.wide.parameters()]
        known = {id(p) for p in (*self.encoder.parameters(), *wide)}
        fast = [p for p in self.parameters() if id(p) not in known]
        return [{"params": slow}, {"params": fast}, {"params": wide, "weight_decay": 0.05}]

    def head(self, kept: Sequence[int]) -> dict[str, NDArray[np.float32]]:
        """The arrays of the head under the names of the packaged model, of the cues only the rows given."""
        arrays = {"wide": self.wide.weight.detach().numpy()[list(kept)]}
        arrays |= linear(self, (*ENDS, "query", "key", "value", "mid", "out"))
        for name in ("signature", "gap", "near_subject", "near_object"):
            arrays[name] = getattr(self, name).weight.detach().numpy()
        arrays["mark"] = self.encoder.mark.weight.detach().numpy()
        return arrays
