"""What the tagger took for one name and is several: quotations in a row, a chain of places, two bodies joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from pipelines.components.state import Mention
from pipelines.gazetteer import Division, Gazetteer

_QUOTATIONS: Final = re.compile("(?:“[^“”]+”[、和与及]?){2,}")
_CHAIN: Final = re.compile(
    r"(?P<upper>.{2,}?(?:[县旗镇乡州]|苏木|街道|街办|新区|开发区|经开区|高新区|(?<![社小])区|市))"
    r"(?P<lower>(?![县旗镇乡区市村]).{1,}(?:街道|街办|社区|嘎查|苏木|镇|乡|村|屯))"
)
_HAMLET: Final = re.compile("(?P<upper>.{2,}?(?:村|社区|嘎查))(?P<lower>..+(?:自然村|村民小组|屯))")
_NEW: Final = re.compile("..(?:新区|开发区|经开区|高新区)$")
_JOINED: Final = re.compile(
    r"(?P<one>.{2,}?(?:政府|县委|市委|省委|区委|州委|局|厅|公司|集团|大学|学院|医院|银行|协会|委员会|联合会|党总支|党支部|党委))(?:[与、向]|和(?!平)|(?<=人民政府)(?=[\u4e00-\u9fff]{2,}(?:大学|学院|公司|集团|政府)$))"
    r"(?P<other>.{2,}(?:政府|委|局|厅|部|公司|集团|大学|学院|医院|银行|协会|委员会|联合会|中心|所|校|社|会|总支|支部))"
)

_OVER: Final = re.compile(
    r"(?P<upper>.{2,6}?(?:省|市|州|盟|自治区))"
    r"(?P<body>.{2,8}?[市县区旗镇](?:党工委|党委|委|人民政府|政府|人大常委会|人大|政协|纪委))"
)
"""A committee or government printed behind the place above its own (甲市|乙区委): its own place names it."""
_FIRM_IN: Final = re.compile(
    r"(?P<upper>.{2,}?[县区镇乡]|.{2,}?街道)(?P<body>(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北"
    r"|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|广西|内蒙古|宁夏|新疆|西藏).{2,}(?:公司|集团))"
)
_QUOTED_ROW: Final = re.compile("(?P<row>(?:“[^“”]+”[、和与及]?){2,})(?P<head>工程|行动|计划|项目|活动|机制)(?:建设)?")
_PROJECT: Final = re.compile(
    r"(?P<firm>[^“”]{4,}?(?:有限责任公司|有限公司|集团公司))(?P<project>(?![一二三四]期|投资)[^“”]{4,}(?:项目|工程))"
)
"""What a firm runs, printed behind its name (甲电子有限公司|触控屏生产线项目); the project's name is its own."""
_AWARDS: Final = re.compile(
    "(?P<one>.{3,}(?:奖|奖章|奖项|称号|示范[县市区镇乡村户校]))[和与、](?P<other>.{3,}(?:奖|奖章|奖项|称号|示范[县市区镇乡村户校]))"
)
_COUNCIL: Final = re.compile(
    r"(?P<one>.{2,}?(?P<level>[省市州盟县区旗镇乡]|街道)(?:党工委|党委|委))(?P<other>(?:(?P=level))?(?:人民政府|政府|管委会|办事处))"
)
"""甲县委县政府: its committee and its government."""


def parts(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mention, or what it is made of: each of “白莲贷”“烟叶贷”, of 景泰县草窝滩镇, of 省政府与教育部."""
    if len(mention.name) != mention.end - mention.start:
        yield mention
    elif mention.type == "Place":
        yield from _places(mention, gazetteer)
    elif mention.type == "Organization":
        yield from _bodies(mention)
    elif mention.type == "Initiative" and (found := _PROJECT.fullmatch(mention.name)):
        yield replace(_part(mention, *found.span("firm")), type="Organization", subtype="")
        yield _part(mention, *found.span("project"))
    else:
        yield from _rows(mention)


def _bodies(mention: Mention) -> Iterator[Mention]:
    """Two bodies that are joined, a committee and its government, a body behind the place above its own."""
    if found := _JOINED.fullmatch(mention.name):
        yield from (_part(mention, *found.span(group)) for group in ("one", "other"))
    elif found := _OVER.fullmatch(mention.name) or _FIRM_IN.fullmatch(mention.name):
        yield replace(_part(mention, *found.span("upper")), type="Place")
        yield _part(mention, *found.span("body"))
    elif found := _COUNCIL.fullmatch(mention.name):
        yield _part(mention, *found.span("one"))
        yield replace(_part(mention, *found.span("other")), name=_government(*found.group("one", "level", "other")))
    else:
        yield from _rows(mention)


def _rows(mention: Mention) -> Iterator[Mention]:
    """Quotations in a row, with the word behind them for each; two honours joined."""
    if mention.type == "Initiative" and (found := _QUOTED_ROW.fullmatch(mention.name)):
        for one in re.finditer("“[^“”]+”", found["row"]):
            yield replace(_part(mention, *one.span()), name=one.group() + found["head"])
    elif mention.type == "Honor" and (found := _AWARDS.fullmatch(mention.name)):
        yield from (_part(mention, *found.span(group)) for group in ("one", "other"))
    elif _QUOTATIONS.fullmatch(mention.name):
        yield from (_part(mention, *found.span()) for found in re.finditer("“[^“”]+”", mention.name))
    else:
        yield mention


def _government(committee: str, level: str, printed: str) -> str:
    """The government of the place whose committee stands before it."""
    owner = committee[: committee.rindex(level) + len(level)]
    return owner + printed.removeprefix(level)


def _part(mention: Mention, start: int, end: int) -> Mention:
    offset = mention.start
    return replace(mention, start=offset + start, end=offset + end, name=mention.name[start:end])


def _places(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The places of a chain, the highest first; a name that the gazetteer has is one."""
    if gazetteer.named(mention.name):
        yield mention
    elif known := _known(mention.name, gazetteer):
        end, upper, lower = known
        yield replace(_part(mention, 0, end), name=upper)
        rest = _part(mention, end, len(mention.name))
        yield from [replace(rest, name=lower)] if lower else _places(rest, gazetteer)
    elif found := _CHAIN.fullmatch(mention.name) or _HAMLET.fullmatch(mention.name):
        yield from _city(_part(mention, *found.span("upper")), gazetteer)
        yield from _places(_part(mention, *found.span("lower")), gazetteer)
    else:
        yield mention


def _known(name: str, gazetteer: Gazetteer) -> tuple[int, str, str] | None:
    """End and name of a division that the name begins with, where the gazetteer knows that what follows lies in it
    (北京市|海淀区, 义乌|义亭镇), and the full name of what follows where it is a county's short form (安徽|砀山)."""
    for upper in (m for m in gazetteer.find(name) if m.start == 0):
        rest = name[upper.end :]
        behind = [m for m in gazetteer.find(rest) if m.start == 0 and (not m.is_alias or m.end == len(rest))]
        for division, match in product(upper.divisions, behind):
            inner = next((d for d in match.divisions if gazetteer.is_within(d.code, division.code)), division)
            if inner.code != division.code and not (match.is_alias and inner.level > 3):
                return upper.end, _full(name[: upper.end], division), inner.name if match.is_alias else ""
    return None


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
    yield replace(_part(mention, 0, short.end), name=upper.name)
    yield _part(mention, short.end, len(mention.name))
