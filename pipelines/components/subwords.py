"""Pieces of words by a unigram language model: the most probable way to cut a line.

Method: Kudo (2018), *Subword Regularization* (arXiv:1804.10959). The pieces and their scores are those of
multilingual-e5-small that consist of Chinese characters, digits, Latin letters and punctuation.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

_SPACE: Final = "▁"
_LONGEST: Final = 12
_UNKNOWN: Final = 10.0


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into pieces: their indices in the vocabulary and where they begin, in characters of the text."""

    indices: Sequence[int]
    starts: Sequence[int]

    def at(self, offset: int) -> int:
        """The number of the piece that holds the character."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The pieces, first and behind the last, that hold a stretch of at least one character."""
        return self.at(start), self.at(end - 1) + 1


@dataclass(frozen=True)
class Subwords:
    """The pieces that there are, each with its index and log probability; ``unknown`` is the index of all others."""

    pieces: Mapping[str, tuple[int, float]]
    unknown: int
    _cost: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        least = min((score for _, score in self.pieces.values()), default=0.0)
        object.__setattr__(self, "_cost", least - _UNKNOWN)

    def split(self, text: str) -> Pieces:
        """The text cut into pieces; line breaks belong to none."""
        indices: list[int] = []
        starts: list[int] = []
        offset = 0
        for line in text.split("\n"):
            for start, index in self._cut(_plain(line)):
                indices.append(index)
                starts.append(offset + start)
            offset += len(line) + 1
        return Pieces(indices, starts)

    def _cut(self, line: str) -> Iterator[tuple[int, int]]:
        """Start and index of each piece of the best cut, by Viterbi."""
        best = [0.0] + [float("-inf")] * len(line)
        back = [(0, self.unknown)] * (len(line) + 1)
        for i in range(len(line)):
            if best[i] + self._cost > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] + self._cost, (i, self.unknown)
            for j in range(i + 1, min(i + _LONGEST, len(line)) + 1):
                found = self.pieces.get(line[i:j])
                if found is not None and best[i] + found[1] > best[j]:
                    best[j], back[j] = best[i] + found[1], (i, found[0])
        path = []
        end = len(line)
        while end > 0:
            path.append(back[end])
            end = back[end][0]
        return reversed(path)


def _plain(line: str) -> str:
    """The line in the compatible forms that the pieces are made of, character by character."""
    return "".join(_folded(c) for c in line)


def _folded(character: str) -> str:
    if character.isspace():
        return _SPACE
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
