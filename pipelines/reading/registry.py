"""Which reader takes which content.

A format is one module and one line here. ``TEXT`` readers see decoded text, the first that matches takes it; formats
that are no text (PDF, archives, office files) get readers of bytes in ``BINARY``, keyed by what
:func:`pipelines.reading.signatures.signature` finds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from pipelines.reading import markdown, plain
from pipelines.reading.encoding import decode
from pipelines.reading.records import ReadingError, SourceText
from pipelines.reading.signatures import is_binary, signature, without_controls

READS: Final = "plain text and Markdown"


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A reader of decoded text: whether the content is its own, and how it is read (text, name, encoding)."""

    name: str
    matches: Callable[[str, str], bool]
    read: Callable[[str, str, str], SourceText]


TEXT: Final = (
    TextFormat("md", markdown.matches, markdown.read),
    TextFormat("txt", plain.matches, plain.read),
)
BINARY: Final[Mapping[str, Callable[[bytes, str], SourceText]]] = {}


def convert(data: bytes, name: str) -> SourceText:
    """The text of ``data``, by the first reader that claims it.

    Raises:
        ReadingError: the content is empty, binary, of a format without a reader, or of no known encoding.
    """
    kind = signature(data)
    if kind:
        if kind in BINARY:
            return BINARY[kind](data, name)
        raise _unsupported(name, kind)
    text, encoding = decode(data, name)
    if is_binary(text):
        raise ReadingError(f"{name}: the content is binary, not text; only {READS} are read.")
    text = without_controls(text)
    if not text.strip("\ufeff\u200b \t\n\u3000\xa0"):
        raise ReadingError(f"{name}: the file holds only white space; check that it was saved with its text.")
    if _is_json(text):
        raise _unsupported(name, "JSON")
    reader = next(form for form in TEXT if form.matches(text, name))
    return reader.read(text, name, encoding)


def _unsupported(name: str, kind: str) -> ReadingError:
    return ReadingError(f"{name}: the format {kind} is not read yet; save the text as a UTF-8 .txt or .md file.")


def _is_json(text: str) -> bool:
    start = text.lstrip("\ufeff \t\n")
    if not start.startswith(("{", "[")):
        return False
    try:
        json.loads(start)
    except (ValueError, RecursionError):
        return False
    return True
