"""One file or one stream of bytes to its text."""

from __future__ import annotations

from pathlib import Path

from pipelines.reading.records import DEFAULT_LIMIT, ReadingError, SourceText
from pipelines.reading.registry import convert


def read_path(path: Path, *, limit: int = DEFAULT_LIMIT) -> SourceText:
    """The text of the file at ``path``; ``limit`` is the largest size that is read, in bytes.

    Raises:
        ReadingError: there is no such file, it may not be opened, or its content is refused by :func:`read_stream`.
    """
    try:
        if path.is_dir():
            raise ReadingError(f"{path}: this is a folder, not a file; name a file in it.")
        if path.exists() and not path.is_file():
            raise ReadingError(f"{path}: this is no regular file; name a text file.")
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise ReadingError(f"{path}: there is no such file; check the path.") from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{path}: the file cannot be opened ({detail}); check its name and permissions.") from error
    return read_stream(data, path.name, limit=limit)


def read_stream(data: bytes, name: str, *, limit: int = DEFAULT_LIMIT) -> SourceText:
    """The text of ``data``; ``name`` is what messages and records call it.

    Raises:
        ReadingError: ``data`` is empty, larger than ``limit`` bytes, binary, of a format that is not read yet, or in
            no known encoding.
    """
    if not data:
        raise ReadingError(f"{name}: the file is empty; check that it was saved with its text.")
    if len(data) > limit:
        raise ReadingError(
            f"{name}: the file is larger than the limit of {limit:,} bytes; split it, or raise the limit."
        )
    return convert(data, name)
