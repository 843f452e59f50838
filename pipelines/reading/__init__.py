"""Files to text: what a file is, is decided by its content; what cannot be read is refused in one sentence."""

from pipelines.reading.files import read_all, read_bytes, read_path, read_stream
from pipelines.reading.records import (
    DEFAULT_LIMIT,
    Fields,
    Limits,
    Mark,
    Options,
    ReadingError,
    SourceText,
    Unreadable,
)
from pipelines.reading.sources import expand

__all__ = [
    "DEFAULT_LIMIT",
    "Fields",
    "Limits",
    "Mark",
    "Options",
    "ReadingError",
    "SourceText",
    "Unreadable",
    "expand",
    "read_all",
    "read_bytes",
    "read_path",
    "read_stream",
]
