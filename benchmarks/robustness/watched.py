"""``kg add`` as a user runs it, at a terminal of its own: what its bar says, what it costs, and how to disturb it."""

from __future__ import annotations

import os
import pty
import re
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_SHOWN: Final = re.compile(r"(\d+)/(\d+) sources, (\d+) articles(?: \((\d+) there before\))?, (\d+) facts, left (\S+)")
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_START: Final = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from kg.cli import main; sys.exit(main())"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the bar said at one moment, beside what the process had cost by then: seconds, MB."""

    sources: int
    total: int
    articles: int
    known: int
    left: str
    processor: float
    clock: float
    memory: float


@dataclass(slots=True)
class Watched:
    """A run of ``kg add``: each state of the bar as it changed, the end, and the last lines said."""

    shown: list[Shown] = field(default_factory=list)
    code: int | None = None
    said: str = ""

    @property
    def last(self) -> int:
        """The articles of the last bar."""
        return self.shown[-1].articles if self.shown else 0


class Running:
    """A process of ``kg add`` that can be disturbed."""

    def __init__(self, sources: Path, graph: Path, log: Path) -> None:
        self._ours, theirs = pty.openpty()
        self._began = time.perf_counter()
        command = [sys.executable, "-c", _START, "add", str(sources), "--extracted", "--graph", str(graph)]
        environment = {**os.environ, "COLUMNS": "200", "TERM": "xterm"}
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                command, stdin=theirs, stderr=theirs, stdout=out, env=environment, start_new_session=True
            )
        os.close(theirs)

    def interrupt(self) -> None:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """``kill -9``."""
        self.process.kill()

    def fill_the_disk(self) -> None:
        """From now on no file of the process may grow, which the store meets as it meets a full disk."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (1, 1))

    def watch(self, until: Callable[[Shown], bool], then: Callable[[Running], None]) -> Watched:
        """Follow the bar to the end of the process; where ``until`` is first true of it, do ``then``."""
        found, done = Watched(), False
        for text in self._lines():
            found.said = (found.said + text)[-2000:]
            for parts in _SHOWN.findall(text):
                shown = self._shown(parts)
                if shown is None or (found.shown and shown.articles == found.shown[-1].articles):
                    continue
                found.shown.append(shown)
                if not done and until(shown):
                    done = True
                    then(self)
        found.code = self.process.wait()
        os.close(self._ours)
        return found

    def _lines(self) -> Iterator[str]:
        """What the terminal gets, without colours, cut where the bar is drawn anew."""
        rest = ""
        for text in self._texts():
            *whole, rest = re.split(r"(?<=[\r\n])", rest + text)
            yield from (_ESCAPES.sub("", line) for line in whole)
        yield _ESCAPES.sub("", rest)

    def _texts(self) -> Iterator[str]:
        while True:
            ready, _, _ = select.select([self._ours], [], [], 1.0)
            try:
                data = os.read(self._ours, 1 << 16) if ready else b""
            except OSError:
                return
            if data:
                yield data.decode("utf-8", "replace")
            elif ready or self.process.poll() is not None:
                return

    def _shown(self, parts: tuple[str, ...]) -> Shown | None:
        try:
            about = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text("utf-8").split()[1])
        except (OSError, IndexError, ValueError):
            return None
        sources, total, articles, known = (int(part or 0) for part in parts[:4])
        return Shown(
            sources,
            total,
            articles,
            known,
            parts[5],
            (int(about[11]) + int(about[12])) / _TICKS,
            time.perf_counter() - self._began,
            pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20),
        )
