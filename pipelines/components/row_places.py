"""Villages in chains and rows (甲镇乙丙村, 甲、乙、丙3个嘎查), and what is named after them (甲村的烘干房)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.enumerated import number
from pipelines.components.state import Mention

_UPPER: Final = re.compile("(?:[县市区旗镇乡]|街道|苏木)$")
_LOWER: Final = re.compile("(?:村|社区|嘎查|镇|乡)$")
_ROW: Final = re.compile(
    "(?P<row>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,5}){0,12}、[\u4e00-\u9fff]{2,5}?)(?P<count>[2-9]|1[0-9]|[两三四五六七八九十])个?"
    "(?P<kind>嘎查|苏木|村|社区|镇|乡)(?![\u4e00-\u9fff]?[委级]|镇)"
)
_BEFORE: Final = re.compile("联合|包括|涉及|覆盖|带动|辐射|组织|选取|[在由把从到是将对]")
"""What stands before the first of the row."""
_SMALL: Final = re.compile("(?:村|社区|嘎查|镇|乡|街道)$")
_OF: Final = re.compile("(?P<place>[\u4e00-\u9fff]{1,8}?(?:村|社区|嘎查|镇|乡|街道))的(?=...)")
_PARTICLE: Final = re.compile("[的、和与及在到至等了是将由从为各以向对共内外里中新原某该本副大小有乡镇村驻赴]")


def close_up(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a village or town whose first character stands alone behind the place above it with that one."""
    ends = {m.end for m in mentions if m.type == "Place" and _UPPER.search(m.name)}
    starts = {m.start for m in mentions}
    for mention in mentions:
        start = mention.start - 1
        village = (
            mention.type == "Place"
            and _LOWER.search(mention.name)
            and text[mention.start : mention.end] == mention.name
        )
        alone = village and start in ends and start not in starts and start + 1 not in ends
        if alone and not _PARTICLE.match(text, start) and "\u4e00" <= text[start] <= "\u9fff":
            mention = replace(mention, start=start, name=text[start] + mention.name)
        yield mention


def villages(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, and those of a row of villages (as many as it says) where the tagger saw nothing."""
    yield from mentions
    taken = [False] * (len(text) + 1)
    for m in mentions:
        taken[m.start : m.end] = [True] * (m.end - m.start)
    for found in _ROW.finditer(text):
        names, count = found["row"].split("、"), number(found["count"])
        if len(names) < count or count < 2:
            continue
        end = found.start("count")
        for back, name in enumerate(reversed(names[-count:])):
            first = back + 1 == count
            start = end - len(name)
            if first:
                start = max((m.end() for m in _BEFORE.finditer(text, start, end)), default=start)
                name = text[start:end]
            if 1 < len(name) < 6 and not any(taken[start:end]):
                whole = name if name.endswith(found["kind"]) else name + found["kind"]
                yield Mention(start, end, "Place", whole, rule="place:counted", score=0.8)
            end = start - 1


def of_village(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, what was seen with a village or town and 的 in its name (甲村的烘干房) without that: 甲村烘干房."""
    places = {m.end: m for m in mentions if m.type == "Place" and _SMALL.search(m.name)}
    for mention in mentions:
        found = _OF.match(mention.name) if mention.type in {"Facility", "Organization"} else None
        if found and text[mention.start : mention.end] == mention.name:
            place = places.get(mention.start + found.end("place"))
            name = place.name if place else found["place"]
            start = min(place.start, mention.start) if place else mention.start
            mention = replace(mention, start=start, name=name + mention.name[found.end() :])
        yield mention
