"""Whom 双方 means where more than two are named: the two of whom a sentence says that they do something together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipelines.components.state import Analysis, Ref

_WITH: Final = "(?:与|同|和|跟)"
_ABOVE: Final = "(?:[\u4e00-\u9fff]{2,7}[省市州盟县区旗])"
_JOINT: Final = re.compile(f"{_WITH}{_ABOVE}{{0,3}}")
_MEET: Final = re.compile(
    "(?:近日|日前|今日|今天|[上下]午|\\d{1,2}[月日])*(?:在[^，。；]{1,20}?)?(?:就[^，。；]{1,20}?)?(?:联合|共同|隆重)?"
    "(?:举行|举办|召开|开展|签|达成|建立|缔结|会谈|会晤|座谈|洽谈|结[为成对])"
)
_ROW: Final = ("、", "和", "与", "及", "同", "跟")
_BACK: Final = 2
"""Sentences before the word in which the two may be named."""


def both_sides(state: Analysis, heads: Sequence[Ref], offset: int) -> list[Ref]:
    """The two that were last said to meet or to agree (甲与乙举行座谈会), in this sentence or the two before.

    Empty where none were, or several pairs."""
    index = next((i for i, s in enumerate(state.sentences) if s.start <= offset < s.end), 0)
    for at in range(index, max(-1, index - _BACK - 1), -1):
        span = state.sentences[at]
        inside = [r for r in heads if span.start <= r.start and r.end <= min(span.end, offset) and not r.coref]
        outer = [r for r in inside if not any(_lies_in(r, other) for other in inside)]
        found = {(a.name, b.name): [a, b] for a, b in pairwise(outer) if _meet(state.text, a, b)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else []
    return []


def are_sides(text: str, one: str, other: str) -> bool:
    """Whether the text joins the two by 与 and nothing but where the second lies."""
    pairs = ((one, other), (other, one))
    return any(re.search(f"{re.escape(a)}{_WITH}{_ABOVE}{{0,3}}{re.escape(b)}", text) for a, b in pairs)


def _lies_in(ref: Ref, other: Ref) -> bool:
    return other.start <= ref.start and ref.end <= other.end and ref.end - ref.start < other.end - other.start


def _meet(text: str, one: Ref, other: Ref) -> bool:
    """Whether the two stand joined by 与 before what they do, and in no longer row."""
    if one.type != other.type or one.name == other.name or not _JOINT.fullmatch(text, one.end, other.start):
        return False
    return not text.endswith(_ROW, 0, one.start) and bool(_MEET.match(text, other.end))
