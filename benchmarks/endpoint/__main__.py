"""``python -m benchmarks.endpoint [--clients N] [--seconds S]``: does ``kg serve`` stay up, and keep its limits."""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from benchmarks.endpoint.measure import load, summed_up
from benchmarks.robustness.processes import call
from benchmarks.scale.generator import Generator

_SERVER_GROWTH: Final = 1.3
_QUIET: Final = 30.0


def main() -> int:
    """Run it; the exit code is 1 if an answer was none of the documented ones, or memory was not held."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clients", type=int, default=200)
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--timeout", type=float, default=5, help="the server's limit for an answer, seconds")
    options.add_argument("--memory", type=int, default=512, help="the server's limit for a worker, MB")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="govkg-endpoint-") as room:
        graph, log = Path(room) / "graph", Path(room) / "log"
        places = call(lambda: _make(graph, given.articles))
        before = os.getloadavg()[1]
        with _served(graph, log, given.timeout, given.memory) as (port, process):
            # A request may wait for twice the limit before a worker takes it; a busy machine is slower than its clock.
            patience = 3 * given.timeout + 60
            found = asyncio.run(load(port, process, given.clients, given.seconds, places, patience))
            alive = _answers(port)
        said = (
            summed_up(found)
            | _logged(log)
            | {
                "seconds": given.seconds,
                "clients": given.clients,
                "answers afterwards": alive,
                "load": [before, os.getloadavg()[1]],
            }
        )
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 0 if _kept(said, given.memory) else 1


def _make(graph: Path, articles: int) -> list[str]:
    generator = Generator()
    store = ox.Store(str(graph))
    store.bulk_load(io.BytesIO(b"".join(generator.quads(articles))), ox.RdfFormat.N_QUADS)
    store.flush()
    return [division.name for division in generator.counties[:20]]


@contextmanager
def _served(graph: Path, log: Path, timeout: float, memory: int) -> Iterator[tuple[int, int]]:
    """The port and process of ``kg serve``, ended in the end."""
    limits = ("--timeout", str(timeout), "--memory", str(memory))
    command = [sys.executable, "-m", "kg.cli", "serve", "--graph", str(graph), "--port", "0", *limits]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
    try:
        until = time.monotonic() + 120
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", log.read_text("utf-8"))):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"kg serve did not start: {log.read_text('utf-8')}")
            time.sleep(0.1)
        yield int(found[1]), process.pid
    finally:
        process.terminate()
        process.wait(60)


def _answers(port: int) -> bool:
    """Whether the server answers a plain query once the clients are gone."""
    from urllib.request import urlopen

    time.sleep(1)
    for _ in range(10):
        try:
            with urlopen(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D", timeout=_QUIET) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(3)
    return False


def _logged(log: Path) -> dict[str, Any]:
    lines = log.read_text("utf-8").splitlines()[1:]
    return {
        "log lines": len(lines),
        "internal errors": sum("internal error" in line for line in lines),
        "log": lines[:5],
    }


def _kept(said: dict[str, Any], memory: int) -> bool:
    growth = said["server_mb"]["last third"] <= _SERVER_GROWTH * said["server_mb"]["first third"]
    # The limit is of data; code and the tables of the store come on top.
    bounded = said["largest_worker_mb"] <= memory + 256
    return bool(not said["wrong"] and not said["internal errors"] and said["answers afterwards"] and growth and bounded)


if __name__ == "__main__":
    sys.exit(main())
