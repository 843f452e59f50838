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

from benchmarks.scale import measure, turns
from benchmarks.scale.reading import reading
from benchmarks.scale.report import write
from benchmarks.scale.separate import separately

_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "scale-measured.md"
_BYTES = 400
"""Of disk that a quad may take while it is loaded."""


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
    with tempfile.TemporaryDirectory(prefix="govkg-scale-") as aside:
        room = given.room or Path(aside)
        room.mkdir(parents=True, exist_ok=True)
        state = _State(given.state)
        sizes = sorted(int(number) for number in given.quads)
        for quads in sizes:
            free = shutil.disk_usage(room).free
            if free < quads * _BYTES:
                raise SystemExit(
                    f"{quads} quads need {quads * _BYTES / 1e9:.0f} GB of disk, {free / 1e9:.0f} are free."
                )
            _size(room, quads, given, state)
        _adding(room, sizes, given.articles, state)
        given.out.write_text(write(state.found), "utf-8")


class _State:
    """What has been found, by size and name; each figure lands on the disk at once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}

    def keep(self, quads: int, name: str, work: Callable[[], Any]) -> Any:
        found = self.found.setdefault(str(quads), {})
        if name not in found:
            load = os.getloadavg()[0]
            found[name] = work()
            found.setdefault("busy", {})[name] = [load, os.getloadavg()[0], os.nice(0)]
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self.found, ensure_ascii=False, indent=1), "utf-8")
        return found[name]

    def has(self, quads: int, *names: str) -> bool:
        return all(name in self.found.get(str(quads), {}) for name in names)


def _size(room: Path, quads: int, given: argparse.Namespace, state: _State) -> None:
    if quads <= 1_000_000:
        state.keep(quads, "loading", lambda: separately(measure.loading, room, quads))
    if state.has(quads, "load", "asking", "processes", "reading"):
        return
    graph, loaded = measure.kept(room, quads)
    state.keep(quads, "load", lambda: loaded)
    rows = state.keep(quads, "asking", lambda: separately(measure.asking, graph, given.limit))["queries"]
    state.keep(quads, "processes", lambda: measure.processes(graph, rows, given.limit))
    if quads <= 100_000:
        state.keep(quads, "rdflib", lambda: measure.rdflib_times(room, graph, rows, given.patience))
    state.keep(quads, "reading", lambda: reading(graph, given.texts))


def _adding(room: Path, sizes: list[int], articles: int, state: _State) -> None:
    if all(state.has(quads, "adding") for quads in sizes):
        return
    graphs = {quads: measure.kept(room, quads)[0] for quads in sizes}
    for name, work in (("adding", turns.in_turn), ("adding_in_memory", turns.in_memory)):
        for quads, found in work(graphs, articles).items():
            state.keep(quads, name, lambda found=found: found)  # type: ignore[misc]


if __name__ == "__main__":
    main()
