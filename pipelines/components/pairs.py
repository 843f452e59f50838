"""The relation model: what the encoder saw of two refs and between them, beside the cues of the pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from thinc.backends import NumpyOps

from pipelines.components.candidates import Candidate
from pipelines.components.encoder import Array, Layers, marks
from pipelines.components.pair_cues import Cues, Group, by_signature
from pipelines.components.state import Analysis
from pipelines.components.subwords import Pieces

ENDS: Final = ("subject", "object", "between")
GAPS: Final = 20
NEAR: Final = 16
"""Pieces to either side of an end that attention tells apart by their distance."""
_OPS: Final = NumpyOps()
_CHUNK: Final = 1000
"""Pairs that are judged at once: those of a long article together would fill the memory."""


def stretches(candidate: Candidate, pieces: Pieces) -> tuple[int, ...]:
    """Pieces of subject, object and what lies between them: first and behind the last of each.

    Where the subject is carried over from an earlier sentence, what leads up to the object in its own stands between.
    """
    a, b = pieces.span(candidate.subject.start, candidate.subject.end)
    c, d = pieces.span(candidate.object.start, candidate.object.end)
    low, high = (b, c) if b <= c else (d, a) if d <= a else (min(a, c), max(b, d))
    if candidate.topic:
        begin = pieces.at(candidate.scene.span.start)
        end = c if candidate.subject.start < candidate.scene.span.start else a
        low, high = min(begin, end), max(begin, end)
        if low == high:
            low, high = c, d
    if high <= low:
        low, high = min(a, c), max(b, d)
    return a, b, c, d, low, high


def gap(candidate: Candidate) -> int:
    """How far the two refs are apart, see :func:`distance`."""
    return distance(candidate.subject.start, candidate.object.start)


def distance(one: int, other: int) -> int:
    """How far two offsets are apart: the square root of the characters, at most ``GAPS - 1``."""
    return min(GAPS - 1, int(abs(one - other) ** 0.5))


def sentences(candidates: Sequence[Candidate], pieces: Pieces) -> list[tuple[int, int]]:
    """The pieces of each candidate's sentence: first and behind the last."""
    return [pieces.span(c.scene.span.start, c.scene.span.end) for c in candidates]


@dataclass(frozen=True, slots=True)
class _Shared:
    """Rows of a table that several pairs have in common."""

    table: Array
    rows: NDArray[np.int64]

    @property
    def each(self) -> Array:
        """The row of each pair."""
        return self.table[self.rows]


