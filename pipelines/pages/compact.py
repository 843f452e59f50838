"""A few lines without any space, each character knowing what stood before it: what byline patterns run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Compact:
    """``text`` holds the characters; ``gaps[k]`` what stood before the k-th: "", " ", "\\n", or "   " for
    three spaces and more, which part words even where single characters are spaced.

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
    chars: list[str] = []
    gaps: list[str] = []
    origins: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        gap, spaces = "\n" if number else "", 0
        for offset, char in enumerate(line[: 2 * _MOST]):
            if char in " \u3000":
                spaces += 1
                gap = gap if gap == "\n" else "   " if spaces > 2 else " "
                continue
            if len(chars) == _MOST:
                return Compact("".join(chars), tuple(gaps), tuple(origins))
            chars.append(char)
            gaps.append(gap)
            origins.append((number, offset))
            gap, spaces = "", 0
    return Compact("".join(chars), tuple(gaps), tuple(origins))
