"""The worker processes: each answers one request at a time, and is killed and replaced when that takes too long."""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from kg.serve.current import CurrentGraph
from kg.serve.messages import Call, Job, PageCall, Refusal, Reply
from kg.serve.settings import Limits, Settings
from kg.serve.worker import work


class Worker:
    """One process and the pipe to it. Not for several threads at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def run(self, job: Job) -> Reply:
        """The reply to a job.

        Raises:
            Refusal: it took too long or too much memory.
        """
        pipe = self._started()
        try:
            pipe.send(job)
            if pipe.poll(self._limits.timeout):
                reply = pipe.recv()
                assert isinstance(reply, Reply)
                return reply
        except (EOFError, OSError) as error:
            self.kill()
            raise Refusal(503, "The answer takes more memory than this server allows; ask for less.") from error
        self.kill()
        raise Refusal(503, f"The answer takes more than {self._limits.timeout:g} seconds; ask for less at a time.")

    def kill(self) -> None:
        """End the process at once; a later job starts a new one."""
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe.close()
        self._process = self._pipe = None

    def start(self) -> None:
        """Start the process, if it does not run."""
        self._started()

    def _started(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self.kill()
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = _process(theirs, self._limits)
        self._process.start()
        theirs.close()
        return self._pipe


def _process(pipe: Connection, limits: Limits) -> BaseProcess:
    """A process that is started from one without threads, in which all that workers need is loaded."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn").Process(target=work, args=(pipe, limits), daemon=True)
    context = multiprocessing.get_context("forkserver")
    # what draws takes longer to load than to draw, and would be loaded by each worker
    context.set_forkserver_preload(["kg.serve.worker", "kg.views", "pypinyin", "pyvis.network"])
    return context.Process(target=work, args=(pipe, limits), daemon=True)


class Workers:
    """Hands requests to workers, and turns them away when too many wait."""

    def __init__(self, settings: Settings, current: CurrentGraph) -> None:
        self._settings = settings
        self._current = current
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="kg-serve")
        self._all = [Worker(settings.limits) for _ in range(settings.workers)]
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._waiting = 0
        for worker in self._all:
            self._idle.put_nowait(worker)

    async def ask(self, call: Call | PageCall) -> Reply:
        """The reply to a request.

        Raises:
            Refusal: the server is too busy, or the answer takes too long or too much memory.
        """
        if self._waiting >= self._settings.waiting:
            raise _busy()
        self._waiting += 1
        try:
            worker = await asyncio.wait_for(self._idle.get(), 2 * self._settings.limits.timeout)
        except asyncio.TimeoutError as error:
            raise _busy() from error
        finally:
            self._waiting -= 1
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self._threads, self._run, worker, call)
        # The worker is free when its thread is, even if nobody waits for the answer any more.
        done.add_done_callback(lambda _: self._idle.put_nowait(worker))
        return await asyncio.shield(done)

    def start(self) -> None:
        """Start all processes now rather than with the first requests."""
        for worker in self._all:
            worker.start()

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _run(self, worker: Worker, call: Call | PageCall) -> Reply:
        update = isinstance(call, Call) and call.kind == "update"
        try:
            with self._current.reading() as snapshot:
                return worker.run(Job(call, str(snapshot), str(self._settings.graph)))
        except Refusal as refusal:
            return refusal.reply()
        finally:
            if update:
                self._current.expire()


def _busy() -> Refusal:
    return Refusal(503, "The server is busy; try again in a moment.", (("Retry-After", "5"),))
