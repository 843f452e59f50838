"""A character tagger in numpy: LAC's encoder fine-tuned, features beside it, a linear-chain CRF on top.

Architecture: character embedding, two bidirectional GRU layers (from LAC, see :mod:`pipelines.components.lac`), one-hot
features joined, a convolution over three characters beside a direct linear layer, Viterbi. Training is in
:mod:`pipelines.training.tagger`; the arrays are kept in one ``.npz``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.components.lac import viterbi

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of a trained tagger and the tables that go with them."""

    arrays: Mapping[str, Array]
    characters: Mapping[str, int]
    labels: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Weights:
        """Read an ``.npz`` written by the training.

        Raises:
            FileNotFoundError: there is none.
        """
        with np.load(path) as data:
            arrays = {k: data[k].astype(np.float32) for k in data.files if not k.startswith("table_")}
            characters = {c: i for i, c in enumerate(str(data["table_characters"]))}
            labels = tuple(str(data["table_labels"]).split())
        return cls(arrays, characters, labels)

    def save(self, path: Path) -> None:
        """Write an ``.npz`` in half precision."""
        half: dict[str, Any] = {k: v.astype(np.float16) for k, v in self.arrays.items()}
        characters = "".join(sorted(self.characters, key=self.characters.__getitem__))
        np.savez_compressed(path, table_characters=characters, table_labels=" ".join(self.labels), **half)


class CharacterTagger:
    """Scores and best label sequences for batches of texts with their feature indices."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of the scores' last axis."""
        return self.weights.labels

    def scores(
        self, texts: Sequence[str], features: Sequence[NDArray[np.int64]], seen: Sequence[Array] = ()
    ) -> tuple[Array, NDArray[np.int64]]:
        """Emission scores (texts, longest, labels) and the lengths.

        Args:
            texts: at least one, none empty.
            features: for each text an array (characters, kinds of features) of indices into the one-hot table.
            seen: for each text the encoder's states (characters, width); none where the network has no use for them.
        """
        w, lengths = self.weights.arrays, np.array([len(t) for t in texts])
        ids = np.zeros((len(texts), int(lengths.max())), dtype=np.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = [self.weights.characters.get(c, 0) for c in text]
        x = w["embedding"][ids]
        for layer in (0, 1):
            x = self._bidirectional(x, lengths, layer)
        wide = np.zeros((*ids.shape, w["seen"].shape[0] if seen else 0), dtype=np.float32)
        for row, states in enumerate(seen):
            wide[row, : len(states)] = states @ w["seen"].T + w["seen_bias"]
        hot = np.zeros((*ids.shape, w["conv"].shape[1] - x.shape[2] - wide.shape[2]), dtype=np.float32)
        for row, table in enumerate(features):
            for column in table.T:
                hot[row, np.arange(len(column)), column] = 1.0
        mask = (np.arange(ids.shape[1])[None] < lengths[:, None]).astype(np.float32)[..., None]
        x = np.concatenate([x, wide, hot], axis=2) * mask
        y = np.maximum(_convolve(x, w["conv"], w["conv_bias"]), 0)
        return y @ w["out"].T + w["out_bias"] + x @ w["skip"].T + w["skip_bias"], lengths

    def tag(
        self, texts: Sequence[str], features: Sequence[NDArray[np.int64]], seen: Sequence[Array] = ()
    ) -> list[list[str]]:
        """The best labels of the characters of each text."""
        emissions, lengths = self.scores(texts, features, seen)
        found = []
        for row, length in enumerate(lengths):
            path = viterbi(emissions[row : row + 1, :length], self.weights.arrays["transitions"])[0]
            found.append([self.labels[i] for i in path])
        return found

    def marginals(
        self, texts: Sequence[str], features: Sequence[NDArray[np.int64]], seen: Sequence[Array] = ()
    ) -> list[Array]:
        """Probability of each label at each character, for each text (characters, labels); by forward-backward."""
        emissions, lengths = self.scores(texts, features, seen)
        transitions = self.weights.arrays["transitions"]
        forward, backward = np.array(emissions), np.zeros_like(emissions)
        for step in range(1, emissions.shape[1]):
            forward[:, step] += _log_sum(forward[:, step - 1, :, None] + transitions[None], axis=1)
        for step in range(emissions.shape[1] - 2, -1, -1):
            after = (emissions[:, step + 1] + backward[:, step + 1])[:, None, :] + transitions[None]
            live = (lengths > step + 1)[:, None]
            backward[:, step] = np.where(live, _log_sum(after, axis=2), 0)
        both = forward + backward
        both = np.exp(both - _log_sum(both, axis=2)[..., None])
        return [both[row, :length] for row, length in enumerate(lengths)]

    def _bidirectional(self, x: Array, lengths: NDArray[np.int64], layer: int) -> Array:
        forward = self._gru(x, f"gru{layer}_f")
        backward = _reverse(self._gru(_reverse(x, lengths), f"gru{layer}_b"), lengths)
        return np.concatenate([forward, backward], axis=2)

    def _gru(self, x: Array, name: str) -> Array:
        """One direction; gates in the order reset, update, new, as in Cho et al. (2014) with the reset behind."""
        w = self.weights.arrays
        size = w[f"{name}_hidden"].shape[1]
        inputs = x @ w[f"{name}_input"].T + w[f"{name}_input_bias"]
        hidden_weights, hidden_bias = w[f"{name}_hidden"].T, w[f"{name}_hidden_bias"]
        hidden = np.zeros((x.shape[0], size), dtype=np.float32)
        out = np.zeros((*x.shape[:2], size), dtype=np.float32)
        for step in range(x.shape[1]):
            gates = hidden @ hidden_weights + hidden_bias
            both = _sigmoid(inputs[:, step, : 2 * size] + gates[:, : 2 * size])
            new = np.tanh(inputs[:, step, 2 * size :] + both[:, :size] * gates[:, 2 * size :])
            hidden = new + both[:, size:] * (hidden - new)
            out[:, step] = hidden
        return out


def _log_sum(x: Array, axis: int) -> Array:
    top = x.max(axis=axis, keepdims=True)
    return np.asarray(np.log(np.exp(x - top).sum(axis=axis)) + top.squeeze(axis), dtype=np.float32)


def _sigmoid(x: Array) -> Array:
    return np.asarray(0.5 * (np.tanh(0.5 * x) + 1.0), dtype=np.float32)


def _reverse(x: Array, lengths: NDArray[np.int64]) -> Array:
    """Each row reversed within its length."""
    out = np.zeros_like(x)
    for row, length in enumerate(lengths):
        out[row, :length] = x[row, :length][::-1]
    return out


def _convolve(x: Array, kernel: Array, bias: Array) -> Array:
    """A convolution of width 3 along the second axis; ``kernel`` is (out, in, 3)."""
    padded = np.pad(x, ((0, 0), (1, 1), (0, 0)))
    total: Any = bias
    for k in range(3):
        total = total + padded[:, k : k + x.shape[1]] @ kernel[:, :, k].T
    return np.asarray(total, dtype=np.float32)
