"""What was measured: a figure of ours, one of what else there is, and how many times as good ours is."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several measurements, the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """From the measurements, at least one."""
        return cls(statistics.median(values), min(values), max(values))

    def per(self, amount: float) -> Spread:
        """Seconds turned into so much a second."""
        return Spread(amount / self.median, amount / self.high, amount / self.low)


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison. ``theirs`` is None where there is nothing to compare with, or it could not be measured.

    ``more`` says whether more of ``unit`` is better; ``note`` stands beside the row. ``ratio`` takes the place of that
    of the two medians where the comparison is of many pairs.
    """

    part: str
    what: str
    unit: str
    ours: Spread
    other: str = ""
    theirs: Spread | None = None
    more: bool = True
    note: str = ""
    given: float | None = None

    @property
    def name(self) -> str:
        """What identifies the row from run to run."""
        return f"{self.part}: {self.what} | {self.other}"

    @property
    def ratio(self) -> float | None:
        """How many times as good ours is as the other: 2 is twice as fast, or half the memory."""
        if self.given is not None or self.theirs is None:
            return self.given
        ours, theirs = self.ours.median, self.theirs.median
        if not ours or not theirs:
            return None
        return ours / theirs if self.more else theirs / ours


def to_json(row: Row) -> dict[str, Any]:
    """The row as JSON keeps it."""
    return asdict(row)


def from_json(data: dict[str, Any]) -> Row:
    """The row that :func:`to_json` wrote."""
    theirs = data["theirs"]
    return Row(**{**data, "ours": Spread(**data["ours"]), "theirs": Spread(**theirs) if theirs else None})


def seconds(work: Callable[[], object], rounds: int) -> Spread:
    """Of the processor, so many times, after once that does not count.

    What else a machine does makes the clock of the longer work run faster than that of the shorter.
    """
    work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return Spread.of(taken)


def alternating(works: Sequence[Callable[[], object]], rounds: int) -> list[Spread]:
    """The same for several, in turns, so that what slows the machine down falls on all of them alike."""
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for work, found in zip(works, taken, strict=True):
            began = time.process_time()
            work()
            if turn:
                found.append(time.process_time() - began)
    return [Spread.of(found) for found in taken]


def geometric(ratios: Iterable[float]) -> float:
    """The geometric mean: of ratios it does not matter which way round they are."""
    return math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))
