"""How far a long command has come: a bar on standard error, at a terminal alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands.terminal import console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_NAME = 24


class Bar:
    """Counts of what is done; without a display it does nothing."""

    def __init__(self, display: Progress | None = None, task: TaskID | None = None) -> None:
        self._display = display
        self._task = task
        self._articles = 0
        self._facts = 0

    def at(self, source: str) -> None:
        """A source whose results come next."""
        self._update(description=source[-_NAME:])

    def article(self, facts: int) -> None:
        """One article is written, with so many facts."""
        self._articles += 1
        self._facts += facts
        self._update(found=f"{self._articles} articles, {self._facts} facts")

    def source(self) -> None:
        """All articles of a source are written."""
        if self._display is not None and self._task is not None:
            self._display.advance(self._task)

    def _update(self, **fields: str) -> None:
        if self._display is not None and self._task is not None:
            self._display.update(self._task, **fields)  # type: ignore[arg-type]


@contextmanager
def progress(sources: Sequence[Path]) -> Iterator[Bar]:
    """A bar for these sources: how many are written of how many there are, what was found, the time left.

    The time left is reckoned from the pace of the last half minute, since known articles pass faster than new ones.
    """
    terminal = console(stderr=True)
    if not terminal.is_terminal:
        yield Bar()
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from pipelines.intake import plan

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("sources, {task.fields[found]}, left"),
        TimeRemainingColumn(),
        TextColumn("after"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=terminal, transient=True) as display:
        task = display.add_task("counting", total=None, found="0 articles, 0 facts")
        display.update(task, total=sum(1 for _ in plan(sources)))
        yield Bar(display, task)
