"""``docs/scale-measured.md`` from the measurements."""

from __future__ import annotations

import math
import platform
import statistics
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph
import rdflib

from kg.queries import library

_EXPLAINED = """\
Graphs are generated (`benchmarks/scale`): articles copied under other names, counties and dates, with few things that
come very often and many that come once, linked with each other and projected by the project's own code, so that a graph
is what `kg add` makes of the same articles. It is loaded in bulk and put in order once (`Store.optimize`), as `kg
import` does it: what was loaded in parts is else searched part by part, which took four times as long. Adding and
asking are timed by the processor time of the thread that does them, since other work ran on the machine; loading by the
clock, whole processes by both. Queries are asked about one county or one of its things, warm, median of three; the raw
figure is the same bound text in pyoxigraph alone."""

_WHERE_FILES_ARE: Final = """\
Each article is added to all sizes in turn, a process and a copy of the graph for each size. A graph's files are in
memory where the system keeps what was read lately and has room for it: 3.4 GB for ten million quads. On disk they are
as the system left them, and what is not in memory any more costs another reading of the disk, of which the kernel's
part is in the figures."""

_PROCESS: Final = 1.5
"""Seconds that ``kg query`` may take as a process."""
_RATIO: Final = 1.2
"""Times that a query may take of what the store alone takes for the same text."""


def write(state: dict[str, Any]) -> str:
    """The page in Markdown; sizes in order."""
    return (
        "\n".join(_lines({int(size): found for size, found in sorted(state.items(), key=lambda i: int(i[0]))})) + "\n"
    )


