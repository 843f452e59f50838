"""The characters of a printed page to its lines, parted where columns part them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

_GAP: Final = 0.8  # in squares of the type: a wider gap within a line parts two columns
_HEADLINE_GAP: Final = 2.2
_HEADLINE: Final = 1.4
_WORD_GAP: Final = 0.2
_SAME_LINE: Final = 0.5


class Char(NamedTuple):
    """One character and its box; ``top`` and ``bottom`` grow downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one line that stand close together."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.bottom - self.top


def runs(chars: Sequence[Char]) -> list[Run]:
    """The lines of a page, parted where a gap is wider than typesetting leaves within a line."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: (c.top + c.bottom, c.left)):
        row = next((row for row in rows[-3:] if _on_line(row[-1], char)), None)
        if row is None:
            rows.append([char])
        else:
            row.append(char)
    usual = median(c.bottom - c.top for c in chars) if chars else 0.0
    return [run for row in rows for run in _parted(sorted(row, key=lambda c: c.left), usual)]


def _on_line(one: Char, other: Char) -> bool:
    middles = abs(one.top + one.bottom - other.top - other.bottom) / 2
    sizes = sorted((one.bottom - one.top, other.bottom - other.top))
    return middles < _SAME_LINE * sizes[0] and sizes[1] < 1.8 * sizes[0]


def _parted(row: Sequence[Char], usual: float) -> Iterable[Run]:
    start = 0
    for at, (left, right) in enumerate(pairwise(row), start=1):
        size = min(left.bottom - left.top, right.bottom - right.top)
        widest = (_HEADLINE_GAP if size > _HEADLINE * usual else _GAP) * size
        if right.left - left.right > widest:
            yield _run(row[start:at])
            start = at
    yield _run(row[start:])


def _run(chars: Sequence[Char]) -> Run:
    words = [chars[0].text]
    for left, right in pairwise(chars):
        if abs(right.left - left.left) < 0.1 * (right.bottom - right.top) and left.text == right.text:
            continue  # bold type made by printing twice
        latin = left.text.isascii() and right.text.isascii()
        words.append(f" {right.text}" if latin and _apart(left, right) else right.text)
    return Run(
        "".join(words),
        chars[0].left,
        min(c.top for c in chars),
        max(c.right for c in chars),
        max(c.bottom for c in chars),
    )


def _apart(left: Char, right: Char) -> bool:
    return right.left - left.right > _WORD_GAP * (right.bottom - right.top)
