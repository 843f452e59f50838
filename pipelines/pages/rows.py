"""Whether two lines that stand one below the other are one headline, judged by wording, marks and the bodies.

Neither line need tell by itself: what they share with the bodies of the page does. The weights are those of a logistic
regression over the pairs of neighbouring lines of invented pages, in round figures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelines.pages.cleaning import is_open, width
from pipelines.pages.headings import LABEL, OF_A_PLACE, OWN_PLACE, PREFIX, pairs, tie
from pipelines.pages.joints import likelihood

if TYPE_CHECKING:
    from pipelines.pages.stacks import Near

_BRACKETS: Final = re.compile(r"【[^】]{2,12}】$")
_VERB: Final = re.compile(  # what a clause goes on with whose subject stands in the line above
    r"^(?:推[进动行出]|开展|召开|举[行办]|启动|签[约订下署]|共[建护享商谋筑]|集中|现场|焕发|绘[就出]|织密|构建|实施|落[户地成]|"
    r"挂牌|视察|调研|公布|发布|揭牌|迎来|实现|打造|走[进出向]|跑出|接[力续]|获[评批颁]|入[选围]|通过|完[成工]|投[用产]|开[工通园启]|"
    r"建[成起设]|化解|解[了决]|破解|守护|筑牢|助[力推]|送[到进上]|搬[进到]|变[成身]?|有了|来了|迈[向出]|擦亮|激活|架起|串起|撑起|"
    r"托起|点亮|唱响|奏响|按下|跑[进赢]|新增|再[添签]|[一二三四五六七八九十]年|[上下]半年|第[一二三四五六七八九十]{1,2}[年批届]|从哪|怎么|为何|如何|"
    r"在[^，]{2,10}(?:召开|举行|启动|揭牌|开[工园幕]))"
)
_GENRE: Final = re.compile(
    r"(?:纪实|综述|见闻|扫描|调查|调研|观察|走笔|走访|回眸|纪事|记事|透视|掠影|启示录?|冷与热|之[路道]|记|背后)$"
)
_FIGURE: Final = re.compile(r"\d[\d.]*[余多]?[万亿千百]?(?:元|人次?|户|个|件|亩)")
_WORD: Final = 1.5
_TIE: Final = 1.8
_ABOVE: Final = 1.5
_MOST: Final = 1.2
_CROSS: Final = 2.4
_ONE_BODY: Final = 2.2
_TWICE: Final = -1.4
_WIDTH: Final = -0.26
_APART: Final = -2.1
_BELOW_DASHED: Final = -1.8
_ABOVE_DASHED: Final = -2.2
_ONE_SPACED: Final = -1.8
_COLON: Final = -2.4
_LABEL: Final = -3.6
_OPEN: Final = 4.4
_OWN: Final = -1.8
_TWO_PLACES: Final = -2.4
_GOES_ON: Final = 3.5
_DASH: Final = 3.7
_GENRE_BELOW: Final = 3.7
_WITHIN: Final = 4.9
_QUOTED: Final = 2.1
_FIGURES: Final = -1.6
_ACROSS: Final = 2.9
_HALF_QUOTED: Final = -2.4
_BASE: Final = -0.7


def is_one(above: str, below: str, gap: int, near: Near, *, apart: bool) -> bool:
    """Whether the two lines of ``gap`` are of one headline; ``apart`` says that empty lines part them."""
    if _BRACKETS.match(above) or _BRACKETS.match(below) or OF_A_PLACE.match(above):
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
    score = _TIE * tie(above, below) + _WIDTH * (width(above) + width(below))
    score += _TWICE * (not pairs(above).isdisjoint(pairs(below))) + _ONE_SPACED * ((" " in above) != (" " in below))
    score += _BELOW_DASHED * below.startswith("—") + _ABOVE_DASHED * above.startswith("—")
    score += _COLON * above.endswith(("：", ":")) + _LABEL * bool(LABEL.match(above)) + _OPEN * is_open(above)
    score += _OWN * bool(OWN_PLACE.match(below)) + _TWO_PLACES * bool(PREFIX.match(above) and PREFIX.match(below))
    score += _GOES_ON * bool(_VERB.match(below)) + _QUOTED * below.startswith("“")
    score += _FIGURES * bool(_FIGURE.search(below)) + _ACROSS * (likelihood(above, below) > _WORD)
    score += _HALF_QUOTED * (above.count("“") > above.count("”"))
    if above.endswith("——"):
        return score + _DASH + _GENRE_BELOW * bool(_GENRE.search(below))
    return score + _WITHIN * ("——" in above[1:-2] and not below.startswith("—"))
