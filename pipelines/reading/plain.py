"""Plain text: the fallback when no other reader claims the content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pipelines.reading.records import Mark, SourceText

RULE: Final = re.compile(r"[ \t\u3000]*(?:([-=*_~—─━－＊☆★◆])[ \t]?)(?:\1[ \t]?){2,}")
_CELLS: Final = 2
_STOPS: Final = "。！？!?…”’」』）)"


def matches(text: str, name: str) -> bool:
    """Always true: any text can be read as plain text."""
    return bool(text) or bool(name)


def read(text: str, name: str, encoding: str) -> SourceText:
    """The text as it stands; lines of dashes, stars and the like are rules."""
    marks = (Mark(number, 0) for number, line in enumerate(text.split("\n")) if RULE.fullmatch(line))
    return SourceText(text=text, source=name, encoding=encoding, format="txt", marks=tuple(marks))


def row_line(cells: Iterable[str]) -> str:
    """A row of a table as one sentence, its cells as clauses; cells that hold sentences themselves are lines.

    >>> row_line(["监测站", "", "青禾县环境局", "160万元"])
    '监测站，青禾县环境局，160万元。'
    """
    full = [cell for cell in map(str.strip, cells) if cell]
    if len(full) < _CELLS or any("。" in cell for cell in full):
        return "\n".join(full)
    return "，".join(cell.rstrip("，；：:") for cell in full) + "。" * (not full[-1].endswith(tuple(_STOPS[:6])))


def indented(text: str) -> str:
    """Lines that are known to be paragraphs as a page sets them: indented where they end like a sentence.

    >>> indented("小标题\\n桥通车了。")
    '小标题\\n\\u3000\\u3000桥通车了。'
    """
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(f"　　{line}" if line.endswith(tuple(_STOPS)) else line for line in lines)
