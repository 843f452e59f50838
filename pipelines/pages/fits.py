"""How well a line fills its column as running text does, and how unlike a heading it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipelines.pages.cleaning import is_open
from pipelines.pages.lines import Line

_PAUSES: Final = frozenset("，。、；：")
_OF_A_PLACE: Final = re.compile("^[\u4e00-\u9fff]{2,6}：(?=[^：，。]{4,}$)")
_TOLD: Final = re.compile("(?:\\d{1,2}月\\d{1,2}日|[近昨今]日|日前)[，,]|记者(?:[近昨今]日|日前|从)")  # how news begins
_STEEP: Final = 1.5
LONGEST: Final = 45.0


def is_plain(lines: Sequence[Line]) -> bool:
    """Whether the lines hold no comma or stop, nor a colon but behind a place, as few body lines do."""
    return all(_PAUSES.isdisjoint(_OF_A_PLACE.sub("", line.text)) for line in lines)


def shortfall(line: Line, full: float, tolerance: float) -> float:
    """What it costs to take a line for running text that stops short of the column although its sentence goes on."""
    short = full - tolerance - line.width
    if short <= 0.0:
        return 0.0
    return max(0.0, min(8.0, _STEEP * (short - 2.0 if is_open(line.text) else short)))


def unlike_heading(line: Line, full: float) -> float:
    """What it costs to take a line for one of a heading."""
    cost = 1.8 if abs(line.width - full) < 1.5 else 0.3
    if "。" in line.text or line.width > LONGEST or line.text.endswith(("、", "；")):
        cost += 12.0
    if _TOLD.match(line.text):
        cost += 6.0
    if line.text.endswith("，"):
        cost += 3.0
    return cost + 1.5 * max(0, line.text.count("，") - 1)
