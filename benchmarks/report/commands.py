"""What each command takes of the processor and of memory, beside Python that imports nothing."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.report.rows import Row, Spread

_PART: Final = "Commands"
_SAMPLES: Final = Path(__file__).resolve().parents[2] / "kg" / "samples"
_TELLS: Final = "GOVKG_BENCH_STATUS"
# The kernel counts the most memory of a process from its start on, but that which wait4 gives has the starter's in it.
_TELLING: Final = (
    "import atexit, os; from pathlib import Path; "
    f"atexit.register(lambda: Path(os.environ['{_TELLS}']).write_bytes(Path('/proc/self/status').read_bytes())); "
)
_BARE: Final = ("-c", f"{_TELLING}pass")
_KG: Final = ("-c", f"{_TELLING}from kg.cli import main; raise SystemExit(main())")


def measure(rounds: int, *, short: bool) -> list[Row]:
    """Every command as a process of its own, from its start to its end, on the graph of the demo."""
    with TemporaryDirectory(prefix="govkg-bench-") as folder:
        room = Path(folder)
        _run([*_KG, "demo"], room)
        python = _repeated(_BARE, room, rounds)
        return [row for name, given in _commands(room, short) for row in _rows(name, given, room, rounds, python)]


def _commands(room: Path, short: bool) -> Iterator[tuple[str, Sequence[str]]]:
    graph = ("--graph", str(room / "output" / "demo"))
    yield "--help", ("--help",)
    yield "query (one of the library)", ("query", "gaps", *graph)
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
    yield Row(_PART, f"kg {name}", "s of CPU", taken, "python -c pass", python[0], more=False)
    yield Row(_PART, f"kg {name}, memory", "MB", memory, "python -c pass", python[1], more=False)


def _repeated(command: Sequence[str], room: Path, rounds: int) -> tuple[Spread, Spread]:
    _run(command, room)
    found = [_run(command, room) for _ in range(rounds)]
    return Spread.of([seconds for seconds, _ in found]), Spread.of([memory for _, memory in found])


def _run(command: Sequence[str], room: Path) -> tuple[float, float]:
    """Seconds of the processor, and the most memory of that process in MB.

    Raises:
        RuntimeError: it ended in an error.
    """
    status = room / "status"
    status.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=room,
        env={**os.environ, _TELLS: str(status)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, ended, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    if process.returncode:
        raise RuntimeError(f"kg {' '.join(command[2:])} ended with {process.returncode}.")
    return used.ru_utime + used.ru_stime, _megabytes(status, used)


def _megabytes(status: Path, used: resource.struct_rusage) -> float:
    """What a process said of itself at its end, where the system has that; else more than it took."""
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8", "replace"))):
        return int(found[1]) / 1024
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
