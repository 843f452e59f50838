"""``python -m benchmarks.scale --quads 1e5 1e6 1e7``: measure, and write ``docs/scale-measured.md``.

Each figure lands in ``--state`` at once, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.scale import measure
from benchmarks.scale.reading import reading
from benchmarks.scale.report import write
from benchmarks.scale.separate import separately

_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "scale-measured.md"
_BYTES = 400
"""Of disk that a quad may take while it is loaded."""
_MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""


def main() -> None:
    """Measure what is asked for, smallest graph first, and write the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quads", nargs="+", type=float, default=[1e5])
    options.add_argument("--articles", type=int, default=100, help="how many are added one by one")
    options.add_argument("--texts", type=int, default=500, help="how many are read and added, for memory")
    options.add_argument("--limit", type=float, default=20, help="seconds of the processor that a query may take")
    options.add_argument("--patience", type=float, default=5, help="seconds that rdflib may take for a query")
    options.add_argument("--state", type=Path, default=Path("output") / "scale.json")
    options.add_argument("--room", type=Path, default=None, help="a folder where the graphs are kept for another run")
    options.add_argument("--out", type=Path, default=_DOCUMENT)
    given = options.parse_args()
    state: dict[str, Any] = json.loads(given.state.read_text("utf-8")) if given.state.exists() else {}
    for quads in sorted(int(number) for number in given.quads):
        with tempfile.TemporaryDirectory(prefix="govkg-scale-") as aside:
            room = given.room or Path(aside)
            room.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(room).free
            if free < quads * _BYTES:
                raise SystemExit(
                    f"{quads} quads need {quads * _BYTES / 1e9:.0f} GB of disk, {free / 1e9:.0f} are free."
                )
            _size(room, quads, given, state.setdefault(str(quads), {}))
    given.out.write_text(write(state), "utf-8")


def _size(room: Path, quads: int, given: argparse.Namespace, found: dict[str, Any]) -> None:
    def keep(name: str, work: Callable[[], Any]) -> None:
        if name not in found:
            load = os.getloadavg()[0]
            found[name] = work()
            found.setdefault("busy", {})[name] = [load, os.getloadavg()[0], os.nice(0)]
            given.state.parent.mkdir(parents=True, exist_ok=True)
            whole = json.loads(given.state.read_text("utf-8")) if given.state.exists() else {}
            given.state.write_text(json.dumps({**whole, str(quads): found}, ensure_ascii=False, indent=1), "utf-8")

    if quads <= 1_000_000:
        keep("loading", lambda: separately(measure.loading, room, quads))
    if {"load", "adding", "adding_in_memory", "asking", "processes", "reading"} <= found.keys():
        return
    graph, loaded = measure.kept(room, quads)
    keep("load", lambda: loaded)
    keep("asking", lambda: separately(measure.asking, graph, given.limit))
    rows = found["asking"]["queries"]
    keep("processes", lambda: measure.processes(graph, rows, given.limit))
    if quads <= 100_000:
        keep("rdflib", lambda: measure.rdflib_times(room, graph, rows, given.patience))
    keep("adding", lambda: separately(measure.adding, graph, given.articles))
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 2 * loaded["bytes"]:
        keep("adding_in_memory", lambda: _in_memory(graph, given.articles))
    keep("reading", lambda: reading(graph, given.texts))


def _in_memory(graph: Path, articles: int) -> Any:
    """The cost of adding where the graph's files are in memory, whatever the system does with files elsewhere."""
    with tempfile.TemporaryDirectory(prefix="govkg-scale-", dir=_MEMORY) as aside:
        copy = shutil.copytree(graph, Path(aside) / graph.name)
        return separately(measure.adding, copy, articles)


if __name__ == "__main__":
    main()
