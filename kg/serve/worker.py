"""A worker process: it opens the snapshot that a job names, answers, and can be killed at any moment.

The engine cannot be stopped within a process, and neither can it be told how much memory to take; a process can.
"""

from __future__ import annotations

import math
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kg.serve.answers import answer
from kg.serve.messages import Call, Job, PageCall, Refusal, Reply
from kg.serve.pages import Pages
from kg.serve.settings import Limits
from kg.serve.updates import update

_GRACE = 5


def work(pipe: Connection, limits: Limits) -> None:
    """Answer jobs until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when it is over
    _bound_memory(limits.memory_bytes)
    desk = Desk(limits)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        _alarm(math.ceil(limits.timeout) + _GRACE)
        reply = desk.reply(job)
        _alarm(0)
        pipe.send(reply)


class Desk:
    """Answers jobs in this process; an open snapshot is kept until a job names another one."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._snapshot = ""
        self._pages: Pages | None = None

    def reply(self, job: Job) -> Reply:
        """The answer to a job, whatever happens."""
        try:
            return self._reply(job)
        except Refusal as refusal:
            return refusal.reply()
        except MemoryError:
            return Refusal(503, "The answer takes more memory than this server allows; ask for less.").reply()
        except Exception as error:
            print(f"kg serve: internal error ({type(error).__name__}: {error})", file=sys.stderr, flush=True)
            return Refusal(
                500, "The server could not answer because of an error of its own; its log says which."
            ).reply()

    def _reply(self, job: Job) -> Reply:
        if isinstance(job.call, Call) and job.call.kind == "update":
            return update(Path(job.graph), job.call)
        pages = self._open(job.snapshot)
        if isinstance(job.call, PageCall):
            return pages.page(job.call)
        return answer(pages.store, job.call, self._limits)

    def _open(self, snapshot: str) -> Pages:
        if self._pages is None or snapshot != self._snapshot:
            self._pages = None
            self._pages = Pages(ox.Store.read_only(snapshot))
            self._snapshot = snapshot
        return self._pages


def _bound_memory(most: int) -> None:
    """Have the system end this process when it takes more; only Linux holds it to that."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _alarm(seconds: int) -> None:
    """End this process after so long, should the server be gone that would have done so."""
    if sys.platform != "win32":
        signal.alarm(seconds)
