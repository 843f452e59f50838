"""Expressions of time against the date of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.components.times import find_times

PUBLISHED = "2021-06-15"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019年", "2019"),
        ("2019年7月", "2019-07"),
        ("2019年7月9日", "2019-07-09"),
        ("1949年10月1日", "1949-10-01"),
        ("2019年7月9日上午", "2019-07-09"),
        ("今年", "2021"),
        ("去年", "2020"),
        ("前年", "2019"),
        ("明年", "2022"),
        ("后年", "2023"),
        ("本年", "2021"),
        ("今年3月", "2021-03"),
        ("去年12月", "2020-12"),
        ("去年12月5日", "2020-12-05"),
        ("前年8月", "2019-08"),
        ("明年5月", "2022-05"),
        ("6月", "2021-06"),
        ("6月10日", "2021-06-10"),
        ("6月10号", "2021-06-10"),
        ("3月份", "2021-03"),
        ("3月上旬", "2021-03"),
        ("3月底", "2021-03"),
        ("7月1日", "2021-07-01"),
        ("12月", "2020-12"),
        ("12月5日", "2020-12-05"),
        ("五月", "2021-05"),
        ("五月一日", "2021-05-01"),
        ("十二月二十日", "2020-12-20"),
        ("十一月", "2020-11"),
        ("本月", "2021-06"),
        ("上月", "2021-05"),
        ("上个月", "2021-05"),
        ("下个月", "2021-07"),
        ("本月12日", "2021-06-12"),
        ("今天", "2021-06-15"),
        ("今日", "2021-06-15"),
        ("昨天", "2021-06-14"),
        ("昨日", "2021-06-14"),
        ("前天", "2021-06-13"),
        ("明天", "2021-06-16"),
        ("今年底", "2021-12"),
        ("去年年底", "2020-12"),
        ("2020年底", "2020-12"),
        ("2020年上半年", "2020"),
        ("今年初", "2021"),
    ],
)
def test_expressions(text: str, iso: str) -> None:
    """An expression is resolved to the year, month or day that it says, no finer."""
    assert [t.iso for t in find_times(f"据悉，{text}，茶园开园。", PUBLISHED)] == [iso]


@pytest.mark.parametrize(
    ("published", "text", "iso"),
    [
        ("2021-01-01", "昨天", "2020-12-31"),
        ("2021-01-15", "上个月", "2020-12"),
        ("2021-12-15", "下个月", "2022-01"),
        ("2024-03-01", "昨日", "2024-02-29"),
        ("2024-03-01", "2月29日", "2024-02-29"),
        ("2021-01-10", "12月30日", "2020-12-30"),
    ],
)
def test_over_the_turn_of_a_year_or_month(published: str, text: str, iso: str) -> None:
    """Relative expressions cross the turn of a month, of a year, and a leap day."""
    assert [t.iso for t in find_times(f"据悉，{text}开园。", published)] == [iso]


@pytest.mark.parametrize(
    "text", ["近日", "日前", "第12日", "13月", "6月40日", "三个月", "五年", "“十四五”期间", "", "茶园"]
)
def test_no_times(text: str) -> None:
    """Durations, ordinals, impossible figures and vague words are no dates."""
    assert [t for t in find_times(f"在{text}里", PUBLISHED) if t.iso] == []


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("2018年5月10日开工，12日停工", ["2018-05-10", "2018-05-12"]),
        ("2018年5月10日开工，当日停工", ["2018-05-10", "2018-05-10"]),
        ("2018年5月开工，当月停工", ["2018-05", "2018-05"]),
        ("2018年开工，同年10月停工", ["2018", "2018-10"]),
        ("2018年开工，当年停工", ["2018", "2018"]),
        ("2018年5月至2020年6月", ["2018-05", "2020-06"]),
        ("6月10日至12日", ["2021-06-10", "2021-06-12"]),
        ("去年开工，今年停工", ["2020", "2021"]),
    ],
)
def test_expressions_that_lean_on_the_one_before(text: str, isos: list[str]) -> None:
    """当月, 同年 and a bare day take what they lack from the expression before."""
    assert [t.iso for t in find_times(text, PUBLISHED)] == isos


@pytest.mark.parametrize(("published", "iso"), [("2019-07", "2019-07"), ("", "2019-07"), ("昨天", "2019-07")])
def test_without_a_date_of_publication(published: str, iso: str) -> None:
    """Where the date of publication is not known, only what says its year is resolved."""
    found = find_times("去年底，2019年7月，昨天，8号", published)
    assert [t.iso for t in found if t.iso][:1] == [iso]
    assert not any(t.iso for t in find_times("去年，7月，昨天，本月", published))


@pytest.mark.parametrize("text", ["2021年2月30日", "2月29日", "4月31日"])
def test_days_that_the_calendar_lacks(text: str) -> None:
    """A day that does not exist is no date."""
    assert all(len(t.iso) < 10 for t in find_times(f"在{text}，", PUBLISHED))


def test_month_after_a_year() -> None:
    """A month without a year takes that of the expression before it."""
    assert [t.iso for t in find_times("2018年5月开工，10月停工", PUBLISHED)] == ["2018-05", "2018-10"]


@given(st.text("0123456789年月日一二十今去明当同本上底初前天昨，至", max_size=30))
def test_any_run_of_such_characters(text: str) -> None:
    """Whatever the text, times lie in it, in order, and are empty or look like ISO 8601."""
    found = find_times(text, PUBLISHED)
    assert [t.start for t in found] == sorted(t.start for t in found)
    for time in found:
        assert 0 <= time.start < time.end <= len(text)
        assert [len(part) for part in time.iso.split("-") if part] == [4, 2, 2][: len(time.iso) // 3]
