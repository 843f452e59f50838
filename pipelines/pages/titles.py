"""Which of an article's headings is its title, and which are kicker, subtitle or the label of a series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipelines.pages.cleaning import width
from pipelines.pages.headings import LABEL, Heading
from pipelines.pages.overlap import Overlap

_SERIES: Final = re.compile(
    r"(?:·|之|[（(])[一二三四五六七八九十\d]{1,3}[)）]?$|^【[^】]{2,12}】$|"
    r"^(?:专题|专栏|特刊|要闻|简讯|短讯|快讯|图片新闻|综合新闻|本版导读|导读|编者按|核心提示|新闻速递|一线传真)[^，。]{0,8}$"
)
_DETAIL: Final = re.compile(r"^[\u4e00-\u9fff]{1,11}(?:[省市县区旗镇乡村]|今年|去年).*\d")
_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{1,9}?[省市县区旗州镇乡村]")
_MOTTO: Final = 0.3
_SUBTITLE: Final = re.compile(r"^(?:——|—|--|我[省市县区旗州]|全[省市县区旗州]|近\d)")


def main_title(headings: Sequence[Heading], text: str = "") -> Heading | None:
    """The main headline among a kicker, a title and subtitles; None if there is no heading at all.

    ``text`` is the article's body: what shares none of its wording is a motto above the title.
    """
    if not headings:
        return None
    titles = [
        h for h in headings if not (_SERIES.search(h.text) or LABEL.match(h.text) or h.text.startswith(("—", "--")))
    ] or list(headings)
    titles = [h for h in titles if not h.text.endswith(("——", "：", ":"))] or titles
    if len(titles) > 2 and not _SUBTITLE.match(titles[1].text):
        titles = titles[:2]
    if len(titles) == 1 or _SUBTITLE.match(titles[1].text):
        return titles[0]
    chosen = _of_two(titles[0], titles[1])
    other = titles[1] if chosen is titles[0] else titles[0]
    if text and not (chosen is titles[0] and _DETAIL.search(other.text)):
        overlap = Overlap([text])
        one, two = (overlap.share(_PLACE.sub("", heading.text) or heading.text, 0) for heading in (chosen, other))
        if one < two - _MOTTO:
            return other
    return chosen


def _of_two(first: Heading, second: Heading) -> Heading:
    """Which of two lines is the title: a kicker above it is short, a subtitle below it long and full of figures."""
    one, two = width(first.text), width(second.text)
    if two > 16 and two >= 1.8 * one:
        return first
    if (" " in first.text) != (" " in second.text):
        return first if " " in first.text else second
    if "“" in second.text and "“" not in first.text:
        return second
    if two >= 12 and two >= 1.5 * one:
        return first
    if first.rows != second.rows:
        return first if first.rows > second.rows else second
    return first if _DETAIL.search(second.text) and not _DETAIL.search(first.text) else second
