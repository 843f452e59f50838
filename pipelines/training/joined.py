"""Several models of whose figure it is as one: each reads on its own, what they say is averaged.

A softmax over the cues alone, which is fitted apart, may have its say too: it is sure of less and wrong less often.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipelines.components.bearing import BearerModel
from pipelines.components.encoder import Array
from pipelines.components.pairs import ENDS


def joined(models: Sequence[BearerModel]) -> BearerModel:
    """One model whose scores are the mean of those of the models."""
    arrays: dict[str, Array] = {}
    for name in (*(f"{end}_{part}" for end in ENDS for part in ("weight", "bias")), "mid_bias"):
        arrays[name] = np.concatenate([m.arrays[name] for m in models])
    for name in ("type", "gap"):
        arrays[name] = np.concatenate([m.arrays[name] for m in models], axis=1)
    out = np.concatenate([m.arrays["out_weight"] for m in models], axis=1)
    arrays["out_weight"] = (out / len(models)).astype(np.float32)
    arrays["out_bias"] = np.mean([m.arrays["out_bias"] for m in models], axis=0).astype(np.float32)
    arrays["mid_weight"] = _side_by_side([m.arrays["mid_weight"] for m in models])
    cues = {cue: i for i, cue in enumerate(sorted({cue for m in models for cue in m.cues}))}
    arrays["wide"] = np.zeros(len(cues), dtype=np.float32)
    for model in models:
        for cue, row in model.cues.items():
            arrays["wide"][cues[cue]] += model.arrays["wide"][row] / len(models)
    return BearerModel(cues, arrays)


def blended(model: BearerModel, weights: Mapping[str, float], share: float) -> BearerModel:
    """The model of whose scores that share is the sum of the cues' weights."""
    cues = {cue: i for i, cue in enumerate(sorted({*model.cues, *weights}))}
    wide = np.zeros(len(cues), dtype=np.float32)
    for cue, row in model.cues.items():
        wide[cues[cue]] += (1 - share) * model.arrays["wide"][row]
    for cue, weight in weights.items():
        wide[cues[cue]] += share * weight
    rest = {name: np.float32(1 - share) * model.arrays[name] for name in ("out_weight", "out_bias")}
    return BearerModel(cues, {**model.arrays, **rest, "wide": wide})


def _side_by_side(weights: Sequence[Array]) -> Array:
    """Of layers that read two halves (rows, 2 × width) one that reads the first halves of all, then the second ones."""
    halves = [np.split(w, 2, axis=1) for w in weights]
    rows, width = sum(len(w) for w in weights), sum(w.shape[1] for w in weights) // 2
    found = np.zeros((rows, 2 * width), dtype=np.float32)
    row = column = 0
    for first, second in halves:
        down, right = row + len(first), column + first.shape[1]
        found[row:down, column:right], found[row:down, width + column : width + right] = first, second
        row, column = down, right
    return found
