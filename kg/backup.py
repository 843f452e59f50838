"""``kg backup`` and ``kg restore``: the store's own files in one tar file, each with its checksum.

A backup is the graph as it was at one instant, also while articles are being added. The checksums stand last, so that
a backup that was cut off has none.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph as ox
from rdflib import RDF

from kg import __version__
from kg.draft import node
from kg.engine import StoreError, check, sentence
from kg.exchange.reader import ExchangeError
from kg.exchange.replacing import is_free, successor
from kg.snapshot import discard, snapshot
from kg.target import is_stream, written
from kg.vocabulary import GOV

_FORMAT: Final = "govkg backup 1"
_CONTENTS: Final = "govkg-backup.json"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# The store's lock, and its diary with the paths of this machine.
_PRIVATE: Final = ("LOCK", "LOG")
_BLOCK: Final = 1 << 20
_DAMAGED: Final = "{}: not a whole backup ({}); take another one."


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds; ``bytes`` is the size of the store's files."""

    articles: int
    quads: int
    bytes: int


def backup(folder: Path, file: Path) -> Contents:
    """Write the graph at ``folder`` into ``file``, which is there whole at the end or not at all.

    Raises:
        StoreError: there is no graph, or it cannot be read.
        OSError: the file cannot be written.
    """
    check(folder)
    copy = snapshot(folder)
    try:
        articles, quads = _count(copy, folder)
        with written(file) as out:
            size = _pack(copy, out, articles, quads)
            out.flush()
            if not is_stream(file):
                os.fsync(out.fileno())
    finally:
        discard(copy)
    return Contents(articles, quads, size)


def restore(file: Path, folder: Path, *, force: bool = False) -> Contents:
    """Put the graph of a backup at ``folder``, wholly or not at all; ``force`` lets it take the place of another.

    Raises:
        ExchangeError: the file is no backup, is damaged or was cut off, or a graph is there and ``force`` is not set.
        StoreError: the present graph is in use, or is none.
        OSError: the file cannot be read, or the graph not be written.
    """
    if not is_free(folder) and not force:
        raise ExchangeError(f"There is a graph at {folder} already; add --force to put the backup in its place.")
    with file.open("rb") as lines, successor(folder) as aside:
        try:
            contents = _unpack(lines, aside)
        except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
            raise ExchangeError(_DAMAGED.format(file, str(error).rstrip("."))) from error
        found = _count(aside, folder)
        if found != (contents.articles, contents.quads):
            raise ExchangeError(_DAMAGED.format(file, f"{found[1]} of {contents.quads} quads"))
    return contents


def _count(copy: Path, folder: Path) -> tuple[int, int]:
    """Articles and quads of a store; counting reads all of an index, so that damage shows."""
    try:
        store = ox.Store.read_only(str(copy))
        articles = sum(1 for _ in store.quads_for_pattern(None, node(RDF.type), node(GOV.Article), None))
        return articles, len(store)
    except (OSError, RuntimeError) as error:
        raise StoreError(sentence(folder, error, copy)) from error


def _pack(copy: Path, out: IO[bytes], articles: int, quads: int) -> int:
    files: dict[str, dict[str, Any]] = {}
    with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(copy.iterdir()):
            if not path.name.startswith(_PRIVATE) and _NAME.fullmatch(path.name):
                with path.open("rb") as source:
                    entry = tarfile.TarInfo(path.name)
                    entry.size = path.stat().st_size
                    summed = _Summed(source)
                    archive.addfile(entry, summed)
                files[path.name] = {"size": entry.size, "sha256": summed.digest.hexdigest()}
        about = {"format": _FORMAT, "govkg": __version__, "articles": articles, "quads": quads, "files": files}
        data = json.dumps(about, indent=1, sort_keys=True).encode()
        entry = tarfile.TarInfo(_CONTENTS)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return sum(int(about["size"]) for about in files.values())


class _Summed:
    """A file that is read once, with the digest of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.digest.update(data)
        return data


def _unpack(lines: IO[bytes], aside: Path) -> Contents:
    """Copy the files out, and compare them with the list at the end.

    Raises:
        ValueError: they differ, or there is no list.
    """
    found: dict[str, dict[str, Any]] = {}
    about: dict[str, Any] = {}
    with tarfile.open(fileobj=lines, mode="r|") as archive:
        for entry in archive:
            source = archive.extractfile(entry) if entry.isreg() else None
            if source is None or not _NAME.fullmatch(entry.name):
                raise ValueError(f"{entry.name!r} has no place in it")
            if entry.name == _CONTENTS:
                about = json.loads(source.read(_BLOCK))
            else:
                found[entry.name] = _copied(source, aside / entry.name)
    if about.get("format") != _FORMAT:
        raise ValueError("it lacks its end" if not about else "another kind of file")
    if found != about["files"]:
        names = sorted(
            name for name in found.keys() | about["files"].keys() if found.get(name) != about["files"].get(name)
        )
        raise ValueError(f"{names[0]} does not have its checksum")
    return Contents(about["articles"], about["quads"], sum(part["size"] for part in found.values()))


def _copied(source: IO[bytes], target: Path) -> dict[str, Any]:
    summed, size = _Summed(source), 0
    with target.open("xb") as out:
        while data := summed.read(_BLOCK):
            out.write(data)
            size += len(data)
    return {"size": size, "sha256": summed.digest.hexdigest()}
