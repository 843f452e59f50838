"""What a paragraph of a docx looks like, where no style says that it is a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST: Final = 40
_OFF: Final = ("0", "false", "off")


class Look(NamedTuple):
    """The size of the smallest letters in half points, 0 where none is stated, and whether all are bold."""

    size: int = 0
    bold: bool = False


def look(paragraph: Any) -> Look:
    """How the words of a paragraph are set."""
    runs = [run for run in paragraph.iter(_W + "r") if any((words.text or "").strip() for words in run.iter(_W + "t"))]
    if not runs:
        return Look()
    return Look(min(map(_size, runs)), all(map(_is_bold, runs)))


def levels(paragraphs: Sequence[tuple[str, Look]]) -> list[int]:
    """For each paragraph the level of the heading that it looks like, 0 where it looks like none.

    The largest are of level 1. What most of the text looks like is no heading, nor is what is smaller.
    """
    often: Counter[Look] = Counter()
    for words, seen in paragraphs:
        often[seen] += len(words)
    plain = often.most_common(1)[0][0] if often else Look()
    heads = [_stands_out(words, seen, plain) for words, seen in paragraphs]
    ranks = sorted({seen for (_, seen), head in zip(paragraphs, heads, strict=True) if head}, reverse=True)
    return [ranks.index(seen) + 1 if head else 0 for (_, seen), head in zip(paragraphs, heads, strict=True)]


def _stands_out(words: str, seen: Look, plain: Look) -> bool:
    short = len(words.strip()) <= _LONGEST and "。" not in words
    return short and seen > plain and seen.size >= plain.size


def _size(run: Any) -> int:
    found = run.find(f"{_W}rPr/{_W}sz")
    value = "" if found is None else found.get(_W + "val", "")
    return int(value) if value.isascii() and value.isdigit() else 0


def _is_bold(run: Any) -> bool:
    found = run.find(f"{_W}rPr/{_W}b")
    return found is not None and found.get(_W + "val", "1") not in _OFF
