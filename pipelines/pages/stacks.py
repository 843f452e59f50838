"""Stacks of headings taken apart and put together again once the bodies are known.

By their setting alone a kicker above a title looks like its first line, and a title in two lines like two headings.
What they share with the bodies tells more: two lines of one title both take up the wording of the same body, a kicker
takes up none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from pipelines.pages.cleaning import glue
from pipelines.pages.headings import Heading
from pipelines.pages.overlap import Overlap
from pipelines.pages.rows import is_one

REACH: Final = 12
_MOST_ROWS: Final = 4
_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{2,9}?[省市县区旗州镇乡村]")


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


def stacked(loose: Sequence[Loose], near: Near) -> list[Loose]:
    """The headings with their lines parted and joined anew, now that the bodies are known."""
    out: list[Loose] = []
    loose = [item for k, item in enumerate(loose) if not _is_again(loose[k - 1 : k], item)]
    counts = Counter(line for item in loose for line in item.heading.lines or (item.heading.text,))
    for item in loose:
        for row, line in enumerate(item.heading.lines or (item.heading.text,)):
            above = out[-1] if out and out[-1].gap == item.gap else None
            apart, label = row == 0 and item.heading.apart, counts[line] > 1
            open_above = above and not above.heading.label and above.heading.rows < _MOST_ROWS
            if above and open_above and not label and is_one(_last(above), line, item.gap, near, apart=apart):
                rows = (*(above.heading.lines or (above.heading.text,)), line)
                out[-1] = Loose(_heading(rows, above.heading.first, apart=above.heading.apart), item.gap)
            else:
                heading = _heading((line,), item.heading.first + row, apart=apart)
                out.append(Loose(replace(heading, label=label), item.gap))
    return out


def _is_again(above: Sequence[Loose], item: Loose) -> bool:
    """Whether the heading above says the same, as on web pages that begin with the headline: it is no label."""
    return bool(above) and (above[0].gap, above[0].heading.text) == (item.gap, item.heading.text)


def restacked(headings: Sequence[Heading], text: str) -> list[Heading]:
    """The headings of one body, parted and joined as what they share with its ``text`` tells."""
    near = Near(Overlap([text]), 1)
    return [item.heading for item in stacked([Loose(heading, 0) for heading in headings], near)]


def _last(item: Loose) -> str:
    return item.heading.lines[-1] if item.heading.lines else item.heading.text


def _heading(lines: tuple[str, ...], first: int, *, apart: bool = False) -> Heading:
    return Heading(reduce(glue, lines), first, lines if len(lines) > 1 else (), apart)
