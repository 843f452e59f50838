"""Which of an article's headings is its title, and which are kicker, subtitle or the label of a series.

A title says what the body says, is set longer than the label above it, and often has a colon, quotation marks or two
clauses; a subtitle gives figures or begins with a dash, a kicker names a campaign or who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, repeat
from typing import Final

from pipelines.pages.cleaning import width
from pipelines.pages.headings import LABEL, NUMBERED, Heading
from pipelines.pages.overlap import Overlap

_SERIES: Final = re.compile(
    r"(?:·|之|[（(])[一二三四五六七八九十\d]{1,3}[)）]?$|^【[^】]{2,12}】$|"
    r"^(?:专题|专栏|特刊|要闻|简讯|短讯|快讯|图片新闻|综合新闻|本版导读|导读|编者按|核心提示|新闻速递|一线传真)[^，。]{0,8}$"
)
_LETTERHEAD: Final = re.compile(
    r"(?:政府|委|委员会|办公室|[局厅部办院会])文件$|[〔\[（(](?:19|20)\d\d[〕\]）)]第?\s?\d{1,4}号$"
)
"""Above the title of an official document: whose document it is, and its number."""
_PLACE: Final = re.compile(r"^(?:[\u4e00-\u9fff]{2,15}?自治[县州旗区]|[\u4e00-\u9fff]{1,9}?[省市县区旗州镇乡村])")
_FIGURE: Final = re.compile(  # what a subtitle ends with: so many people or households who gain, or so much of a thing
    r"^\D.*\d[\d.]*[余多]?[万亿千百]?(?:(?:人次?|户|名).{0,4}|"
    r"(?:元|个|家|件|亩|吨|公里|千米|平方米|条|处|场|项|支|只|座|辆|台|斤|%|次).{0,2})$"
)
_WITH_SUBTITLE: Final = re.compile(r".{4}——.{4}")
_OF_A_PLACE: Final = re.compile(r"^[^：]{2,10}：.{4}")
_ATTENDED: Final = re.compile(r"(?:指出|强调|要求|主办|主持|讲话|出席)$")
_LOOKING_BACK: Final = re.compile(  # what a line under or over a title says of the report
    r"(?:这[一二三四五六七八九十几两]年|[一二三四五六七八九十两]+年间|纪实|小记|走笔|见闻|侧记|掠影|巡礼|回访|综述|扫描|见[成实]效|显成效)$"
)
_SIGNED: Final = re.compile(r"记者[ \u3000]\S")
_OUTLET: Final = re.compile(
    r"[\u4e00-\u9fff·]{2,12}(?:新媒体|全媒体|融媒体?(?:中心)?|客户端|官方微信|(?:微信)?公众号|官网)"
)
"""What alone on a line is whose page it is, above the headline or below the body."""
_DASHED: Final = ("—", "--")
_UNDONE: Final = ("——", "：", ":")
_ENOUGH: Final = 12.0
_MOST: Final = 24.0
# What each sign is worth, as the logarithm of odds, in round figures.
_WORDING: Final = 3.0
_LENGTH: Final = 0.6
_TOO_LONG: Final = -1.5
_PLACES: Final = (0.0, 0.8)
_LATER: Final = 0.2
_SIGNS: Final = ((_WITH_SUBTITLE, 1.5), (_OF_A_PLACE, 1.3), (_FIGURE, -2.0), (_ATTENDED, -1.4), (_LOOKING_BACK, -1.5))
_QUOTED: Final = 1.5
_TWO_CLAUSES: Final = 0.4
_EVEN: Final = 0.8
_TWO_ROWS: Final = 1.4
_NO_TITLE: Final = -6.0


def main_title(headings: Sequence[Heading], text: str = "") -> Heading | None:
    """The main headline among a kicker, a title and subtitles; None if there is no heading that can be one.

    ``text`` is the article's body: what shares little of its wording is a motto above the title.
    """
    headings = [heading for heading in headings if not (heading.label or _OUTLET.fullmatch(heading.text))]
    if len(headings) < 2:
        return headings[0] if headings else None
    overlap = Overlap([text])
    places = chain(_PLACES, repeat(_LATER))
    scores = [_score(heading, overlap) + worth for heading, worth in zip(headings, places, strict=False)]
    return headings[scores.index(max(scores))]


def _score(heading: Heading, overlap: Overlap) -> float:
    """How much looks like a title, by wording and form."""
    words = heading.text
    size = width(words)
    score = _WORDING * overlap.share(_PLACE.sub("", words) or words, 0)
    score += _LENGTH * min(1.0, size / _ENOUGH) + _TOO_LONG * (size > _MOST and "——" not in words)
    score += sum(worth for sign, worth in _SIGNS if sign.search(words))
    score += (
        _QUOTED * ("“" in words and not _FIGURE.search(words))
        + _TWO_CLAUSES * (" " in words)
        + _EVEN * _is_couplet(words)
        + _TWO_ROWS * (heading.rows > 1)
    )
    return score + _NO_TITLE * _is_none(words)


def _is_couplet(words: str) -> bool:
    """Whether the words are two clauses of the same length (旧港清了淤 近海种下礁)."""
    halves = [width(half) for half in words.split(" ")]
    return len(halves) == 2 and halves[0] == halves[1] and not any(c.isdigit() for c in words)


def _is_none(words: str) -> bool:
    """Whether the words are what stands about a title: a label, a dash or a colon, a byline."""
    if words.startswith(_DASHED) or words.endswith(_UNDONE) or NUMBERED.match(words):
        return True
    return any(sign.search(words) for sign in (_SERIES, _LETTERHEAD, _SIGNED)) or bool(LABEL.match(words))
