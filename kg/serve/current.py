"""The graph as it is now: a reader's snapshot that is renewed when the directory has changed."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.snapshot import discard, snapshot

LOOK_EVERY: Final = 0.5
"""Seconds between two looks at the directory."""
_PATIENCE: Final = 20
"""A snapshot that took long is kept so many times as long, whatever is written meanwhile."""
_OF_NO_MATTER: Final = ("LOCK", "LOG", "OPTIONS")

State = tuple[tuple[str, int, int], ...]


class CurrentGraph:
    """Hands out the directory of the newest snapshot, and removes older ones when nobody reads them any more."""

    def __init__(self, graph: Path) -> None:
        """Take the first snapshot.

        Raises:
            OSError: the directory cannot be read.
        """
        self.graph = graph
        self._guard = threading.Lock()
        self._readers: Counter[Path] = Counter()
        self._seen = _state(graph)
        self._newest = snapshot(graph)
        self._next_look = time.monotonic() + LOOK_EVERY

    @contextmanager
    def reading(self) -> Iterator[Path]:
        """The directory of a snapshot that stays as long as this lasts."""
        with self._guard:
            self._renew()
            path = self._newest
            self._readers[path] += 1
        try:
            yield path
        finally:
            with self._guard:
                self._readers[path] -= 1
                self._clear(path)

    def expire(self) -> None:
        """Look at the directory at the next reading, however short ago the last look was."""
        with self._guard:
            self._next_look = 0.0

    def close(self) -> None:
        """Remove all snapshots."""
        with self._guard:
            for path in {*self._readers, self._newest}:
                discard(path)

    def _renew(self) -> None:
        if time.monotonic() < self._next_look:
            return
        began = time.monotonic()
        try:
            # The state is noted first: what changes while the copy is made shows at the next look.
            seen = _state(self.graph)
            if seen != self._seen:
                older, self._newest = self._newest, snapshot(self.graph)
                self._seen = seen
                self._clear(older)
        except OSError:
            # A directory that is gone or too busy is no reason to stop answering from what was there.
            pass
        took = time.monotonic() - began
        self._next_look = time.monotonic() + max(LOOK_EVERY, _PATIENCE * took)

    def _clear(self, path: Path) -> None:
        if path != self._newest and not self._readers[path]:
            del self._readers[path]
            discard(path)


def _state(graph: Path) -> State:
    """Names, sizes and times of the files that hold data."""
    found = []
    for file in sorted(graph.iterdir()):
        if not file.name.startswith(_OF_NO_MATTER):
            try:
                about = file.stat()
            except FileNotFoundError:
                continue
            found.append((file.name, about.st_size, about.st_mtime_ns))
    return tuple(found)
