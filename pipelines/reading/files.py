"""Files, standard input and bytes to their texts; what cannot be read is said in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from pipelines.reading.metadata import shown
from pipelines.reading.records import DEFAULT_LIMIT, Blob, Found, Limits, Options, ReadingError, SourceText, Unreadable
from pipelines.reading.registry import readings
from pipelines.reading.spool import spooled

STANDARD_INPUT: Final = "-"


def read_all(path: str | Path, options: Options | None = None) -> Iterator[Found]:
    """The texts of the file at ``path``, one at a time, and in its place each part that cannot be read.

    ``-`` is standard input. No exception comes out of it for whatever the file holds.
    """
    options = options or Options()
    with ExitStack() as stack:
        try:
            if str(path) == STANDARD_INPUT:
                limits = options.limits
                opened = spooled(sys.stdin.buffer, limits, "standard input", limits.total)
                blob = Blob("standard input", stack.enter_context(opened), options)
            else:
                blob = Blob(shown(Path(path).name), stack.enter_context(_opened(Path(path))), options)
            yield from readings(blob)
        except ReadingError as error:
            yield Unreadable(str(path), str(error))
        except OSError as error:
            yield Unreadable(str(path), f"{path}: the file cannot be read ({error.strerror}); check its disk.")


def read_bytes(data: bytes, name: str, options: Options | None = None) -> Iterator[Found]:
    """As :func:`read_all`, for bytes at hand; ``name`` is what messages and records call them."""
    try:
        yield from readings(Blob(name, BytesIO(data), options or Options()))
    except ReadingError as error:
        yield Unreadable(name, str(error))


def read_path(path: Path, *, limit: int = DEFAULT_LIMIT) -> SourceText:
    """The text of a file that holds one; ``limit`` is the largest size that is read, in bytes.

    Raises:
        ReadingError: the file, or a part of it, cannot be read, or it holds several texts.
    """
    return _only(read_all(path, _limited(limit)), path.name)


def read_stream(data: bytes, name: str, *, limit: int = DEFAULT_LIMIT) -> SourceText:
    """As :func:`read_path`, for bytes at hand; ``name`` is what messages and records call them.

    Raises:
        ReadingError: ``data``, or a part of it, cannot be read, or it holds several texts.
    """
    return _only(read_bytes(data, name, _limited(limit)), name)


def _limited(limit: int) -> Options:
    return replace(Options(), limits=replace(Limits(), text=limit, pdf=max(limit, Limits().pdf)))


def _only(found: Iterator[Found], name: str) -> SourceText:
    texts = []
    for item in found:
        if isinstance(item, Unreadable):
            raise ReadingError(item.reason)
        texts.append(item)
        if len(texts) > 1:
            break
    if len(texts) != 1:
        raise ReadingError(f"{name}: the file holds {'several texts' if texts else 'no text'}, not one.")
    return texts[0]


def _opened(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise ReadingError(f"{path}: this is a folder, not a file; name a file in it.")
        if path.exists() and not path.is_file():
            raise ReadingError(f"{path}: this is no regular file; name a text file.")
        return path.open("rb")
    except FileNotFoundError as error:
        raise ReadingError(f"{path}: there is no such file; check the path.") from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{path}: the file cannot be opened ({detail}); check its name and permissions.") from error
