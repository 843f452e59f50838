"""Whether two lines that stand one below the other are one headline, judged by wording, marks and the bodies.

Neither line need tell by itself: what they share with the bodies of the page does. The weights are the rounded mean of
two logistic regressions over the pairs of neighbouring lines of invented pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelines.pages.cleaning import is_open, width
from pipelines.pages.headings import LABEL, NUMBERED, OF_A_PLACE, OWN_PLACE, PREFIX, pairs, tie
from pipelines.pages.seams import continuation

if TYPE_CHECKING:
    from pipelines.pages.stacks import Near

_BRACKETS: Final = re.compile(r"【[^】]{2,12}】$")
_VERB: Final = re.compile(  # what a clause goes on with whose subject stands in the line above
    r"^(?:推[进动行出]|开展|召开|举[行办]|启动|签[约订下署]|共[建护享商谋筑]|集中|现场|焕发|绘[就出]|织密|构建|实施|落[户地成]|"
    r"挂牌|视察|调研|公布|发布|揭牌|迎来|实现|打造|走[进出向]|跑出|接[力续]|获[评批颁]|入[选围]|通过|完[成工]|投[用产]|开[工通园启]|"
    r"建[成起设]|化解|解[了决]|破解|守护|筑牢|助[力推]|送[到进上]|搬[进到]|变[成身]?|有了|来了|迈[向出]|擦亮|激活|架起|串起|撑起|"
    r"托起|点亮|唱响|奏响|按下|跑[进赢]|新增|再[添签]|[一二三四五六七八九十]年|[上下]半年|第[一二三四五六七八九十]{1,2}[年批届]|从哪|怎么|怎样|为何|如何|"
    r"在[^，]{2,10}(?:召开|举行|启动|揭牌|开[工园幕])|"
    r"[拉掀张]开|[开走迈驶飞跑闯挤]进|[就才都也还却竟又先][^，]{1,4}了|工作(?:推进|开展|进展)?(?:情况|总结|汇报|报告|简报)$|结成|"
    r"[闯种养唱干带写长晾跑]出|签[回下]|写[就下了]|[走种养干]了|坐镇|全[部面])"
)
_GENRE: Final = re.compile(
    r"(?:纪实|综述|见闻|扫描|调查|调研|观察|走笔|走访|回眸|纪事|记事|透视|掠影|启示录?|冷与热|之[路道]|记|背后)$"
)
_FIGURE: Final = re.compile(r"\d[\d.]*[余多]?[万亿千百]?(?:元|人次?|户|个|件|亩)")
_ISSUE: Final = re.compile(r"^[\u4e00-\u9fff]{0,4}[（(](?:\d{4}年)?第[^）)]{1,4}[期号][)）]$")  # of a bulletin
_LEFT_OVER: Final = re.compile(  # the last character of a word above, not one that can stand alone
    "^(?:(?![我你他她它谁新老真有好大小美红绿])[\u4e00-\u9fff]的|(?![看听瞧来])[\u4e00-\u9fff]，)"
)
_HELD_UP: Final = re.compile(  # 那通 without what is counted, 配上 without what is added
    "[这那每某][一二三两几]?[个条名座家根项支批户亩岁张件把只位场辆通封盏份]$|"
    "[一二两三四五六七八九十几数][座条处家所间套台批支项辆个](?:新|大|小|老|海上|空中|云上|水上|地下|移动|流动|特殊)$|"
    "[配装添搭架铺接挂盖穿]上$"
)
_FROM: Final = re.compile("从[^到至]{1,8}$")
_YEAR: Final = re.compile(r"\d{4}年$")
_EVENT: Final = ("召开", "举行", "开幕", "启动", "签约", "开工")
_UNENDED: Final = frozenset("的和与及在为对将把从向是让被给到于")
_GOES_ON: Final = frozenset("的和与及在为等了是")
_SHORT: Final = 5.0
_BASE: Final = -0.77
_TIE: Final = 1.57
_ABOVE: Final = 2.16
_CROSS: Final = 2.08
_ONE_BODY: Final = 2.62
_WIDTH: Final = -0.22
_RAGGED: Final = -0.11
_SHORT_ABOVE: Final = -0.34
_SHORT_BELOW: Final = -0.08
_APART: Final = -1.8
_BELOW_DASHED: Final = -1.03
_ABOVE_DASHED: Final = -1.78
_ONE_SPACED: Final = -1.8
_COLON: Final = -0.73
_LABEL: Final = -3.4
_OPEN: Final = 4.3
_OWN: Final = -2.2
_GOES_ON_VERB: Final = 2.85
_QUOTED: Final = 2.07
_BRACKET: Final = 1.1
_FIGURES: Final = -1.67
_DASH: Final = 2.9
_GENRE_BELOW: Final = 2.8
_WITHIN: Final = 3.9
_ACROSS: Final = 0.4
_MOST: Final = 0.6
_TWICE: Final = -0.7
_TWO_PLACES: Final = -1.2
_HALF_QUOTED: Final = -1.2
_MISSING: Final = 0.85
_CONTINUED: Final = 1.0
_CALLED: Final = 0.43
_ECHOED: Final = -1.2
_COLON_BELOW: Final = -0.9
_ISSUED: Final = 5.0
_FROM_TO: Final = 2.6
_OF_YEAR: Final = 2.1
_PARTED: Final = 4.0


def is_one(above: str, below: str, gap: int, near: Near, *, apart: bool) -> bool:
    """Whether the two lines of ``gap`` are of one headline; ``apart`` says that empty lines part them."""
    if (
        NUMBERED.match(below)
        or _BRACKETS.match(above)
        or _BRACKETS.match(below)
        or OF_A_PLACE.match(above)
        or OF_A_PLACE.match(below)
    ):
        return False
    if above.endswith("——") and " " in below:  # a kicker with its dash above a title of two clauses
        return False
    return _BASE + _by_form(above, below) + _by_bodies(above, below, gap, near) + _APART * apart > 0.0


def _by_bodies(above: str, below: str, gap: int, near: Near) -> float:
    """What speaks for one headline in the wording that the lines share with bodies."""
    (one, first), (two, second) = near.best(above, gap), near.best(below, gap)
    cross = min(near.overlap.share(above, second), near.overlap.share(below, first))
    score = _ABOVE * one + _MOST * max(one, two) + _CROSS * cross
    return score + _ONE_BODY * min(one, two) * (first == second)


def _by_form(above: str, below: str) -> float:
    """What speaks for one headline in the lines themselves."""
    score = _TIE * tie(above, below) + _by_width(width(above), width(below)) + _by_ends(above, below)
    score += _ONE_SPACED * ((" " in above) != (" " in below)) + _ECHOED * (above[:2] in below)
    score += _TWICE * (not pairs(above).isdisjoint(pairs(below)))
    score += _TWO_PLACES * bool(PREFIX.match(above) and PREFIX.match(below))
    score += _LABEL * bool(LABEL.match(above) or LABEL.match(below)) + _OWN * bool(OWN_PLACE.match(below))
    score += _COLON_BELOW * ("：" in below[1:-1]) + _ISSUED * bool(_ISSUE.match(below))
    score += _GOES_ON_VERB * bool(_VERB.match(below)) + _FIGURES * bool(_FIGURE.search(below))
    score += _ACROSS * continuation(above, below) + _WITHIN * ("——" in above[1:-2] and not below.startswith("—"))
    if above.endswith("——"):
        score += _DASH + _GENRE_BELOW * bool(_GENRE.search(below))
    return score


def _by_width(above: float, below: float) -> float:
    score = _WIDTH * (above + below) + _RAGGED * abs(above - below)
    return score + _SHORT_ABOVE * (above < _SHORT) + _SHORT_BELOW * (below < _SHORT)


def _by_ends(above: str, below: str) -> float:
    """What the marks and characters say that the lines begin and end with."""
    score = _BELOW_DASHED * below.startswith("—") + _ABOVE_DASHED * above.startswith("—")
    score += _COLON * above.endswith(("：", ":")) + _OPEN * is_open(above) + _CALLED * below.endswith(_EVENT)
    score += _HALF_QUOTED * (above.count("“") > above.count("”"))
    score += _FROM_TO * bool(below[0] in "到至" and _FROM.search(above)) + _OF_YEAR * bool(_YEAR.search(above))
    score += _QUOTED * below.startswith("“") + _BRACKET * (below[0] in "（(")
    score += _PARTED * bool(_LEFT_OVER.match(below) or _HELD_UP.search(above))
    return score + _MISSING * (above[-1] in _UNENDED) + _CONTINUED * (below[0] in _GOES_ON)
