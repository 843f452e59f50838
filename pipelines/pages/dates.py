"""Dates as newspapers print them, whole or without the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_YEAR: Final = r"(?:19|20)\d\d"
DAY: Final = (
    rf"(?:(?P<year>{_YEAR})[年./-])?(?P<month>1[0-2]|0?[1-9])[月./-]"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?:日|号|(?!\d)|(?=\d\d[:：]))"
)
_FULL: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?[年./_-]\s?(1[0-2]|0?[1-9])\s?[月./_-]\s?(3[01]|[12]\d|0?[1-9])(?!\d)"
)
_PACKED: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_NUMERALS: Final = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_DIGIT: Final = "一二三四五六七八九"
_CHINESE: Final = re.compile(rf"([二一][〇○零{_DIGIT}]{{3}})年([{_DIGIT}十]{{1,2}})月([{_DIGIT}十]{{1,3}})日")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; ``year`` is 0 where the text leaves it out."""

    year: int
    month: int
    day: int

    def iso(self, year: int = 0) -> str:
        """ISO 8601, with ``year`` where the day has none of its own; "" if no year is known or there is no such day."""
        try:
            return date(self.year or year, self.month, self.day).isoformat()
        except ValueError:
            return ""


def full_date(text: str) -> str:
    """The first whole date in ``text`` as ISO 8601, also ``20210625`` and ``二〇二一年六月二十五日``, or "".

    >>> full_date("二〇二一年六月二十五日"), full_date("page_2021-06-25_03.txt"), full_date("20210631")
    ('2021-06-25', '2021-06-25', '')
    """
    for pattern in (_FULL, _PACKED):
        for found in pattern.finditer(text):
            if iso := Day(int(found[1]), int(found[2]), int(found[3])).iso():
                return iso
    written = _CHINESE.search(text)
    if not written:
        return ""
    year = int("".join(_NUMERALS[c] for c in written[1]))
    return Day(year, _small(written[2]), _small(written[3])).iso()


def day_of(found: re.Match[str]) -> Day:
    """The day of a match of :data:`DAY`."""
    return Day(int(found["year"] or 0), int(found["month"]), int(found["day"]))


def _small(numeral: str) -> int:
    if "十" not in numeral:
        return int(_NUMERALS[numeral[-1]])
    tens, _, ones = numeral.partition("十")
    return 10 * int(_NUMERALS.get(tens, "1")) + int(_NUMERALS.get(ones, "0"))
