"""The embedded engine on its directory: opening it, what its errors mean, and its memory."""

from __future__ import annotations

import ctypes
import gc
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

_PATIENCE: Final = 10.0
"""Seconds that opening again waits for another writer that came in between."""
# What the engine says where another process, or another store of this one, has the directory: not "block checksum".
_IN_USE: Final = re.compile(r"While lock file|lock hold by current process|Failed to create lock file")
# What it says of files that are not as it wrote them.
_DAMAGE: Final = re.compile(
    r"Corruption|CURRENT file|checksum|bad magic|No such file or directory.*(?:\.sst|MANIFEST)", re.IGNORECASE
)
_UNWRITABLE: Final = re.compile(
    r"No space left|File too large|quota exceeded|Read-only file system|Permission denied|Input/output error"
)
_COLLAPSED: Final = re.compile(r"(https?:)/(?!/)", re.IGNORECASE)
_FIRST_FILES: Final = re.compile(r"LOCK|LOG(\.old\.\d+)?|IDENTITY|MANIFEST-\d+|OPTIONS-\d+|.*dbtmp")


class StoreError(Exception):
    """The graph cannot be opened or written; the message is one sentence for the user."""


def is_graph(folder: Path) -> bool:
    """Whether a directory is a graph's, be it damaged or one that was ended while it was being made."""
    return (folder / "CURRENT").is_file() or (folder.is_dir() and any(folder.glob("MANIFEST-*")))


def is_unborn(folder: Path) -> bool:
    """Whether a directory is empty, or the making of a graph in it was ended before anything could be in it."""
    return folder.is_dir() and all(_FIRST_FILES.fullmatch(path.name) for path in folder.iterdir())


def check(folder: Path) -> None:
    """Whether a graph is there to be opened.

    Raises:
        StoreError: there is none, it lacks its first file, or the directory holds something else.
    """
    if is_unborn(folder) or not folder.exists():
        raise StoreError(f"There is no graph at {folder}; add an article to make one.")
    if not is_graph(folder):
        raise StoreError(f"{folder} is not a graph directory; name another path.")
    if not (folder / "CURRENT").is_file():
        raise StoreError(sentence(folder, OSError("Corruption: the file CURRENT is missing")))


def named(path: Path | str) -> str:
    """What a graph is called in messages; a ``Path`` that was made of a URL has lost one of two slashes.

    >>> named(Path("https://h/sparql?default-graph-uri=http://g")), named(Path("output/graph"))
    ('https://h/sparql?default-graph-uri=http://g', 'output/graph')
    """
    return _COLLAPSED.sub(r"\1//", str(path))


def sentence(folder: Path, error: BaseException, copy: Path | None = None) -> str:
    """An error of the engine in words: another process has the directory, a file is damaged, or what else it met.

    ``copy`` is the reader's own directory, which is none of the user's business.

    >>> sentence(Path("g"), OSError("Corruption: bad block in g/000010.sst  The file g/M may be bad")).partition(";")[0]
    'The graph at g cannot be used: it is damaged (bad block in 000010.sst)'
    """
    said = " ".join(str(error).partition("  ")[0].split()).rstrip(".")
    place = named(folder)
    if _IN_USE.search(said):
        return f"The graph at {place} is in use by another process; wait until that has finished, then try again."
    for path in (copy or folder, folder):
        said = said.replace(f"{path}/", "").replace(f"{path.absolute()}/", "")
    if _DAMAGE.search(said):
        reason = said.replace("Corruption: ", "").replace("IO error: ", "")
        advice = "kg restore FILE --force puts a backup in its place"
        return f"The graph at {place} cannot be used: it is damaged ({reason}); {advice}."
    if found := _UNWRITABLE.search(said):
        advice = "each article is wholly in it or not at all; mend that, and give the command again"
        return f"The graph at {place} cannot be written ({found[0]}): {advice}."
    return f"The graph at {place} cannot be used: {said}."


def reopened(folder: Path) -> ox.Store:
    """The store of a directory that this process has just closed.

    Raises:
        StoreError: another process has come in between and stays, or the directory cannot be read any more.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return ox.Store(str(folder))
        except (OSError, RuntimeError) as error:
            if time.monotonic() > until or not _IN_USE.search(str(error)):
                raise StoreError(sentence(folder, error)) from error
        gc.collect()  # what stands in a circle with the closed store holds the directory until then
        time.sleep(0.02)


def give_back() -> None:
    """Have the C library hand back what it keeps of freed memory; where it is not glibc, nothing happens.

    The engine frees memory in pieces between which others stay, and glibc would keep most of it for good.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
