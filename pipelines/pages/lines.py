"""The lines of a page, with what their setting tells: width, indent, the empty lines above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import add, attrgetter
from typing import Final, NamedTuple

from pipelines.pages.cleaning import is_finished, is_open, normalise_characters, unspace, width

_PAPER: Final = r"(?:本报|[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报))"
_RUN_ON: Final = re.compile(  # a dateline in the midst of a line begins an article of its own
    r"(?<=[\u4e00-\u9fff”！？。）])[ \u3000]*(?=(?:(?<=[。！？”）])|(?<=[ \u3000]))"
    + _PAPER
    + r"(?:\d{1,2}月\d{1,2}日)?讯[ \u3000]?[（(]\S{0,3}(?:记者|通讯员))"
)
_JUMP: Final = re.compile(  # where an article goes on or comes from, behind its last words or before its first
    r"(?<=\S)\s?[（(【](?:下转|紧接|转)[^（）()【】。，]{1,12}[版页][^（）()【】。，]{0,6}[)）】]$"
    r"|^[（(【](?:上接|接)[^（）()【】。，]{1,12}[版页][^（）()【】。，]{0,6}[)）】]\s?(?=\S)"
)
_DATELINE: Final = re.compile(r"讯[ \u3000]?[（(]\S{0,3}(?:记者|通讯员)")  # what such a dateline has to hold
_NEIGHBOURS: Final = 8
_ASTRAY: Final = 0.03
FIRST: Final = (1.3, 3.2)
_REGULAR: Final = 0.3
_NEARLY_ALL: Final = 0.85
_MOST: Final = 0.6
_OPENERS: Final = "“‘（《"
_HANGING: Final = "，。、；：！？”’）》"
_NARROWEST: Final = 10
_FEW: Final = 40
_LONG: Final = 10_000
_WHOLE: Final = re.compile(r"[A-Za-z0-9.%]+")


_WIDTH: Final = attrgetter("width")


class Line(NamedTuple):
    """One printed line. ``raw`` keeps its inner spaces, ``text`` is unspaced.

    ``width`` is in full squares, ``blanks`` the number of empty lines above, ``gap`` how many of these are more than
    is usual around here and than stand below, ``indented`` whether it begins with two squares of space, ``finished``
    whether it ends where a sentence can, ``opens`` whether a dateline stood before it, so that a body begins here.
    """

    number: int
    raw: str
    text: str
    width: float
    blanks: int
    gap: int
    indented: bool
    finished: bool
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What can be relied on: whether paragraphs keep their indents, whether extra empty lines part paragraphs.

    ``pairs`` are the pairs of neighbouring characters on the page's lines. ``measure`` is the width of the page's
    columns where lines fill it and a paragraph's first is two squares short, its indent itself being lost; else 0.
    """

    indents: bool = False
    gaps: bool = False
    pairs: Container[str] = ()
    measure: int = 0


