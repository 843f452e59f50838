"""A transformer over the pieces of an article, run on onnxruntime: for each piece what it means where it stands.

The lower layers of multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672; MIT) read the text once, as they are;
the tagger and the relation model each have upper layers of their own, fine-tuned. Those of the relation model also see
of each piece a mark of the entity that it is part of, so that they read *organisation … signed with … place* where the
text has names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipelines.components.session import session
from pipelines.components.state import Encoded, Ref
from pipelines.components.subwords import Pieces, Subwords

Array = NDArray[np.float32]
KINDS: Final = (
    *("Person", "Place", "Organization", "Programme", "Policy", "Agreement", "Platform", "Event", "Initiative"),
    *("Facility", "Honor"),
)
"""What a ref can be to the network: its subtype, else its type."""
MARKS: Final = 3 * len(KINDS) + 1
WINDOW: Final = 510
"""The pieces that the network sees at once, without the two that mark begin and end."""
_STANDIN: Final = 2 * len(KINDS) + 1
_OVERLAP: Final = 100


def marks(pieces: Pieces, refs: Iterable[Ref]) -> NDArray[np.int64]:
    """The mark of each piece: 0 outside of refs, else that of the first or a later piece of a ref of its kind, or of
    a word that stands for one."""
    table = np.zeros(len(pieces.indices), dtype=np.int64)
    found = list(refs)
    for ref in found:
        if not ref.coref:
            start, end = pieces.span(ref.start, ref.end)
            first = 1 + 2 * KINDS.index(ref.subtype or ref.type)
            table[start:end] = first + 1
            table[start] = first
    for ref in found:
        if ref.coref:
            start, end = pieces.span(ref.start, ref.end)
            table[start:end] = _STANDIN + KINDS.index(ref.subtype or ref.type)
    return table


@dataclass(frozen=True)
class Layers:
    """Transformer layers as an ONNX graph from ``embedded`` to ``states``, both (1, tokens, width)."""

    graph: bytes
    threads: int = 1

    @cached_property
    def _session(self) -> Any:
        return session(self.graph, self.threads)

    def run(self, embedded: Array) -> Array:
        """The states of one window, both (tokens, width)."""
        return np.asarray(self._session.run(None, {"embedded": embedded[None]})[0][0], dtype=np.float32)

    def states(self, encoded: Encoded, marked: NDArray[np.int64] | None = None, table: Array | None = None) -> Array:
        """The states of the pieces of a text, shape (pieces, width).

        Of the ``table`` (marks, width) the row that each piece is ``marked`` with joins the input.
        """
        length = len(encoded.pieces.indices)
        found = np.zeros((0, encoded.windows[0].shape[1] if encoded.windows else 0), dtype=np.float32)
        for lower, (start, end, low, high) in zip(encoded.windows, windows(length, WINDOW), strict=True):
            given = lower
            if marked is not None and table is not None:
                given = lower + np.pad(table[marked[start:end]], ((1, 1), (0, 0)))
            states = self.run(given)
            if not low:
                found = np.empty((length, states.shape[1]), dtype=np.float32)
            found[low:high] = states[1:-1][low - start : high - start]
        return found


@dataclass(frozen=True)
class Encoder:
    """Pieces, embeddings and lower layers.

    ``arrays``: ``word`` (pieces, width) in eight bits with a ``scale`` each, ``position`` (tokens, width), ``norm``
    (2, width).
    """

    subwords: Subwords
    arrays: dict[str, NDArray[Any]]
    layers: Layers

    def read(self, text: str) -> Encoded:
        """The pieces of the text and what the lower layers make of each window of them."""
        pieces = self.subwords.split(text)
        indices = np.asarray(pieces.indices, dtype=np.int64)
        cut = list(windows(len(indices), WINDOW))
        ends = np.cumsum([b - a + 2 for a, b, _, _ in cut]).tolist()
        # one piece of memory: small ones between what the network needs and frees would scatter it
        states = np.empty((ends[-1] if ends else 0, self.arrays["position"].shape[1]), dtype=np.float32)
        for (start, end, _, _), last in zip(cut, ends, strict=True):
            states[last - (end - start) - 2 : last] = self.layers.run(self._embedded(indices[start:end]))
        return Encoded(pieces, tuple(np.split(states, ends[:-1])) if ends else ())

    def _embedded(self, indices: NDArray[np.int64]) -> Array:
        tokens = np.concatenate([[0], indices, [1]])
        x = self.arrays["word"][tokens].astype(np.float32) * self.arrays["scale"][tokens][:, None]
        x = x + self.arrays["position"][: len(tokens)]
        x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-12)
        return np.asarray(x * self.arrays["norm"][0] + self.arrays["norm"][1], dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write ``encoder.npz`` and ``lower.onnx`` into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        ordered = sorted(self.subwords.pieces, key=lambda piece: self.subwords.pieces[piece][0])
        tables: dict[str, Any] = {
            "pieces": np.frombuffer("\n".join(ordered).encode(), dtype=np.uint8),
            "scores": np.array([self.subwords.pieces[p][1] for p in ordered], dtype=np.float32),
            "first": self.subwords.pieces[ordered[0]][0],
            "unknown": self.subwords.unknown,
        }
        np.savez_compressed(folder / "encoder.npz", **(tables | self.arrays))
        (folder / "lower.onnx").write_bytes(self.layers.graph)

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> Encoder:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: the files are not there.
        """
        with np.load(folder / "encoder.npz") as data:
            names = data["pieces"].tobytes().decode().split("\n")
            first = int(data["first"])
            rows = zip(range(first, first + len(names)), data["scores"].tolist(), strict=True)
            pieces = dict(zip(names, rows, strict=True))
            arrays = {k: data[k] for k in ("word", "scale", "position", "norm")}
            subwords = Subwords(pieces, int(data["unknown"]))
        return cls(subwords, arrays, Layers((folder / "lower.onnx").read_bytes(), threads))


def windows(length: int, size: int) -> Iterator[tuple[int, int, int, int]]:
    """Overlapping stretches of a long row: start and end of each, and the part of it whose states are kept.

    >>> list(windows(5, 10)), list(windows(700, 510))
    ([(0, 5, 0, 5)], [(0, 510, 0, 350), (190, 700, 350, 700)])
    """
    if length <= size:
        if length:
            yield 0, length, 0, length
        return
    count = max(2, math.ceil((length - _OVERLAP) / (size - _OVERLAP)))
    starts = [round(i * (length - size) / (count - 1)) for i in range(count)]
    low = 0
    for i, start in enumerate(starts):
        high = length if i == count - 1 else (start + size + starts[i + 1]) // 2
        yield start, start + size, low, high
        low = high


def owners(starts: Sequence[int], length: int) -> NDArray[np.int64]:
    """The number of the piece that each character is part of."""
    return np.maximum(np.searchsorted(np.asarray(starts), np.arange(length), side="right") - 1, 0)
