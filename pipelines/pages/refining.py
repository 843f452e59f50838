"""A way to deal lines out to two articles made better, once it is known as a whole what each article is about.

The way was found from above, when of both articles only the beginnings were known. Now turns are moved, left out or put
in, one after the other, as long as that makes seams and blocks fit better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipelines.pages.breaks import MOST, SWITCH, Columns
from pipelines.pages.topics import Topics

_ROUNDS: Final = 8
_FAR: Final = 9
_LEAST: Final = 2
_WHOLE: Final = 1.2


class Refinery:
    """The search around one way for a better one; ``start`` is where the article above the first turn begins."""

    def __init__(self, page: Columns, topics: Topics, start: int, end: int) -> None:
        self._page, self._topics = page, topics
        self._start, self._end = start, end
        self._seen: dict[tuple[int, ...], float] = {}
        self._gains: dict[tuple[int, int], float] = {}

    def best(self, turns: tuple[int, ...]) -> tuple[int, ...]:
        """The turns that neither moving nor leaving out nor putting in makes better."""
        for _ in range(_ROUNDS):
            better = max(self._neighbours(turns), key=self.worth, default=turns)
            if self.worth(better) <= self.worth(turns):
                break
            turns = better
        return turns

    def worth(self, turns: tuple[int, ...]) -> float:
        """How well the blocks between ``turns`` go on in each other, and how much each is about its own article."""
        if turns not in self._seen:
            self._seen[turns] = self._seams(turns) + _WHOLE * self._subjects(turns)
        return self._seen[turns]

    def _seams(self, turns: Sequence[int]) -> float:
        worth = -self._page.loose(turns[-1] - 1)
        for seam in pairwise(turns):
            if seam not in self._gains:
                self._gains[seam] = self._gain(*seam)
            worth += self._gains[seam]
        return worth

    def _gain(self, before: int, turn: int) -> float:
        """What it adds that line ``turn`` goes on from the block above ``before`` and not from the line above it."""
        return self._page.step(before - 1, turn) - self._page.step(turn - 1, turn) - SWITCH

    def _subjects(self, turns: Sequence[int]) -> float:
        blocks = [self._topics.of(one, two) for one, two in pairwise((self._start, *turns, self._end))]
        (own, often), (other, others) = _gathered(blocks[::2]), _gathered(blocks[1::2])
        worth = 0.0
        for block in blocks:  # what comes again within an article speaks for it, unless the other has it too
            worth += self._topics.weigh(often, other, block)
            own, often, other, others = other, others, own, often
        return worth

    def _neighbours(self, turns: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        for k in range(1, len(turns)):
            for turn in range(turns[k] - _FAR, turns[k] + _FAR + 1):
                yield from self._sound((*turns[:k], turn, *turns[k + 1 :]))
            yield from self._sound((*turns[:k], *turns[k + 2 :]))
        for turn in range(turns[-1] + _LEAST, self._end - 1):
            yield from self._sound((*turns, turn))
        for k, (one, two) in enumerate(pairwise((*turns, self._end))):
            for first in range(one + _LEAST, two - 2 * _LEAST):
                for second in range(first + _LEAST, min(two - 1, first + MOST)):
                    yield from self._sound((*turns[: k + 1], first, second, *turns[k + 1 :]))

    def _sound(self, turns: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if (
            len(turns) > 1
            and turns[-1] < self._end
            and all(_LEAST <= two - one <= 2 * MOST for one, two in pairwise(turns))
        ):
            yield turns


def _gathered(blocks: Sequence[int]) -> tuple[int, int]:
    """The wording of the blocks, and that of it which more than one of them has."""
    once = often = 0
    for block in blocks:
        often |= once & block
        once |= block
    return once, often