@dataclass(frozen=True, slots=True)
class PairModel:
    """A network over pairs. ``cues``, as :func:`pipelines.components.pair_cues.by_signature` has them, and
    ``signatures`` are the tables' rows; ``thresholds`` are probabilities.

    ``layers`` are the upper layers of the encoder, ``mark`` (marks, width) what is added to the pieces of entities. The
    other ``arrays``: for each of subject, object and between a layer (``*_weight``, ``*_bias``), embeddings
    ``signature`` and ``gap``; layers ``query``, ``key`` and ``value`` by which a pair attends to its sentence (Vaswani
    et al. 2017), with biases by the distance from its ends (``near_subject``, ``near_object``: distances, heads);
    layers ``mid`` and ``out``, and ``wide`` (cues, predicates). ``calibration`` (2, predicates) holds slope and shift
    by which the scores become probabilities (Platt 1999).
    """

    layers: Layers
    cues: Mapping[str, Mapping[str, int]]
    signatures: Mapping[str, int]
    predicates: tuple[str, ...]
    arrays: Mapping[str, Array]
    thresholds: Mapping[str, float]

    def probabilities(
        self, state: Analysis, candidates: Sequence[Candidate], cues: Iterable[Cues]
    ) -> NDArray[np.float32]:
        """Probability of each predicate for each candidate with its cues, shape (candidates, predicates).

        ``cues`` may be made as they are asked for: those of a long article would fill the memory.
        """
        if not candidates or state.encoded is None:
            return np.zeros((len(candidates), len(self.predicates)), dtype=np.float32)
        if state.judged is None:
            state.judged = self.states(state)
        scores = self._deep(state.judged, state.encoded.pieces, candidates) + self._wide(len(candidates), cues)
        slope, shift = self.arrays["calibration"]
        return np.asarray(0.5 * (1.0 + np.tanh(0.5 * (scores * slope + shift))), dtype=np.float32)

    def states(self, state: Analysis) -> Array:
        """What the upper layers make of the text with its entities marked, shape (pieces, width)."""
        assert state.encoded is not None, "the encoder has not read the text"
        return self.layers.states(state.encoded, marks(state.encoded.pieces, state.refs), self.arrays["mark"])

    def _deep(self, states: Array, pieces: Pieces, candidates: Sequence[Candidate]) -> Array:
        chunks = (candidates[i : i + _CHUNK] for i in range(0, len(candidates), _CHUNK))
        return np.concatenate([self._scores(states, pieces, chunk) for chunk in chunks])

    def _scores(self, states: Array, pieces: Pieces, candidates: Sequence[Candidate]) -> Array:
        w = self.arrays
        spans = np.array([stretches(c, pieces) for c in candidates])
        sums, at = _running(states, spans)
        subject, thing, between = (self._ends(name, sums, at[:, 2 * k : 2 * k + 2]) for k, name in enumerate(ENDS))
        x = subject.each + thing.each + between.each
        x += w["signature"][[self.signatures.get(c.signature, 0) for c in candidates]]
        x = gelu(x + w["gap"][[gap(c) for c in candidates]])
        own, *ends = np.split(w["query_weight"], 3, axis=1)
        asked = x @ own.T + w["query_bias"]
        for end, weight in zip((subject, thing), ends, strict=True):
            asked += (end.table @ weight.T)[end.rows]
        seen = self._attended(states, asked, sentences(candidates, pieces), spans)
        x = np.concatenate([x, subject.each * thing.each, seen], axis=1)
        x = gelu(x @ w["mid_weight"].T + w["mid_bias"])
        return np.asarray(x @ w["out_weight"].T + w["out_bias"], dtype=np.float32)

    def _ends(self, name: str, sums: NDArray[np.float64], spans: NDArray[np.int64]) -> _Shared:
        """What a layer makes of the mean of each stretch of pieces, of which many pairs have the same."""
        low, high = spans.T
        _, first, rows = np.unique(low * len(sums) + high, return_index=True, return_inverse=True)
        low, high = low[first], high[first]
        mean = ((sums[high] - sums[low]) / np.maximum(high - low, 1)[:, None]).astype(np.float32)
        return _Shared(mean @ self.arrays[f"{name}_weight"].T + self.arrays[f"{name}_bias"], rows)

    def _attended(
        self, states: Array, asked: Array, where: Sequence[tuple[int, int]], spans: NDArray[np.int64]
    ) -> Array:
        """What each pair finds in its sentence, shape (pairs, width of the values)."""
        w, heads = self.arrays, self.arrays["near_subject"].shape[1]
        asked = asked.reshape(len(asked), heads, -1)
        out = np.zeros((len(asked), len(w["value_bias"])), dtype=np.float32)
        rows: dict[tuple[int, int], list[int]] = {}
        for i, place in enumerate(where):
            rows.setdefault(place, []).append(i)
        for (low, high), index in rows.items():
            keys, values = (
                (states[low:high] @ w[f"{name}_weight"].T + w[f"{name}_bias"]).reshape(high - low, heads, -1)
                for name in ("key", "value")
            )
            logits = np.einsum("phd,thd->pth", asked[index], keys) / np.float32(asked.shape[2] ** 0.5)
            for name, k in (("near_subject", 0), ("near_object", 2)):
                away = np.arange(low, high)[None] - spans[index, k][:, None]
                logits += w[name][np.clip(away, -NEAR, NEAR) + NEAR]
            weights = np.exp(logits - logits.max(axis=1, keepdims=True))
            weights /= weights.sum(axis=1, keepdims=True)
            out[index] = np.einsum("pth,thd->phd", weights, values).reshape(len(index), -1)
        return out

    def _wide(self, count: int, cues: Iterable[Cues]) -> Array:
        out, given = np.zeros((count, len(self.predicates)), dtype=np.float32), iter(cues)
        for first in range(0, count, _CHUNK):
            out[first : first + _CHUNK] = self._sums(islice(given, _CHUNK))
        return out

    def _sums(self, cues: Iterable[Cues]) -> NDArray[np.float64]:
        """The sum of the rows of each candidate's cues; a group of cues that several have is summed up once."""
        table, known = self.arrays["wide"], dict[tuple[str, Group], int]()
        groups, chosen, ends = list[Array](), list[int](), [0]
        for found in cues:
            for group in (("bias", found.signature), *found.groups):
                chosen.append(known.setdefault((found.signature, group), len(groups)))
                if chosen[-1] == len(groups):
                    groups.append(table[self._rows(found.signature, group)].sum(axis=0))
            ends.append(len(chosen))
        running = np.zeros((len(chosen) + 1, table.shape[1]))
        np.cumsum(np.array(groups)[chosen], axis=0, dtype=np.float64, out=running[1:])
        return np.diff(running[ends], axis=0)

    def _rows(self, signature: str, group: Group) -> list[int]:
        """The rows of the cues, alone and joined."""
        joined = self.cues.get(signature, {})
        found = [*map(self.cues[""].get, group), *map(joined.get, group)]
        return [row for row in found if row is not None]

    def save(self, folder: Path) -> None:
        """Write ``upper.onnx`` and ``pairs.npz``, in half precision, into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "upper.onnx").write_bytes(self.layers.graph)
        half: dict[str, Any] = {k: v.astype(np.float16) for k, v in self.arrays.items()}
        cues = {f"{name}|{cue}" if name else cue: row for name, rows in self.cues.items() for cue, row in rows.items()}
        half |= {f"names_{k}": packed(v) for k, v in (("cues", cues), ("signatures", self.signatures))}
        limits = np.array([self.thresholds[p] for p in self.predicates], dtype=np.float32)
        np.savez_compressed(folder / "pairs.npz", predicates=" ".join(self.predicates), thresholds=limits, **half)

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> PairModel:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: the files are not there.
        """
        layers = Layers((folder / "upper.onnx").read_bytes(), threads)
        with np.load(folder / "pairs.npz") as data:
            predicates = tuple(str(data["predicates"]).split())
            thresholds = dict(zip(predicates, (float(x) for x in data["thresholds"]), strict=True))
            names = {k: unpacked(data[f"names_{k}"]) for k in ("cues", "signatures")}
            other = {"predicates", "thresholds", "names_cues", "names_signatures"}
            arrays = {k: data[k].astype(np.float32) for k in data.files if k not in other}
        return cls(layers, by_signature(names["cues"]), names["signatures"], predicates, arrays, thresholds)


