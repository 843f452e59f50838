"""What the tagger took for one name and is several: quotations in a row, a chain of places, two bodies joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from pipelines import lexicon
from pipelines.components.state import Mention
from pipelines.gazetteer import Division, Gazetteer, Match

_QUOTATIONS: Final = re.compile("(?:“[^“”]+”[、和与及]?){2,}")
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
_JOINED: Final = re.compile(
    r"(?P<one>.{2,}?(?:政府|县委|市委|省委|区委|州委|局|厅|公司|集团|大学|学院|医院|银行|协会|委员会|联合会|党总支|党支部|党委))(?:[与、向]|和(?!平)|(?<=人民政府)(?=[\u4e00-\u9fff]{2,}(?:大学|学院|公司|集团|政府)$))"
    r"(?P<other>.{2,}(?:政府|委|局|厅|部|公司|集团|大学|学院|医院|银行|协会|委员会|联合会|中心|所|校|社|会|总支|支部))"
)

_OVER: Final = re.compile(
    r"(?P<upper>.{2,6}?(?:省|市|州|盟|自治区))"
    r"(?P<body>.{2,8}?[市县区旗镇](?:党工委|党委|委|人民政府|政府|人大常委会|人大|政协|纪委))"
    r"|(?P<town>.{1,6}?(?:[县市区旗镇乡]|街道))(?P<branch>.{1,5}?(?:村|社区|嘎查)(?:党总支|党支部|党委|“?两委”?))"
)
"""A committee or government printed behind the place above its own (甲市|乙区委): its own place names it."""
_BUREAU: Final = re.compile(
    "(?P<province>.{2,3}省|.{2,6}自治区)(?P<city>.{2,4}市(?=.{1,4}[县区])|.{2,8}?(?:州|地区|盟)(?=.{1,8}[县市旗]))?"
    "(?P<body>.{1,6}?[市县区旗].{1,14}(?:局|专班|妇联|办公室|法院|检察院))"
)
"""A county's bureau behind its province, and its city if it is one of that."""
_COUNTYS: Final = re.compile(
    ".{1,24}(?:局|政府|政协|人大|人大常委会|委|办|办公室|厅|部|专班|派出所|司法所|总工会|法院|检察院)"
    "|.{0,24}(?:妇联|残联|医院|卫生院|保健院|中学|小学|学校|幼儿园|医院.{1,6}科|中心|馆|红十字会|慈善会|慈善总会|银行|工作队|帮扶队)"
)
"""What follows a county's full name in the name of a public body; of firms and associations print means the whole."""
_SHORT: Final = 2
_OF_TOWN: Final = re.compile("(?P<place>.{1,6}[县市区旗])(?P<body>.{1,6}?(?:镇|乡|街道)(?:党委|党工委))")
_FIRM_IN: Final = re.compile(
    r"(?P<upper>.{2,}?[县区镇乡]|.{2,}?街道)(?P<body>(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北"
    r"|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|广西|内蒙古|宁夏|新疆|西藏).{2,}(?:公司|集团))"
)
_STANDS: Final = "棚|站|库|厂|中心|基地|车间|馆|公园|广场|楼|池|仓|坊"
_TWO_STAND: Final = re.compile(f"(?P<one>.{{2,}}(?:{_STANDS}))[与和及](?P<other>.{{2,}}(?:{_STANDS}))")
"""Two things built, joined (冷鲜棚与垃圾分拣站): no facility of the corpus has such a name."""
_PLACED: Final = re.compile(
    "(?P<upper>[\u4e00-\u9fff]{1,6}?(?:[县市区旗]|自治县))"
    "(?P<town>(?P<own>[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道|苏木))"
    "(?:(?P<village>[\u4e00-\u9fff]{1,5}(?:村|社区|嘎查))(?!委|史)(?=..))?)"
    "(?!.*(?:医院|卫生院|学校|[小中]学|幼儿园|公司|合作社))..+"
)
"""A facility behind the places that it lies in (甲县|乙镇水厂): of 12 so printed in annotated articles the county is
part of the name in 3, of a school's, a hospital's and a city's."""
_RUN_AS: Final = (
    "专项行动|专项整治|工程|行动|计划|项目|活动|机制|服务|改革|治理|模式|制度|工作法|平台|政策|整治|创建|品牌|试点"
)
_QUOTED_ROW: Final = re.compile(f"(?P<row>(?:“[^“”]+”[、和与及]?){{2,}})(?P<head>{_RUN_AS})(?:建设)?")
_PROJECT: Final = re.compile(
    r"(?P<firm>[^“”]{4,}?(?:有限责任公司|有限公司|集团公司|公司|集团))(?P<project>(?![一二三四]期|投资)[^“”]{4,}(?:项目|工程))"
)
"""What a firm runs, printed behind its name (甲电子有限公司|触控屏生产线项目); the project's name is its own."""
_AWARDS: Final = re.compile(
    "(?P<one>.{3,}(?:奖|奖章|奖项|称号|示范[县市区镇乡村户校]))[和与、](?P<other>.{3,}(?:奖|奖章|奖项|称号|示范[县市区镇乡村户校]))"
)
_COUNCIL: Final = re.compile(
    r"(?P<one>(?:.{2,}?)?(?P<level>[省市州盟县区旗镇乡]|街道)(?:党工委|党委|委))(?P<other>(?:(?P=level))?(?:人民政府|政府|管委会|办事处))"
)
"""甲县委县政府: its committee and its government."""


