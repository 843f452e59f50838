"""The cost of adding at several sizes, article by article in turn: all sizes see the machine in the same moods."""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from benchmarks.scale import measure

MEMORY: Final = Path("/dev/shm")
"""Where Linux keeps files in memory."""


def in_turn(graphs: Mapping[int, Path], articles: int) -> dict[int, dict[str, float]]:
    """What :func:`benchmarks.scale.measure.adding` finds for each graph, each in a process of its own."""
    context = multiprocessing.get_context("spawn")
    lines: dict[int, Connection] = {}
    for size, graph in graphs.items():
        lines[size], theirs = context.Pipe()
        context.Process(target=_work, args=(theirs, graph, articles), daemon=True).start()
        theirs.close()
    for _ in range(articles):
        for line in lines.values():
            line.send(None)
            line.recv()
    return {size: line.recv() for size, line in lines.items()}


def in_memory(graphs: Mapping[int, Path], articles: int) -> dict[int, dict[str, float]]:
    """The same on copies whose files are in memory, whatever the system does with files elsewhere; {} without room."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < 2 * sum(map(measure.size, graphs.values())):
        return {}
    with tempfile.TemporaryDirectory(prefix="govkg-scale-", dir=MEMORY) as aside:
        copies = {size: Path(shutil.copytree(graph, Path(aside) / graph.name)) for size, graph in graphs.items()}
        return in_turn(copies, articles)


def _work(line: Connection, graph: Path, articles: int) -> None:
    @contextmanager
    def turn() -> Iterator[None]:
        line.recv()
        yield
        line.send(None)

    line.send(measure.adding(graph, articles, turn))
