"""Texts whose marks part several articles: headings of one level, or rules, with an article of its own below each.

One article has headings too. Those of several articles stand at the top, under nothing but the name of a periodical, or
have below each what only an article has: a dateline, a byline, a day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from pipelines.briefs import headlines_of_briefs
from pipelines.pages.bylines import closing, signature, whole_lines
from pipelines.pages.cleaning import is_finished
from pipelines.pages.counties import begins_as_news
from pipelines.pages.credits import Credit
from pipelines.pages.dates import full_date
from pipelines.pages.openings import opening
from pipelines.reading import SourceText

_DEEPEST: Final = 3
_LEAST: Final = 2
_TITLE: Final = 40
_BODY: Final = 12
_LONG: Final = 12
_SHORT: Final = 7
_LABEL: Final = 6
_LOOKED_AT: Final = 4
_NUMBERED: Final = re.compile(
    r"^(?:[（(【\[]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d|月|年|日|时|点))[)）】\]、.．：:\s]|"
    r"第[一二三四五六七八九十\d]{1,3}[、，章节部条\s]|[一二三四五六七八九十]是|[①②③④⑤⑥⑦⑧⑨⑩])"
)
_PERIODICAL: Final = re.compile(
    r"(?:(?<![通汇喜捷海])报|简讯|快讯|短讯|要闻|动态|信息|汇编|选编|选登|集锦|荟萃|专刊|新闻|资讯|网站?|频道|在线|首页|门户|发布|融媒|"
    r"公众号|目录|导读|播报|速递|速览|摘要|工作交流)(?:$|[（(\s_|·：:总\d第-])|第\s?.{1,6}\s?[期版]|总第|期$"
)
_ISSUED: Final = re.compile(
    r"^(?:主办|编印|编发|签发|责任?编|编辑|审核|校对|主编|来源|时间|日期|电话|地址|印发|报送|抄送)"
)
_OWN: Final = re.compile("^(?:本报|本网|本台|本刊)?讯[ \u3000（(]|^(?:本报|本网|本台|本刊)[^，。]{0,12}[讯电]")


class Parted(NamedTuple):
    """The texts of several articles in order, what stands above them and speaks of all, and the lines left out."""

    parts: tuple[SourceText, ...] = ()
    above: str = ""
    left: tuple[str, ...] = ()


def articles_within(text: SourceText) -> Parted:
    """The texts of the articles that the marks of ``text`` part; none where it is not parted by them.

    A text below a heading is one article and has it as its title; what is parted by rules, or stands above the first
    heading, is a page of its own.
    """
    if not text.marks and text.holds == "page" and not text.pages:
        text = replace(text, marks=headlines_of_briefs(text.text))
    rules = {mark.line for mark in text.marks if not mark.level}
    lines = ["" if k in rules else line for k, line in enumerate(text.text.split("\n"))]
    for level in sorted({mark.level for mark in text.marks if 0 < mark.level <= _DEEPEST}):
        if (parted := _by_headings(text, lines, level)).parts:
            return parted
    return _by_rules(text, lines, rules)


def _by_headings(text: SourceText, lines: Sequence[str], level: int) -> Parted:
    levels = {mark.line: mark.level for mark in text.marks if 0 < mark.level <= level and mark.line < len(lines)}
    heads = [line for line in levels if lines[line].strip() and not lines[line].endswith("。")]
    spans = [span for span in pairwise([*heads, len(lines)]) if levels[span[0]] == level]
    deeper = [mark.line for mark in text.marks if mark.level > level]
    own = [span for span in spans if _is_text(_directly(lines, *span, deeper))]
    if len(own) < _LEAST or 2 * len(own) <= len(spans):
        return Parted()
    before = lines[: own[0][0]]
    titles = [lines[start].strip() for start, _ in own]
    bodies = [lines[start + 1 : end] for start, end in own]
    if not (_are_signed(bodies) or _stand_at_top([text.title, *before], titles, bodies)):
        return Parted()
    if not (all(mark.named for mark in text.marks) or _are_signed(bodies) or _are_news(bodies)):
        return Parted()
    parts = [_article(text, body, title) for body, title in zip(bodies, titles, strict=True)]
    inside = {line for span in own for line in range(*span)}
    left = [line for k, line in enumerate(lines) if k >= len(before) and k not in inside]
    if _is_text(before):
        return Parted((_page(text, before), *parts), left=_full(left))
    return Parted(tuple(parts), "\n".join(before), _full(left))


def _by_rules(text: SourceText, lines: Sequence[str], rules: Collection[int]) -> Parted:
    """The texts between rules below which, or right above which, a headline stands with its text."""
    full = [k for k, line in enumerate(lines) if line.strip()]
    cuts = sorted({cut for rule in rules if (cut := _headline_at(lines, full, rule)) >= 0})
    parts = [lines[a:b] for a, b in pairwise([0, *cuts, len(lines)])]
    own = parts if _is_text(parts[0]) else parts[1:]
    titles, bodies = [part[0].strip() for part in own], [part[1:] for part in own]
    if len(own) < _LEAST or not all(map(_is_text, bodies[1:])):
        return Parted()
    if not (_are_headlines(titles, bodies) or _are_signed(bodies)):
        return Parted()
    above = takewhile(lambda line: not _is_headline(line), parts[0]) if _is_text(parts[0]) else parts[0]
    return Parted(tuple(_page(text, part) for part in own), "\n".join(above))


def _headline_at(lines: Sequence[str], full: Sequence[int], rule: int) -> int:
    """The line of the headline that stands below the rule, or above it as what is underlined; -1 if none does."""
    below = [k for k in full if k > rule][:2]
    above = [k for k in full if k < rule][-2:]
    if len(below) > 1 and _is_headline(lines[below[0]]):
        return below[0]
    if not above or not below or not _is_headline(lines[above[-1]]):
        return -1
    alone = len(above) == 1 or above[0] < above[1] - 1
    return above[-1] if alone and rule == above[-1] + 1 else -1


def _is_headline(line: str) -> bool:
    words = line.strip()
    if not _LABEL < len(words) <= _TITLE or "。" in words or words[-1] in "，、；：":
        return False
    return not (_NUMBERED.match(words) or _is_of_the_issue(words) or whole_lines([words]))


def _stand_at_top(above: Sequence[str], titles: Sequence[str], bodies: Sequence[Sequence[str]]) -> bool:
    """Whether headlines stand under nothing but the name of a periodical, as subheadings under their title do not."""
    words = [line.strip() for line in above if line.strip()]
    if any(map(_NUMBERED.match, titles)):
        return False
    if not all(line in titles or len(line) <= _LABEL or _is_of_the_issue(line) for line in words):
        return False
    return any(map(_PERIODICAL.search, words)) or _are_headlines(titles, bodies)


def _are_headlines(titles: Sequence[str], bodies: Sequence[Sequence[str]]) -> bool:
    """Whether what stands above the texts is long enough for headlines, the less so the more texts begin as news."""
    length = sum(map(len, titles[1:])) / len(titles[1:])
    news = sum(begins_as_news(_full(body)[0]) for body in bodies[1:])
    return length >= _LONG or (length >= _SHORT and 2 * news >= len(bodies[1:]))


def _are_news(bodies: Sequence[Sequence[str]]) -> bool:
    """Whether all the texts, but for one at most, begin as news does."""
    return sum(begins_as_news(_full(body)[0]) for body in bodies) >= max(_LEAST, len(bodies) - 1)


def _is_of_the_issue(line: str) -> bool:
    """Whether the line names a periodical, its number, its day or who made it."""
    if is_finished(line):
        return False
    return bool(_PERIODICAL.search(line) or _ISSUED.match(line) or full_date(line))


def _is_signed(body: Sequence[str]) -> bool:
    """Whether a text begins or ends as only an article does."""
    full = _full(body)
    if not full:
        return False
    begins = opening(full[:1]) or whole_lines(full[:_LOOKED_AT])
    if begins or _OWN.match(full[0]):
        return not isinstance(begins, Credit) or begins.kind != "photo"
    ends = closing(full[-1]) if full[1:] else None
    return bool(ends and ends[0].kind != "photo") or bool(full[1:] and signature(full[-1]))


def _are_signed(bodies: Sequence[Sequence[str]]) -> bool:
    """Whether all the texts, but for one at most, begin or end as only articles do."""
    signed = sum(map(_is_signed, bodies))
    return signed >= max(_LEAST, len(bodies) - 1)


def _is_text(lines: Sequence[str]) -> bool:
    return any(len(line.strip()) >= _BODY and ("。" in line or is_finished(line.strip())) for line in lines)


def _full(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(words for line in lines if (words := line.strip()))


def _directly(lines: Sequence[str], start: int, end: int, deeper: Sequence[int]) -> Sequence[str]:
    """The lines below the heading at ``start``, up to the next heading of any level."""
    return lines[start + 1 : next((k for k in deeper if start < k < end), end)]


def _article(text: SourceText, lines: Sequence[str], title: str) -> SourceText:
    return replace(text, text="\n".join(lines), title=title, holds="article", marks=(), reporters=())


def _page(text: SourceText, lines: Sequence[str]) -> SourceText:
    return replace(text, text="\n".join(lines), title="", holds="page", marks=(), reporters=())
