"""How far a long command has come: a bar on standard error, at a terminal alone."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.commands.terminal import console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_NAME: Final = 24
_WINDOW: Final = 30.0
_SAMPLES: Final = 1000


class Pace:
    """How long what is left will take, by the pace of the last half minute, in seconds.

    Sources whose articles are all in the graph already pass many times faster than others, and after an interruption
    they come first: until the first one that is not, nothing is foretold.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ends: deque[float] = deque(maxlen=_SAMPLES)
        self._last = clock()

    def new(self) -> None:
        """An article was written that was not there before; its time began when the source before it was done."""
        if not self._ends:
            self._ends.append(self._last)

    def source(self) -> None:
        """A source is done."""
        self._last = self._clock()
        if self._ends:
            self._ends.append(self._last)
        while len(self._ends) > 2 and self._ends[0] < self._last - _WINDOW:
            self._ends.popleft()

    def left(self, sources: float) -> float | None:
        """Seconds for so many more sources, or None while that cannot be said."""
        if len(self._ends) < 2:
            return None
        each = (self._ends[-1] - self._ends[0]) / (len(self._ends) - 1)
        return max(0.0, sources * each - (self._clock() - self._last))


class Bar:
    """Counts of what is done; without a display it does nothing."""

    def __init__(self, display: Progress | None = None, task: TaskID | None = None) -> None:
        self._display = display
        self._task = task
        self._pace = Pace()
        self._articles = 0
        self._known = 0
        self._facts = 0
        self._loaded = False

    def at(self, source: str) -> None:
        """A source whose results come next."""
        self._update(description=source[-_NAME:])

    def loading(self) -> None:
        """Something is to be extracted; the first time the pipeline is loaded for it, which takes some seconds."""
        if not self._loaded:
            self._loaded = True
            self._update(description="loading the model")

    def article(self, facts: int) -> None:
        """One article is written, with so many facts."""
        self._articles += 1
        self._facts += facts
        self._pace.new()
        self._count()

    def known(self) -> None:
        """One article is in the graph already, as it is."""
        self._articles += 1
        self._known += 1
        self._count()

    def source(self) -> None:
        """All articles of a source are written."""
        self._pace.source()
        if self._display is not None and self._task is not None:
            self._display.advance(self._task)
            task = self._display.tasks[0]
            self._update(left=_clock_time(self._pace.left((task.total or 0) - task.completed)))

    def _count(self) -> None:
        before = f" ({self._known} there before)" if self._known else ""
        self._update(found=f"{self._articles} articles{before}, {self._facts} facts")

    def _update(self, **fields: str) -> None:
        if self._display is not None and self._task is not None:
            self._display.update(self._task, **fields)  # type: ignore[arg-type]


@contextmanager
def progress(sources: Sequence[Path]) -> Iterator[Bar]:
    """A bar for these sources: how many are written of how many there are, what was found, the time left."""
    terminal = console(stderr=True)
    if not terminal.is_terminal:
        yield Bar()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from pipelines.intake import plan

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("sources, {task.fields[found]}, left {task.fields[left]} after"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=terminal, transient=True) as display:
        task = display.add_task("counting", total=None, found="0 articles, 0 facts", left=_clock_time(None))
        display.update(task, total=sum(1 for _ in plan(sources)), description="reading")
        yield Bar(display, task)


def _clock_time(seconds: float | None) -> str:
    if seconds is None:
        return "-:--:--"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
