"""The line at the head of a page that states paper and day of the issue among the page's number, name and editors.

``2 要闻  柳溪晚报  2023年6月15日 星期四  责任编辑：某某``; the day alone, also in Chinese numerals.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.compact import as_meant
from pipelines.pages.credits import Credit
from pipelines.pages.creditwords import OFFICE, OWN, PAPER, WEEKDAY
from pipelines.pages.dates import Day, full_date
from pipelines.pages.web_lines import web_line

_NUMERAL: Final = "〇○零一二三四五六七八九十"
_DATE: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d ?[年./-]/? ?\d{1,2} ?[月./-]/? ?\d{1,2}(?: ?日|(?!\d))|"
    rf"[二一][{_NUMERAL}]{{3}}年[{_NUMERAL}]{{1,2}}月[{_NUMERAL}]{{1,3}}日"
)
_YEAR: Final = re.compile(rf"(?:19|20)\d\d ?[年./-]|[二一][{_NUMERAL}]{{3}}年")
"""What such a line has to hold: a quick no to most lines of text."""
_HINTS: Final = ("20", "19", "2O", "年", ":", "：")
_PARTING: Final = re.compile("[ \u3000|｜丨/]+")
_SLASHED: Final = re.compile("(?<=[年月])/")
_NUMBER: Final = re.compile(
    rf"(?:第?[A-Z]?\d{{1,3}}版?|第[{_NUMERAL}]{{1,3}}版)(?:[：:·][\u4e00-\u9fff]{{2,8}})?|今日\d{{1,3}}版|[（(]?总?第\s?\d{{1,6}}期[)）]?"
)
_NAME: Final = re.compile("[\u4e00-\u9fff·]{2,6}")
_NAMES: Final = re.compile("[\u4e00-\u9fff、，]{2,12}")
_SECTION: Final = re.compile(
    "(?:综合|本地|地方|基层|[县区市]域|[县区]区|区县|都市|国内|国际|社会|民生|经济|时政|图片)?新闻"
)
_SENTENCE: Final = re.compile("[。！？；“”]")
_LONGEST: Final = 90
_MOST_NAMES: Final = 2


def stated(line: str) -> Credit | None:
    """What a line says that states a whole day, below a headline of the web or at the head of a page; else None."""
    if all(part not in line for part in _HINTS):
        return None
    line = as_meant(line)
    return web_line(line) or folio(line)


def folio(line: str) -> Credit | None:
    """What such a line says; None for any other, and for one that names no whole day."""
    if len(line) > _LONGEST or not _YEAR.search(line) or _SENTENCE.search(line):
        return None
    found = _DATE.search(line)
    iso = full_date(_SLASHED.sub("", found[0])) if found else ""
    if not found or not iso:
        return None
    words = [word for word in _PARTING.split(f"{line[: found.start()]} {line[found.end() :]}") if word]
    paper, others = _paper(words)
    if words and not _is_issue(others, known=bool(paper)):
        return None
    year, month, day = map(int, iso.split("-"))
    issue = any(WEEKDAY.fullmatch(word) or _NUMBER.fullmatch(word) for word in others)
    name = "" if re.fullmatch(OWN, paper) else paper
    return Credit("byline", (), name, Day(year, month, day), lines=1, issue=issue)


def _paper(words: list[str]) -> tuple[str, list[str]]:
    """The word that names a newspaper, or else a station, and the others."""
    names = {word: found["name"] for word in words if (found := PAPER.fullmatch(word.strip("《》")))}
    names = {word: name for word, name in names.items() if not _SECTION.fullmatch(word)} or names
    best = next((word for word in names if word.strip("《》").endswith("报")), next(iter(names), ""))
    return names.get(best, ""), [word for word in words if word != best]


def _is_issue(words: list[str], *, known: bool) -> bool:
    """Whether the words are nothing but what stands beside the day: weekday, number and name of the page, editors."""
    names, office = 0, False
    for word in words:
        if WEEKDAY.fullmatch(word) or _NUMBER.fullmatch(word):
            known, office = True, False
        elif label := OFFICE.match(word):
            rest = word[label.end() :]
            known, office = True, True
            if rest and not _NAMES.fullmatch(rest):
                return False
        elif not (office and _NAMES.fullmatch(word)):
            names += 1
            if not _NAME.fullmatch(word) or names > _MOST_NAMES:
                return False
    return known
