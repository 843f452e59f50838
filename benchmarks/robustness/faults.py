"""Full disk, closed folder, second writer, jumping clock: each ends in a sentence, and the graph is as it was."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.robustness.kills import state
from benchmarks.robustness.processes import Process, Say, call, run
from benchmarks.robustness.records import states
from kg.store import StoreError, open_graph
from pipelines.article import Article


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fault, the sentence that the user got, and whether the graph was whole afterwards and took the rest."""

    fault: str
    said: str
    sound: bool


def full_disk(folder: Path, articles: Sequence[Article], limit: int = 300_000) -> Outcome:
    """No file may grow beyond ``limit`` bytes, which the store meets as it meets a full disk."""
    graph = folder / "limited"

    def work(say: Say) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            with open_graph(graph, create=True) as store:
                for article in articles:
                    store.add(article)
        except (StoreError, OSError) as error:
            say(f"{type(error).__name__}: {error}")

    return _judged("full disk (file size limit)", graph, articles, run(work)[0])


def small_disk(folder: Path, articles: Sequence[Article], size: str = "3m") -> Outcome | None:
    """A memory disk of three megabytes, where this process may mount one; else None."""
    disk = folder / "disk"
    disk.mkdir()
    if not _quietly("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)):
        return None

    def work(say: Say) -> None:
        try:
            with open_graph(disk / "graph", create=True) as store:
                for article in articles:
                    store.add(article)
        except (StoreError, OSError) as error:
            say(f"{type(error).__name__}: {error}")

    try:
        told = run(work)[0]
        roomy = folder / "moved"
        shutil.copytree(disk / "graph", roomy)
    finally:
        _quietly("umount", str(disk))
    return _judged(f"full disk (tmpfs of {size})", roomy, articles, told)


def closed_folder(folder: Path, articles: Sequence[Article]) -> Outcome | None:
    """A folder mounted read-only; None where this process may not mount, and rights do not bind it."""
    graph = folder / "closed" / "graph"
    graph.parent.mkdir()
    run(lambda say: _add(graph, articles[:5], say))
    place = str(graph.parent)
    if not (_quietly("mount", "--bind", place, place) and _quietly("mount", "-o", "remount,bind,ro", place)):
        if os.geteuid() == 0:
            return None
        graph.chmod(0o500)
    try:
        told = run(lambda say: _add(graph, articles, say))[0]
        reader = run(lambda say: say(_read(graph)))[0]
    finally:
        if not _quietly("umount", place):
            graph.chmod(0o700)
    outcome = _judged("read-only folder", graph, articles, told)
    return Outcome(outcome.fault, outcome.said, outcome.sound and reader == [5])


def second_writer(folder: Path, articles: Sequence[Article]) -> Outcome:
    """While one process writes, another tries, and a third reads."""
    graph = folder / "shared"
    with Process(lambda say: _hold(graph, articles[:5], say)) as holder:
        holder.hear()
        told = run(lambda say: _add(graph, articles, say))[0]
        reader = run(lambda say: say(_read(graph)))[0]
    outcome = _judged("second writer", graph, articles, told)
    return Outcome(outcome.fault, outcome.said, outcome.sound and bool(told) and reader == [5])


def jumping_clock(folder: Path, articles: Sequence[Article]) -> Outcome:
    """The files of the store come from 1990, then from 2090, while articles are added."""
    graph, told = folder / "clock", list[str]()
    for number, moment in enumerate((631152000, 3786912000), 1):
        told += run(lambda say, number=number: _add(graph, articles[: number * 5], say))[0]  # type: ignore[misc]
        for file in graph.iterdir():
            os.utime(file, (moment, moment))
    return _judged("clock jumps", graph, articles, told)


def _add(graph: Path, articles: Sequence[Article], say: Say) -> None:
    try:
        with open_graph(graph, create=True) as store:
            for article in articles:
                store.add(article)
    except (StoreError, OSError) as error:
        say(f"{type(error).__name__}: {error}")


def _hold(graph: Path, articles: Sequence[Article], say: Say) -> None:
    with open_graph(graph, create=True) as store:
        for article in articles:
            store.add(article)
        say("open")
        signal.pause()


def _read(graph: Path) -> int:
    with open_graph(graph, read_only=True) as store:
        return sum(1 for _ in store.articles())


def _judged(fault: str, graph: Path, articles: Sequence[Article], told: list[str]) -> Outcome:
    """Whole articles only, then the rest can be added and the graph is the undisturbed one."""
    expected = call(lambda: states(articles))
    number, found = call(lambda: state(graph))
    sound = found == expected[number]
    run(lambda say: _add(graph, articles, say))
    sound = sound and call(lambda: state(graph)) == (len(articles), expected[-1])
    return Outcome(fault, f"{told[-1]} ({number} articles in)" if told else "", sound)


def _quietly(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
