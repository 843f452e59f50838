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
from pipelines.components.network import CharacterTagger
from pipelines.components.state import Analysis

_LAYERS: Final = "upper.onnx"


@dataclass(frozen=True, slots=True)
class Labeller:
    """A network, and the upper layers of the encoder that were trained with it, as wide as the network sees them."""

    network: CharacterTagger
    layers: Layers

    def chances(self, state: Analysis, table: NDArray[np.int64], batch_size: int) -> NDArray[np.float32]:
        """Probability of each label at each character of the text and behind it, shape (characters + 1, labels).

        ``table`` (characters, features) are the features of :mod:`pipelines.components.features`. Outside the sentences
        all is ``O``.
        """
        assert state.encoded is not None, "the encoder has not read the text; put govkg_encoder before govkg_tagger"
        places = owners(state.encoded.pieces.starts, len(state.text))
        spans, seen = list(pieces(state.sentences)), self.layers.states(state.encoded)
        found = self.network.chances(state.text, spans, table, seen, places, batch_size)
        out = np.pad(found, ((0, 1), (0, 0)))
        out[:, 0] += out.sum(axis=1) == 0.0
        return out

    def save(self, folder: Path) -> None:
        """Write the network and ``upper.onnx`` into the folder."""
        self.network.save(folder)
        (folder / _LAYERS).write_bytes(self.layers.graph)

    @classmethod
    def load(cls, folder: Path) -> Labeller:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: the folder holds no network.
        """
        return cls(CharacterTagger.load(folder), Layers((folder / _LAYERS).read_bytes()))


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
    if (folder / _LAYERS).is_file():
        return (Labeller.load(folder),)
    numbered = [p.parent for p in folder.glob(f"*/{_LAYERS}") if p.parent.name.isdigit()]
    return tuple(map(Labeller.load, sorted(numbered, key=lambda p: int(p.name))))
