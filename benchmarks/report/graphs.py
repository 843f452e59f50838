"""Loading, adding and asking beside raw pyoxigraph and rdflib, by the measurements of ``benchmarks.scale``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.report.rows import Row, Spread, geometric
from benchmarks.scale import measure as scale
from benchmarks.scale.separate import separately

_PART: Final = "Graph"
_LEAST: Final = 0.0005
"""Seconds under which a query says more about the clock than about the engine."""


def measure(quads: int, articles: int, limit: float, rounds: int, *, rdflib: bool) -> list[Row]:
    """The rows of a graph of ``quads``; queries over ``limit`` seconds of the processor are cut in every engine."""
    with TemporaryDirectory(prefix="govkg-bench-") as room:
        rates = [separately(scale.loading, Path(room), quads) for _ in range(rounds)]
        graph = Path(room) / "graph"
        scale.made(graph, quads)
        asked = separately(scale.asking, graph, limit)["queries"]
        elsewhere = scale.rdflib_times(Path(room), graph, asked, limit) if rdflib else {}
        added = separately(scale.adding, graph, articles)
    size = f"{quads:,} quads"
    return [
        _loading(size, rates),
        _adding(size, added, articles),
        *_asking(size, asked, elsewhere, limit),
    ]


def _loading(size: str, rates: list[dict[str, float]]) -> Row:
    ours, raw = (Spread.of([rate[name] for rate in rates]) for name in ("import", "raw"))
    return Row(_PART, f"bulk load, {size}", "quads/s", ours, "pyoxigraph", raw, note="kg import also checks the file")


def _adding(size: str, added: dict[str, float], articles: int) -> Row:
    ours = Spread(*(added[name] * 1e3 for name in ("median", "low", "high")))
    raw = Spread(*[added["raw"] * 1e3] * 3)
    note = f"median and quartiles of {articles} articles; pyoxigraph writes as many quads and decides nothing"
    return Row(_PART, f"add an article, {size}", "ms of CPU", ours, "pyoxigraph", raw, more=False, note=note)


def _asking(size: str, asked: dict[str, Any], elsewhere: dict[str, float], limit: float) -> Iterator[Row]:
    done = {name: row for name, row in asked.items() if row["ours"] is not None}
    pairs = [(row["ours"], row["raw"]) for row in done.values() if row["raw"] > _LEAST]
    ours = Spread.of([row["ours"] * 1e3 for row in done.values()])
    if pairs:
        raw = Spread.of([raw * 1e3 for _, raw in pairs])
        ratio = geometric(raw / own for own, raw in pairs)
        note = f"{len(pairs)} queries, geometric mean of the ratios"
        what = f"all queries of the library, {size}"
        yield Row(_PART, what, "ms of CPU", ours, "pyoxigraph", raw, more=False, note=note, given=ratio)
    if cut := len(asked) - len(done):
        over = Spread(cut, cut, cut)
        yield Row(_PART, f"queries over {limit:.0f} s, {size}", "", over, note=f"of {len(asked)}", more=False)
    shared = {name: elsewhere[name] for name in done if name in elsewhere}
    if shared:
        other = Spread.of([seconds * 1e3 for seconds in shared.values()])
        ratio = geometric(max(seconds, 1e-6) / done[name]["ours"] for name, seconds in shared.items())
        late = sum(1 for seconds in shared.values() if seconds >= limit * 0.999)
        note = f"{len(shared)} queries, geometric mean; {late} cut at {limit:.0f} s count as that"
        what = f"all queries of the library, {size}"
        yield Row(_PART, what, "ms of CPU", ours, "rdflib", other, more=False, note=note, given=ratio)
    for name, row in sorted(done.items()) if elsewhere else ():
        if name in shared:
            own, other = (Spread(*[seconds * 1e3] * 3) for seconds in (row["ours"], shared[name]))
            yield Row("Queries", f"{name}, {size}", "ms of CPU", own, "rdflib", other, more=False)
