"""Which of two articles a line is about: rarer pairs of characters that come again on the page tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from itertools import accumulate, chain, pairwise
from operator import add, or_
from typing import Final

from pipelines.pages.cleaning import HAN
from pipelines.pages.joints import common_pairs
from pipelines.pages.lines import Line

_AHEAD: Final = 6
_TOPIC: Final = 0.6
_OFTEN: Final = 12


class Topics:
    """The wording that recurs on a page; each pair of characters is a bit of a number, so that unions cost little."""

    MOST: Final = 10.0

    def __init__(self, lines: Sequence[Line]) -> None:
        whole = "\n".join(line.text for line in lines)
        pairs = list(map(add, whole, whole[1:]))
        again = {pair for pair, count in Counter(pairs).items() if count > 1} - common_pairs()
        ends = list(accumulate(len(line.text) + 1 for line in lines))
        grams = [again.intersection(pairs[start : end - 2]) for start, end in pairwise([0, *ends])]
        counts = Counter(chain.from_iterable(grams))
        recurring = (gram for gram, count in counts.items() if 1 < count < _OFTEN and HAN.fullmatch(gram))
        bits = {gram: 1 << k for k, gram in enumerate(recurring)}
        self._lines = [sum(bits[gram] for gram in line if gram in bits) for line in grams]
        self._spans: dict[tuple[int, int], int] = {}

    def of(self, start: int, end: int) -> int:
        """The wording of the lines from ``start`` to ``end``."""
        span = start, end
        if span not in self._spans:
            self._spans[span] = reduce(or_, self._lines[start:end], 0)
        return self._spans[span]

    def favour(self, own: int, other: int, below: int) -> float:
        """What speaks for the lines from ``below`` on going on with the wording ``own`` rather than with ``other``."""
        return self.weigh(own, other, self.of(below, below + _AHEAD))

    def weigh(self, own: int, other: int, new: int) -> float:
        """What speaks for the wording ``new`` going with ``own`` rather than with ``other``."""
        gain = (new & own & ~other).bit_count() - (new & other & ~own).bit_count()
        worth = _TOPIC * gain
        return self.MOST if worth > self.MOST else max(-self.MOST, worth)
