"""Work in a process of its own that has everything loaded already and can be killed at any moment.

The parent opens no store, so that a fork never copies the locks of a store's threads.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Say = Callable[[Any], None]
"""What a child calls to tell its parent something; the parent has it even if the child is killed right after."""


def call(work: Callable[[], T]) -> T:
    """The result of ``work`` in a child.

    Raises:
        RuntimeError: the child failed.
    """
    told, code, _ = run(lambda say: say(work()))
    if code or not told:
        raise RuntimeError(f"the child ended with {code}")
    result: T = told[-1]
    return result


def run(work: Callable[[Say], None], kill_after: float | None = None) -> tuple[list[Any], int, float]:
    """What the child said, its exit code (-9 where it was killed), and the seconds that it ran."""
    began = time.perf_counter()
    with Process(work) as child:
        if kill_after is not None:
            time.sleep(kill_after)
            child.kill()
        told = child.hear_all()
    return told, child.code, time.perf_counter() - began


class Process:
    """A child at work; at the end of the block it is killed if it still works."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.code = 0
        self._child = os.fork()
        if not self._child:
            os.close(reading)
            _work(work, writing)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")
        self._ended = False

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._ended:
            self.kill()
            self.hear_all()

    def kill(self) -> None:
        """``kill -9``."""
        os.kill(self._child, signal.SIGKILL)

    def hear(self) -> Any:
        """The next word of the child.

        Raises:
            EOFError: it has ended.
        """
        return pickle.load(self._pipe)

    def hear_all(self) -> list[Any]:
        """All words until the child ends."""
        told = []
        with self._pipe:
            while True:
                try:
                    told.append(self.hear())
                except (EOFError, pickle.UnpicklingError):
                    break
        self.code = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
        self._ended = True
        return told


def _work(work: Callable[[Say], None], writing: int) -> None:
    code = 1
    try:
        work(lambda word: _whole(writing, pickle.dumps(word)))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _whole(writing: int, data: bytes) -> None:
    # Short messages go into a pipe in one piece, long ones come from children that nobody kills.
    while data:
        data = data[os.write(writing, data) :]
