"""What keeps both networks from learning their articles by heart: a running mean of the weights, pieces left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor

_DECAY: Final = 0.998
_DROPPED: Final = 0.08


def running(mean: Tensor, now: Tensor, steps: Tensor | int) -> Tensor:
    """The running mean of the weights (Polyak and Juditsky 1992), quick in the first steps.

    So nothing of the random start is left in it at the end. To be given to ``torch.optim.swa_utils.AveragedModel``.
    """
    return torch.lerp(mean, now, max(1 - _DECAY, 9 / (10 + int(steps))))


def thinned(lower: Sequence[Tensor]) -> tuple[Tensor, ...]:
    """The states of the lower layers, those of a few pieces taken away, so that no single word decides."""
    return tuple(x * (torch.rand(x.shape[:2]) > _DROPPED)[..., None] for x in lower)
