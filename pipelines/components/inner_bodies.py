"""Bodies that print names bare behind an office of the place or body they belong to: 甲镇副镇长某某、派出所|所长."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import Final

from pipelines.components.office_titles import PRINTED_OFFICE
from pipelines.components.state import Mention

_RULE: Final = "body:inner"
_INNER: Final = re.compile(
    "(?<=[、，])(?P<name>派出所|司法所|财政所|执行局|(?:民|刑|行政|立案|[\u4e00-\u9fff]{2}审判)[一二三]?庭|统战部|组织部|宣传部|武装部|"
    "(?:工业|高新|经开|产业)?园?区?管委会|(?:农业|便民|综治|党群|文化|退役军人|农业农村)[\u4e00-\u9fff]{0,4}(?:服务)?中心|"
    "(?:社会事务|经济发展|党政|综合)[\u4e00-\u9fff]{0,4}(?:办|办公室))(?=副?(?:所长|局长|庭长|部长|主任))"
)
"""A place's or body's own offices, of which there is one in each."""
_HEAD_OF: Final = re.compile(f"{PRINTED_OFFICE}[、，]?")
_NEXT: Final = re.compile(f"[、，](?:{PRINTED_OFFICE})?")
_ROW: Final = re.compile(f"{PRINTED_OFFICE}(?:、(?:{PRINTED_OFFICE})?)*[、，]?")
_COURT: Final = re.compile("(?:执行局|庭)$")
_PLACE: Final = re.compile(
    "(?P<place>.{2,}(?:[镇乡县市区旗]|街道))(?:党工委|党委|委|(?:人民)?政府|人大|[\u4e00-\u9fff]{2}所)?"
)
_ZONE: Final = re.compile("(?P<place>.{2,}(?:开发区|园区|高新区|经开区|新区|集聚区))(?:党工委|党委)?")
_COMMITTEES_OWN: Final = frozenset({"统战部", "组织部", "宣传部"})
_COMMITTEE: Final = re.compile(".+[县市区旗州]委")
_HEADED: Final = re.compile("(?:法院|检察院)$")
_TYPES: Final = frozenset({"Organization", "Place"})
_REACH: Final = 4
"""Persons and bodies between an office and the first of its row."""


def inner_bodies(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with such bodies under the name of the place or body whose office the row begins with."""
    made: dict[tuple[int, int], Mention] = {}
    order = sorted(mentions, key=lambda m: m.end)
    for found in _INNER.finditer(text):
        start, end = found.span("name")
        owner = _owner(text, order, start, made)
        name = _named(owner, found["name"]) if owner else ""
        beside = any(m.start < end and start < m.end and (m.start, m.end) != (start, end) for m in mentions)
        if name and not beside:
            made[start, end] = Mention(start, end, "Organization", name, rule=_RULE, score=0.85)
    yield from (m for m in mentions if (m.start, m.end) not in made)
    yield from made.values()


def _owner(text: str, order: Sequence[Mention], offset: int, inner: Container[tuple[int, int]]) -> Mention | None:
    """The place or body with whose office the row of offices begins that goes on here; none if other words stand
    between. ``inner`` are those of the row that are its own."""
    at, here = offset, bisect_right(order, offset, key=lambda m: m.end)
    for mention in reversed(order[max(0, here - _REACH) : here]):
        between = text[mention.end : at]
        own = (mention.start, mention.end) in inner or not mention.is_verbatim
        listed = own and text.startswith(("、", "，"), mention.start - 1) and _HEAD_OF.fullmatch(between)
        if listed or (mention.type == "Person" and _NEXT.fullmatch(between)):
            at = mention.start
        elif mention.type in _TYPES and _ROW.fullmatch(between):
            return mention
        else:
            return None
    return None


def _named(owner: Mention, name: str) -> str:
    """The body's full name, empty where the owner has no such body."""
    if _COURT.search(name):
        return owner.name + name if _HEADED.search(owner.name) else ""
    if name in _COMMITTEES_OWN:
        return owner.name + name if _COMMITTEE.fullmatch(owner.name) else ""
    pattern = _ZONE if name == "管委会" else _PLACE
    found = pattern.fullmatch(owner.name)
    if found is None:
        return ""
    small = found["place"].endswith(("镇", "乡", "街道"))
    return found["place"] + name if small or name == "武装部" or name.endswith("管委会") else ""
