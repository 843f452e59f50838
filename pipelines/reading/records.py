"""What reading hands on: the text of a source, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DEFAULT_LIMIT: Final = 20 * 1024 * 1024
"""Largest source that is read unless the caller says otherwise, in bytes (20 MiB, some thousand newspaper pages)."""


class ReadingError(Exception):
    """A source that cannot be read; the message is one sentence: what, where, and what to do about it."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source, line ends as ``\\n``, otherwise as the file has it.

    ``source`` is the file's name without folders, ``encoding`` the name of the codec that was found, ``format`` the
    name of the reader. ``title``, ``published`` (ISO 8601 date) and ``publisher`` are set where the file itself
    carries them apart from its text, as front matter does; else they are empty.
    """

    text: str
    source: str
    encoding: str
    format: str
    title: str = ""
    published: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that was named but is not there to be read: the name as given, and one sentence why."""

    source: str
    reason: str

    def __str__(self) -> str:
        return self.reason
