"""Streams that cannot go back, as streams that can: small ones in memory, large ones in a temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, BinaryIO, Final, cast

from pipelines.reading.records import Limits, OverBudgetError
from pipelines.reading.signatures import signature

_IN_MEMORY: Final = 4 * 1024 * 1024
_CHUNK: Final = 256 * 1024
_STREAMED: Final = frozenset({"JSON", "ZIP", "tar", "gzip"})


@contextmanager
def spooled(stream: IO[bytes], limits: Limits, name: str, left: int) -> Iterator[BinaryIO]:
    """``stream``, ready to be read and wound back; of a format that is read whole, only what may be read and a byte.

    Raises:
        OverBudgetError: it holds more than ``left`` bytes.
    """
    start = stream.read(_IN_MEMORY)
    kind = signature(start)
    most = left if kind in _STREAMED else min(left, max(limits.text, limits.pdf if kind == "PDF" else 0) + 1)
    start = start if kind in _STREAMED else start[:most]
    if len(start) < _IN_MEMORY:
        _charge(len(start), left, limits, name)
        yield BytesIO(start)
        return
    with tempfile.TemporaryFile() as file:
        chunk = start
        while chunk:
            file.write(chunk)
            _charge(file.tell(), left, limits, name)
            if file.tell() >= most and kind not in _STREAMED:
                break
            chunk = stream.read(_CHUNK)
        file.seek(0)
        yield cast(BinaryIO, file)


def _charge(size: int, left: int, limits: Limits, name: str) -> None:
    if size > left:
        raise OverBudgetError(
            f"{name}: it unpacks to more than the limit of {limits.total:,} bytes; split it, or raise the limit."
        )
