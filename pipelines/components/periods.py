"""Stretches of the calendar as newspapers name them: a point as exact as it is stated, and its first and last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_FIRST_PLANS = {1: (1953, 1957), 2: (1958, 1962)}


@dataclass(frozen=True, slots=True)
class Period:
    """``iso`` is what a record states (2021, 2021-06, 2021-06-15, 2016/2020); the days bound it, both included."""

    iso: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.first.year

    @property
    def month(self) -> int | None:
        """The month, where it is stated."""
        return self.first.month if len(self.iso) in (7, 10) and "/" not in self.iso else None

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return len(self.iso) == 10

    @property
    def interval(self) -> str:
        """ISO 8601: the point where first and last day follow from it, else both days."""
        if len(self.iso) == 10:
            return self.iso
        if len(self.iso) == 7 and month(self.first.year, self.first.month) == self:
            return self.iso
        if len(self.iso) == 4 and year(self.first.year) == self:
            return self.iso
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def year(number: int) -> Period | None:
    """A year; None outside 1000 to 9998, which no paper means."""
    if not 1000 <= number <= 9998:
        return None
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def month(number: int, of: int) -> Period | None:
    """Month ``of`` of a year; None where the calendar lacks it."""
    if not (1000 <= number <= 9998 and 1 <= of <= 12):
        return None
    end = calendar.monthrange(number, of)[1]
    return Period(f"{number:04d}-{of:02d}", date(number, of, 1), date(number, of, end))


def day(number: int, of: int, on: int) -> Period | None:
    """A day; None where the calendar lacks it."""
    try:
        return on_day(date(number, of, on)) if 1000 <= number <= 9998 else None
    except ValueError:
        return None


def on_day(when: date) -> Period:
    """The day as a period."""
    return Period(when.isoformat(), when, when)


def months(number: int, start: int, count: int, iso: str = "") -> Period | None:
    """``count`` months of one year from ``start`` on (half-years, quarters); stated as the year unless ``iso``."""
    head, tail = month(number, start), month(number, start + count - 1)
    return Period(iso or f"{number:04d}", head.first, tail.last) if head and tail else None


def part_of_month(whole: Period, word: str) -> Period:
    """上旬, 中旬, 下旬, 初 and 底 of a month; a record states the month."""
    low, high = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20)}.get(word, (21, 31))
    return Period(whole.iso, whole.first.replace(day=low), whole.first.replace(day=min(high, whole.last.day)))


def five_years(number: int) -> Period | None:
    """The years of the five-year plan of that number: the thirteenth is 2016 to 2020."""
    if not 1 <= number <= 99:
        return None
    start, end = _FIRST_PLANS.get(number, (1951 + 5 * number, 1955 + 5 * number))
    return Period(f"{start}/{end}", date(start, 1, 1), date(end, 12, 31))


def decade(century: int, tens: int) -> Period | None:
    """The ten years from ``tens`` on of a century (20, 90: 1990 to 1999)."""
    start = year((century - 1) * 100 + tens)
    end = year(start.year + 9) if start else None
    return Period(f"{start.iso}/{end.iso}", start.first, end.last) if start and end else None


def week(when: date, shift: int = 0) -> Period:
    """The week, Monday first, ``shift`` weeks from that of a day; stated as its month where it lies in one."""
    monday = when - timedelta(days=when.weekday()) + timedelta(weeks=shift)
    sunday = monday + timedelta(days=6)
    same = (monday.year, monday.month) == (sunday.year, sunday.month)
    iso = f"{monday.year:04d}-{monday.month:02d}" if same else f"{monday.isoformat()}/{sunday.isoformat()}"
    return Period(iso, monday, sunday)


def span(start: Period, end: Period) -> Period:
    """From the first day of one to the last day of another."""
    return Period(f"{start.iso}/{end.iso}", start.first, end.last)


def shifted(when: date, unit: str, count: int) -> Period | None:
    """What lies ``count`` days, weeks, months or years from a day, as exact as the unit (个月: the month)."""
    try:
        if unit in "天日":
            return on_day(when + timedelta(days=count))
        if unit in {"周", "星期"}:
            return on_day(when + timedelta(weeks=count))
    except OverflowError:
        return None
    if unit == "月":
        index = when.year * 12 + when.month - 1 + count
        return month(index // 12, index % 12 + 1)
    return year(when.year + count)
