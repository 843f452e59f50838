"""One graph directory in the place of another, at one instant: before it the old one is there, after it the new."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kg.engine import StoreError, is_graph, is_unborn

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@contextmanager
def successor(folder: Path) -> Iterator[Path]:
    """A directory beside ``folder`` to fill; when the block ends well it takes the place of ``folder``, else it goes.

    No other process writes to ``folder`` meanwhile.

    Raises:
        StoreError: another process is writing to the graph.
        OSError: there is no room or no right to write.
    """
    target = folder.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder, target):
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
        try:
            yield fresh
            _to_disk(fresh)
            _replace(target, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def is_free(folder: Path) -> bool:
    """Whether nothing is there, or an empty directory.

    Raises:
        StoreError: something else than a graph is there.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return True
    if not is_graph(folder) and not is_unborn(folder):
        raise StoreError(f"{folder} is not a graph directory; name another path.")
    return False


@contextmanager
def _alone(folder: Path, target: Path) -> Iterator[None]:
    """Hold the lock that every writer of the store takes; it goes with the process, however that ends."""
    lock = target / "LOCK"
    if sys.platform == "win32" or not lock.exists():
        yield
        return
    import fcntl

    with lock.open("r+b") as held:
        try:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(
                f"The graph at {folder} is in use by another process; wait until that has finished, then try again."
            ) from error
        yield


def _replace(target: Path, fresh: Path) -> None:
    """``fresh`` becomes ``target``; what was ``target`` is then to be removed where ``fresh`` was."""
    if is_free(target):
        fresh.chmod(0o777 & ~_umask())
        fresh.replace(target)
    else:
        fresh.chmod(target.stat().st_mode)
        if not _exchanged(fresh, target):
            aside = fresh.with_name(f"{fresh.name}-old")
            target.replace(aside)
            try:
                fresh.replace(target)
            except OSError:
                aside.replace(target)
                raise
            aside.replace(fresh)
    _sync(target.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Both directories change names in one step of the file system, where it has such a step (Linux)."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if exchange is None:
        return False
    done = exchange(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _to_disk(folder: Path) -> None:
    for file in folder.iterdir():
        _sync(file)
    _sync(folder)


def _sync(path: Path) -> None:
    with suppress(OSError):  # Windows and some network drives cannot
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
