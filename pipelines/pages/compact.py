"""A few lines without any space, each character knowing what stood before it: what byline patterns run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Final

_MOST: Final = 400
_WORDS: Final = re.compile("[^ \u3000]+")
_MISREAD: Final = re.compile(r"(?<=\d)曰|(?<=[\d年月])[Ool](?=[\d年月日])")
_MEANT: Final = {"曰": "日", "O": "0", "o": "0", "l": "1"}
_REMEMBERED: Final = 32


@dataclass(frozen=True, slots=True)
class Compact:
    """``text`` holds the characters; ``gaps[k]`` what stood before the k-th: "", " ", "\\n", or "   " for
    three spaces and more, which part words even where single characters are spaced.

    What scanners take figures and 日 of a date for is put right.

    ``origins[k]`` is the line and the offset in it that the k-th character came from.
    """

    text: str
    gaps: tuple[str, ...]
    origins: tuple[tuple[int, int], ...]

    def at_line_end(self, position: int) -> bool:
        """Whether a line ends right before ``position``."""
        return position >= len(self.text) or self.gaps[position] == "\n"

    def next_gap(self, position: int) -> int:
        """The first position after ``position`` with space before it, or the end."""
        for k in range(position + 1, len(self.text)):
            if self.gaps[k]:
                return k
        return len(self.text)


def compact(lines: Sequence[str]) -> Compact:
    """The first four hundred characters of ``lines``, spaces taken out."""
    return _compact(tuple(lines))


@lru_cache(_REMEMBERED)  # a line is looked at for datelines first, then for bylines
def _compact(lines: tuple[str, ...]) -> Compact:
    text = ""
    gaps: list[str] = []
    origins: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        chars, before, offsets = _one(line)
        if chars and number:
            gaps.append("\n")
            gaps += before[1:]
        else:
            gaps += before
        text += chars
        origins += zip(repeat(number), offsets)
        if len(text) >= _MOST:
            break
    text = _MISREAD.sub(lambda found: _MEANT[found[0]], text[:_MOST])
    return Compact(text, tuple(gaps[:_MOST]), tuple(origins[:_MOST]))


@lru_cache(_REMEMBERED)  # a line is looked at again with each of the lines above it
def _one(line: str) -> tuple[str, list[str], list[int]]:
    """The characters of a line, what stood before each, and their offsets."""
    gaps: list[str] = []
    offsets: list[int] = []
    end = 0
    words = list(_WORDS.finditer(line[: 2 * _MOST]))
    for word in words:
        start, stop = word.span()
        gaps.append("" if start == end else "   " if start - end > 2 else " ")
        gaps += [""] * (stop - start - 1)
        offsets += range(start, stop)
        end = stop
    return "".join(word[0] for word in words), gaps, offsets
