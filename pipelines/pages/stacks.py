"""Stacks of headings taken apart and put together again once the bodies are known.

By their setting alone a kicker above a title looks like its first line, and a title in two lines like two headings.
What they share with the bodies tells more: two lines of one title both take up the wording of the same body, a kicker
takes up none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from pipelines.pages.cleaning import glue, is_open, width
from pipelines.pages.headings import LABEL, Heading, pairs, tie
from pipelines.pages.overlap import Overlap

REACH: Final = 12
_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{2,9}?[省市县区旗州镇乡村]")
_SURE: Final = 0.4
_STRANGE: Final = 0.25
_TIED: Final = 0.9
_WORD: Final = 4
_NONE: Final = 0.46
_APART: Final = 0.15
_SHORT: Final = 8
_DASHED: Final = re.compile(r"^.{4,}——[^—]{0,8}$")
_GENRE: Final = re.compile(r"(?:纪实|综述|见闻|扫描|调查|调研|观察|走笔|回眸|纪事|透视|掠影|启示录?|工作|记)$")
_BRACKETS: Final = re.compile(r"【[^】]{2,12}】$")
_BOTH: Final = 0.74
_LITTLE: Final = 0.3
_WIDEST: Final = 24.0
_HALF: Final = 13.0


@dataclass(frozen=True, slots=True)
class Loose:
    """A heading that stands between bodies: ``gap`` is the number of bodies before it."""

    heading: Heading
    gap: int


class Near:
    """The bodies within reach of a gap, and which of them shares most of a heading's wording."""

    def __init__(self, overlap: Overlap, bodies: int) -> None:
        self.overlap = overlap
        self._bodies = bodies
        self._best: dict[tuple[str, int], tuple[float, int]] = {}

    def best(self, words: str, gap: int) -> tuple[float, int]:
        """The largest share of ``words`` that a body has, and the number of that body."""
        if (words, gap) not in self._best:
            near = range(max(0, gap - REACH), min(self._bodies, gap + REACH))
            bare = _PLACE.sub("", words) or words
            share, _, text = max((self.overlap.share(bare, k), -abs(2 * k - 2 * gap + 1), k) for k in near)
            self._best[words, gap] = share, text
        return self._best[words, gap]


def untied(item: Loose, near: Near) -> list[Loose]:
    """The heading, or the headings that its lines are where they belong to two bodies, or one of them to none."""
    lines = item.heading.lines
    for cut in range(1, len(lines)):
        one, two = lines[cut - 1], lines[cut]
        tied = tie(one, two)
        halves = reduce(glue, lines[:cut]), reduce(glue, lines[cut:])
        short = tied >= _TIED or min(len(one), len(two)) < _WORD
        if _is_whole(one, two, tied) or (not short and _are_two(*halves, item.gap, near)):
            first = item.heading.first
            above = _heading(lines[:cut], first, apart=item.heading.apart)
            below = _heading(lines[cut:], first + cut, apart=True)
            return [Loose(above, item.gap), *untied(Loose(below, item.gap), near)]
    return [item]


def joined(loose: Sequence[Loose], near: Near) -> list[Loose]:
    """The headings, with those as one that stand one below the other and are both worded like the same body."""
    out: list[Loose] = []
    for item in loose:
        if out and out[-1].gap == item.gap and not item.heading.apart and _are_one(out[-1], item, near):
            above = out.pop().heading
            rows = (*(above.lines or (above.text,)), *(item.heading.lines or (item.heading.text,)))
            out.append(Loose(replace(_heading(rows, above.first), apart=above.apart), item.gap))
        else:
            out.append(item)
    return out


def restacked(headings: Sequence[Heading], text: str) -> list[Heading]:
    """The headings of one body, parted and joined as what they share with its ``text`` tells."""
    near = Near(Overlap([text]), 1)
    loose = [part for heading in headings for part in untied(Loose(heading, 0), near)]
    return [item.heading for item in joined(loose, near)]


def _heading(lines: tuple[str, ...], first: int, *, apart: bool = False) -> Heading:
    return Heading(reduce(glue, lines), first, lines if len(lines) > 1 else (), apart)


def _is_whole(above: str, below: str, tied: float) -> bool:
    """Whether one of two lines is in brackets, or the upper one a subtitle after a dash, so that neither goes on."""
    subtitle = above.startswith("——") and len(above) > _SHORT and not tied
    return bool(_BRACKETS.match(above) or _BRACKETS.match(below)) or subtitle


def _are_two(above: str, below: str, gap: int, near: Near) -> bool:
    one, first = near.best(above, gap)
    two, second = near.best(below, gap)
    strange = max(near.overlap.share(above, second), near.overlap.share(below, first))
    if min(one, two) >= _SURE and strange < _STRANGE:
        return True
    if tie(above, below) or is_open(above) or "——" in above[1:]:
        return False
    return min(one, two) < _NONE and max(one, two) >= min(one, two) + _APART


def _are_one(above: Loose, below: Loose, near: Near) -> bool:
    words = above.heading.text, below.heading.text
    (one, first), (two, second) = (near.best(text, above.gap) for text in words)
    if first != second:
        return False
    if _DASHED.search(words[0]) and not words[1].startswith("—"):  # a title and what it is about, broken in the latter
        about = not words[0].endswith("——") or bool(_GENRE.search(words[1]))  # else a kicker with its dash
        return about and not above.heading.lines and min(one, two) >= _LITTLE
    if any(LABEL.match(text) or " " in text or text.startswith("—") or is_open(text) for text in words):
        return False
    widths = [width(text) for text in words]
    if sum(widths) > _WIDEST or max(widths) > _HALF or pairs(words[0]) & pairs(words[1]):
        return False
    return min(one, two) >= _BOTH
