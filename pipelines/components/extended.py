"""Events named after two parties: 依安县与清河集团合作签约仪式 is one name, though its parties are found first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.enumerated import number
from pipelines.components.state import Mention

_JOINS: Final = re.compile("(?:与|和|同|—+|-+|·)$")
_SHARED: Final = re.compile("(?:仪式|会议?|活动|行动|协议|备忘录|规划|协作|工程|项目)”?$")
_BEGINS: Final = re.compile(
    "[\u4e00-\u9fff]{2,12}?(?:[省市州县区旗镇乡村]|街道|公司|集团|大学|学院|中学|小学|医院|局|院|校)(?=..)"
)
"""A name that begins with a party: a place with its level, or a body."""
_PARTY: Final = re.compile("[\u4e00-\u9fff]{1,8}[省市州县区旗镇乡村](?:与|和|同|—+|-+)[\u4e00-\u9fff]")
_COUNTED: Final = re.compile(
    "(?P<last>[\u4e00-\u9fff]{2,6})?“(?P<count>[双两三四五六七八九十])(?!个)[\u4e00-\u9fff]{1,3}”"
)
_SENT: Final = re.compile("(?:派?驻|对口(?:帮扶|支援|协作))$")
_TEAM: Final = re.compile("(?:工作[队组]|指挥部)$")
_ROW: Final = 60
"""Characters before a name in which a row stands that it counts."""
_PARTIES: Final = frozenset({"Place", "Organization"})


def extended(cover: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, those of initiatives with the parties in front that belong to their names.

    An initiative whose name begins with a party, or follows one at once, and before which ``甲与`` stands is named
    after both: so in all 17 such names of annotated articles.
    """
    ends = {m.end: m for m in cover if m.type in _PARTIES}
    for mention in cover:
        start = _start(mention, ends, text) if mention.type == "Initiative" else _sent_by(mention, ends, text)
        yield mention if start == mention.start else replace(mention, start=start, name=text[start : mention.end])


def _start(mention: Mention, ends: dict[int, Mention], text: str) -> int:
    """Where the name begins, with the first of two parties if it has two."""
    if not mention.is_verbatim:
        return mention.start
    if row := _COUNTED.match(mention.name):
        return mention.start - _row(row, text[max(0, mention.start - _ROW) : mention.start])
    if not _SHARED.search(mention.name):
        return mention.start
    if _PARTY.match(mention.name):
        return _outermost(mention.start, ends)
    beside = ends.get(mention.start)
    second = mention.start if beside is None else _outermost(beside.start, ends)
    joint = _JOINS.search(text[max(0, second - 3) : second])
    first = ends.get(second - len(joint.group())) if joint else None
    if first is None or "\n" in text[first.start : second]:
        return mention.start
    if not beside and not _BEGINS.match(mention.name):
        return mention.start
    return _outermost(first.start, ends)


def _outermost(at: int, ends: dict[int, Mention]) -> int:
    """Where the chain of places that ends there begins."""
    while (above := ends.get(at)) and above.type == "Place" and above.start < at:
        at = above.start
    return at


def _sent_by(mention: Mention, ends: dict[int, Mention], text: str) -> int:
    """Where the name of a team begins with the body that sent it (甲市财政局驻|乙村工作队), which stays one as well."""
    sent = _SENT.search(text, max(0, mention.start - 4), mention.start)
    team = mention.type == "Organization" and _TEAM.search(mention.name)
    body = ends.get(sent.start()) if sent and team and mention.is_verbatim else None
    return body.start if body and body.type == "Organization" else mention.start


def _row(found: re.Match[str], before: str) -> int:
    """Length of what stands before the name and is counted in it (名医、名科、|名院“三名”工程)."""
    last = found["last"] or before.rpartition("、")[2]
    ahead = before if found["last"] else before[: len(before) - len(last)]
    size, count = len(last), number(found["count"]) - 1
    row = re.search(f"(?:[\u4e00-\u9fff]{{{size}}}、){{{count}}}$", ahead) if size > 1 and count > 0 else None
    return len(before) - row.start() if row else 0
