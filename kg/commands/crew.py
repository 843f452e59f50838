"""Work handed to processes of their own: each prepares itself once, and one that dies costs its own task alone.

A thread of this process stands behind each of them and waits for its answer, so that a caller holds nothing but
futures. Nothing is queued here: how much is under way at once is the caller's to bound, see :func:`in_order`.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock, local
from types import TracebackType
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_LIBRARIES: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_EASIER_TO_KILL: Final = "500"
_KILL: Final = 9


class CrewError(Exception):
    """A process ended before it was ready to work; the message says how, as a part of a sentence."""


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a result: the process ended over the task, by its exit code, negative where a signal killed it."""

    code: int

    @property
    def killed(self) -> bool:
        """Whether it was killed outright, as the system does where memory runs out."""
        return self.code == -_KILL

    @property
    def how(self) -> str:
        """How it ended, as a part of a sentence."""
        if self.code >= 0:
            return f"ended with exit code {self.code}"
        return f"was killed by {signal.Signals(-self.code).name}"


class Crew(Generic[T, R]):
    """Up to ``jobs`` processes, started when there is work for them; use it as a context manager.

    ``prepare`` is called once in each process and gives the function that does the work; it and the tasks are pickled.
    """

    def __init__(self, prepare: Callable[[], Callable[[T], R]], jobs: int) -> None:
        self._prepare = prepare
        self._threads = ThreadPoolExecutor(jobs, "crew")
        self._own = local()
        self._hands: set[_Hand] = set()
        self._lock = Lock()
        self._closed = False

    def submit(self, task: T) -> Future[R | Lost]:
        """The result to come, or what is known of the end of the process that had the task.

        The future raises :class:`CrewError` where a process cannot be made ready, or what ``prepare`` raised in it.
        """
        return self._threads.submit(self._ask, task)

    def close(self) -> None:
        """End all processes at once, whatever they are at."""
        with self._lock:
            self._closed = True
            hands = list(self._hands)
        for hand in hands:
            hand.process.kill()
        self._threads.shutdown(cancel_futures=True)
        for hand in hands:
            hand.end()

    def __enter__(self) -> Crew[T, R]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, task: T) -> R | Lost:
        hand: _Hand | None = getattr(self._own, "hand", None)
        if hand is None:
            hand = self._own.hand = self._begin()
        try:
            hand.connection.send(task)
            result: R = hand.connection.recv()
            return result
        except (EOFError, OSError):
            self._own.hand = None
            with self._lock:
                self._hands.discard(hand)
            return hand.end()

    def _begin(self) -> _Hand:
        with self._lock:
            if self._closed:
                raise CrewError("was not started")
            hand = _start(self._prepare)
            self._hands.add(hand)
        try:
            failure: BaseException | None = hand.connection.recv()
        except (EOFError, OSError) as error:
            raise CrewError(hand.end().how) from error
        if failure is not None:
            raise failure
        return hand


class _Hand:
    """One process and the way to it."""

    def __init__(self, process: SpawnProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection

    def end(self) -> Lost:
        """Let go of a process that has ended or is about to, and say how it ended."""
        self.connection.close()
        self.process.join()
        return Lost(self.process.exitcode or 0)


def in_order(
    tasks: Iterable[T], begin: Callable[[T], Future[R] | None], room: int
) -> Iterator[tuple[T, Future[R] | None]]:
    """The tasks in their order, each with its future once that is done, or None where nothing was begun for it.

    No more than ``room`` tasks are taken before the first of them has gone out, whatever their number.
    """
    waiting: deque[tuple[T, Future[R] | None]] = deque()
    for task in tasks:
        waiting.append((task, begin(task)))
        while waiting and (len(waiting) >= room or _is_done(waiting[0][1])):
            yield _awaited(waiting.popleft())
    while waiting:
        yield _awaited(waiting.popleft())


def _is_done(future: Future[Any] | None) -> bool:
    return future is None or future.done()


def _awaited(pair: tuple[T, Future[R] | None]) -> tuple[T, Future[R] | None]:
    if pair[1] is not None:
        wait([pair[1]])
    return pair


def _start(prepare: Callable[[], Callable[[T], R]]) -> _Hand:
    # A forked copy would share the locks of the store's threads.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, prepare), daemon=True)
    with _deaf():
        process.start()
    theirs.close()
    return _Hand(process, ours)


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started here inherits deafness to Ctrl-C, which a terminal sends to every process, from its first step.

    The parent hears it and ends the others; a traceback from each of them would be all that they could add.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # else it would be started with the process, and lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, prepare: Callable[[], Callable[[Any], Any]]) -> None:
    """What a process does, until the other end of its connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_LIBRARIES, "1"))
    with suppress(OSError):  # where memory runs out, the system should take a worker and not the writer
        Path("/proc/self/oom_score_adj").write_text(_EASIER_TO_KILL)
    try:
        work = prepare()
    except Exception as error:
        connection.send(error)
        return
    connection.send(None)
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        result = work(task)
        try:
            connection.send(result)
        except OSError:
            return
