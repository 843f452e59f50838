"""The relation model: for each predicate a logistic regression over the cues of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Judge:
    """``weights`` has a row for each cue and a column for each predicate; ``thresholds`` are probabilities."""

    rows: Mapping[str, int]
    predicates: tuple[str, ...]
    weights: NDArray[np.float32]
    thresholds: Mapping[str, float]

    def probabilities(self, cues: Sequence[Iterable[str]]) -> NDArray[np.float32]:
        """Probability of each predicate for each list of cues, shape (lists, predicates)."""
        scores = np.zeros((len(cues), len(self.predicates)), dtype=np.float32)
        for i, found in enumerate(cues):
            rows = [row for row in map(self.rows.get, found) if row is not None]
            if rows:
                scores[i] = self.weights[rows].sum(axis=0)
        return np.asarray(0.5 * (1.0 + np.tanh(0.5 * scores)), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write an ``.npz`` in half precision."""
        names = "\n".join(sorted(self.rows, key=self.rows.__getitem__))
        limits = np.array([self.thresholds[p] for p in self.predicates], dtype=np.float32)
        np.savez_compressed(
            path,
            cues=np.frombuffer(names.encode(), dtype=np.uint8),
            predicates=" ".join(self.predicates),
            weights=self.weights.astype(np.float16),
            thresholds=limits,
        )

    @classmethod
    def load(cls, path: Path) -> Judge:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: there is no such file.
        """
        with np.load(path) as data:
            names = data["cues"].tobytes().decode().split("\n")
            predicates = tuple(str(data["predicates"]).split())
            thresholds = dict(zip(predicates, (float(x) for x in data["thresholds"]), strict=True))
            weights = data["weights"].astype(np.float32)
        return cls({name: i for i, name in enumerate(names)}, predicates, weights, thresholds)
