"""What stands on a masthead beside the paper and the day: number and name of the page, weekday, clock."""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.compact import Compact
from pipelines.pages.creditwords import CLOCK, DAY, PAPER, SHEET, SHEET_NAME, WEEKDAY
from pipelines.pages.dates import day_of

_NUMBERED: Final = re.compile(r"第?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})版")


def sheet_end(view: Compact) -> int:
    """The end of the page's number and name where a masthead begins with them (12版 要闻 某某日报 or a day), else 0."""
    sheet = _NUMBERED.match(view.text)
    if not sheet:
        return 0
    starts = range(sheet.end(), min(sheet.end() + 8, len(view.text)))
    named = [k for k in starts if view.gaps[k] and PAPER.match(view.text, k)]
    dated = [k for k in starts if view.gaps[k] and (day := DAY.match(view.text, k)) and day_of(day).year]
    return max(named or dated, default=0)


def issue_end(view: Compact, position: int) -> int:
    """What goes with a date on a masthead: clock, weekday, number and name of the page."""
    for pattern in (CLOCK, WEEKDAY):
        if found := pattern.match(view.text, position):
            return found.end()
    sheet = SHEET.match(view.text, position)
    if not sheet:
        return position
    name = SHEET_NAME.match(view.text, sheet.end())
    if name and not view.at_line_end(sheet.end()):
        end = view.next_gap(sheet.end())
        return end if end <= name.end() else sheet.end()
    return sheet.end()
