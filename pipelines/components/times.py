"""Expressions of time in running text, resolved against the date of publication to ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_N: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_PATTERN: Final = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d|[一二][〇零九八七六五四三二一]{{3}})年|(?P<rel>今年|去年|前年|明年|后年|当年|同年|本年|上年|次年))?"
    rf"(?:(?P<month>{_N})月(?:份|中旬|上旬|下旬|底|初)?|(?P<mrel>本月|上月|上个月|当月|下月|下个月|这个月))?"
    rf"(?:(?P<day>{_N})(?:日|号))?"
    rf"(?P<part>初|底|末|上半年|下半年|年初|年底|年中)?"
    rf"|(?P<drel>今天|今日|昨天|昨日|当日|当天|前天|明天|日前|近日)"
)
_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression at ``text[start:end]``; ``iso`` is empty where it cannot be resolved."""

    start: int
    end: int
    iso: str


def find_times(text: str, published: str = "") -> tuple[Time, ...]:
    """The dates of a text in order; a month or day without a year takes that of the expression before, or of
    ``published`` (ISO 8601)."""
    try:
        base = date.fromisoformat(published)
    except ValueError:
        base = None
    found: list[Time] = []
    last: tuple[int | None, int | None, int | None] = (None, None, None)
    stated: tuple[int, int | None] = (0, None)
    for match in _PATTERN.finditer(text):
        if not match.group() or not _is_time(match, text):
            continue
        parts = _resolve(match, base, last)
        if parts is not None and match.group("month") and not (match.group("year") or match.group("rel")):
            parts = _year_of_sentence(parts, text, match, stated)
        if parts is None or not _on_calendar(parts):
            continue
        found.append(Time(match.start(), match.end(), _iso(parts)))
        if parts[0]:
            last = parts
        if match.group("year") or match.group("rel"):
            stated = (match.end(), parts[0])
    return tuple(found)


def _year_of_sentence(
    parts: tuple[int | None, int | None, int | None], text: str, match: re.Match[str], stated: tuple[int, int | None]
) -> tuple[int | None, int | None, int | None]:
    """A month takes the year that its own sentence states before it (2018年5月开工，10月停工)."""
    end, year = stated
    if year and not re.search("[。！？\n]", text[end : match.start()]) and match.start() >= end:
        return year, parts[1], parts[2]
    return parts


def _on_calendar(parts: tuple[int | None, int | None, int | None]) -> bool:
    year, month, day = parts
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _is_time(match: re.Match[str], text: str) -> bool:
    if match.group("part") and not (match.group("year") or match.group("rel") or match.group("month")):
        return len(match.group("part")) > 1
    if match.group("day") and not (match.group("month") or match.group("mrel")):
        return text[max(match.start() - 1, 0) : match.start()] not in ("第", "每")
    return True


def _resolve(
    match: re.Match[str], base: date | None, last: tuple[int | None, int | None, int | None]
) -> tuple[int | None, int | None, int | None] | None:
    if match.group("drel"):
        return _day(match.group("drel"), base, last)
    year, month, day = _year(match, base, last), _number(match.group("month")), _number(match.group("day"))
    if match.group("mrel"):
        year, month = _month(match.group("mrel"), base, last)
    if day and not month:
        month = last[1] or (base.month if base else None)
        year = year or last[0] or (base.year if base else None)
    if month and not year:
        year = base.year if base else None
        if base and month > base.month and not re.search("[明后]年", match.group()):
            year = base.year if month - base.month < 3 else base.year - 1
    if not month and match.group("part") in {"年底", "底", "末"} and year:
        month = 12
    if (month and not 1 <= month <= 12) or (day and not 1 <= day <= 31):
        return None
    return year, month, day


def _year(match: re.Match[str], base: date | None, last: tuple[int | None, int | None, int | None]) -> int | None:
    if match.group("year"):
        return int("".join(str(_DIGITS.get(c, c)) for c in match.group("year")))
    rel = match.group("rel")
    if rel in {"当年", "同年"}:
        return last[0]
    if rel == "次年":
        return last[0] + 1 if last[0] else None
    shift = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
    return base.year + shift[rel] if base and rel in shift else None


def _month(
    word: str, base: date | None, last: tuple[int | None, int | None, int | None]
) -> tuple[int | None, int | None]:
    if word == "当月":
        return last[0], last[1]
    if base is None:
        return None, None
    shift = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}[word]
    index = base.year * 12 + base.month - 1 + shift
    return index // 12, index % 12 + 1


def _day(
    word: str, base: date | None, last: tuple[int | None, int | None, int | None]
) -> tuple[int | None, int | None, int | None] | None:
    if word in {"日前", "近日"}:
        return None
    if word in {"当日", "当天"}:
        return last if all(last) else (None, None, None)
    if base is None:
        return None
    then = base + timedelta(days={"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1}[word])
    return then.year, then.month, then.day


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(ones, 0)


def _iso(parts: tuple[int | None, int | None, int | None]) -> str:
    year, month, day = parts
    if not year:
        return ""
    if not month:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"
