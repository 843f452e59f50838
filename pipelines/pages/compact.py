"""A few lines without any space, each character knowing what stood before it: what byline patterns run on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

_MOST: Final = 400
_WORDS: Final = re.compile("[^ \u3000]+")
_MISREAD: Final = re.compile(r"(?<=\d)曰|曰(?=报)|(?<=[\d年月])[Ool](?=[\d年月日])")
_SUSPECT: Final = re.compile("[曰Ool]")
_MEANT: Final = {"曰": "日", "O": "0", "o": "0", "l": "1"}
_REMEMBERED: Final = 32


class Compact(NamedTuple):
    """``text`` holds the characters; ``gaps[k]`` what stood before the k-th: "", " ", "\\n", or "   " for
    three spaces and more, which part words even where single characters are spaced.

    What scanners take figures and 日 of a date for is put right. ``lines`` are what it was made of, ``starts`` the
    positions where each of them begins.
    """

    text: str
    gaps: Sequence[str]
    lines: tuple[str, ...]
    starts: Sequence[int]

    def at_line_end(self, position: int) -> bool:
        """Whether a line ends right before ``position``."""
        return position >= len(self.text) or self.gaps[position] == "\n"

    def next_gap(self, position: int) -> int:
        """The first position after ``position`` with space before it, or the end."""
        for k in range(position + 1, len(self.text)):
            if self.gaps[k]:
                return k
        return len(self.text)

    def line(self, position: int) -> int:
        """The number of the line that the character at ``position`` came from."""
        return bisect_right(self.starts, position) - 1

    def origin(self, position: int) -> tuple[int, int]:
        """The line that the character at ``position`` came from, and its offset there."""
        line = self.line(position)
        left = position - self.starts[line]
        for word in _WORDS.finditer(self.lines[line]):
            if left < word.end() - word.start():
                return line, word.start() + left
            left -= word.end() - word.start()
        raise IndexError(position)


def compact(lines: Sequence[str]) -> Compact:
    """The first four hundred characters of ``lines``, spaces taken out."""
    return _compact(tuple(lines))


def as_meant(text: str) -> str:
    """The text with the figures and 日 of its dates put right, of the same length.

    >>> as_meant("2O23年6月15曰")
    '2023年6月15日'
    """
    return _MISREAD.sub(lambda found: _MEANT[found[0]], text) if _SUSPECT.search(text) else text


@lru_cache(_REMEMBERED)  # a line is looked at for datelines first, then for bylines
def _compact(lines: tuple[str, ...]) -> Compact:
    text = ""
    gaps: list[str] = []
    starts: list[int] = []
    for line in lines:
        starts.append(len(text))
        chars, before = _one(line[: 2 * _MOST])
        text += chars
        gaps += before
        if len(text) >= _MOST:
            break
    for start in starts[1:]:
        if start < len(gaps):
            gaps[start] = "\n"
    return Compact(as_meant(text[:_MOST]), gaps[:_MOST], lines, starts)


def _one(line: str) -> tuple[str, list[str]]:
    """The characters of a line, and what stood before each."""
    if " " not in line and "\u3000" not in line:
        return line, [""] * len(line)
    gaps: list[str] = []
    end = 0
    words = list(_WORDS.finditer(line))
    for word in words:
        start, stop = word.span()
        gaps.append("" if start == end else "   " if start - end > 2 else " ")
        gaps += [""] * (stop - start - 1)
        end = stop
    return "".join(word[0] for word in words), gaps
