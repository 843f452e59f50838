"""The bar of long commands: its counts, and the time that it foretells."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from command_line import kg
from invented_articles import example
from rich.console import Console

from kg.commands import progress as module
from kg.commands.progress import Pace
from pipelines.article import write_articles


class Clock:
    """A clock that tests move."""

    now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def passed(pace: Pace, clock: Clock, sources: int, seconds: float, *, new: bool) -> None:
    """So many sources, each taking so long."""
    for _ in range(sources):
        clock.now += seconds
        if new:
            pace.new()
        pace.source()


def test_what_is_known_foretells_nothing() -> None:
    """After an interruption thousands of sources pass at once; the rest will not."""
    clock = Clock()
    pace = Pace(clock)
    passed(pace, clock, 5000, 0.002, new=False)
    assert pace.left(5000) is None
    passed(pace, clock, 10, 0.5, new=True)
    assert pace.left(4990) == pytest.approx(4990 * 0.5)


def test_the_pace_is_that_of_late() -> None:
    """What was slow a while ago does not count; time goes on while a source is under way, but never below nothing."""
    clock = Clock()
    pace = Pace(clock)
    passed(pace, clock, 20, 5.0, new=True)
    assert pace.left(10) == pytest.approx(50)
    passed(pace, clock, 400, 0.1, new=True)
    assert pace.left(100) == pytest.approx(10, rel=0.2)
    clock.now += 4
    assert pace.left(100) == pytest.approx(6, rel=0.3)
    clock.now += 1000
    assert pace.left(100) == 0


def test_counts_after_an_interruption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources of all there are, articles with those that were there before, and facts of the new ones."""
    records = [example(f"k{number:02}") for number in range(9)]
    for record in records:
        write_articles(tmp_path / "records" / f"{record.id}.json", f"{record.id}.txt", [record])
    graph = tmp_path / "graph"
    first = [tmp_path / "records" / f"{record.id}.json" for record in records[:5]]
    assert kg("add", *first, "--extracted", "--graph", graph).code == 0
    shown = io.StringIO()
    terminal = Console(file=shown, force_terminal=True, color_system=None, width=150)
    monkeypatch.setattr(module, "console", lambda **_: terminal)
    done = kg("add", tmp_path / "records", "--extracted", "--graph", graph)
    assert done.out.splitlines()[0] == "articles: 4 added, 5 unchanged"
    facts = next(int(line.split()[1]) for line in done.out.splitlines() if line.startswith("facts:"))
    steps = re.findall(r"(\d+)/(\d+) sources, (\d+) articles \((\d+) there before\), (\d+) facts", shown.getvalue())
    assert steps[-1] == ("9", "9", "9", "5", str(facts))
    assert all(total == "9" for _, total, *_ in steps)
