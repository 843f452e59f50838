"""PDFs read in a process of their own: one that never ends, or brings the library down, costs itself alone.

No thread can be stopped within the library, so the process is: when it has kept its reader waiting for longer than
the limit. It is started for the first PDF and serves the others as well.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any, Final

from pipelines.reading import pdf
from pipelines.reading.pdf_worker import request
from pipelines.reading.records import Blob, Found, ReadingError, SourceText, Unreadable

COMMAND: Final = (sys.executable, "-m", "pipelines.reading.pdf_worker")
_ROOT: Final = str(Path(__file__).resolve().parents[2])
_idle: list[_Worker] = []


def read(blob: Blob) -> Iterator[Found]:
    """As :func:`pipelines.reading.pdf.read`, within ``Limits.seconds``.

    Raises:
        ReadingError: it is broken, has a password, is too large, has no text on any page or takes too long.
    """
    size = blob.stream.seek(0, 2)
    blob.stream.seek(0)
    try:
        worker = _worker() if size <= blob.options.limits.pdf else None
    except OSError:
        worker = None
    if worker is None:
        yield from pdf.read(blob)
        return
    whole = False
    try:
        for answer in worker.answers(blob):
            whole = bool(answer.get("last"))
            if "error" in answer:
                raise ReadingError(answer["error"])
            if "reason" in answer:
                yield Unreadable(blob.name, answer["reason"])
            elif "text" in answer:
                pages = tuple((start, number) for start, number in answer["pages"])
                yield SourceText(answer["text"], blob.name, "utf-8", "pdf", part=answer["part"], pages=pages)
    finally:
        if whole:
            _idle.append(worker)
        else:
            worker.stop()


class _Worker:
    """One reading process."""

    def __init__(self) -> None:
        paths = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self.owner = os.getpid()

    def answers(self, blob: Blob) -> Iterator[dict[str, Any]]:
        """What the process says of a PDF, the last answer included.

        Raises:
            ReadingError: it takes too long, or the process ends over it.
        """
        left = limit = blob.options.limits.seconds
        last = False
        while not last:
            begun = monotonic()
            timer = Timer(max(left, 0.0), self._process.kill)
            timer.start()
            try:
                if left == limit:
                    self._ask(blob)
                line = self._said()
            finally:
                timer.cancel()
            left -= monotonic() - begun
            if not line.endswith(b"\n"):
                if left <= 0:
                    raise ReadingError(
                        f"{blob.name}: reading the PDF takes longer than the limit of {limit:g} seconds; "
                        "print it to a new PDF, or raise the limit."
                    )
                raise ReadingError(f"{blob.name}: the PDF brings the reader down; print it to a new PDF.")
            answer = json.loads(line)
            last = bool(answer.get("last"))
            yield answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:  # what was still to be written to it cannot be
                    continue
        self._process.wait()

    def _ask(self, blob: Blob) -> None:
        line = request(blob)
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(line)
            if b'"size"' in line:
                shutil.copyfileobj(blob.stream, stdin)
            stdin.flush()
        except OSError:  # the process is gone, which reading from it tells as well
            return

    def _said(self) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def _worker() -> _Worker:
    """A process that waits, or a new one; those of the process that this one was forked from are not touched."""
    while _idle:
        worker = _idle.pop()
        if worker.owner == os.getpid():
            return worker
    return _Worker()


@atexit.register
def _stop_all() -> None:
    while _idle:
        worker = _idle.pop()
        if worker.owner == os.getpid():
            worker.stop()
