"""The figures of :mod:`benchmarks.robustness.ingest` as a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

_HEAD = """# Many articles, interrupted

<!-- Written by python -m benchmarks.robustness.ingest --report; do not edit. -->

`kg add FOLDER --extracted` at a terminal of its own takes in records as `kg extract` writes them, a file each, made
by `benchmarks/scale/generator.py`. It is ended at random moments by Ctrl-C, `kill -9` and a full disk (no file may
grow any more) in turn, and given again each time. What the bar said last is held against what the graph then holds; at
the end each record is compared with its article in the graph, up to a thousand of them quad by quad with what their
records give. The language model is not in these figures.
"""
_COSTS = """
## What an article costs

Processor time is that of the whole process, the engine's threads included; it rises on a machine that others use, too.
Memory is the most that the process had (resident), from its start.

| articles in the graph | new ones timed | processor, ms an article | by the clock, ms | memory, MB |
|--:|--:|--:|--:|--:|
"""


def page(said: Mapping[str, Any]) -> str:
    """The page of a run, as :func:`benchmarks.robustness.ingest.main` prints it."""
    return "".join(_parts(said))


def _parts(said: Mapping[str, Any]) -> Iterator[str]:
    whole = said["wholeness"]
    yield _HEAD
    yield f"\nPython {sys.version.split()[0]}, pyoxigraph {version('pyoxigraph')}. "
    yield f"Load average before and after, on two cores: {said['load'][0]:.1f}–{said['load'][1]:.1f}.\n"
    yield f"\n## {said['articles']:,} articles, {len(said['interruptions'])} interruptions\n\n"
    characters, facts = (whole[what] / max(1, whole["records"]) for what in ("characters", "facts"))
    yield f"A record has {characters:.0f} characters and states {facts:.0f} facts in the mean. "
    yield f"{said['seconds'] / 60:.0f} minutes by the clock.\n\n"
    yield "| ended by | the bar had said | the graph held | exit code |\n|---|--:|--:|--:|\n"
    for one in said["interruptions"]:
        yield f"| {one['way']} | {one['said']:,} | {one['held']:,} | {one['code']} |\n"
    yield f"\nLost {said['lost']}, doubled {whole['doubled']}, halved {whole['halved']}, strange {whole['strange']}; "
    yield f"missing at the end {whole['missing']:,}. {whole['held']:,} articles compared by record and number of "
    yield f"facts, {whole['compared']:,} of them quad by quad; {whole['quads']:,} quads.\n"
    yield _COSTS
    for row in said["rows"]:
        yield f"| {row['to']:,} | {row['new']:,} | {row['ms']:.0f} | {row['clock']:.0f} | {row['mb']:.0f} |\n"
    ratio = said["peak"] / said["peak_1000"] if said["peak_1000"] else 0.0
    first = min(1000, said["articles"])
    yield f"\nMost memory up to {first:,} articles: {said['peak_1000']:.0f} MB, over all: {said['peak']:.0f} MB, "
    yield f"ratio {ratio:.2f}. An article that is in the graph already costs {said['known_ms']:.1f} ms when the "
    yield "command is given again.\n"
