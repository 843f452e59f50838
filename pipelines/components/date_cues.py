"""What speaks for a date of a relation: the times near it, each with cues to be weighed against none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.article import Span
from pipelines.components.bearers import Candidate
from pipelines.components.proposal import Proposal
from pipelines.components.setting import Setting
from pipelines.components.times import Time

_BACK: Final = 4  # times before the sentence that may be carried on
_REACH: Final = 300  # characters within a sentence
_SCENE: Final = re.compile(
    r"^“?[^，。]{0,8}?(?:会上|会议|仪式|现场|活动|当天|赛场|期间|此次|本次|这次|本届|首批|环节|开幕|大会|随后|据介绍|据悉|其中|双方)"
)
_MILESTONE: Final = re.compile(
    "[^，。；]{0,8}?(将|预计|计划|建成|投产|投用|投运|启用|完工|竣工|动工|开工|落成|启动|试运行|开业|开馆|开园|通车|挂牌|成立|完成)"
)
_BY_NOW: Final = re.compile("目前|如今|眼下|现在")


def date_options(setting: Setting, proposal: Proposal) -> list[Candidate]:
    """The dates that may be meant: those of the sentence, and those said shortly before it."""
    found: dict[str, set[str]] = {}
    for time, cues in _options(setting, proposal, setting.sentence(proposal.offset)):
        plain = {*cues, f"exact:{_exactness(time)}", *_against_publication(setting, time)}
        joined = {f"{proposal.predicate}|{cue}" for cue in plain}
        found.setdefault(time.iso, set()).update(plain | joined | {f"{proposal.predicate}|date"})
    return [Candidate(iso, frozenset(cues)) for iso, cues in found.items()]


def _options(setting: Setting, proposal: Proposal, here: Span) -> Iterator[tuple[Time, set[str]]]:
    inside = [time for time in setting.times_in(here) if abs(time.start - proposal.offset) <= _REACH]
    stated = [time for time in inside if time.iso and not setting.is_named(time)]
    for time in inside:
        if time.iso:
            yield time, set(_own_cues(setting, stated, time, proposal, here))
    around = f"own:{min(len(stated), 2)}:{int(any(not time.iso for time in inside))}"
    for rank, time in enumerate(setting.dated_before(here.start, _BACK)):
        yield time, {f"back:{rank}", around, *_carried_cues(setting, time, proposal, here)}
    for name, time in zip(("day", "first"), setting.days_before(here.start), strict=False):
        yield time, {f"back:{name}", f"back:{name}:{around}", *_carried_cues(setting, time, proposal, here)}


def _own_cues(setting: Setting, stated: Sequence[Time], time: Time, proposal: Proposal, here: Span) -> Iterator[str]:
    """Where a time of the sentence stands to what is said."""
    if setting.is_named(time):
        yield "name"
        return
    text = setting.text
    first, second = setting.ends(proposal, here)
    side = "before" if time.start < first else "between" if time.start < second else "behind"
    low, high = (time.end, second) if time.start < second else (second, time.start)
    between = min(2, sum(other is not time and low <= other.start < high for other in stated))
    commas = min(4, len(re.findall("[，：]", text[low:high])))
    yield f"at:{side}:{between}:{commas}"
    yield f"side:{side}"
    yield f"rivals:{side}:{between}"
    yield f"clause:{side}:{int(proposal.start <= time.start < proposal.end)}"
    if "；" in text[low:high]:
        yield f"semicolon:{side}"
    if time.start - here.start <= 1:
        yield f"opens:{commas}"
        yield "opens"
    yield f"next:{text[time.end : time.end + 1]}"
    yield f"prior:{text[max(here.start, time.start - 1) : time.start]}"
    yield f"only:{int(len(stated) == 1)}:{side}"
    yield f"quoted:{int(setting.is_quoted(here, time.start))}{int(setting.is_quoted(here, proposal.offset))}"
    if found := _MILESTONE.match(text[time.end : time.end + 12]):
        yield f"milestone:{side}:{min(commas, 2)}"
        yield f"milestone:{found.group(1)}"


def _carried_cues(setting: Setting, time: Time, proposal: Proposal, here: Span) -> Iterator[str]:
    """How near a time of an earlier sentence is, and whether that sentence speaks of the same things."""
    text = setting.text
    there = setting.sentence(time.start)
    sentences = setting.sentences_between(there.end, here.start)
    broken = int(text.find("\n", time.end, here.start) >= 0)
    yield f"far:{min(sentences, 4)}:{broken}"
    yield f"gap:{int(sentences == 0 and not broken)}"
    if time.start - there.start <= 1:
        yield f"led:{broken}"
    names = {ref.name for ref in setting.refs_in(there)}
    shared = f"{int(proposal.subject in names)}{int(proposal.object in names)}"
    yield f"shared:{shared}"
    yield f"shared:{shared}:{min(sentences, 3)}"
    if found := _SCENE.match(text[here.start : here.start + 14]):
        yield "scene"
        yield f"scene:{found.group()[-2:]}"
    if _BY_NOW.search(text, here.start, here.end):
        yield "by now"
    yield f"quote:{int(setting.is_quoted(here, proposal.offset))}"


def _exactness(time: Time) -> str:
    return "interval" if "/" in time.iso else {4: "year", 7: "month"}.get(len(time.iso), "day")


def _against_publication(setting: Setting, time: Time) -> Iterator[str]:
    """Whether the time is to come, of the month or year of publication, or long gone."""
    published, start = setting.published, time.iso.partition("/")[0]
    if not published:
        return
    if start > published[: len(start)]:
        yield "to come"
    elif start[:7] == published[:7]:
        yield "this month"
    elif start[:4] == published[:4]:
        yield "this year"
    else:
        yield f"ago:{min(5, int(published[:4]) - int(start[:4]))}"
