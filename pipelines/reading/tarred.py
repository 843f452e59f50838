"""Tar files, packed with gzip or not, and single files packed with gzip."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from typing import IO, Final, cast

from pipelines.reading.members import check_depth, is_wanted, opened_budget, read_member
from pipelines.reading.records import Blob, Budget, Found, OverBudgetError, Reader, ReadingError
from pipelines.reading.signatures import signature

_HEADERS: Final = 2 * 1024 * 1024
_FAILURES: Final = (tarfile.TarError, OSError, EOFError, ValueError, zlib.error)


class _Metered(io.RawIOBase):
    """Bytes on their way into tarfile, which would read headers of any size into memory: no more than is allowed."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.stream, self.name, self.allowed = stream, name, _HEADERS

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.allowed -= len(data)
        if self.allowed < 0:
            raise OverBudgetError(f"{self.name}: the archive is damaged or holds too much; unpack it first.")
        return data


def read(blob: Blob, convert: Reader) -> Iterator[Found]:
    """The texts of a tar file.

    Raises:
        ReadingError: it is broken or holds too much.
    """
    check_depth(blob)
    yield from _members(blob, blob.stream, opened_budget(blob), convert)


def read_gzip(blob: Blob, convert: Reader) -> Iterator[Found]:
    """The texts of what is packed with gzip: of a tar file, or of the one file that it is.

    Raises:
        ReadingError: it is broken or holds too much.
    """
    check_depth(blob)
    try:
        with gzip.GzipFile(fileobj=blob.stream) as stream:
            start = stream.read(512)
    except _FAILURES as error:
        raise _damaged(blob.name) from error
    budget = opened_budget(blob)
    blob.stream.seek(0)
    with gzip.GzipFile(fileobj=blob.stream) as stream:
        if signature(start) == "tar":
            yield from _members(blob, cast(IO[bytes], stream), budget, convert)
        else:
            name = blob.name.split("/")[-1].removesuffix(".gz")
            yield from read_member(blob, name, lambda: nullcontext(cast(IO[bytes], stream)), budget, convert)


def _members(blob: Blob, stream: IO[bytes], budget: Budget, convert: Reader) -> Iterator[Found]:
    metered = _Metered(stream, blob.name)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], metered), mode="r|") as archive:
            for info in archive:
                metered.allowed = min(max(info.size, 0), budget.size) + _HEADERS
                member = archive.extractfile(info) if info.isfile() and is_wanted(info.name) else None
                if member:
                    yield from read_member(blob, info.name, lambda m=member: m, budget, convert)  # type: ignore[misc]
                archive.members = []  # type: ignore[attr-defined]  # tarfile would keep them all
    except _FAILURES as error:
        raise _damaged(blob.name) from error


def _damaged(name: str) -> ReadingError:
    return ReadingError(f"{name}: the archive is damaged or cut off; get a whole copy of it.")
