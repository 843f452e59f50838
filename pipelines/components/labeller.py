"""A trained network that labels the characters of a text, with the encoder layers of its own; several vote together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines.components.encoder import Layers, owners
from pipelines.components.lac import pieces
from pipelines.components.network import CharacterTagger, Weights
from pipelines.components.state import Analysis

_FILE: Final = "tagger.npz"
_LAYERS: Final = "upper.onnx"


@dataclass(frozen=True, slots=True)
class Labeller:
    """A network, with the upper layers of the encoder that were trained with it, if any."""

    network: CharacterTagger
    layers: Layers | None

    def chances(self, state: Analysis, table: NDArray[np.int64], batch_size: int) -> NDArray[np.float32]:
        """Probability of each label at each character of the text and behind it, shape (characters + 1, labels).

        ``table`` (characters, features) are the features of :mod:`pipelines.components.features`. Outside the sentences
        all is ``O``.
        """
        text, seen = state.text, self._seen(state)
        out = np.zeros((len(text) + 1, len(self.network.labels)), dtype=np.float32)
        out[:, 0] = 1.0
        order = sorted(pieces(state.sentences), key=lambda s: s.end - s.start)
        for first in range(0, len(order), batch_size):
            batch = order[first : first + batch_size]
            states = [] if seen is None else [seen[0][seen[1][s.start : s.end]] for s in batch]
            tables = [table[s.start : s.end] for s in batch]
            rows = self.network.marginals([s.quote(text) for s in batch], tables, states)
            for span, row in zip(batch, rows, strict=True):
                out[span.start : span.end] = row
        return out

    def _seen(self, state: Analysis) -> tuple[NDArray[np.float32], NDArray[np.int64]] | None:
        """What the encoder saw of each piece, by the upper layers, and the piece that each character is part of;
        nothing where it has none."""
        if self.layers is None:
            return None
        assert state.encoded is not None, "the encoder has not read the text; put govkg_encoder before govkg_tagger"
        return self.layers.states(state.encoded), owners(state.encoded.pieces.starts, len(state.text))

    def save(self, folder: Path) -> None:
        """Write ``tagger.npz`` and ``upper.onnx`` into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.network.weights.save(folder / _FILE)
        if self.layers is not None:
            (folder / _LAYERS).write_bytes(self.layers.graph)

    @classmethod
    def load(cls, folder: Path) -> Labeller:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: the folder holds no network.
        """
        layers = folder / _LAYERS
        network = CharacterTagger(Weights.load(folder / _FILE))
        return cls(network, Layers(layers.read_bytes()) if layers.is_file() else None)


def mean_chances(
    voters: Sequence[Labeller], state: Analysis, table: NDArray[np.int64], batch_size: int
) -> NDArray[np.float32]:
    """The mean of the networks' probabilities: they err in different places, so that it is surer than each."""
    found = [voter.chances(state, table, batch_size) for voter in voters]
    return np.asarray(np.mean(found, axis=0), dtype=np.float32)


def save_all(voters: Sequence[Labeller], folder: Path) -> None:
    """Write a network into the folder, several into folders ``1``, ``2``, … in it."""
    for number, voter in enumerate(voters, 1):
        voter.save(folder if len(voters) == 1 else folder / str(number))


def load_all(folder: Path) -> tuple[Labeller, ...]:
    """Read what :func:`save_all` wrote, in order; nothing where there is nothing."""
    if (folder / _FILE).is_file():
        return (Labeller.load(folder),)
    numbered = [p.parent for p in folder.glob(f"*/{_FILE}") if p.parent.name.isdigit()]
    return tuple(map(Labeller.load, sorted(numbered, key=lambda p: int(p.name))))
