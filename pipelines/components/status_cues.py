"""What speaks for a relation's being done, ongoing or planned: words of its sentence, its kind and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.article import Span
from pipelines.components.bearers import Candidate
from pipelines.components.proposal import Proposal
from pipelines.components.setting import Setting
from pipelines.guide import STATUSES

_TENSE: Final = re.compile(
    r"将|拟|计划|预计|力争|争取|有望|准备|打算|明年|下一步|即将|约定|提出|要求|承诺|待|申报|争创|创建|年底前|"
    r"了|已|过|曾|刚|正在|正|在建|持续|以来|不断|继续|眼下|目前|如今|常态化|每年|每月|每周|每|长期|一直|起|"
    r"成功|完成|建成|竣工|投用|启用|动工|开工|揭牌|签订|签署|签约|启动|举办|举行|召开|开幕|出台|印发|发布|"
    r"获评|被评为|入选|授予|荣获|列入|组建|成立|开展|推行|实施|牵头|负责|统筹|推进|覆盖|参加|参与|出席|主办|承办|协办|"
    r"由|还|再|后|若|如果|希望|想|能否|可|在谈|正同|试点|试运行|规划|选址|筹建|筹备"
)
_PLANNED: Final = re.compile(
    r"将(?!军|近|[^，。]{0,16}(?:下放|纳入|作为|列为|列入|送|办|搬|打))|(?<!模)拟|计划(?:到|在|于|投|建|新|与|同|今|明|年|用|安排|实施|举办|开展|再)"
    r"|争创|(?:正在|积极)创建|申报|打算|力争|预计|明年|下一步|后年|准备|即将|有望|谋划|待[^，。]{0,6}后|下半年将"
)
_ONGOING: Final = re.compile(
    "正在|正(?!式|好|月)|持续|以来|不断|在建|常态化|坚持|继续|眼下|深入|每年|每月|每周|目前|至今"
)
_DONE: Final = re.compile(
    "[^为除]了|已(?!申报)|[建办]成|完成|签[订署约]|获评|荣获|被评为|被授予|举[行办]|召开|出台|印发|建起|投用|竣工|闭幕|落成|入选|揭牌"
)
_OVER: Final = re.compile(
    "(?<![为除不])了|建成|建起|成功创[建成]|召开|出台|印发|获评|荣获|被评为|被授予|入选|已(?:经|于[^，。]{1,9})?(?:启动|[建办]成|完成|投用|竣工|签|成立|开工|投入|落户)"
)
_GOING: Final = re.compile(
    "(?:正在?|持续|深入|常态化|不断|继续|坚持)(?:[^，。]{0,4})?(?:开展|推进|实施|推行|举办|运行|运营|进行)"
)
_TELLING: Final = frozenset({"v", "vd", "d", "vn", "ad", "u"})  # verbs, adverbs and particles
_NEAR: Final = 6  # words
_REACH: Final = 120  # characters


def plain_status(setting: Setting, proposal: Proposal) -> str:
    """What the clause says outright before the farther end: to come (将, 争创), going on (正在开展), over (建成)."""
    low, high = _before_end(setting, proposal, setting.sentence(proposal.offset))
    if _outside_names(_PLANNED, setting, low, high):
        return "planned"
    if _GOING.search(setting.text, low, high):
        return "ongoing"
    over = _OVER.search(setting.text, low, high) and not _PLANNED.search(setting.text, low, proposal.end)
    return "done" if over else ""


def _outside_names(pattern: re.Pattern[str], setting: Setting, low: int, high: int) -> bool:
    """Whether the pattern is found in the stretch elsewhere than in a name (将|乐县)."""
    named = [r for r in setting.refs_in(setting.sentence(low)) if not r.coref]
    places = (m.start() for m in pattern.finditer(setting.text, low, high))
    return any(not any(r.start <= at < r.end for r in named) for at in places)


def _before_end(setting: Setting, proposal: Proposal, here: Span) -> tuple[int, int]:
    """The clause up to its farther end, at most so many characters before the nearer one."""
    first, second = setting.ends(proposal, here)
    return max(proposal.start, here.start, first - _REACH), second


def status_options(setting: Setting, proposal: Proposal, date: str) -> list[Candidate]:
    """The three statuses, each with the cues of the statement."""
    cues = set(_cues(setting, proposal, date))
    cues |= {f"{proposal.predicate}|{cue}" for cue in cues}
    return [Candidate(status, frozenset(f"{status}|{cue}" for cue in cues)) for status in STATUSES]


def _cues(setting: Setting, proposal: Proposal, date: str) -> Iterator[str]:
    text, here = setting.text, setting.sentence(proposal.offset)
    first, second = setting.ends(proposal, here)
    start, end = max(proposal.start, here.start), proposal.end
    parts = {
        "in": text[start:end],
        "between": text[first:second],
        "ahead": text[max(here.start, start - _REACH) : start],
        "after": re.split("[；。]", text[end : min(here.end, end + _REACH)])[0],
    }
    yield "any"
    low, high = _before_end(setting, proposal, here)
    near = text[low:high]
    coarse = {"plan": _PLANNED, "going": _ONGOING, "over": _DONE}
    yield "sign:" + "".join(f"{name};" for name, words in coarse.items() if words.search(parts["in"]))
    yield "near:" + "".join(f"{name};" for name, words in coarse.items() if words.search(near))
    for name, part in parts.items():
        for word in set(_TENSE.findall(part)):
            yield f"{name}:{word}"
    for word in _words(setting, second, here):
        yield f"word:{word}"
    for ref in [ref for ref in setting.refs_in(here) if ref.name == proposal.object][:1]:
        yield f"kind:{ref.subtype or ref.type}"
        yield f"next:{text[ref.end : ref.end + 1]}"
        yield f"before:{text[max(0, ref.start - 1) : ref.start]}"
    yield f"quoted:{int(setting.is_quoted(here, proposal.offset))}"
    yield from _date_cues(setting.published, date.partition("/")[0])


def _date_cues(published: str, when: str) -> Iterator[str]:
    if not when or not published:
        yield "undated"
        return
    yield "to come" if when > published[: len(when)] else "now" if when == published[: len(when)] else "gone"
    yield f"exact:{len(when)}"


def _words(setting: Setting, anchor: int, here: Span) -> Iterator[str]:
    """Verbs, adverbs and particles within some words of the farther end."""
    state = setting.state
    at = state.word_index(anchor)
    for word in state.words[max(0, at - _NEAR) : at + _NEAR + 1]:
        if here.start <= word.start < here.end and word.tag in _TELLING:
            yield word.text