class Pairs:
    """The pairs of neighbouring characters in ``texts``, put together once they are asked for more than a few times."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts)
        self._pairs: frozenset[str] | None = None
        self._asked = 0

    def __contains__(self, pair: object) -> bool:
        if self._pairs is not None:
            return pair in self._pairs
        self._asked += 1
        if self._asked > _FEW or len(self._text) > _LONG:
            self._pairs = frozenset(map(add, self._text, self._text[1:]))
            return pair in self._pairs
        return isinstance(pair, str) and len(pair) == 2 and pair in self._text


def page_setting(lines: Sequence[Line]) -> Setting:
    """The setting of a page, judged by how often indents and empty lines turn up in the midst of a clause."""
    unfinished = [_unfinished(line) for line in lines]
    inside = list(compress(lines[1:], unfinished))
    indented = sum(line.indented for line in lines)
    astray = sum(line.indented for line in inside)
    gaps = sum(line.gap > 0 for line in lines)
    return Setting(
        indents=indented >= 2 and astray <= _ASTRAY * indented,
        gaps=gaps >= 2 and len(inside) >= 2 and sum(line.gap > 0 for line in inside) <= _ASTRAY * len(inside),
        pairs=Pairs(line.text for line in lines),
        measure=_measure(lines),
    )


def is_first(line: Line, below: Line, measure: int) -> bool:
    """Whether ``line``, with ``below`` under it, is short of the column by about the two squares of an indent."""
    return FIRST[0] <= _slack(line, below, measure) <= FIRST[1]


def _measure(lines: Sequence[Line]) -> int:
    """The commonest width of lines, if lines within paragraphs fill it and first lines are two squares short."""
    widths = Counter(int(line.width + 0.5) for line in lines)
    measure, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    if count < _REGULAR * len(lines) or measure < _NARROWEST:
        return 0
    filled = inner = short = first = 0
    for k in range(1, len(lines) - 1):
        above, line = lines[k - 1], lines[k]
        if line.finished or line.width < measure - FIRST[1]:
            continue
        if not above.finished and above.width >= measure - FIRST[1]:
            inner += 1
            filled += _slack(line, lines[k + 1], measure) < FIRST[0]
        elif above.finished and above.width < measure - FIRST[1]:
            first += 1
            short += is_first(line, lines[k + 1], measure)
    return measure if first > 1 and filled >= _NEARLY_ALL * inner and short >= _MOST * first else 0


def _slack(line: Line, below: Line, measure: int) -> float:
    """How far the line is short of the column, less what of the line below could not have been parted."""
    first = below.text[0]
    whole = _WHOLE.match(below.text) if first < "\x7f" else None
    kept = 0.5 * len(whole[0]) if whole and len(whole[0]) > 1 else float(first in _OPENERS)
    return measure - line.width - kept + (line.text[-1] in _HANGING)


def _unfinished(line: Line) -> bool:
    """Whether the line is surely body text whose sentence goes on below."""
    return not line.finished and ("。" in line.text or is_open(line.text))


def page_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold something, in order."""
    rows: list[tuple[str, int]] = []
    blanks = 0
    for row in _rows(normalise_characters(text)):
        if row.strip(" \u3000"):
            rows.append((row, blanks))
            blanks = 0
        else:
            blanks += 1
    usual = _usual_blanks([b for _, b in rows])
    below = [b for _, b in rows[1:]] + [0]
    return [_line(number, row, blanks, max(usual[number], below[number])) for number, (row, blanks) in enumerate(rows)]


def _rows(text: str) -> Iterator[str]:
    for row in text.split("\n"):
        if "讯" in row and _DATELINE.search(row):
            yield from _RUN_ON.sub("\n", row).split("\n")
        else:
            yield row


def column_width(lines: Sequence[Line], first: int, last: int) -> float:
    """Width of the column around ``lines[first:last]``, in full squares: what its wider lines fill; 0 if none."""
    widths = sorted(map(_WIDTH, lines[max(0, first - _NEIGHBOURS) : last + _NEIGHBOURS]))
    return widths[int(0.8 * (len(widths) - 1))] if widths else 0.0


def _line(number: int, row: str, blanks: int, usual: int) -> Line:
    raw = row.strip(" \u3000")
    if raw[0] in "（(【" or raw[-1] in "）)】":
        raw = _JUMP.sub("", raw)
    text = unspace(raw) if " " in raw or "\u3000" in raw else raw
    indent = 0
    if row[0] in " \u3000":
        lead = row[: len(row) - len(row.lstrip(" \u3000"))]
        indent = 2 * lead.count("\u3000") + lead.count(" ")
    gap = max(0, blanks - usual) if number else 0
    return Line(number, raw, text, width(text), blanks, gap, indent >= 2, is_finished(text))


def _usual_blanks(blanks: Sequence[int]) -> list[int]:
    """For each line the commonest number of empty lines around it; a tie goes to the smaller."""
    usual: list[int] = []
    window: Counter[int] = Counter(blanks[:_NEIGHBOURS])
    here = None
    for number in range(len(blanks)):
        entering = blanks[number + _NEIGHBOURS] if number + _NEIGHBOURS < len(blanks) else None
        leaving = blanks[number - _NEIGHBOURS - 1] if number > _NEIGHBOURS else None
        if entering != leaving or here is None:
            if entering is not None:
                window[entering] += 1
            if leaving is not None:
                window[leaving] -= 1
            most = max(window.values())
            here = min(b for b, count in window.items() if count == most)
        usual.append(here)
    return usual
