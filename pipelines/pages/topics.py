"""Which of two articles a line is about: rarer pairs of characters that come again on the page tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from pipelines.pages.headings import pairs
from pipelines.pages.joints import common_pairs
from pipelines.pages.lines import Line

_AHEAD: Final = 6
_TOPIC: Final = 0.6
_OFTEN: Final = 12
_REMEMBERED: Final = 1_000


class Topics:
    """The wording that recurs on a page; each pair of characters is a bit of a number, so that unions cost little."""

    MOST: Final = 10.0

    def __init__(self, lines: Sequence[Line]) -> None:
        grams = [_rare(line.text) for line in lines]
        counts = Counter(chain.from_iterable(grams))
        bits = {gram: 1 << k for k, gram in enumerate(g for g, count in counts.items() if 1 < count < _OFTEN)}
        self._lines = [sum(bits[gram] for gram in line & bits.keys()) for line in grams]

    def of(self, start: int, end: int) -> int:
        """The wording of the lines from ``start`` to ``end``."""
        whole = 0
        for line in self._lines[start:end]:
            whole |= line
        return whole

    def favour(self, own: int, other: int, below: int) -> float:
        """What speaks for the lines from ``below`` on going on with the wording ``own`` rather than with ``other``."""
        return self.weigh(own, other, self.of(below, below + _AHEAD))

    def weigh(self, own: int, other: int, new: int) -> float:
        """What speaks for the wording ``new`` going with ``own`` rather than with ``other``."""
        gain = (new & own & ~other).bit_count() - (new & other & ~own).bit_count()
        return max(-self.MOST, min(self.MOST, _TOPIC * gain))


@lru_cache(_REMEMBERED)
def _rare(text: str) -> frozenset[str]:
    """The pairs of a line but for those that many texts have; a page is searched again once lines have moved."""
    return frozenset(pairs(text) - common_pairs())
