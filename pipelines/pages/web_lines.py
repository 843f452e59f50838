"""The line below a headline on a web page: who published it, when, and what was counted; nothing of it is the article.

``柳溪融媒 2025-08-12 10:20``, ``2025-08-12 来源：柳溪发布 作者：某某 浏览：68``, ``2025-08-12 柳溪网 作者 某某``,
``文章来源：柳溪发布 点击数：68 更新时间：2025-08-12``, ``11-30 08:34``.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.credits import Credit
from pipelines.pages.creditwords import PAPER
from pipelines.pages.dates import Day
from pipelines.pages.names import is_name

_HAN: Final = "[\u4e00-\u9fff]"
_SOURCE: Final = "(?:信息|稿件|文章|新闻)?来源|稿源"
_WRITER: Final = "作者|记者|通讯员|供稿人?|撰稿"
_COUNTED: Final = "(?:浏览|点击|阅读|访问|评论)(?:次数|量|数)?|人气|热度|(?:文章)?字数"
_OTHER: Final = (
    f"责任编辑|编辑|责编|审核|校对|发布者|发布机构|发布单位|信息员|{_COUNTED}|"
    "字体|字号|标签|专栏|栏目|(?:发布|更新|发表)?(?:时间|日期)|分享到?"
)
_LABEL: Final = f"{_SOURCE}|{_WRITER}|{_OTHER}"
_BEGUN: Final = f"(?:{_LABEL})[：:]|(?<![^ \u3000|丨])(?:{_LABEL})(?=[ \u3000])"
_FIELD: Final = re.compile(rf"(?P<label>{_BEGUN})[ \u3000]*(?P<said>.*?)(?=[ \u3000|丨]*(?:{_BEGUN})|$)")
_WHEN: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?(?!\d)"
    r"\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_OF_THIS_YEAR: Final = re.compile(r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
_PARTING: Final = re.compile(r"[-—|丨\s]+")
_PAPER: Final = re.compile(rf"(?:{_HAN}|[A-Za-z·丨.]){{2,16}}")
_DESK: Final = re.compile(
    rf"(?:{_HAN}{{0,4}}(?:宣传|医务|教务|政工|组织|综合|信息|新闻|行政)(?:处|科|室|部|办)|{_HAN}{{2,6}}(?:处|部|办|办公室))"
)
_COUNT: Final = re.compile(r"\d{1,7}|[大中小]字")
"""What else stands behind the day: how many read it, the size of print."""
_SENTENCE: Final = re.compile("[，。！？；“”]")
_LONGEST: Final = 100
_BEHIND: Final = 80
_MONTHS: Final = 12
_DAYS: Final = 31


def web_line(line: str) -> Credit | None:
    """What such a line says; None for any other, and for one that names no day."""
    if len(line) > _LONGEST:
        return None
    if found := _OF_THIS_YEAR.fullmatch(line.strip()):
        return Credit("byline", day=Day(0, int(found["month"]), int(found["day"])), lines=1) if _is_day(found) else None
    found = _WHEN.search(line)
    if found is None or _SENTENCE.search(line) or not _is_day(found) or len(line) - found.end() > _BEHIND:
        return None
    above, said = _parts(line[: found.start()])
    below, more = _parts(line[found.end() :])
    papers = [paper for word in below if (paper := PAPER.fullmatch(word))]
    others = [w for w in below if not (PAPER.fullmatch(w) or _COUNT.fullmatch(w) or _DESK.fullmatch(w))]
    names = [word for word in others if is_name(word)]
    if len(names) < len(others) or len(above) > 1 or not all(map(_PAPER.fullmatch, above)):
        return None
    said |= more
    names += [name for name in re.split("[ \u3000、，]+", said.get("writer", "")) if is_name(name)]
    publisher = said.get("source") or (papers[0]["name"] if papers else "".join(above))
    day = Day(int(found["year"]), int(found["month"]), int(found["day"]))
    return Credit("byline", tuple(names), publisher, day, lines=1)


def _parts(words: str) -> tuple[list[str], dict[str, str]]:
    """The words before the first label, and what stands behind each label."""
    fields = list(_FIELD.finditer(words))
    free = words[: fields[0].start()] if fields else words
    said = {_kind(field["label"].rstrip("：:")): field["said"].strip(" \u3000|丨-") for field in fields}
    return [word for word in _PARTING.split(free) if word], said


def _kind(label: str) -> str:
    if re.fullmatch(_SOURCE, label):
        return "source"
    return "writer" if re.fullmatch(_WRITER, label) else label


def _is_day(found: re.Match[str]) -> bool:
    return 1 <= int(found["month"]) <= _MONTHS and 1 <= int(found["day"]) <= _DAYS
