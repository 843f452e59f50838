"""The words of time in newspapers, as one regular expression with a named group for each way of saying it."""

from __future__ import annotations

import re
from typing import Final

SMALL: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_COUNT: Final = r"(?<![\d第.])\d{1,3}|(?<![第十百千])[一二两三四五六七八九十]{1,3}|半"
_YEAR: Final = r"(?<![\d.])(?:1[89]|20)\d\d|[一二][〇零○九八七六五四三二一]{3}"
_RELATIVE_YEAR: Final = "今年|去年|前年|明年|后年|当年|同年|那年|本年|上年|次年|翌年|今(?=[春夏秋冬])|去(?=[春夏秋冬])"
_DASH: Final = r"(?:[—–－\-~～]{1,2}|至|到)"
_NO_COUNT: Final = r"(?<![\d一二三四五六七八九十两几多半每近百千万数周整全常往逐连当])"

_PLAN: Final = (
    r"[“\"‘「]?(?<![\u4e00-\u9fff])(?P<plan>十?[一二三四五六七八九]|十)五[”\"’」]?"
    r"(?P<plan_part>期间|时期|以来|末|初|开局|收官)"
)
_DECADE: Final = (
    r"(?:(?P<century>\d\d|十[五六七八九]|二十一?)世纪|(?P<same_century>上个?世纪|本世纪))?"
    r"(?P<decade>(?<!\d)[1-9]0|[一二三四五六七八九]十)年代(?:[初末]|[中前后]期)?"
)
_PAST_SPAN: Final = (
    rf"(?:近|最近|过去)(?P<span>{_COUNT})(?:多|余)?个?(?P<span_unit>年|(?<=个)月|天)(?:以?来|间|内)?"
    rf"|(?P<since>{_COUNT})(?:多|余)?个?(?P<since_unit>年|(?<=个)月|天)以?来"
)
_AWAY: Final = (
    rf"(?P<away>{_COUNT})(?:(?:多|余)?(?P<away_unit>年)|个(?P<away_month>月)|(?P<away_day>天|周|星期))"
    r"(?P<way>(?:之|以)?[前后])(?![往方期续来])"
)
_VAGUE: Final = (
    r"(?P<vague>日前|近日|近期|近来|前不久|不久前|连日来|近年来|多年来|一直以来|长期以来|目前|眼下|如今|当前|截至发稿)"
)
_DAY_WORD: Final = (
    r"(?P<day_word>今[天日晨晚早]|昨[天日晚夜晨]|前天|明[天日晚]|后天)"
    r"|(?P<same_day>当[天日晚]|同日|即日)|(?P<next_day>次日|翌日|第二天|隔天)|(?P<eve>前一[天日])|(?P<same>同期)"
)
_WEEK: Final = (
    r"(?P<week>(?<!以)上上|[上本这下])个?(?:周|星期|礼拜)(?![年边岁全])(?P<week_day>[一二三四五六日天])?"
    r"|(?:(?<=[，。；、：“（在于到至从本])|^)(?:周|星期|礼拜)(?P<bare_week_day>[一二三四五六日天])(?=[，。、上下早晚至到（的]|$)"
)
_YEARS: Final = rf"(?<!\d)(?P<from_year>(?:19|20)\d\d){_DASH}(?P<to_year>(?:19|20)\d\d)年(?!{SMALL}月)"
_MONTH: Final = (
    rf"(?<!\d)(?:(?P<from_month>\d{{1,2}}){_DASH})?(?P<month>{SMALL})月(?![龄票供嫂子光亮饼度均薪租])份?"
    r"|(?P<month_word>本月|上个?月|当月|同月|这个月|下个?月|次月|(?<![个每\d])月(?=[底末初]|[上中下]旬))"
)
_DAY: Final = (
    rf"(?:(?<!\d)(?P<from_day>\d{{1,2}}){_DASH})?(?<![\d第每])(?P<day>{SMALL})"
    r"(?:日(?![均产处])|号(?=[，。、；：上下晚早起至到前后的开]|$))"
)
_YEAR_PART: Final = (
    r"(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[二两三])季度"
    rf"|(?P<year_part>{_NO_COUNT}年(?:[初底末终]|内(?![部容外需]))|(?<=年)(?:[底末]|初(?![步中级次夏心冬春秋衷])|内(?![部容外需])))"
    r"|(?P<feast>元旦|清明(?:节)?|[“]?五一[”]?|国庆)|(?P<season>(?<=[年今去明])[春夏秋冬][季天]?)"
)
_CALENDAR: Final = (
    rf"(?:(?P<year>{_YEAR})年(?![级代龄])度?|(?P<year_word>{_RELATIVE_YEAR}))?"
    rf"(?:{_YEAR_PART}|(?:{_MONTH})?(?:{_DAY}|(?<=[月份])(?P<month_part>[上中下]旬|[底末]|初(?![步中级次夏心])))?)"
)
TIME_WORDS: Final = re.compile(
    r"(?=[\d一二两三四五六七八九十半今去前明后当同那本上下次翌这月年近最过日不连多长目眼如截昨即第隔周星礼元清国春夏秋冬“\"‘「])"
    rf"(?:{_PLAN}|{_DECADE}|{_PAST_SPAN}|{_AWAY}|{_VAGUE}|{_DAY_WORD}|{_WEEK}|{_YEARS}|{_CALENDAR})"
)
"""Matches every expression of time, and the empty text where none begins."""

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}


def number(text: str | None) -> int | None:
    """A number of at most three digits in figures or characters (12, 十二, 两); None where it is none, 半 included."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(ones, 0)


def year_number(text: str) -> int:
    """A year in figures or characters (二〇一九)."""
    return int("".join(str(_DIGITS.get(c, c)) for c in text))
