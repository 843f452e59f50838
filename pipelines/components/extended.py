"""Events named after two parties: 依安县与清河集团合作签约仪式 is one name, though its parties are found first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention

_JOINS: Final = re.compile("(?:与|和|同|—+|-+|·)$")
_SHARED: Final = re.compile("(?:仪式|会议?|活动|行动|协议|备忘录|规划|协作|工程|项目)”?$")
_BEGINS: Final = re.compile(
    "[\u4e00-\u9fff]{2,12}?(?:[省市州县区旗镇乡村]|街道|公司|集团|大学|学院|中学|小学|医院|局|院|校)(?=..)"
)
"""A name that begins with a party: a place with its level, or a body."""
_PARTIES: Final = frozenset({"Place", "Organization"})


def extended(cover: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, those of initiatives with the parties in front that belong to their names.

    An initiative whose name begins with a party, or follows one at once, and before which ``甲与`` stands is named
    after both: so in all 17 such names of annotated articles.
    """
    ends = {m.end: m for m in cover if m.type in _PARTIES}
    for mention in cover:
        start = _start(mention, ends, text) if mention.type == "Initiative" else mention.start
        yield mention if start == mention.start else replace(mention, start=start, name=text[start : mention.end])


def _start(mention: Mention, ends: dict[int, Mention], text: str) -> int:
    """Where the name begins, with the first of two parties if it has two."""
    if not _SHARED.search(mention.name) or len(mention.name) != mention.end - mention.start:
        return mention.start
    beside = ends.get(mention.start)
    second = mention.start if beside is None else beside.start
    joint = _JOINS.search(text[max(0, second - 3) : second])
    first = ends.get(second - len(joint.group())) if joint else None
    if first is None or "\n" in text[first.start : second]:
        return mention.start
    return first.start if beside or _BEGINS.match(mention.name) else mention.start
