"""Plain text: the fallback when no other reader claims the content."""

from __future__ import annotations

from typing import Final

from pipelines.reading.records import SourceText

_STOPS: Final = "。！？!?…”’」』）)"


def matches(text: str, name: str) -> bool:
    """Always true: any text can be read as plain text."""
    return bool(text) or bool(name)


def read(text: str, name: str, encoding: str) -> SourceText:
    """The text as it stands."""
    return SourceText(text=text, source=name, encoding=encoding, format="txt")


def indented(text: str) -> str:
    """Lines that are known to be paragraphs as a page sets them: indented where they end like a sentence.

    >>> indented("小标题\\n桥通车了。")
    '小标题\\n\\u3000\\u3000桥通车了。'
    """
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(f"　　{line}" if line.endswith(tuple(_STOPS)) else line for line in lines)
