"""What a user names (files, folders, patterns) to the files behind it, without stopping at the first mistake."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pipelines.reading.members import is_wanted
from pipelines.reading.records import Unreadable

_PARTS: Final = ("_files", ".files", "_文件")
"""How browsers end the name of the folder in which they lay the scripts and pictures of a page that they save."""
_ADDRESS: Final = re.compile(r"^(https?|ftp):/{1,2}", re.I)


def expand(paths: Iterable[str | Path]) -> Iterator[Path | Unreadable]:
    """The files that ``paths`` stand for, each once, in the order given and sorted within folders and patterns.

    Folders are searched to any depth; hidden files and folders in them are passed over, so is the folder of parts
    beside a saved web page; symbolic links to folders are not followed. What is missing, empty or closed comes out as
    an :class:`Unreadable` in its place; ``-`` is standard input and comes out as it is.
    """
    seen: set[str] = set()
    folder, real_folder = "", ""
    for given in paths:
        for item in _expand_one(given):
            if isinstance(item, Path):
                here, name = os.path.split(item)
                if here != folder or not real_folder:
                    folder, real_folder = here, os.path.realpath(here)
                real = os.path.realpath(item) if item.is_symlink() else f"{real_folder}/{name}"
                if real in seen:
                    continue
                seen.add(real)
            yield item


def _expand_one(given: str | Path) -> Iterator[Path | Unreadable]:
    path, name = Path(given), str(given)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists() or name == "-":
            yield path
        elif _ADDRESS.match(name):
            address = _ADDRESS.sub(r"\1://", name)  # a path has lost one of the two strokes
            yield Unreadable(address, f"{address}: govkg does not go online; save the page first, and name its file.")
        elif glob.has_magic(name):
            yield from _pattern(name)
        else:
            yield Unreadable(name, f"{name}: there is no such file or folder; check the path.")
    except (OSError, ValueError) as error:
        yield Unreadable(name, f"{name}: this cannot be looked up ({error}); check the name.")


def _pattern(name: str) -> Iterator[Path | Unreadable]:
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (Path.glob would take hidden files)
    files = [Path(f) for f in found if Path(f).is_file()]
    folders = [Path(f) for f in found if Path(f).is_dir()]
    if not found:
        yield Unreadable(name, f"{name}: no file matches this pattern; check the path.")
    yield from files
    if not files:
        for folder in folders:
            yield from _folder(folder)


def _folder(folder: Path) -> Iterator[Path | Unreadable]:
    closed: list[OSError] = []
    count = 0
    for here, below, files in os.walk(folder, onerror=closed.append):
        pages = {name.rpartition(".")[0] for name in files if name.casefold().endswith((".html", ".htm"))}
        parts = {f"{page}{end}" for page in pages for end in _PARTS}
        below[:] = sorted(name for name in below if is_wanted(name) and name not in parts)
        for name in sorted(files):
            if is_wanted(name):
                count += 1
                yield Path(here) / name
    for error in closed:
        yield Unreadable(str(error.filename), f"{error.filename}: the folder cannot be opened ({error.strerror}).")
    if not count and not closed:
        yield Unreadable(str(folder), f"{folder}: the folder holds no files to read.")
