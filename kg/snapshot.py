"""A reader's own copy of a graph directory, so that reading never waits for a writer nor disturbs one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_ATTEMPTS = 20


class SnapshotError(OSError):
    """The directory changed under every attempt to copy it."""


def snapshot(graph: Path) -> Path:
    """A temporary directory with the graph as it was at one instant; the caller removes it.

    Table files never change once written, so they are hard links where the file system has them. The rest is small and
    copied, again if the directory changed meanwhile: a mixture of two instants could lack what lies between them.

    Raises:
        SnapshotError: a writer was busier than twenty attempts.
        OSError: the directory cannot be read.
    """
    parent = graph.parent if os.access(graph.parent, os.W_OK) else None
    for _ in range(_ATTEMPTS):
        copy = Path(tempfile.mkdtemp(prefix=f".{graph.name}-reader-", dir=parent))
        before = _state(graph)
        try:
            for file in sorted(graph.iterdir()):
                if file.name != "LOCK":
                    _take(file, copy / file.name)
        except FileNotFoundError:
            pass
        else:
            if _state(graph) == before:
                return copy
        discard(copy)
    raise SnapshotError("the graph changed during every attempt to read it")


def discard(copy: Path) -> None:
    """Remove a copy, also where the engine that reads it still writes to its log and brings files back."""
    for _ in range(_ATTEMPTS):
        shutil.rmtree(copy, ignore_errors=True)
        if not copy.exists():
            return


def _state(graph: Path) -> tuple[tuple[str, int], ...]:
    """What must be the same before and after; a growing log is fine, since half an entry at its end is not read."""
    state = []
    for file in sorted(graph.iterdir()):
        try:
            # An obsolete log goes away only after its tables are in the manifest, which grows with them.
            state.append((file.name, file.stat().st_size if file.name.startswith("MANIFEST") else 0))
        except FileNotFoundError:
            state.append((file.name, -1))
    return tuple(state)


def _take(source: Path, target: Path) -> None:
    if source.suffix == ".sst":
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
    else:
        shutil.copyfile(source, target)
