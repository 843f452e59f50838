"""The members of archives, whatever packs them: names, depth, how much may be unpacked."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import IO, Final

from pipelines.reading.metadata import shown
from pipelines.reading.records import Blob, Budget, Found, OverBudgetError, Reader, ReadingError, Unreadable
from pipelines.reading.spool import spooled

_DEEPEST: Final = 2
_FAILURES: Final = (
    *(OSError, EOFError, ValueError, RuntimeError, struct.error),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError),
)
_LITTER: Final = ("__MACOSX", "Thumbs.db", "ehthumbs.db", "desktop.ini")

Opener = Callable[[], AbstractContextManager[IO[bytes]]]


def check_depth(blob: Blob) -> None:
    """Refuse an archive in an archive in an archive.

    Raises:
        ReadingError: so many archives lie around this one.
    """
    if blob.depth >= _DEEPEST:
        raise ReadingError(f"{blob.name}: archives within archives are read one level deep; unpack this one first.")


def opened_budget(blob: Blob) -> Budget:
    """What may be unpacked: that of the archive around this one, or what the limits say."""
    limits = blob.options.limits
    return blob.budget or Budget(limits.total, limits.members)


def is_wanted(name: str) -> bool:
    """Whether a file is to be read: hidden ones and what systems and Word put beside files are passed over."""
    parts = name.replace("\\", "/").split("/")
    hidden = (part in _LITTER or part.startswith("~$") or (part.startswith(".") and part.strip(".")) for part in parts)
    return not any(hidden)


def read_member(blob: Blob, name: str, opener: Opener, budget: Budget, convert: Reader) -> Iterator[Found]:
    """The texts of one member, or why there are none; the budget is the only thing that stops an archive.

    Raises:
        OverBudgetError: the archive holds more than its budget.
    """
    full = f"{blob.name}/{shown(name)}"
    budget.members -= 1
    if budget.members < 0:
        limit = blob.options.limits.members
        raise OverBudgetError(
            f"{blob.name}: the archive holds more than {limit:,} files; split it, or raise the limit."
        )
    if _is_outside(name):
        yield Unreadable(blob.name, f"{blob.name}: the member {shown(name)} points out of the archive; it is left out.")
        return
    with ExitStack() as stack:
        try:
            packed = stack.enter_context(opener())
            stream = stack.enter_context(spooled(packed, blob.options.limits, full, budget.size))
        except OverBudgetError:
            raise
        except ReadingError as error:
            yield Unreadable(full, str(error))
            return
        except _FAILURES:
            yield Unreadable(full, f"{full}: the member is damaged; get a whole copy of the archive.")
            return
        budget.size -= stream.seek(0, 2)
        stream.seek(0)
        try:
            yield from convert(Blob(full, stream, blob.options, blob.depth + 1, budget))
        except OverBudgetError:
            raise
        except ReadingError as error:
            yield Unreadable(full, str(error))


def _is_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or parts[0].endswith(":")
