"""Two columns that a text layer reads in turn, a few lines of the one and a few of the other, put apart again.

A column that breaks off in the midst of a sentence, with the beginning of another article below it, goes on further
down. From there on the lines are dealt to the two articles in the way in which they go on best; where that is not much
better than the printed order, the page stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from pipelines.pages.breaks import LEAST, MOST, SWITCH, Columns
from pipelines.pages.lines import Line, Setting
from pipelines.pages.refining import Refinery
from pipelines.pages.topics import Topics

_SPAN: Final = 120
_STATES: Final = 8
_TRIES: Final = 12
_SURE: Final = 3.0  # a line that goes on so well is no first of a block
_ONWARD: Final = 1.5
_LEAST_WORTH: Final = 1.0
_HOPELESS: Final = -6.0


class _Way(NamedTuple):
    """A way to deal the lines so far: its ``worth`` beside the printed order, the ``turns`` where it went over to the
    other article, the last line of that other one, what that is about and what this one is, but for its last block."""

    worth: float
    turns: tuple[int, ...]
    other: int
    theirs: int
    ours: int


def unthread(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """The lines with those of two articles that are printed in turn put one article after the other."""
    out = list(lines)
    if not setting.measure:
        return out
    page = _Search(out, setting)
    position = tries = 0
    while tries < _TRIES and (first := page.next_start(position)):
        tries += 1
        way = page.best(first)
        if not way:
            position = first
            continue
        while (first := page.next_start(first)) and first < way.turns[0] + MOST:
            way = max(way, page.best(first) or way)
        turns, end = page.refined(way)
        position = _rearrange(out, turns, end)
        page = _Search(out, setting)
    return [line._replace(number=k) if line.number != k else line for k, line in enumerate(out)]


def _rearrange(out: list[Line], turns: Sequence[int], end: int) -> int:
    """Put what belongs to the interrupted article, every second block, before the other; the line where that begins."""
    starts = (*turns, end)
    blocks = [out[start:stop] for start, stop in pairwise(starts)]
    own = [line for block in blocks[1::2] for line in block]
    out[turns[0] : end] = own + [line for block in blocks[::2] for line in block]
    return turns[0] + len(own)


class _Search:
    """The search on one page for what is read in turn."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self._page = Columns(lines, setting)
        self._count = len(lines)

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self._page.lines)

    def next_start(self, position: int) -> int:
        """The next line after ``position`` at which a second article may begin before the first is at its end; or 0."""
        for k in range(max(position + 1, 2), self._count - LEAST):
            if self._page.start_cost(k):
                return k
        return 0

    def best(self, first: int) -> _Way | None:
        """The best way to deal lines out to two articles of which the second begins at ``first``, if one is good."""
        about = self._topics.of(self._page.start_of(first), first)
        begun = _Way(-self._page.start_cost(first) - self._page.step(first - 1, first), (first,), first - 1, about, 0)
        ways, best = [begun], None
        opened = first + self._page.headings(first)
        for k in range(first + LEAST, min(first + _SPAN, self._count)):
            if k > opened and self._page.closes(k - 1):  # of the two articles only the other is left
                return self._good(best, self._left(ways, k))
            if k > opened and self._page.is_opened(k) and not self._page.closes(k):
                break
            stay = self._page.step(k - 1, k)
            if stay < _SURE:
                ways = self._turned(ways, k, stay)
            if self._page.ends[k - 1] and self._page.is_heading(k) and k > opened:
                ways = [way._replace(worth=way.worth - self._past(way.other)) for way in ways]
            ways = [way for way in ways if way.worth > _HOPELESS and k - way.other <= MOST + LEAST] or ways[:1]
            best = self._ended(ways, best)
            if not any(k - way.other <= MOST + 1 for way in ways):
                break
        return self._good(best)

    def _good(self, *ways: _Way | None) -> _Way | None:
        """The best of the ways, if it is better than the printed order."""
        best = max((way for way in ways if way), default=None)
        return best if best and best.worth > _LEAST_WORTH else None

    def refined(self, way: _Way) -> tuple[tuple[int, ...], int]:
        """The turns of the way made better, and the line before which it ends."""
        end = self.end_of(way)
        refinery = Refinery(self._page, self._topics, self._page.start_of(way.turns[0]), end)
        return refinery.best(way.turns), end

    def end_of(self, way: _Way) -> int:
        """The line before which what was dealt last ends: where a third article begins."""
        for k in range(way.turns[-1] + 1, min(way.turns[0] + _SPAN, self._count)):
            if self._page.closes(k - 1):
                return k
            whole = self._page.ends[k - 1] and not self._page.closes(k)
            if whole and (self._page.is_heading(k) or self._page.is_opened(k)):
                return k
        return self._count

    def _left(self, ways: Sequence[_Way], k: int) -> _Way | None:
        """The best of the ways that deals line ``k`` to the other article because the one above it is at its end."""
        turned = [self._turn(way, k, self._gain(way, k, 0.0)) for way in ways if k - 1 - way.other <= MOST]
        return max(turned, default=None)

    def _gain(self, way: _Way, k: int, stay: float) -> float:
        """What the way is worth with line ``k`` dealt to the other article, whatever either is about."""
        return way.worth + self._page.step(way.other, k) - stay

    def _turn(self, way: _Way, k: int, worth: float) -> _Way:
        """The way that deals line ``k`` to the other article, ``worth`` so much but for what either is about."""
        ours = way.ours | self._topics.of(way.turns[-1], k)
        worth += self._topics.favour(way.theirs, ours, k)
        return _Way(worth - SWITCH, (*way.turns, k), k - 1, ours, way.theirs)

    def _turned(self, ways: Sequence[_Way], k: int, stay: float) -> list[_Way]:
        """The ways, and the best that deals line ``k`` to the other article."""
        found: _Way | None = None
        gains = [(self._gain(way, k, stay), way) for way in ways if LEAST <= k - 1 - way.other <= MOST]
        for worth, way in sorted(gains, reverse=True):
            most = worth - SWITCH + Topics.MOST
            if most < _HOPELESS or (found and most < found.worth):
                break
            turned = self._turn(way, k, worth)
            found = max(found, turned) if found else turned
        return sorted([*ways, found], reverse=True)[:_STATES] if found else list(ways)

    def _ended(self, ways: Sequence[_Way], best: _Way | None) -> _Way | None:
        """The best of the ways whose other article is at its end, once they have turned back at least once."""
        for way in ways:
            if len(way.turns) < 2 or (best and way.worth < best.worth):
                continue
            closed = way._replace(worth=way.worth - self._page.loose(way.other))
            best = max(best, closed) if best else closed
        return best

    def _past(self, other: int) -> float:
        """What it costs that a heading stands where both articles could be at their ends."""
        return _ONWARD if self._page.ends[other] else 0.0
