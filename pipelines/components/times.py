"""Expressions of time in running text, resolved against the date of publication to ISO 8601.

Each has two readings: the point that a record states of a fact (2019年以来: 2019; 6月底前: 2021-06), which is how
careful annotators write a ``date``, and the stretch of days that is meant (2019-01-01/2021-06-15). What names no time
by itself (近日, 目前, 连续3天) has neither.

A library was weighed and left out. jionlp's ``parse_time`` (Apache-2.0, release 1.5.31) gives the days of 47 of the 86
expressions in ``tests/test_times.py``, where about ten of the others are a matter of convention; it reads no
five-year plans, no month alone and none that points back into the text (当天, 次年3月), takes one expression at a time
and so does not find them, imports in 0.93 s and brings 167 MB of data. These modules import in 25 ms and read 0.4
million characters a second. Feasts of the lunar calendar (春节, 中秋) are left unresolved but for a year said with
them: 12 of 324 articles of the corpus name one, mostly in passing, which pays for no library of the lunar calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pipelines.components import periods
from pipelines.components.periods import Period
from pipelines.components.time_reader import TimeReader
from pipelines.components.time_words import TIME_WORDS

_TO: Final = re.compile(r"(?:起|开始)?(?:至|到|[—–－\-~～]{1,2})")
_AND: Final = re.compile("[、和]")
_FROM_BEFORE: Final = re.compile(r"(?:从|自从|自)$")
_TO_BEFORE: Final = re.compile(r"(?:截至|截止|截止到|截至到|不迟于|到|至)$")
_SINCE: Final = re.compile(r"以来|至今")
_FROM: Final = re.compile(r"起(?!步|草|点|码|伏|飞)|开始|以后|之后")
_TO_AFTER: Final = re.compile(r"(?:之前|以前|前(?![往后来期景沿身任列方线三两])|为止|止)")
_RECURS: Final = re.compile("每(?:个?月|年|逢|到|个)?的?$|逢$")
"""Before a day or month, what says that it comes round again (每月|10日, 每年|5月)."""
_LIST: Final = 3  # days that 27日、28日 may lie apart and still be one stretch


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression at ``text[start:end]``; ``iso`` is empty where it cannot be resolved to a point.

    ``interval`` is the stretch that is meant, as ISO 8601: a point, ``first/last``, ``first/..`` or ``../last``.
    """

    start: int
    end: int
    iso: str
    interval: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    period: Period | None
    tail: str = ""


def find_times(text: str, published: str = "") -> tuple[Time, ...]:
    """The times of a text in order; a month or day without a year takes that of the expression before, or of
    ``published`` (ISO 8601)."""
    try:
        base = date.fromisoformat(published)
    except ValueError:
        base = None
    reader = TimeReader(text, base)
    found: list[_Found] = []
    for match in TIME_WORDS.finditer(text):
        if match.group():
            _add(found, match, reader)
    return tuple(_time(item, text, base) for item in found)


def _add(found: list[_Found], match: re.Match[str], reader: TimeReader) -> None:
    """Take in one expression, as the end of a range where it closes one."""
    before = found[-1] if found and found[-1].period else None
    gap = reader.text[before.end : match.start()] if before else ""
    start = before.period if before and _TO.fullmatch(gap) else None
    groups = match.groupdict()
    if groups["span"] or groups["since"]:
        found.append(_Found(match.start(), match.end(), reader.past_span(groups)))
        return
    period = reader.read(match, start)
    if before and before.period and period and _closes(before.period, period, gap):
        if before.period.is_day and groups["month_part"] == "底":
            period = periods.on_day(period.last)
        found[-1] = _Found(before.start, match.end(), periods.span(before.period, period))
    else:
        ending = "年" + groups["year_part"].removeprefix("年") if groups["year_part"] else ""
        tail = ending or groups["plan_part"] or groups["month_part"] or ""
        found.append(_Found(match.start(), match.end(), period, tail))


def _closes(first: Period, last: Period, gap: str) -> bool:
    """Whether the two are one stretch: 8月至10月, 27日、28日."""
    if not first.iso or "/" in first.iso + last.iso or first.first >= last.first:
        return False
    if _AND.fullmatch(gap):
        return first.is_day and last.is_day and (last.first - first.first).days <= _LIST
    return bool(_TO.fullmatch(gap))


def _time(item: _Found, text: str, base: date | None) -> Time:
    period = item.period
    if period is None:
        return Time(item.start, item.end, "")
    before, after = text[max(0, item.start - 4) : item.start], text[item.end : item.end + 3]
    if _RECURS.search(before):
        return Time(item.start, item.end, "")
    if "/" in period.iso and item.tail != "以来":
        return Time(item.start, item.end, period.iso, period.iso)
    if item.tail == "以来" or _SINCE.match(after):
        return _open(item, period, base.isoformat() if base else "..")
    if _FROM.match(after) or (_FROM_BEFORE.search(before) and not _TO_AFTER.match(after)):
        return _open(item, period, "..")
    if (closed := _TO_AFTER.match(after)) or _TO_BEFORE.search(before):
        return _until(item, period, bool(closed))
    return Time(item.start, item.end, period.iso, period.interval)


def _until(item: _Found, period: Period, closed: bool) -> Time:
    """By 8月底, or before 8月; what is due by the end of a year is stated as the year."""
    point = period.iso[:4] if item.tail in {"年底", "年末", "年终"} else period.iso
    last = period.first - timedelta(days=1) if closed and not item.tail and not period.is_day else period.last
    return Time(item.start, item.end, point, f"../{last.isoformat()}" if period.iso else "")


def _open(item: _Found, period: Period, until: str) -> Time:
    """From the first day on; stated as the month where it begins inside a year."""
    point = period.iso.partition("/")[0]
    if len(point) == 4 and period.first.month > 1:
        point = period.first.isoformat()[:7]
    return Time(item.start, item.end, point, f"{period.first.isoformat()}/{until}" if point else period.interval)
