"""The clients, and what the server's processes take meanwhile."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.endpoint.requests import Asked, Mix

_PAUSE: Final = 1.0
_READ: Final = 1 << 16


@dataclass(slots=True)
class Outcome:
    """Answers by kind and status with their seconds, those that should not be, and memory over time in MB."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    cut: int = 0
    wrong: list[str] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    workers: list[float] = field(default_factory=list)


async def load(port: int, process: int, clients: int, seconds: float, places: list[str], limit: float) -> Outcome:
    """So many clients for so long; ``limit`` is how many seconds an answer may take before it counts as hung."""
    found, until = Outcome(), time.monotonic() + seconds
    watching = asyncio.create_task(_watch(process, found, until))
    await asyncio.gather(*(_client(port, Mix(number, places), found, until, limit) for number in range(clients)))
    watching.cancel()
    return found


async def _client(port: int, mix: Mix, found: Outcome, until: float, limit: float) -> None:
    await asyncio.sleep(_PAUSE * mix.chance())
    while time.monotonic() < until:
        asked = mix.next()
        began = time.monotonic()
        try:
            status, cut = await asyncio.wait_for(_exchange(port, asked), limit)
        except asyncio.TimeoutError:
            status, cut = -1, False
        except (ConnectionError, asyncio.IncompleteReadError):
            status, cut = 0, False
        found.seconds[asked.kind].append(time.monotonic() - began)
        found.statuses[asked.kind][status] += 1
        found.cut += cut
        if status not in asked.allowed:
            found.wrong.append(f"{asked.kind}: {status} for {asked.data[:200]!r}")
        await asyncio.sleep(_PAUSE * mix.chance())


async def _exchange(port: int, asked: Asked) -> tuple[int, bool]:
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    try:
        try:
            writing.write(asked.data)
            await writing.drain()
        except ConnectionError:
            pass  # an answer may have come before all was sent
        head = await reading.read(_READ)
        if not head:
            return 0, False
        while await reading.read(_READ):
            pass
        parts = head.split(None, 2)
        return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0, b"x-govkg-cut" in head.lower()
    finally:
        writing.close()


async def _watch(process: int, found: Outcome, until: float) -> None:
    while time.monotonic() < until:
        found.server.append(_memory(process))
        found.workers.append(max((_memory(child) for child in _below(process)), default=0.0))
        await asyncio.sleep(1)


def _below(process: int) -> list[int]:
    """All processes that hang below one."""
    found = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            inner = [int(number) for number in children.read_text("utf-8").split()]
        except OSError:
            continue
        found += [*inner, *(deeper for child in inner for deeper in _below(child))]
    return found


def _memory(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def summed_up(found: Outcome) -> dict[str, Any]:
    """Figures: for each kind its number, statuses and latencies; memory at the start, at the end and at most."""
    kinds = {}
    for kind, seconds in sorted(found.seconds.items()):
        hundredths = statistics.quantiles(seconds, n=100) if len(seconds) > 1 else [seconds[0]] * 99
        kinds[kind] = {
            "requests": len(seconds),
            "statuses": {str(status): number for status, number in sorted(found.statuses[kind].items())},
            "median": round(statistics.median(seconds), 3),
            "p95": round(hundredths[94], 3),
            "p99": round(hundredths[98], 3),
            "most": round(max(seconds), 3),
        }
    third = max(1, len(found.server) // 3)
    return {
        "requests": sum(len(seconds) for seconds in found.seconds.values()),
        "wrong": len(found.wrong),
        "examples": found.wrong[:20],
        "cut": found.cut,
        "kinds": kinds,
        "server_mb": {
            "first third": round(max(found.server[:third], default=0.0)),
            "last third": round(max(found.server[-third:], default=0.0)),
        },
        "largest_worker_mb": round(max(found.workers, default=0.0)),
    }