def parts(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mention, or what it is made of: each of “白莲贷”“烟叶贷”, of 景泰县草窝滩镇, of 省政府与教育部."""
    if not mention.is_verbatim:
        yield mention
    elif mention.type == "Place":
        yield from _places(mention, gazetteer)
    elif mention.type == "Organization":
        yield from _bodies(mention, gazetteer)
    elif mention.type == "Facility" and (placed := _PLACED.fullmatch(mention.name)):
        yield from _chained(mention, placed, gazetteer)
    elif mention.type == "Initiative" and (found := _PROJECT.fullmatch(mention.name)):
        yield replace(_part(mention, *found.span("firm")), type="Organization", subtype="")
        yield _part(mention, *found.span("project"))
    else:
        yield from _rows(mention)


def _chained(mention: Mention, placed: re.Match[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """A facility and the places printed in front of it, the last of which stays in its name."""
    if not gazetteer.named(placed["upper"]):
        yield mention
        return
    yield replace(_part(mention, *placed.span("upper")), type="Place")
    if placed["village"]:
        yield replace(_part(mention, *placed.span("own")), type="Place")
    yield _part(mention, placed.start("village" if placed["village"] else "town"), len(mention.name))


def _bodies(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Two bodies that are joined, a committee and its government, a body behind the place above its own."""
    if found := _JOINED.fullmatch(mention.name):
        for group in ("one", "other"):
            yield from _bodies(_part(mention, *found.span(group)), gazetteer)
    elif found := _OVER.fullmatch(mention.name) or _FIRM_IN.fullmatch(mention.name):
        inner = "body" if found["body"] else "branch"
        yield replace(_part(mention, 0, found.start(inner)), type="Place")
        yield from _bodies(_part(mention, *found.span(inner)), gazetteer)
    elif found := _BUREAU.fullmatch(mention.name):
        for upper in ("province", "city") if found["city"] else ("province",):
            yield replace(_part(mention, *found.span(upper)), type="Place")
        yield _part(mention, *found.span("body"))
    elif above := _above_county(mention.name, gazetteer):
        yield replace(_part(mention, 0, above), type="Place")
        yield from _bodies(_part(mention, above, len(mention.name)), gazetteer)
    elif (found := _OF_TOWN.fullmatch(mention.name)) and gazetteer.named(found["place"]):
        yield replace(_part(mention, *found.span("place")), type="Place")
        yield _part(mention, *found.span("body"))
    elif found := _COUNCIL.fullmatch(mention.name):
        yield _part(mention, *found.span("one"))
        yield replace(_part(mention, *found.span("other")), name=_government(*found.group("one", "level", "other")))
    else:
        yield from _rows(mention)


def _above_county(name: str, gazetteer: Gazetteer) -> int:
    """End of the city or province that is printed before a county's public body (甲市|乙县公安局, 甲省|乙市丙区医院); 0
    if none is.

    A city's district keeps it: print names 甲市乙区教育局 as one.
    """
    upper = next((m for m in gazetteer.find(name[:12]) if m.start == 0 and _is_whole(m)), None)
    if upper is None or upper.divisions[0].level > 2:
        return 0
    county = next((m for m in gazetteer.find(name[upper.end :]) if m.start == 0), None)
    full = county and county.name[-1] in "县市旗州盟" and _is_whole(county)
    return upper.end if county and full and _COUNTYS.fullmatch(name, upper.end + county.end) else 0


def _is_whole(match: Match) -> bool:
    """Whether the name says its level: no short form, or one like 凉山州."""
    return not match.is_alias or (len(match.name) > _SHORT and match.name[-1] in "县市旗州盟")


def _rows(mention: Mention) -> Iterator[Mention]:
    """Quotations in a row, with the word behind them for each; two honours or facilities joined."""
    if mention.type == "Initiative" and (found := _QUOTED_ROW.fullmatch(mention.name)):
        for one in re.finditer("“[^“”]+”", found["row"]):
            yield replace(_part(mention, *one.span()), name=one.group() + found["head"])
    elif (mention.type == "Honor" and (found := _AWARDS.fullmatch(mention.name))) or (
        mention.type == "Facility" and (found := _TWO_STAND.fullmatch(mention.name))
    ):
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
    elif abroad := _ABROAD.fullmatch(mention.name):
        yield from (_part(mention, *abroad.span(group)) for group in ("country", "town"))
    elif known := _known(mention.name, gazetteer):
        end, upper, lower = known
        yield replace(_part(mention, 0, end), name=upper)
        rest = _part(mention, end, len(mention.name))
        yield from [replace(rest, name=lower)] if lower else _below(rest, gazetteer)
    elif village := _village(mention.name, gazetteer, (1, 2)):
        yield replace(_part(mention, 0, village[0]), name=village[1])
        yield _part(mention, village[0], len(mention.name))
    elif section := _section(mention.name, gazetteer):
        yield from (_part(mention, *section.span(group)) for group in ("river", "town"))
    elif found := _CHAIN.fullmatch(mention.name) or _HAMLET.fullmatch(mention.name):
        yield from _city(_part(mention, *found.span("upper")), gazetteer)
        yield from _places(_part(mention, *found.span("lower")), gazetteer)
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
        yield from _places(mention, gazetteer)
        return
    yield replace(_part(mention, 0, found[0]), name=found[1])
    yield _part(mention, found[0], len(mention.name))


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
    yield replace(_part(mention, 0, short.end), name=upper.name)
    yield _part(mention, short.end, len(mention.name))
