"""The places of a chain that was taken for one name: 景泰县|草窝滩镇, 安徽|砀山, 临沂|沂河新区."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from pipelines import lexicon
from pipelines.components.state import Mention
from pipelines.gazetteer import Division, Gazetteer, Match

_CHAIN: Final = re.compile(
    r"(?P<upper>.{2,}?(?:[县旗镇乡州]|苏木|街道|街办|新区|开发区|经开区|高新区|(?<![社小])区|市))"
    r"(?P<lower>(?![县旗镇乡区市村]).{1,}(?:街道|街办|社区|嘎查|苏木|镇|乡|村|屯))"
)
_HAMLET: Final = re.compile("(?P<upper>.+?(?:村|社区|嘎查))(?P<lower>..+(?:自然村|村民小组|屯|小区|公寓|花园|家园))")
_SECTION: Final = re.compile("(?P<river>.{1,4}[河江溪港沟])(?P<town>(?!.族).{2,4}(?:镇|乡|街道))(?P<part>段?)")
"""A river and the town in which the stretch of it lies."""
_VILLAGE: Final = re.compile("(?![路街门桥湖江河山新城镇庄里湾店]|[东西南北]村)[\u4e00-\u9fff]{2,5}(?:村|社区)")
_ABROAD: Final = re.compile(
    f"(?P<country>{lexicon.alternatives(lexicon.words('countries'))})(?P<town>[一-鿿·]{{2,}}[市州省县区府郡镇])"
)
"""A town behind the state that it lies in."""
_NEW: Final = re.compile("..(?:新区|开发区|经开区|高新区)$")


def place_parts(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The places of a chain, the highest first; a name that the gazetteer has is one."""
    if gazetteer.named(mention.name):
        yield mention
    elif abroad := _ABROAD.fullmatch(mention.name):
        yield from (part(mention, *abroad.span(group)) for group in ("country", "town"))
    elif known := _known(mention.name, gazetteer):
        end, upper, lower = known
        yield replace(part(mention, 0, end), name=upper)
        rest = part(mention, end, len(mention.name))
        yield from [replace(rest, name=lower)] if lower else _below(rest, gazetteer)
    elif village := _village(mention.name, gazetteer, (1, 2)):
        yield replace(part(mention, 0, village[0]), name=village[1])
        yield part(mention, village[0], len(mention.name))
    elif section := _section(mention.name, gazetteer):
        yield from (part(mention, *section.span(group)) for group in ("river", "town"))
    elif found := _CHAIN.fullmatch(mention.name) or _HAMLET.fullmatch(mention.name):
        yield from _city(part(mention, *found.span("upper")), gazetteer)
        yield from place_parts(part(mention, *found.span("lower")), gazetteer)
    else:
        yield mention


def _section(name: str, gazetteer: Gazetteer) -> re.Match[str] | None:
    """The river and the town of a stretch (青水河|白塔镇段), where print says so or the gazetteer has the town."""
    found = _SECTION.fullmatch(name)
    return found if found and (found["part"] or gazetteer.named(found["town"])) else None


def _below(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The places of what follows a division: there a county's short form too is one (江苏|句容|东霞村)."""
    found = None if gazetteer.named(mention.name) else _village(mention.name, gazetteer, (1, 2, 3))
    if found is None:
        yield from place_parts(mention, gazetteer)
        return
    yield replace(part(mention, 0, found[0]), name=found[1])
    yield part(mention, found[0], len(mention.name))


def _village(name: str, gazetteer: Gazetteer, levels: tuple[int, ...]) -> tuple[int, str] | None:
    """End and full name of the division whose short form stands before a village's name (杭州|龙井村)."""
    for upper in (m for m in gazetteer.find(name) if m.start == 0 and m.is_alias):
        division = next((d for d in upper.divisions if d.level in levels), None)
        if division and _VILLAGE.fullmatch(name, upper.end):
            return upper.end, _full(name[: upper.end], division)
    return None


def _known(name: str, gazetteer: Gazetteer) -> tuple[int, str, str] | None:
    """End and name of a division that the name begins with, where the gazetteer knows that what follows lies in it
    (北京市|海淀区, 义乌|义亭镇), and the full name of what follows where it is a county's short form (安徽|砀山)."""
    for upper in (m for m in gazetteer.find(name) if m.start == 0):
        rest = name[upper.end :]
        behind = [m for m in gazetteer.find(rest) if m.start == 0 and (not m.is_alias or _goes_on(rest, m, gazetteer))]
        for division, match in product(upper.divisions, behind):
            inner = next((d for d in match.divisions if gazetteer.is_within(d.code, division.code)), division)
            if inner.code != division.code and not (match.is_alias and inner.level > 3):
                whole = match.is_alias and match.end == len(rest)
                return upper.end, _full(name[: upper.end], division), inner.name if whole else ""
    return None


def _goes_on(rest: str, short: Match, gazetteer: Gazetteer) -> bool:
    """Whether the short form is all of it, or what follows it goes on with the chain (宁德|福安市, 句容|东霞村)."""
    return short.end == len(rest) or bool(_VILLAGE.fullmatch(rest, short.end) or _known(rest, gazetteer))


def _full(printed: str, division: Division) -> str:
    """The name as printed where it says the division's level, else the division's own."""
    return printed if len(printed) > 2 and printed[-1] in "省市县区州旗盟" else division.name


def _city(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """A new district with its city's short name in front (临沂|沂河新区) as both; else the mention."""
    short = next((m for m in gazetteer.find(mention.name) if m.start == 0 and m.is_alias), None)
    upper = next((d for d in short.divisions if d.level <= 2), None) if short else None
    if short is None or upper is None or not _NEW.search(mention.name[short.end :]):
        yield mention
        return
    yield replace(part(mention, 0, short.end), name=upper.name)
    yield part(mention, short.end, len(mention.name))


def part(mention: Mention, start: int, end: int) -> Mention:
    """The stretch of the mention from one character of it to another."""
    offset = mention.start
    return replace(mention, start=offset + start, end=offset + end, name=mention.name[start:end])