def _running(states: Array, spans: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Running sums of the states in the spans, whose every two columns are first and behind the last, and where the
    spans stand among them: those of all states of a long article would fill the memory."""
    edges = np.zeros(len(states) + 1, dtype=np.int64)
    np.add.at(edges, spans[:, ::2], 1)
    np.add.at(edges, spans[:, 1::2], -1)
    needed = edges.cumsum()[:-1] > 0
    sums = np.zeros((int(needed.sum()) + 1, states.shape[1]))
    np.cumsum(states[needed], axis=0, dtype=np.float64, out=sums[1:])
    return sums, np.append(0, needed.cumsum())[spans]


def gelu(x: NDArray[Any]) -> Array:
    """Gaussian error linear unit (Hendrycks and Gimpel 2016)."""
    return np.asarray(_OPS.gelu(x))


def packed(names: Mapping[str, int]) -> NDArray[np.uint8]:
    """The names in the order of their rows; they are numbered without a gap."""
    first = min(names.values(), default=0)
    text = "\n".join([str(first), *sorted(names, key=names.__getitem__)])
    return np.frombuffer(text.encode(), dtype=np.uint8)


def unpacked(array: NDArray[np.uint8]) -> dict[str, int]:
    """What :func:`packed` packed."""
    first, *names = array.tobytes().decode().split("\n")
    return dict(zip(names, range(int(first), int(first) + len(names)), strict=True))
