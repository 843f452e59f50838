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
        for before, turn in pairwise(turns):
            worth += self._page.step(before - 1, turn) - self._page.step(turn - 1, turn) - SWITCH
        return worth

    def _subjects(self, turns: Sequence[int]) -> float:
        blocks = [self._topics.of(one, two) for one, two in pairwise((self._start, *turns, self._end))]
        worth = 0.0
        for k, block in enumerate(blocks):
            own = other = 0
            for row, mask in enumerate(blocks):
                if row != k and row % 2 == k % 2:
                    own |= mask
                elif row != k:
                    other |= mask
            worth += self._topics.weigh(own, other, block)
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
