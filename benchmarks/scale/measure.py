"""The measurements, each on a graph directory; a step that needs a store alone runs in a process of its own.

Adding and asking are timed by the processor time of the thread that does them, which other work on the machine hardly
touches; loading and whole processes by the clock.
"""

from __future__ import annotations

import functools
import json
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from benchmarks.robustness.processes import Say, call
from benchmarks.robustness.processes import run as processes_apart
from benchmarks.scale import whole
from benchmarks.scale.asking import cases, county_of
from benchmarks.scale.generator import Generator, fingerprint
from benchmarks.scale.separate import separately
from kg.queries import bound, run  # the bound text is what both engines get
from kg.snapshot import snapshot
from kg.store import GraphStore, open_graph

PER_ARTICLE: Final = 330
"""Quads of one article, its share of the default graph and of the links included."""
_REPEATS: Final = 3
Turn = Callable[[], AbstractContextManager[None]]


def made(folder: Path, quads: int) -> dict[str, float]:
    """Make the graph of so many quads, linked by one process and loaded by another; what the loading took."""
    file = folder.with_suffix(".nq")
    separately(whole.write, file, quads // PER_ARTICLE)
    try:
        return separately(load, folder, file)
    finally:
        file.unlink()


def load(folder: Path, file: Path) -> dict[str, float]:
    """Make the graph by bulk load of a file of N-Quads; seconds and bytes on disk.

    What was loaded in parts is put in order once: a search goes through each part else.
    """
    began = time.perf_counter()
    store = ox.Store(str(folder))
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    loaded = time.perf_counter() - began
    store.optimize()
    store.flush()
    seconds = time.perf_counter() - began
    return {"quads": len(store), "seconds": seconds, "loaded": loaded, "bytes": size(folder), "memory": _peak()}


def size(folder: Path) -> int:
    """Bytes of the files of a graph."""
    return sum(file.stat().st_size for file in folder.iterdir())


def kept(room: Path, quads: int) -> tuple[Path, dict[str, float]]:
    """The graph of so many quads in ``room`` and the figures of its making; made now unless it lies there."""
    graph = room / f"graph-{quads}-{fingerprint()}"
    figures = graph.with_suffix(".json")
    if not figures.exists():
        shutil.rmtree(graph, ignore_errors=True)
        figures.write_text(json.dumps(made(graph, quads)), "utf-8")
    found: dict[str, float] = json.loads(figures.read_text("utf-8"))
    return graph, found


def loading(room: Path, quads: int) -> dict[str, float]:
    """``kg import`` of a file against pyoxigraph's bulk load of it, both put in order, in quads a second."""
    from kg.exchange.coming_in import bring_in

    file = room / "load.nq"
    with file.open("wb") as out:
        out.writelines(Generator().quads(quads // PER_ARTICLE))
    rates = {}
    for name in ("raw", "import"):
        target = room / name
        began = time.perf_counter()
        if name == "raw":
            store = ox.Store(str(target))
            store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
            store.optimize()
            store.flush()
            number = len(store)
            del store
        else:
            number = bring_in(file, target).quads
        rates[name] = number / (time.perf_counter() - began)
        shutil.rmtree(target)
    file.unlink()
    return {**rates, "ratio": rates["import"] / rates["raw"], "quads": number}


def adding(folder: Path, articles: int, turn: Turn = nullcontext) -> dict[str, float]:
    """Seconds to add one article to a copy of the graph, and to write as many quads with pyoxigraph alone: medians.

    Each article is added within what ``turn`` gives.
    """
    copy = snapshot(folder)
    try:
        return _adding(copy, articles, turn)
    finally:
        shutil.rmtree(copy)


def _adding(folder: Path, articles: int, turn: Turn) -> dict[str, float]:
    ours, wall, quads, raw = [], [], [], []
    with open_graph(folder) as graph:
        for article in Generator(seed=1).articles(articles):
            with turn():
                began, start = time.thread_time(), time.perf_counter()
                graph.add(article)
                ours.append(time.thread_time() - began)
                wall.append(time.perf_counter() - start)
    store = ox.Store(str(folder))
    for block in Generator(seed=2).quads(articles):
        found = list(ox.parse(block, format=ox.RdfFormat.N_QUADS))
        began = time.thread_time()
        store.extend(found)
        raw.append(time.thread_time() - began)
        quads.append(len(found))
    spread = statistics.quantiles(ours, n=4)
    return {
        "median": statistics.median(ours),
        "mean": statistics.fmean(ours),
        "low": spread[0],
        "high": spread[2],
        "wall": statistics.median(wall),
        "raw": statistics.median(raw),
        "quads": statistics.median(quads),
        "memory": _peak(),
    }


def asking(folder: Path, limit: float) -> dict[str, Any]:
    """Warm seconds of each query of the library through this project and through pyoxigraph alone.

    Each query has a process of its own; what takes more than ``limit`` seconds of the processor is cut and has none.
    """
    codes = [division.code for division in Generator().counties]
    given = call(lambda: _cases(folder, codes))
    rows: dict[str, Any] = {}
    memory = 0.0
    for name, values in given.items():
        told, code, _ = processes_apart(functools.partial(_ask, folder, name, values, limit))
        if code not in (0, -signal.SIGPROF):
            raise RuntimeError(f"the query {name} failed")
        rows[name] = {"ours": None, "limit": limit, "values": values}
        for part in told:
            rows[name].update(part)
        memory = max(memory, rows[name].get("memory", 0.0))
        print(f"{name}: {rows[name]['ours']}", file=sys.stderr, flush=True)
    return {"queries": rows, "memory": memory}


def _cases(folder: Path, codes: list[str]) -> dict[str, dict[str, str]]:
    store = ox.Store.read_only(str(folder))
    return cases(store, county_of(codes, store))


def _ask(folder: Path, name: str, values: dict[str, str], limit: float, say: Say) -> None:
    graph = GraphStore(ox.Store.read_only(str(folder)), folder)
    store: ox.Store = graph._store
    text = bound(graph.dataset, name, values)
    say({"text": text})
    signal.setitimer(signal.ITIMER_PROF, limit)  # nobody handles it, so it ends the process
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions)
    answers = sum(1 for _ in found)
    signal.setitimer(signal.ITIMER_PROF, limit * 2 * _REPEATS)
    ours, raw, clock = [], [], []
    for _ in range(_REPEATS):
        began, start = time.thread_time(), time.perf_counter()
        assert len(run(graph.dataset, name, values).rows) == answers
        ours.append(time.thread_time() - began)
        clock.append(time.perf_counter() - start)
        began = time.thread_time()
        assert sum(1 for _ in store.query(text)) == answers  # type: ignore[union-attr, misc]
        raw.append(time.thread_time() - began)
    took = {"ours": statistics.median(ours), "raw": statistics.median(raw), "clock": statistics.median(clock)}
    say({**took, "rows": answers, "memory": _peak()})


def processes(folder: Path, rows: dict[str, Any], limit: float) -> dict[str, dict[str, float]]:
    """Seconds of ``kg query`` from the start of the process to its end, for each query; a cut one counts ``limit``.

    ``clock`` and ``processor`` have them by query.
    """
    clock, processor = {}, {}
    for name, row in rows.items():
        if row["ours"] is None:
            clock[name] = processor[name] = limit
            continue
        pairs = [f"{key}={value}" for key, value in row["values"].items()]
        command = [sys.executable, "-m", "kg.cli", "query", name, *pairs, "--graph", str(folder)]
        times, used = [], []
        for _ in range(_REPEATS):
            began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(command, capture_output=True, check=False)
            times.append(time.perf_counter() - began)
            if done.returncode != (0 if row["rows"] else 1):
                raise RuntimeError(f"{name}: {done.stderr.decode()}")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        clock[name], processor[name] = statistics.median(times), statistics.median(used)
    return {"clock": clock, "processor": processor}


def rdflib_times(room: Path, folder: Path, rows: dict[str, Any], limit: float) -> dict[str, float]:
    """Seconds of rdflib's own engine on rdflib's own store, the same text; what takes longer than ``limit`` is cut."""
    file = room / "rdflib.nq"
    with file.open("wb") as out:
        ox.Store.read_only(str(folder)).dump(out, ox.RdfFormat.N_QUADS)
    texts = room / "texts.json"
    texts.write_text(json.dumps({name: row["text"] for name, row in rows.items()}), "utf-8")
    command = [sys.executable, "-m", "benchmarks.scale.elsewhere", str(file), str(texts), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _peak() -> float:
    """Most memory of this process so far, in MB."""
    with warnings.catch_warnings():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
