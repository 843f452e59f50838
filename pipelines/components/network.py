"""A character tagger: LAC's encoder fine-tuned, features beside it, a linear-chain CRF on top.

Architecture: character embedding, two bidirectional GRU layers (from LAC, see :mod:`pipelines.components.lac`), what
the text encoder saw and one-hot features joined, a convolution over three characters beside a direct linear layer: a
graph in ONNX, run on onnxruntime. Training is in :mod:`pipelines.training.tagger`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipelines.article import Span
from pipelines.components.features import WIDTH
from pipelines.components.session import session

Array = NDArray[np.float32]
_TABLES: Final = "tagger.npz"
_GRAPH: Final = "network.onnx"
_STEP: Final = 1.3
"""What a step of the recurrent layers costs beside its rows, in rows: measured on one core."""


@dataclass(frozen=True)
class CharacterTagger:
    """Scores of the labels of characters, as :func:`pipelines.training.graphs.character_graph` writes the graph.

    ``characters`` are the rows of the embedding, 0 for all others; ``transitions`` (labels, labels) the CRF's scores.
    """

    graph: bytes
    characters: Mapping[str, int]
    labels: tuple[str, ...]
    transitions: Array
    threads: int = 1

    @cached_property
    def _session(self) -> Any:
        return session(self.graph, self.threads)

    def chances(
        self,
        text: str,
        spans: Sequence[Span],
        features: NDArray[np.int64],
        seen: Array,
        places: NDArray[np.int64],
        most: int,
    ) -> Array:
        """Probability of each label at each character, shape (characters, labels); nought outside the spans.

        Args:
            spans: what is read by itself; none empty, none overlaps another.
            features: of each character the indices into the one-hot table.
            seen: the encoder's view of the text's pieces (pieces, width).
            places: the piece that each character is part of.
            most: spans that are read at once.
        """
        inputs = {
            "ids": np.array([*(self.characters.get(c, 0) for c in text), 0]),
            "features": np.pad(features, ((0, 1), (0, 0)), constant_values=WIDTH),
            "places": np.append(places, len(seen)),
        }
        seen = np.pad(seen, ((0, 1), (0, 0)))
        scores = np.zeros((len(text), len(self.labels)), dtype=np.float32)
        for batch in batches(spans, most):
            at, lengths = offsets(batch, len(text)), np.array([s.end - s.start for s in batch], dtype=np.int32)
            given = {name: table[at] for name, table in inputs.items()} | {"lengths": lengths, "seen": seen}
            inside = at < len(text)
            scores[at[inside]] = self._session.run(None, given)[0][inside]
        return marginals(scores, self.transitions, spans)

    def save(self, folder: Path) -> None:
        """Write ``network.onnx`` and ``tagger.npz`` into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _GRAPH).write_bytes(self.graph)
        characters = "".join(sorted(self.characters, key=self.characters.__getitem__))
        tables: dict[str, Any] = {"characters": characters, "labels": " ".join(self.labels)}
        np.savez_compressed(folder / _TABLES, transitions=self.transitions, **tables)

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> CharacterTagger:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: the files are not there.
        """
        graph = (folder / _GRAPH).read_bytes()
        with np.load(folder / _TABLES) as data:
            characters = {c: i for i, c in enumerate(str(data["characters"]))}
            labels, transitions = tuple(str(data["labels"]).split()), data["transitions"].astype(np.float32)
        return cls(graph, characters, labels, transitions, threads)


def batches(spans: Sequence[Span], most: int) -> list[list[Span]]:
    """The spans in groups of at most ``most`` of like length, so that least is computed for what is only filled up.

    >>> [[s.end for s in batch] for batch in batches([Span(0, 9), Span(0, 100), Span(0, 11)], 16)]
    [[9, 11], [100]]
    """
    ordered = sorted(spans, key=lambda s: s.end - s.start)
    costs, begins = [0.0], [0]
    for end, span in enumerate(ordered, 1):
        length = span.end - span.start
        cost, begin = min((costs[i] + length * (_STEP + end - i), i) for i in range(max(0, end - most), end))
        costs.append(cost)
        begins.append(begin)
    found, end = [], len(ordered)
    while end:
        found.append(ordered[begins[end] : end])
        end = begins[end]
    return found[::-1]


def offsets(spans: Sequence[Span], beyond: int) -> NDArray[np.int64]:
    """The offsets of the spans' characters, shape (spans, longest), filled up with ``beyond``."""
    starts, ends = (np.array([getattr(s, name) for s in spans])[:, None] for name in ("start", "end"))
    at = starts + np.arange((ends - starts).max())
    return np.where(at < ends, at, beyond)


def marginals(scores: Array, transitions: Array, spans: Sequence[Span]) -> Array:
    """Probability of each label at each character of the spans by forward-backward, nought elsewhere.

    ``scores`` (characters, labels) are those of a linear-chain CRF; the spans are read side by side, step by step.
    """
    ordered = sorted(spans, key=lambda s: s.start - s.end)
    starts = np.array([s.start for s in ordered], dtype=np.int64)
    lengths = np.array([s.end - s.start for s in ordered], dtype=np.int64)
    alive = [int((lengths > step).sum()) for step in range(max(lengths.tolist(), default=0))]
    own = np.exp(scores - scores.max(axis=1, keepdims=True), dtype=np.float64)
    moves = np.exp(transitions, dtype=np.float64)
    forward, backward = own.copy(), np.ones_like(own)
    for step, count in enumerate(alive[1:], 1):
        at = starts[:count] + step
        forward[at] = _scaled(forward[at - 1] @ moves * own[at])
    for step in range(len(alive) - 1, 0, -1):
        at = starts[: alive[step]] + step
        backward[at - 1] = _scaled((own[at] * backward[at]) @ moves.T)
    both = np.zeros_like(scores)
    if spans:
        at = np.concatenate([np.arange(s.start, s.end) for s in spans])
        both[at] = _scaled(forward[at] * backward[at])
    return both


def _scaled(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each row divided by its sum: only the proportions matter, and the products would vanish."""
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))
