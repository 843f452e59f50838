"""What one expression of time means, given the date of publication and the expressions before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from pipelines.components import periods
from pipelines.components.periods import Period
from pipelines.components.time_words import number, year_number

_YEARS: Final = {"今年": 0, "今": 0, "本年": 0, "去年": -1, "去": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
_MONTHS: Final = {"本": 0, "这": 0, "上": -1, "下": 1, "月": 0}
_DAYS: Final = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_WEEKS: Final = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_FEASTS: Final = {"元旦": (1, 1, 1), "清明": (4, 4, 6), "五一": (5, 1, 5), "国庆": (10, 1, 7)}
_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "两": 2}
_FUTURE: Final = re.compile(
    r"将(?!军)|拟(?!定)|计划|预计|定于|暂定|初定|定在|推迟|约定|承诺|争取|力争|有望|答应|打算|要求|准备|即将|力求|再"
)
_UNTIL: Final = re.compile(r"(?:底|旬|初)?(?:之前|以前|前(?![往后来期景沿身任列方线三两]))")
_BEFORE_DAY: Final = re.compile("^$|[^\u4e00-\u9fff\\w]|[于在到至从自和是]")
_NEAR: Final = 2  # months ahead of publication in which a bare month still means this year's

Groups = Mapping[str, str | None]


class TimeReader:
    """Reads the expressions of one text in order; what a later one leaves out it takes from those before."""

    def __init__(self, text: str, base: date | None) -> None:
        self.text = text
        self.base = base
        self.last: Period | None = None
        self.day: Period | None = None
        self.stated: tuple[int, int] = (0, 0)  # where the year that was last said ends, and which it is

    def read(self, match: re.Match[str], after: Period | None = None) -> Period | None:
        """The period of a match of ``TIME_WORDS``, None where it cannot be told.

        ``after`` is the beginning of a range that the expression ends.
        """
        groups = match.groupdict()
        found = self._pointing(groups)
        if found is None:
            found = self._calendar(match, groups, after)
        if found is not None:
            self.last = found
            self.day = found if found.is_day else self.day
            if groups["year"] or groups["year_word"]:
                self.stated = match.end(), found.year
        return found

    def past_span(self, groups: Groups) -> Period | None:
        """近5年来, 三年来: the days up to publication; None for other expressions and without publication."""
        count = number(groups["span"] or groups["since"])
        unit = groups["span_unit"] or groups["since_unit"]
        if self.base is None or count is None or unit is None:
            return None
        try:
            if unit == "天":
                start = self.base - timedelta(days=count)
            else:
                index = self.base.year * 12 + self.base.month - 1 - count * (12 if unit == "年" else 1)
                begun = periods.month(index // 12, index % 12 + 1)
                start = begun.first.replace(day=min(self.base.day, begun.last.day)) if begun else self.base
        except OverflowError:
            return None
        return Period("", start, self.base)

    def _pointing(self, groups: Groups) -> Period | None:
        """Expressions that are no place in the calendar by themselves: 十三五, 两年前, 昨天, 次日, 上周."""
        if groups["plan"]:
            return self._plan(groups)
        if groups["decade"]:
            return self._decade(groups)
        if groups["away"]:
            return self._away(groups)
        if groups["day_word"] and self.base:
            return periods.on_day(self.base + timedelta(days=_DAYS[groups["day_word"][0]]))
        if groups["same_day"] or groups["next_day"] or groups["eve"]:
            return self._neighbour(groups)
        if groups["same"]:
            return self.last
        if groups["week"] or groups["bare_week_day"]:
            return self._week(groups)
        if groups["from_year"]:
            start, end = periods.year(int(groups["from_year"])), periods.year(int(groups["to_year"] or ""))
            return periods.span(start, end) if start and end and start.first < end.first else None
        return None

    def _plan(self, groups: Groups) -> Period | None:
        plan = periods.five_years(number(groups["plan"]) or 0)
        if plan is None:
            return None
        if groups["plan_part"] in {"末", "收官"}:
            return periods.year(plan.last.year)
        return periods.year(plan.year) if groups["plan_part"] in {"初", "开局"} else plan

    def _decade(self, groups: Groups) -> Period | None:
        century = number(groups["century"]) or (21 if groups["same_century"] == "本世纪" else 20)
        return periods.decade(century, number(groups["decade"]) or 0)

    def _away(self, groups: Groups) -> Period | None:
        """两年前 counts from publication, 两年后 from the last date that was said."""
        count = number(groups["away"])
        unit = groups["away_unit"] or groups["away_month"] or groups["away_day"]
        back = (groups["way"] or "").endswith("前")
        origin = self.base if back or self.last is None else self.last.first
        if count is None or unit is None or origin is None:
            return None
        return periods.shifted(origin, unit, -count if back else count)

    def _neighbour(self, groups: Groups) -> Period | None:
        """当天, 次日 and 前一天 point to the last day that was said; 即日 else to the day of publication."""
        if self.day is None:
            return periods.on_day(self.base) if groups["same_day"] == "即日" and self.base else None
        shift = 1 if groups["next_day"] else -1 if groups["eve"] else 0
        return periods.on_day(self.day.first + timedelta(days=shift))

    def _week(self, groups: Groups) -> Period | None:
        if self.base is None:
            return None
        whole = periods.week(self.base, _WEEKS.get(groups["week"] or "", 0))
        on = groups["week_day"] or groups["bare_week_day"]
        return (
            periods.on_day(whole.first + timedelta(days="一二三四五六日".index(on.replace("天", "日"))))
            if on
            else whole
        )

    def _calendar(self, match: re.Match[str], groups: Groups, after: Period | None) -> Period | None:
        year = self._year(groups)
        month = number(groups["month"])
        if groups["month_word"]:
            return self._in_month(self._month_word(groups["month_word"]), groups)
        if month:
            year = year if year is not None else self._year_of_month(month, match, after)
            if year is None:
                return None
            if groups["from_month"]:
                start, end = periods.month(year, int(groups["from_month"])), periods.month(year, month)
                return periods.span(start, end) if start and end and start.first < end.first else None
            return self._in_month(periods.month(year, month), groups)
        if groups["day"]:
            if match.group().endswith("号") and not _BEFORE_DAY.search(
                self.text[max(0, match.start() - 1) : match.start()]
            ):
                return None
            return self._in_month(self._month_of_day(number(groups["day"]) or 0, match, after), groups)
        return self._in_year(year, groups)

    def _year(self, groups: Groups) -> int | None:
        if groups["year"]:
            return year_number(groups["year"])
        word = groups["year_word"]
        if word in _YEARS:
            return self.base.year + _YEARS[word] if self.base else None
        if word and self.last:
            return self.last.year + (word in {"次年", "翌年"})
        return None

    def _month_word(self, word: str) -> Period | None:
        if word in {"当月", "同月", "次月"}:
            known = self.last if self.last and self.last.month else None
            return periods.shifted(known.first, "月", int(word == "次月")) if known else None
        return periods.shifted(self.base, "月", _MONTHS[word[0]]) if self.base else None

    def _year_of_month(self, month: int, match: re.Match[str], after: Period | None) -> int | None:
        """A month takes the year of the range's beginning, of its sentence, or the one nearest to publication."""
        if after is not None:
            return after.year + (after.month is not None and month < after.month)
        end, stated = self.stated
        if self.base and self._is_future(match):
            return self.base.year + (month < self.base.month)
        if stated and not re.search("[。！？\n]", self.text[end : match.start()]):
            return stated
        if self.base is None:
            return self.last.year if self.last else None
        return self.base.year - (month > self.base.month + _NEAR)

    def _is_future(self, match: re.Match[str]) -> bool:
        """Whether the clause speaks of what is to come (将于3月, 预计3月完工, 3月底前)."""
        before = re.split("[。；！？\n]", self.text[max(0, match.start() - 12) : match.start()])[-1]
        after = re.split("[，。；！？\n]", self.text[match.end() : match.end() + 6])[0]
        return bool(_FUTURE.search(before.rpartition("，")[2]) or _FUTURE.match(after) or _UNTIL.match(after))

    def _month_of_day(self, on: int, match: re.Match[str], after: Period | None) -> Period | None:
        """A day takes the month said before it, unless that lies after publication; else that of publication."""
        known = after or self.last
        if known is not None and known.month and (after or self.base is None or known.first <= self.base):
            return periods.month(known.year, known.month)
        return periods.month(self.base.year, self.base.month) if self.base else None

    def _in_month(self, whole: Period | None, groups: Groups) -> Period | None:
        if whole is None:
            return None
        if not groups["day"]:
            return periods.part_of_month(whole, groups["month_part"]) if groups["month_part"] else whole
        found = periods.day(whole.year, whole.first.month, number(groups["day"]) or 0)
        if not groups["from_day"] or found is None:
            return found
        start = periods.day(whole.year, whole.first.month, int(groups["from_day"]))
        return periods.span(start, found) if start and start.first < found.first else found

    def _in_year(self, year: int | None, groups: Groups) -> Period | None:
        stated = bool(groups["year"] or groups["year_word"])
        if year is None and not stated and self.base:
            year = self.base.year
        if year is None:
            return None
        if groups["half"]:
            return periods.months(year, 1 if groups["half"][0] == "上" else 7, 6)
        if groups["quarter"] or groups["quarters"]:
            count = _QUARTERS.get(groups["quarter"] or groups["quarters"] or "") or number(groups["quarter"]) or 1
            return periods.months(year, 1, 3 * count) if groups["quarters"] else periods.months(year, 3 * count - 2, 3)
        if groups["feast"]:
            return self._feast(year, *_FEASTS[groups["feast"].strip("“”")[:2]])
        if groups["year_part"]:
            return self._part_of_year(year, groups["year_part"][-1] if stated else groups["year_part"])
        return periods.year(year) if stated else None

    def _feast(self, year: int, month: int, start: int, end: int) -> Period | None:
        """A feast of the solar calendar; a record states its month."""
        first, last = periods.day(year, month, start), periods.day(year, month, end)
        return Period(first.iso[:7], first.first, last.last) if first and last else None

    def _part_of_year(self, year: int, part: str) -> Period | None:
        """去年底 is December; what is to come 年底 or 年内 is stated as the year."""
        if part.endswith("初"):
            return periods.months(year, 1, 2)
        if part.endswith("内"):
            return periods.year(year)
        return periods.month(year, 12) if len(part) == 1 else periods.months(year, 12, 1, f"{year:04d}")
