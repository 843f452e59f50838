"""The model of whose figure it is: what the encoder saw of figure, entity and the words between, beside the cues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipelines.components.bearers import Candidate
from pipelines.components.encoder import Array
from pipelines.components.numbers import Figure
from pipelines.components.pairs import ENDS, GAPS, distance, gelu, packed, unpacked
from pipelines.components.scene import Scene
from pipelines.components.sightings import BEARERS
from pipelines.components.state import Analysis, Ref
from pipelines.components.subwords import Pieces

TYPES: Final = tuple(sorted(BEARERS))
FILE: Final = "bearers.npz"


@dataclass(frozen=True, slots=True)
class Bearing:
    """A candidate as the network is given it: its type, the pieces of entity, figure and between, and the distance.

    ``spans`` holds first and behind the last piece of each of the three; ``gap`` is the
    :func:`pipelines.components.pairs.distance` of the two.
    """

    type: int
    spans: tuple[int, ...]
    gap: int


class Bearings:
    """The bearings of the candidates of one article's figures."""

    def __init__(self, state: Analysis) -> None:
        assert state.encoded is not None, "the encoder has not read the text"
        self.pieces: Pieces = state.encoded.pieces
        self._refs: dict[str, list[Ref]] = {}
        for ref in state.refs:
            self._refs.setdefault(ref.name, []).append(ref)
        self._starts = {name: [r.start for r in refs] for name, refs in self._refs.items()}

    def of(self, scene: Scene, figure: Figure, candidates: Sequence[Candidate]) -> list[Bearing]:
        """The bearing of each candidate, from the mention that is nearest to the figure."""
        return [self._bearing(scene, figure, c.name) for c in candidates]

    def _bearing(self, scene: Scene, figure: Figure, name: str) -> Bearing:
        ref, pieces = self._nearest(name, figure), self.pieces
        at = pieces.span(figure.start, figure.end)
        if ref is None:
            return Bearing(0, (*at, *at, *at), GAPS - 1)
        own = pieces.span(ref.start, ref.end)
        begin = own[1] if ref.start >= scene.span.start else pieces.at(scene.span.start)
        low, high = (begin, at[0]) if ref.start < figure.start else (at[1], own[0])
        between = (low, high) if low < high else (min(at[0], own[0]), max(at[0], own[0]) + 1)
        kind = TYPES.index(ref.type) if ref.type in TYPES else 0
        return Bearing(kind, (*own, *at, *between), distance(ref.start, figure.start))

    def _nearest(self, name: str, figure: Figure) -> Ref | None:
        """The last mention before the figure if it stands nearer than twice the first one behind, else that one."""
        refs = self._refs.get(name)
        if not refs:
            return None
        i = bisect_left(self._starts[name], figure.start)
        before, behind = (refs[i - 1] if i else None), (refs[i] if i < len(refs) else None)
        if before is None or behind is None:
            return before or behind
        return before if figure.start - before.end <= 2 * (behind.start - figure.end) else behind


@dataclass(frozen=True, slots=True)
class BearerModel:
    """A score for each candidate of a figure; "no one's" has the score nought.

    ``cues`` are the rows of ``wide`` (cues). The other ``arrays``: for each of subject, object and between a layer
    (``*_weight``, ``*_bias``), embeddings ``type`` and ``gap``, layers ``mid`` and ``out``.
    """

    cues: Mapping[str, int]
    arrays: Mapping[str, Array]

    def scores(self, states: Array, bearings: Sequence[Bearing], candidates: Sequence[Candidate]) -> list[float]:
        """The score of each candidate; ``states`` (pieces, width) are those of the relation model's upper layers."""
        if not candidates:
            return []
        w = self.arrays
        parts = []
        for k, name in enumerate(ENDS):
            mean = np.stack([states[b.spans[2 * k] : b.spans[2 * k + 1]].mean(axis=0) for b in bearings])
            parts.append(mean @ w[f"{name}_weight"].T + w[f"{name}_bias"])
        x = sum(parts) + w["type"][[b.type for b in bearings]] + w["gap"][[b.gap for b in bearings]]
        x = np.concatenate([gelu(np.asarray(x)), parts[0] * parts[1]], axis=1)
        x = gelu(x @ w["mid_weight"].T + w["mid_bias"])
        deep = (x @ w["out_weight"].T + w["out_bias"])[:, 0]
        return [float(d) + self._wide(c) for d, c in zip(deep, candidates, strict=True)]

    def _wide(self, candidate: Candidate) -> float:
        rows = [row for row in map(self.cues.get, sorted(candidate.cues)) if row is not None]
        return float(self.arrays["wide"][rows].sum()) if rows else 0.0

    def save(self, folder: Path) -> None:
        """Write ``bearers.npz``, in half precision, into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        half: dict[str, Any] = {k: v.astype(np.float16) for k, v in self.arrays.items()}
        names: NDArray[np.uint8] = packed(self.cues)
        np.savez_compressed(folder / FILE, names_cues=names, **half)

    @classmethod
    def load(cls, folder: Path) -> BearerModel:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: the file is not there.
        """
        with np.load(folder / FILE) as data:
            arrays = {k: data[k].astype(np.float32) for k in data.files if k != "names_cues"}
            return cls(unpacked(data["names_cues"]), arrays)
