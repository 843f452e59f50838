"""Start-up time and peak memory of each command, beside Python that imports nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.report.rows import Row, Spread

_PART: Final = "Commands"
_SAMPLES: Final = Path(__file__).resolve().parents[2] / "kg" / "samples"
_BARE: Final = ("-c", "pass")


def measure(rounds: int, *, short: bool) -> list[Row]:
    """Every command as a process of its own, from its start to its end, on the graph of the demo."""
    with TemporaryDirectory(prefix="govkg-bench-") as folder:
        room = Path(folder)
        _run([*_KG, "demo"], room)
        python = _repeated(_BARE, room, rounds)
        return [row for name, given in _commands(room, short) for row in _rows(name, given, room, rounds, python)]


_KG: Final = ("-m", "kg.cli")


def _commands(room: Path, short: bool) -> Iterator[tuple[str, Sequence[str]]]:
    graph = ("--graph", str(room / "output" / "demo"))
    yield "--help", ("--help",)
    yield "query (one of the library)", ("query", "sources", *graph)
    if short:
        return
    article = str(next(iter(sorted(_SAMPLES.glob("*.txt")))))
    yield "stats", ("stats", *graph)
    yield "show", ("show", "石阡县", *graph)
    yield "sparql", ("sparql", "ASK { ?s ?p ?o }", *graph)
    yield "ask", ("ask", "石阡县有哪些举措？", *graph)
    yield "view", ("view", "--out", str(room / "page.html"), *graph)
    yield "validate", ("validate", *graph)
    yield "export", ("export", "--format", "nq", "--out", str(room / "all.nq"), *graph)
    yield "backup", ("backup", str(room / "all.backup"), *graph)
    yield "add (known article)", ("add", article, *graph)
    yield "extract (one article)", ("extract", article, "--out", str(room / "records"))
    yield "evaluate", ("evaluate", str(room / "records"), str(room / "records"))


def _rows(name: str, given: Sequence[str], room: Path, rounds: int, python: tuple[Spread, Spread]) -> Iterator[Row]:
    taken, memory = _repeated((*_KG, *given), room, rounds)
    yield Row(_PART, f"kg {name}", "s", taken, "python -c pass", python[0], more=False)
    yield Row(_PART, f"kg {name}, memory", "MB", memory, "python -c pass", python[1], more=False)


def _repeated(command: Sequence[str], room: Path, rounds: int) -> tuple[Spread, Spread]:
    _run(command, room)
    found = [_run(command, room) for _ in range(rounds)]
    return Spread.of([seconds for seconds, _ in found]), Spread.of([memory for _, memory in found])


def _run(command: Sequence[str], room: Path) -> tuple[float, float]:
    """Seconds by the clock, and the most memory of that process in MB; what it answers does not matter.

    The system counts what the starting process had as well, so no figure of memory lies under that of this one.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=room, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - began, _megabytes(used)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
