"""Which of two articles a line is about: rarer pairs of characters that come again on the page tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import fsum
from typing import Final

from pipelines.pages.headings import pairs
from pipelines.pages.lines import Line

_NEAR: Final = 8
_AHEAD: Final = 4
_TOPIC: Final = 0.7


class Topics:
    """Which of two stretches of lines a third shares more of the page's recurring wording with."""

    MOST: Final = 3.0

    def __init__(self, lines: Sequence[Line]) -> None:
        grams = [pairs(line.text) for line in lines]
        counts = Counter(chain.from_iterable(grams))
        self._worth = {gram: 1.0 / count for gram, count in counts.items() if 1 < count < 12}
        self._grams = [line & self._worth.keys() for line in grams]  # the others weigh nothing
        self._unions: dict[tuple[int, int], set[str]] = {}

    def favour(self, above: int, below: int, start: int) -> float:
        """What speaks for line ``below`` following ``above`` rather than the block from ``start`` on."""
        own = self._union(max(0, above - _NEAR + 1), above + 1)
        other = self._union(max(start, below - _NEAR), below)
        new = self._union(below, below + _AHEAD)
        worth = self._worth.__getitem__
        gain = fsum(map(worth, (new & own) - other)) - fsum(map(worth, (new & other) - own))
        return max(-self.MOST, min(self.MOST, _TOPIC * gain))

    def _union(self, start: int, end: int) -> set[str]:
        if (start, end) not in self._unions:
            self._unions[start, end] = set().union(*self._grams[start:end])
        return self._unions[start, end]
