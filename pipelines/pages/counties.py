"""Where a report of another county begins: a heading, and below it news of a county that the text above never names.

Briefs are too short for their wording to tell them apart. An article about several counties names them all in what it
begins with, or begins with none; and what it says of one names the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipelines.pages.headings import Heading
from pipelines.pages.paragraphs import Paragraph

_COUNTY: Final = re.compile("(?=([\u4e00-\u9fff]{2}[县市区旗]))")
_NO_NAME: Final = frozenset("全该我本各两多几每一二三四五六七八九十个由到在于与和从为把被将往")
_WORD: Final = re.compile(  # common words that end like the name of a county
    "[小景园地山城林库灾牧校厂街片辖矿港新展游业发试范护示社郊牧棚保]区|治[县区旗]|属[县市区]|[县城超都上门股夜早集菜]市|红旗|锦旗|国旗|党旗|彩旗"
)
_ENUMERATED: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[、，章节部])"
)
_NEWS: Final = re.compile(  # how news begins, before the county is named
    "^(?:(?:(?:19|20)\\d\\d年)?\\d{1,2}月(?:\\d{1,2}日)?|近日|日前|连日来|近期|近年来|今年|去年|昨[日天]|今[日天]|本[月周]|上[月周]|入[春夏秋冬]|截至)"
)
_OPENING: Final = 40
_ABOVE: Final = 60
_SENTENCE: Final = 15

Parts = Sequence[Paragraph | Heading]


def another_county(body: Parts) -> tuple[int, int] | None:
    """The first headings ``body[first:last]`` below which news of another county begins; None where there are none."""
    above = _paragraph(body, 0)
    here = _first(above[:_ABOVE])
    if not here:
        return None
    for first, last in _runs(body):
        below = _section(body, last)
        there = _subject([part.text for part in body[first:last]], below)
        if there and there not in _names("\n".join(part.text for part in body[:first])) and here not in _names(below):
            return first, last
    return None


def begins_as_news(text: str) -> bool:
    """Whether a text begins with when it was or in which county, as news does and few sections of an article do."""
    return bool(_NEWS.match(text) or _first(text[:_ABOVE]))


def _runs(body: Parts) -> list[tuple[int, int]]:
    """The stretches of headings that stand between two paragraphs, none of them numbered."""
    heads = [isinstance(part, Heading) for part in body]
    starts = [k for k in range(1, len(body)) if heads[k] and not heads[k - 1]]
    runs = [(k, next((j for j in range(k, len(body)) if not heads[j]), len(body))) for k in starts]
    return [run for run in runs if run[1] < len(body) and not any(_ENUMERATED.match(p.text) for p in body[slice(*run)])]


def _subject(headings: Sequence[str], below: str) -> str:
    """The county of which the text ``below`` the headings begins as news does; "" if it does not."""
    sentence = re.split("[。！？]", below, maxsplit=1)[0]
    if len(sentence) < _SENTENCE:
        return ""
    opens = _first(sentence if _NEWS.match(sentence) else sentence[:_OPENING])
    return opens if opens and any(opens[:2] in heading for heading in headings) else ""


def _section(body: Parts, start: int) -> str:
    """The paragraphs from ``start`` to the next heading."""
    stop = next((k for k in range(start, len(body)) if isinstance(body[k], Heading)), len(body))
    return "\n".join(part.text for part in body[start:stop])


def _paragraph(body: Parts, start: int) -> str:
    return next((part.text for part in body[start:] if isinstance(part, Paragraph)), "")


def _first(text: str) -> str:
    return next(iter(_listed(text)), "")


def _names(text: str) -> frozenset[str]:
    return frozenset(_listed(text))


def _listed(text: str) -> list[str]:
    """The names of counties in a text, in order, each by its last three characters."""
    return [name for name in _COUNTY.findall(text) if not _WORD.fullmatch(name[1:]) and not _NO_NAME & set(name[:2])]
