"""Work in other processes: results in order, bounded, and a process that dies takes its own task with it alone."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from kg.commands.crew import Crew, CrewError, Lost, in_order

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals end processes otherwise there")


def prepared(place: Path) -> Callable[[str], str]:
    """Notes in ``place`` each process that prepares itself; its work is to do what a word says."""
    (place / str(os.getpid())).touch()
    return work


def work(word: str) -> str:
    """``kill`` and ``exit`` end the process, other words come back doubled.

    ``sleep FILE`` makes the file and takes longer than any test.
    """
    if word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "exit":
        os._exit(3)
    if word.startswith("sleep "):
        Path(word.removeprefix("sleep ")).touch()
        time.sleep(600)
    return f"{word}{word} {signal.getsignal(signal.SIGINT) == signal.SIG_IGN} {os.environ['OMP_NUM_THREADS']}"


def unprepared(error: BaseException | None) -> Callable[[str], str]:
    """A preparation that fails, or ends its process."""
    if error is None:
        os._exit(4)
    raise error


def alive(process: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def results(crew: Crew[str, str], words: list[str], room: int) -> list[str | Lost]:
    """What comes of the words, in order."""
    return [future.result() for _, future in in_order(words, crew.submit, room) if future is not None]


@POSIX
def test_one_that_dies_costs_its_own_task(tmp_path: Path) -> None:
    """A new process takes its place; each prepares itself once, hears no Ctrl-C and has one thread a library."""
    with Crew(partial(prepared, tmp_path), 2) as crew:
        first, killed, left, *rest = results(crew, ["a", "kill", "exit", "b", "c"], room=8)
    assert (first, rest) == ("aa True 1", ["bb True 1", "cc True 1"])
    assert killed == Lost(-signal.SIGKILL)
    assert left == Lost(3)
    assert [(lost.killed, lost.how) for lost in (killed, left) if isinstance(lost, Lost)] == [
        (True, "was killed by SIGKILL"),
        (False, "ended with exit code 3"),
    ]
    pids = [int(file.name) for file in tmp_path.iterdir()]
    assert 2 <= len(pids) <= 4
    assert not any(map(alive, pids))


@POSIX
def test_closing_ends_work_at_once(tmp_path: Path) -> None:
    """Whatever the processes are at; what has not begun does not begin."""
    crew = Crew(partial(prepared, tmp_path), 1)
    begun = tmp_path / "begun"
    futures = [crew.submit(f"sleep {begun}"), crew.submit(f"sleep {begun}")]
    began = time.monotonic()
    while not begun.exists():
        assert time.monotonic() - began < 60
        time.sleep(0.01)
    began = time.monotonic()
    crew.close()
    assert time.monotonic() - began < 10
    assert isinstance(futures[0].result(), Lost)
    assert futures[1].cancelled()
    assert not alive(int(next(file for file in tmp_path.iterdir() if file != begun).name))


def test_a_process_that_cannot_be_made_ready() -> None:
    """What was raised there is raised here; one that ends over it says how."""
    with Crew[str, str](partial(unprepared, KeyError("no model")), 1) as crew, pytest.raises(KeyError, match="model"):
        crew.submit("a").result()
    with (
        Crew[str, str](partial(unprepared, None), 1) as crew,
        pytest.raises(CrewError, match=r"^ended with exit code 4$"),
    ):
        crew.submit("a").result()


@pytest.mark.parametrize("room", [1, 3])
def test_no_more_is_taken_than_there_is_room_for(room: int) -> None:
    """Of a row without end: memory does not grow with the number of tasks."""
    taken: list[int] = []
    begun: dict[int, Future[int]] = {}

    def tasks() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    def begin(task: int) -> Future[int]:
        begun[task] = Future()
        # The first in the row ends once there is no room left for another.
        if len(begun) == room:
            begun[min(begun)].set_result(-min(begun))
        return begun[task]

    row = in_order(tasks(), begin, room)
    for number in range(20):
        task, future = next(row)
        assert future is not None
        assert (task, future.result()) == (number, -number)
        assert len(taken) <= number + room
        del begun[number]


def test_tasks_without_work_keep_their_place() -> None:
    """And go out as soon as it is their turn, though there is room for more."""
    slow: Future[str] = Future()
    row = in_order(iter("ab-c"), lambda task: None if task == "-" else slow if task == "b" else _done(task), room=9)
    assert next(row)[0] == "a"
    slow.set_result("late")
    assert [(task, future and future.result()) for task, future in row] == [("b", "late"), ("-", None), ("c", "c")]


def _done(word: str) -> Future[str]:
    future: Future[str] = Future()
    future.set_result(word)
    return future
