"""Words that point at one of the bodies or things named last: 该院, 该校, 该站; 前者 and 后者 of a pair."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipelines.components.state import Analysis, Ref

_ENDS: Final = {
    "院": "院",
    "校": "学校|[小中大]学|学院|[一二三四五六七八九十]中|职专|中专|校|职教中心|职业教育中心",
    "行": "银行|[支分商]行",
    "局": "局",
    "所": "所",
    "站": "站",
    "馆": "馆",
    "社": "社",
    "园": "园",
    "厂": "厂",
    "队": "队",
    "会": "协会|商会|学会|联合会|基金会|促进会|理事会",
    "场": "[农林牧茶渔猪鸡羊牛殖]场",
    "店": "店",
    "港": "港",
    "关": "海关",
}
"""By the word behind 该, how what it points at ends."""
_NAMED: Final = {noun: re.compile(f"(?:{ends})[”》」]*$") for noun, ends in _ENDS.items()}
_THIS: Final = re.compile(f"(?:该|这[个家所支座条])(?P<noun>[{''.join(_ENDS)}])(?![区域动业为列情况商员长议键系注])")
_WITHIN: Final = re.compile("(?:大学|学院).+学院$")
"""A school within a university, which is not what 该校 means."""
_BODIES: Final = frozenset({"Organization", "Facility"})
_ONE_OF: Final = re.compile("(?:前者|后者)")
_KINDS: Final = {"Organization": 0, "Place": 0, "Facility": 1, "Initiative": 2}
"""Of one kind are those of which one may be the former and one the latter."""
_JOINT: Final = re.compile("(?:（[^（）]{0,30}）)?[将已则又]?(?:、|和|与|及|以及|同|跟|联合|，)[\u4e00-\u9fff]{0,6}")
_LISTED: Final = re.compile("(?:（[^（）]{0,30}）)?、")
_CROSSED: Final = re.compile("、[^，。；]{0,80}分别[与和同跟]")
_MORE: Final = re.compile("等|[三四五六]方|[三四五六]家")
"""What says that a row has more than two."""
_BACK: Final = 2
"""Sentences before its own in which the one is looked for that is pointed at."""
_NEAR: Final = 40
"""Refs before the word among which it is looked for."""


def pointers(state: Analysis, refs: Sequence[Ref], taken: Sequence[bool]) -> Iterator[Ref]:
    """Refs for the words; ``taken`` marks the characters of the refs."""
    heads = _heads(refs)
    ends = [r.end for r in heads]
    for found in _THIS.finditer(state.text):
        if not any(taken[slice(*found.span())]):
            last = bisect_right(ends, found.start())
            meant = _this(state, heads[max(0, last - _NEAR) : last], found.start(), found["noun"])
            if meant:
                yield Ref(*found.span(), meant.name, meant.type, meant.subtype, coref=True)
    for found in _ONE_OF.finditer(state.text):
        if not taken[found.start()]:
            last = bisect_right(ends, found.start())
            pair = _pair(state, heads[max(0, last - _NEAR) : last], found.start())
            for meant in pair[:1] if found.group() == "前者" else pair[1:]:
                yield Ref(*found.span(), meant.name, meant.type, meant.subtype, coref=True)


def _heads(refs: Sequence[Ref]) -> list[Ref]:
    """The named refs in order, less the places right before another that only say where it lies or that are in it."""
    named = sorted((r for r in refs if not r.coref), key=lambda r: (r.end, -r.start))
    starts = {r.start for r in named}
    inside = {(a.start, a.end) for a, b in pairwise(named) if b.start <= a.start and a.end <= b.end and a != b}
    return [r for r in named if (r.start, r.end) not in inside and not (r.type == "Place" and (r.end in starts))]


def _sentence(state: Analysis, offset: int) -> int:
    return max(0, bisect_right(state.sentences, offset, key=lambda s: s.start) - 1)


def _this(state: Analysis, before: Sequence[Ref], offset: int, noun: str) -> Ref | None:
    """The one of that kind named last; of two that are joined in its own sentence the first, who acts."""
    fitting = [r for r in before if r.type in _BODIES and _NAMED[noun].search(r.name)]
    here = _sentence(state, offset)
    low = state.sentences[max(0, here - _BACK)].start if state.sentences else 0
    fitting = [r for r in fitting if r.start >= low]
    if not fitting or (noun == "校" and _WITHIN.search(fitting[-1].name)):
        return None
    if len(fitting) > 1 and _JOINT.fullmatch(state.text, fitting[-2].end, fitting[-1].start):
        listed = _LISTED.match(state.text, fitting[-2].end)
        return None if listed else fitting[-2]
    return fitting[-1]


def _pair(state: Analysis, before: Sequence[Ref], offset: int) -> Sequence[Ref]:
    """The last two that are named side by side in its own sentence, or the one before; of a longer row none."""
    here = _sentence(state, offset)
    for index in range(here, max(-1, here - _BACK), -1):
        low, high = state.sentences[index].start, min(state.sentences[index].end, offset)
        inside = [r for r in before if low <= r.start < high and r.type in _KINDS]
        for i in range(len(inside) - 1, 0, -1):
            one, other = inside[i - 1], inside[i]
            if _joined(state, one, other):
                row = i > 1 and _joined(state, inside[i - 2], one) and _LISTED.match(state.text, inside[i - 2].end)
                crossed = _CROSSED.search(state.text, low, one.start) or _MORE.match(state.text, other.end)
                return () if row or crossed else (one, other)
    return ()


def _joined(state: Analysis, one: Ref, other: Ref) -> bool:
    same = _KINDS[one.type] == _KINDS[other.type] and one.name != other.name
    return same and bool(_JOINT.fullmatch(state.text, one.end, other.start))
