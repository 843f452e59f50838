"""Plain text: the fallback when no other reader claims the content."""

from __future__ import annotations

from pipelines.reading.records import SourceText


def matches(text: str, name: str) -> bool:
    """Always true: any text can be read as plain text."""
    return bool(text) or bool(name)


def read(text: str, name: str, encoding: str) -> SourceText:
    """The text as it stands."""
    return SourceText(text=text, source=name, encoding=encoding, format="txt")
