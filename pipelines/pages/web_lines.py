"""The line below a headline on a web page: who published it, when, and what was counted; nothing of it is the article.

``柳溪融媒 2025-08-12 10:20``, ``2025-08-12 来源：柳溪发布 作者：某某 浏览：68``, ``柳溪日报 2025-08-12 某某``.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.dates import Day
from pipelines.pages.names import is_name
from pipelines.pages.scanner import Credit

_HAN: Final = "[\u4e00-\u9fff]"
_SOURCE: Final = "(?:信息|稿件|文章|新闻)?来源|稿源"
_WRITER: Final = "作者|记者|通讯员|供稿人?|撰稿"
_OTHER: Final = (
    "责任编辑|编辑|责编|审核|校对|发布者|发布机构|发布单位|信息员|浏览(?:次数|量|数)?|点击(?:次数|量|数)?|阅读(?:次数|量|数)?|"
    "字体|字号|(?:发布|更新|发表)?(?:时间|日期)|分享到?"
)
_LABEL: Final = f"{_SOURCE}|{_WRITER}|{_OTHER}"
_FIELD: Final = re.compile(rf"(?P<label>{_LABEL})[：:] ?(?P<said>.*?)(?=[ \u3000|丨]*(?:{_LABEL})[：:]|$)")
_LINE: Final = re.compile(
    rf"[-—|丨\s]*(?P<paper>(?:{_HAN}|[A-Za-z·丨|]){{2,16}}?)??[-—|丨\s]*(?:(?:发布|更新|发表)?(?:时间|日期)[：:]\s?)?"
    r"(?P<year>(?:19|20)\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?P<rest>.{0,80})"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d[-/.年]")
"""What such a line has to hold: a quick no to most lines of text."""
_SENTENCE: Final = re.compile("[，。！？；“”]")
_LONGEST: Final = 100
_MONTHS: Final = 12
_DAYS: Final = 31


def web_line(line: str) -> Credit | None:
    """What such a line says; None for any other, and for one that names no whole day."""
    if len(line) > _LONGEST or ("20" not in line and "19" not in line):
        return None
    if not _YEAR.search(line) or _SENTENCE.search(line):
        return None
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    rest = found["rest"].strip(" \u3000|丨-")
    fields = list(_FIELD.finditer(rest))
    names = (rest[: fields[0].start()] if fields else rest).split()
    if not all(map(is_name, names)) or not _is_day(found):
        return None
    said = {_kind(field["label"]): field["said"].strip() for field in fields}
    writers = tuple(name for name in re.split("[ \u3000、，]+", said.get("writer", "")) if is_name(name))
    day = Day(int(found["year"]), int(found["month"]), int(found["day"]))
    return Credit("byline", tuple(names) + writers, said.get("source") or found["paper"] or "", day, lines=1)


def _kind(label: str) -> str:
    if re.fullmatch(_SOURCE, label):
        return "source"
    return "writer" if re.fullmatch(_WRITER, label) else label


def _is_day(found: re.Match[str]) -> bool:
    return 1 <= int(found["month"]) <= _MONTHS and 1 <= int(found["day"]) <= _DAYS
