"""Heading lines to headlines: which lines are one headline broken in two, which are kicker, title and subtitle."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Final

from pipelines.pages.cleaning import HAN, cannot_start, glue, is_open, unspace_heading, width
from pipelines.pages.lines import Line

_MOST_ROWS: Final = 4
_SHORT: Final = 8.0
_TINY: Final = 6.0
_LONG: Final = 26.0
_TWICE: Final = 1.5
_ONCE: Final = 0.1
_WIDEST: Final = 24.0
OWN_PLACE: Final = re.compile(r"^(?:我[省市县区旗州]|本[省市县区旗州]|全[省市县区旗州]|——|近\d)")
OF_A_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:[省市县区旗州镇乡村河湖山]|街道|社区)[：:]$")
LABEL: Final = re.compile(
    r"^[\u4e00-\u9fff]{3,8}(?:特稿|特刊|专稿)$|^[\u4e00-\u9fff]{4,7}看[\u4e00-\u9fff]{1,9}[\u4e00-\u9fff省市县区旗州]$|"
    r"^(?:聚焦|关注|直击|走进)[\u4e00-\u9fff]{2,6}$|^[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6}$|^[\u4e00-\u9fff]{2,8}(?:进行时|在行动|直通车)$|"
    r"^[\u4e00-\u9fff]{0,4}走(?:基层|一线|乡村|企业)$|^[\u4e00-\u9fff]{2,8}(?:调研|采访|采风|蹲点)行$|"
    r"^(?:[\u4e00-\u9fff]{2,5}(?:新征程|新时代|新篇章|新局面|新辉煌|新作为|二十大|高质量发展)[ \u3000，]?){2}$|"
    r"^.{2,16}系列(?:报道|评论|访谈|谈)[（(]?[①-⑳㈠-㈩一二三四五六七八九十\d]*[)）]?$|"
    r"^[\u4e00-\u9fff]{2,4}(?:观察|扫描|速递|传真|瞭望|短波|动态|纵横|视点|在线|聚焦|关注|短讯|快讯|简讯|撷英)$|"
    r"^(?:特写|侧记|通讯|消息|评论|快评|短评|时评|社论|访谈|纪实|综述|新闻观察|新闻调查|一线调查|记者手记|特别报道)$"
)
NUMBERED: Final = re.compile(r"^(?:[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、)")
_GOES_ON: Final = re.compile(
    "[的和与及之地得]|变成?|换[来成]|成[为了]|落户|走进|走[向上]|迎来|实现|飞[进到]|搬[进到]|送[进到]|添[了上]|结成|共建|签[回下]|开展|召开|带[出动]|[把被让给]|"
    "怎样|何以|之[后前][的，]|[吃住用喝过穿]上|[吃喝住睡走用过](?:得|不)?好"
    "|(?:发展|建设|管理|改革|服务|治理|保护|工作){1,3}(?:情况|纪实|综述|侧记|掠影|观察|调查|启示|见闻|纪事|通报|意见)$"
)
_UNDONE: Final = re.compile(
    r"(?:召开|启动|建成|焕发|绽放|结出|长出|织密|筑牢|架起|搭起|撑起|串起|唱响|奏响|举行|举办|实现|开展|推进|推动|打造|迎来|换来|换成|成为|签订|签下|新增|新建|建起|走进|送[到进]|[把将][^，“”]{1,4})$"
)
_NUMERAL: Final = "一二三四五六七八九十百千万两几多"
_HELD: Final = re.compile(  # an event as the subject, or a place before the verb: nothing is missing
    r"(?:[会节赛展班]|大会|仪式|典礼|活动|论坛|演练|行动|试点|项目|工程|攻坚战?)(?:正式|同日|集中|全面|今日)?"
    r"(?:召开|举行|举办|启动|建成|开展|实现)$|在[^，：“”]{2,12}(?:召开|举行|举办|启动|建成)$"
)
_WHOLE: Final = re.compile("(?:开展|举行|举办|组织)[^，]{2,12}(?:演练|仪式|大会|培训|培训班|活动|比赛|竞赛)$")
"""A clause that says what took place: nothing is missing."""
_BARE: Final = re.compile(  # a verb right after its subject, a place that somebody goes or gives to, a time
    r"^[\u4e00-\u9fff]{2,6}(?:召开|举行|举办|启动|开展|签署|公布|推出|发布|出台|印发|部署|推进|推动|实施|打造|建成|建起|"
    r"新增|新建|引进|承接|织密|筑牢|擦亮|破解|整治|规范|深化|聚焦)$|"
    r"(?:赴|[向赴][\u4e00-\u9fff]{1,4}[省市县区旗州镇乡村])$|^[\u4e00-\u9fff]{2,6}[今去明]年$"
)
_NEVER_BEGINS: Final = re.compile(rf"^(?:暨|以及|等[{_NUMERAL}\d])")
_COUNTED: Final = "个条名座家根双项支批户亩岁张件把只位场辆处类级届"
_CUT: Final = re.compile(  # a verb without its object, a number without what it counts
    r"(?:新开|部署|规范|推出|出台|发布|试行|破解|组织|签回|引进|挨个|首批|首个|[添换建引拿闯走](?:了|起|出))$"
    rf"|^.{{1,10}}[{_NUMERAL}\d][{_COUNTED}]?$"
)
_CARRIED: Final = re.compile(rf"^(?:[的来出起到进过了着]|首[票批个]|[{_COUNTED}](?:[^{_NUMERAL}\d]|$))")
PREFIX: Final = re.compile(r"^[^：]{2,5}：")
_HALF: Final = 8.5
_LONGEST_CALL: Final = 30
_CALL_ROWS: Final = 2
_CALLS: Final = ("！", "？", "!", "?", "！”", "？”")
_CLAUSES: Final = 13.0
NEEDS_MORE: Final = tuple("的和与及为在让把将向从对由被以等于")


@dataclass(frozen=True, slots=True)
class Heading:
    """One headline, kicker, subtitle or subheading, its lines joined; ``first`` is the number of its first line.

    ``lines`` are the texts of the lines that it was set in, empty where it was one. ``apart`` says that empty lines set
    it apart from the heading above, ``label`` that it stands on the page more than once, as labels of columns do.
    """

    text: str
    first: int
    lines: tuple[str, ...] = ()
    apart: bool = False
    label: bool = False

    @property
    def rows(self) -> int:
        """The number of lines that it was set in."""
        return len(self.lines) or 1


def headings(lines: Sequence[Line], known: Container[str]) -> Iterator[Heading]:
    """The headlines that consecutive heading lines make up, in the cheapest way to part them.

    ``known`` holds the character pairs of the page: a pair that a line break parts speaks for one headline.
    """
    least = min((line.blanks for line in lines[1:]), default=0)
    start = 0
    for k in range(1, len(lines) + 1):
        if k == len(lines) or lines[k].blanks > least:
            yield from _parted(lines[start:k], known, close=k - start < len(lines))
            start = k


def _parted(lines: Sequence[Line], known: Container[str], *, close: bool) -> Iterator[Heading]:
    """The cheapest parting of lines without empty lines of their own between them, found from the end backwards."""
    best: list[tuple[float, int]] = [(0.0, len(lines))] * (len(lines) + 1)
    if len(lines) > 1:
        widths = [line.width for line in lines]
        less = 0.8 if close else 0.0
        joins = [_join_cost(above, line, known) - less for above, line in itertools.pairwise(lines)]
        for start in range(len(lines) - 1, -1, -1):
            stops = range(start + 1, min(start + _MOST_ROWS, len(lines)) + 1)
            costs = (_cost(widths[start:stop], joins[start : stop - 1]) + best[stop][0] for stop in stops)
            best[start] = min(zip(costs, stops, strict=True))
    start = 0
    while start < len(lines):
        stop = best[start][1]
        rows = tuple(unspace_heading(line.raw) for line in lines[start:stop])
        yield Heading(reduce(glue, rows), lines[start].number, rows if len(rows) > 1 else (), apart=not start)
        start = stop


def _cost(widths: Sequence[float], joins: Sequence[float]) -> float:
    """How unlikely lines of these ``widths`` are as one headline; ``joins`` is what joining each two of them costs."""
    whole = sum(widths)
    cost = 0.25 * max(0.0, _SHORT - whole) + 0.3 * max(0.0, _TINY - whole) + 0.2 * max(0.0, whole - _LONG) * bool(joins)
    for join in joins:
        cost += join
    return cost


def _join_cost(above: Line, line: Line, known: Container[str]) -> float:
    """How unlikely the two lines are to stand in one headline."""
    if NUMBERED.match(line.text) or any(OF_A_PLACE.match(w) or LABEL.match(w) for w in (above.text, line.text)):
        return 3.0
    if cannot_start(line.text) or is_open(above.text):
        return -3.0
    if above.text.endswith(("——", "！", "？")) or OWN_PLACE.match(line.text):
        return 3.0
    if _WHOLE.search(above.text) and not cannot_start(line.text):
        return 2.0
    if PREFIX.match(above.text) and PREFIX.match(line.text):
        return 2.0
    cost = 0.7 + 0.08 * max(0.0, abs(line.width - above.width) - 3.0) + 0.3 * (line.width > above.width + 1.5)
    if (" " in unspace_heading(above.raw)) != (" " in unspace_heading(line.raw)):
        cost += 1.5
    if not pairs(above.text).isdisjoint(pairs(line.text)):  # a headline does not say the same word twice
        cost += _TWICE
    elif line.width + above.width <= _WIDEST:
        cost -= _ONCE
    if "，" in above.text and above.width > _CLAUSES:
        cost += 0.8
    return cost - tie(above.text, line.text, known)


def tie(above: str, line: str, known: Container[str] = ()) -> float:
    """What the wording says for two lines being one headline: a clause without its end, a line that only goes on."""
    score = 0.6 * (line[0] == "“" and line[-1] == "”" and len(line) < _SHORT) + 0.6 * ("：" in above[1:-1])
    held = _HELD.search(above)
    undone = above.endswith(NEEDS_MORE) or _CUT.search(above) or (_UNDONE.search(above) and not held)
    score += 1.5 * bool(undone) + 2.5 * bool(_BARE.search(above) and not held) + 3.0 * bool(_NEVER_BEGINS.match(line))
    score += 1.0 * bool(_GOES_ON.match(line) or _CARRIED.match(line))
    if line[0] == "“" and width(PREFIX.sub("", above)) < _HALF:
        score += 0.9
    return score + 1.2 * (above[-1:] + line[:1] in known) + 2.0 * (above.count("“") > above.count("”"))


def is_call(words: str, rows: int) -> bool:
    """Whether words set in ``rows`` lines are an exclamation or a question as short as a headline."""
    if len(words) > _LONGEST_CALL or rows > _CALL_ROWS or not words.endswith(_CALLS):
        return False
    told = "，" in words and "：“" in words  # a sentence in which somebody speaks
    return not told and "。" not in words and words.count("，") < _CALL_ROWS


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of which both are Chinese ones."""
    return set().union(*(map(add, run, run[1:]) for run in HAN.findall(text)))