def _lines(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    yield "# Cost by the size of the graph"
    yield ""
    yield "<!-- Written by python -m benchmarks.scale; do not edit. -->"
    yield ""
    yield _EXPLAINED
    yield ""
    versions = f"pyoxigraph {pyoxigraph.__version__}, rdflib {rdflib.__version__}"
    yield f"Python {platform.python_version()}, {versions}, {platform.system()} {platform.machine()}."
    yield from _loading(state)
    yield from _adding(state)
    yield from _reading(state)
    yield from _asking(state)
    yield from _whole(state)
    yield from _elsewhere(state)
    yield from _busy(state)


def _loading(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    yield from (
        "",
        "## Loading",
        "",
        "| quads | bulk load, quads/s | with putting in order, quads/s | bytes a quad | peak memory, MB |",
        "|--:|--:|--:|--:|--:|",
    )
    for found in state.values():
        if load := found.get("load"):
            rate, whole = load["quads"] / load["loaded"], load["quads"] / load["seconds"]
            size = load["bytes"] / load["quads"]
            yield f"| {load['quads']:,} | {rate:,.0f} | {whole:,.0f} | {size:.0f} | {load['memory']:,.0f} |"
    for size, found in state.items():
        if rates := found.get("loading"):
            yield ""
            yield (
                f"A file of {rates['quads']:,} quads: `kg import` {rates['import']:,.0f} quads/s, pyoxigraph's bulk "
                f"load and putting in order {rates['raw']:,.0f}, ratio {rates['ratio']:.2f} (graph of {size:,})."
            )


def _adding(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    yield from ("", "## Adding one article", "")
    yield _WHERE_FILES_ARE
    for name, files in (("adding_in_memory", "in memory"), ("adding", "on disk")):
        rows = {size: found[name] for size, found in state.items() if name in found}
        if not rows:
            continue
        first = next(iter(rows.values()))["median"]
        yield ""
        yield (
            f"| quads in the graph, files {files} | ms, median (quartiles) | times the smallest | mean "
            "| by the clock | raw, ms | memory, MB |"
        )
        yield "|--:|--:|--:|--:|--:|--:|--:|"
        for size, row in rows.items():
            spread = f"{row['low'] * 1e3:.0f}–{row['high'] * 1e3:.0f}"
            yield (
                f"| {size:,} | {row['median'] * 1e3:.0f} ({spread}) | {row['median'] / first:.2f} "
                f"| {row['mean'] * 1e3:.0f} | {row['wall'] * 1e3:.0f} | {row['raw'] * 1e3:.0f} | {row['memory']:,.0f} |"
            )


def _reading(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    rows = {size: found["reading"] for size, found in state.items() if "reading" in found}
    if not rows:
        return
    first = next(iter(rows.values()))
    yield from ("", "## `kg add` as a process, language model and all", "")
    yield f"{first['texts']:,} texts are read and added: the most memory that the process had, and processor time."
    yield ""
    yield "| quads in the graph | memory, MB | times the smallest | ms a text, start included | times the smallest |"
    yield "|--:|--:|--:|--:|--:|"
    for size, row in rows.items():
        each, least = (found["seconds"] / found["texts"] * 1e3 for found in (row, first))
        memory = f"{row['memory']:,.0f} | {row['memory'] / first['memory']:.2f}"
        yield f"| {size:,} | {memory} | {each:,.0f} | {each / least:.2f} |"


def _asking(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    rows = {size: found["asking"]["queries"] for size, found in state.items() if "asking" in found}
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    yield from ("", "## The library's queries", "")
    yield "| query, ms | " + " | ".join(f"{size:,} quads | rows" for size in rows) + " |"
    yield "|---|" + "--:|--:|" * len(rows)
    for name in names:
        cells = (_cell(row.get(name)) for row in rows.values())
        yield f"| {name} | " + " | ".join(cells) + " |"
    yield ""
    for size, row in rows.items():
        times = [found["ours"] for found in row.values() if found["ours"] is not None]
        over = [name for name, found in row.items() if found["ours"] is None or found["ours"] > 1]
        ratios = {n: f["ours"] / f["raw"] for n, f in row.items() if f["ours"] is not None and f["raw"] > 0.001}
        ratio = f"{statistics.geometric_mean(ratios.values()):.2f}" if ratios else "–"
        dear = [f"{name} {times:.2f}" for name, times in ratios.items() if times > _RATIO]
        yield (
            f"{size:,} quads, {len(row)} of {len(library())} queries measured: "
            f"median {statistics.median(times) * 1e3:.0f} ms, slowest {max(times) * 1e3:,.0f} ms "
            f"(by the clock {_clock(row)}); over one second: "
            f"{', '.join(over) or 'none'}; times raw pyoxigraph (geometric mean, queries over 1 ms) {ratio}, "
            f"over {_RATIO}: {', '.join(dear) or 'none'}."
        )
        yield ""


def _whole(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    """``kg query`` as a process: what starting it and opening the graph adds."""
    for size, found in state.items():
        if whole := found.get("processes"):
            told = []
            for kind, times in whole.items():
                worst = max(times, key=lambda name, times=times: times[name])  # type: ignore[misc]
                over = [name for name, seconds in times.items() if seconds > _PROCESS]
                told.append(
                    f"by the {kind} median {statistics.median(times.values()):.2f} s, "
                    f"slowest {worst} {times[worst]:.2f} s, over {_PROCESS} s {', '.join(over) or 'none'}"
                )
            number = len(whole["clock"])
            yield f"`kg query` as a process at {size:,} quads, {number} queries: {'; '.join(told)}."
            yield ""


def _clock(row: dict[str, Any]) -> str:
    times = [found["clock"] for found in row.values() if found["ours"] is not None]
    return f"{statistics.median(times) * 1e3:.0f} and {max(times) * 1e3:,.0f} ms"


def _cell(found: dict[str, Any] | None) -> str:
    if found is None:
        return "– | –"
    if found["ours"] is None:
        return f"over {found['limit'] * 1e3:,.0f} | –"
    return f"{found['ours'] * 1e3:,.1f} | {found['rows']:,}"


def _elsewhere(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    for size, found in state.items():
        if "asking" in found and (other := found.get("rdflib")):
            ours = found["asking"]["queries"]
            times = {name: other[name] / ours[name]["ours"] for name in other if ours[name]["ours"]}
            mean = math.exp(statistics.fmean(math.log(max(ratio, 1e-6)) for ratio in times.values()))
            limit = max(other.values())
            cut = sum(1 for seconds in other.values() if seconds >= limit * 0.999)
            yield from ("", "## Against rdflib's own engine and store", "")
            yield (
                f"At {size:,} quads rdflib takes {mean:.0f} times as long in the geometric mean of {len(times)} "
                f"queries; {cut} were cut at {limit:.0f} s and count as that."
            )


def _busy(state: dict[int, dict[str, Any]]) -> Iterator[str]:
    yield from ("", "## Other work on the machine", "")
    for size, found in state.items():
        if busy := found.get("busy"):
            told = ", ".join(
                f"{name} {before:.0f}–{after:.0f} ({nice})" for name, (before, after, nice) in busy.items()
            )
            yield f"- {size:,} quads, load average before and after, on two cores (and own niceness): {told}"
