"""Unnamed facilities set up in a list of places: one each, the place's name in front (guide, settled cases)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipelines import lexicon
from pipelines.components.enumerated import number
from pipelines.components.state import Mention

_COUNT: Final = r"(?:[\d一二三四五六七八九十两多余]+[座个处家条所栋间片口对])"
_LEAD: Final = re.compile(r"^(?:各|共|了|[\d一二三四五六七八九十两多余]+)*[座个处家条所栋间片口对]+(?=.{2,})")
_SEVERAL: Final = re.compile(r"各|分别|都|(?:[2-9]|[1-9]\d+|[两二三四五六七八九十])[座个处家条所间片口对]")
_JOINT: Final = re.compile(r"^(?:、|和|与|及|以及)$")
_ETC: Final = (
    r"(?:等(?:地|[\d一二三四五六七八九十]*个?(?:建制村|乡镇|镇|乡|村|社区|街道|县|地))?"
    r"|[两三四五六七八九十]个?(?:镇|乡|村|社区|地))"
)
_BUILT: Final = re.compile(
    rf"^(?:{_ETC}|[\u4e00-\u9fff]{{2,8}}，(?=各|分别)|，|分别|先后|各|都|也|又|共|统一|集中|专门|率先|利用闲置[\u4e00-\u9fff]{{1,3}})*"
    r"(?:建设|建成|新建|建起|修建|建了|建有|设立|设置|设了|设|建|办起|开办|开设|布设|改造|打造|增设|布局|投用)(?:了|起|成)?"
    rf"(?:各|共|{_COUNT})*$"
)
_COUNTED: Final = re.compile(rf"^{_COUNT}$")
_HEADS: Final = tuple(w for w in lexicon.words("heads", "facility") if len(w) > 1)
_BASE: Final = re.compile(
    rf"(?P<base>(?!.{{0,4}}[这那同]样)(?:[\u4e00-\u9fff]{{0,6}}“[^”\n]{{1,10}}”)?[\u4e00-\u9fff]{{0,10}}?"
    rf"(?:(?:{lexicon.alternatives(_HEADS)})(?=[，。；、！？”\n]|{_COUNT}|$)|(?:设施|场所)(?={_COUNT})))"
)
_THOSE: Final = re.compile(
    r"[^。；！？\n]{0,40}?(?P<count>[两二三四五六七八九十])(?:个)?(?:村|镇|乡|县|地|社区|街道)(?=各|分别|都|均)"
)
_BEFORE: Final = re.compile(
    rf"{_COUNT}(?P<base>[\u4e00-\u9fff]{{0,10}}?(?:{lexicon.alternatives((*_HEADS, '设施', '场所'))}))"
    r"，其中(?P<count>[\d两二三四五六七八九十]+)[座个处家条所]"
    r"(?:分别)?(?:设|位于|建|落|布局|选址)(?:在|于)?$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """Places in a list (A镇B村、C镇D村): of each the nearest one, and where the list begins and ends."""

    places: tuple[Mention, ...]
    start: int
    end: int


def one_each(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a facility that several places got standing once for each of them.

    Where nothing was seen as a facility behind such a list, the noun that ends like one is taken.
    """
    made: dict[tuple[int, int], list[Mention]] = {}
    for row in rows(text, mentions):
        base = _base(text, row, mentions)
        if base is not None:
            made[base.start, base.end] = [
                replace(base, name=place.name + base.name, rule="facility:each") for place in row.places
            ]
    for mention in mentions:
        start, end = mention.start, mention.end
        if not any(start < stop and begin < end for begin, stop in made):
            yield mention
    for each in made.values():
        yield from each


def rows(text: str, mentions: Sequence[Mention]) -> Iterator[Row]:
    """The lists of at least two places."""
    chain: list[Mention] = []
    start, end = 0, -1
    for place in [m for m in mentions if m.type == "Place"]:
        gap = text[end : place.start] if chain and place.start >= end else None
        if gap == "":
            chain[-1] = place
        elif gap is not None and _JOINT.match(gap):
            chain.append(place)
        else:
            if len(chain) > 1:
                yield Row(tuple(chain), start, end)
            chain, start = [place], place.start
        end = place.end
    if len(chain) > 1:
        yield Row(tuple(chain), start, end)


def _base(text: str, row: Row, mentions: Sequence[Mention]) -> Mention | None:
    """What each place of the list got: a facility seen behind it, or a noun that ends like one."""
    before = _BEFORE.search(text, max(0, row.start - 40), row.start)
    if before and number(before["count"]) == len(row.places):
        return Mention(before.start("base"), before.end("base"), "Facility", before["base"], rule="facility:each")
    those = _THOSE.match(text, row.end)
    if those and number(those["count"]) == len(row.places):
        row = replace(row, end=those.end())
    for mention in mentions:
        if mention.type == "Facility" and row.end <= mention.start < row.end + 24:
            bare = _without_count(mention)
            if _joined(text[row.end : bare.start], row) and not any(p.name in bare.name for p in row.places):
                return bare
            return None
    return _noun(text, row, mentions)


def _noun(text: str, row: Row, mentions: Sequence[Mention]) -> Mention | None:
    for size in reversed(range(20)):
        start = row.end + size
        if (found := _BASE.match(text, start)) and _joined(text[row.end : start], row):
            if any(m.start < found.end() and start < m.end and m.type != "Initiative" for m in mentions):
                return None
            return Mention(start, found.end(), "Facility", found["base"], rule="facility:each", score=0.7)
    return None


def _joined(between: str, row: Row) -> bool:
    """Whether what stands between list and noun says that each of the places has one."""
    if _BUILT.match(between):
        return bool(_SEVERAL.search(between)) or len(row.places) > 2
    return bool(_COUNTED.match(between)) and number(between[:-1]) == len(row.places)


def _without_count(mention: Mention) -> Mention:
    found = _LEAD.match(mention.name)
    if not found:
        return mention
    return replace(mention, start=mention.start + found.end(), name=mention.name[found.end() :])
