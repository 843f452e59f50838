"""What the tagger took for one name and is several: quotations in a row, a chain of places, two bodies joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipelines.components.place_parts import part, place_parts
from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer, Match

_QUOTATIONS: Final = re.compile("(?:“[^“”]+”[、和与及]?){2,}")
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
        yield from place_parts(mention, gazetteer)
    elif mention.type == "Organization":
        yield from _bodies(mention, gazetteer)
    elif mention.type == "Facility" and (placed := _PLACED.fullmatch(mention.name)):
        yield from _chained(mention, placed, gazetteer)
    elif mention.type == "Initiative" and (found := _PROJECT.fullmatch(mention.name)):
        yield replace(part(mention, *found.span("firm")), type="Organization", subtype="")
        yield part(mention, *found.span("project"))
    else:
        yield from _rows(mention)


def _chained(mention: Mention, placed: re.Match[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """A facility and the places printed in front of it, the last of which stays in its name."""
    if not gazetteer.named(placed["upper"]):
        yield mention
        return
    yield replace(part(mention, *placed.span("upper")), type="Place")
    if placed["village"]:
        yield replace(part(mention, *placed.span("own")), type="Place")
    yield part(mention, placed.start("village" if placed["village"] else "town"), len(mention.name))


def _bodies(mention: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Two bodies that are joined, a committee and its government, a body behind the place above its own."""
    if found := _JOINED.fullmatch(mention.name):
        for group in ("one", "other"):
            yield from _bodies(part(mention, *found.span(group)), gazetteer)
    elif found := _OVER.fullmatch(mention.name) or _FIRM_IN.fullmatch(mention.name):
        inner = "body" if found["body"] else "branch"
        yield replace(part(mention, 0, found.start(inner)), type="Place")
        yield from _bodies(part(mention, *found.span(inner)), gazetteer)
    elif found := _BUREAU.fullmatch(mention.name):
        for upper in ("province", "city") if found["city"] else ("province",):
            yield replace(part(mention, *found.span(upper)), type="Place")
        yield part(mention, *found.span("body"))
    elif above := _above_county(mention.name, gazetteer):
        yield replace(part(mention, 0, above), type="Place")
        yield from _bodies(part(mention, above, len(mention.name)), gazetteer)
    elif (found := _OF_TOWN.fullmatch(mention.name)) and gazetteer.named(found["place"]):
        yield replace(part(mention, *found.span("place")), type="Place")
        yield part(mention, *found.span("body"))
    elif found := _COUNCIL.fullmatch(mention.name):
        yield part(mention, *found.span("one"))
        yield replace(part(mention, *found.span("other")), name=_government(*found.group("one", "level", "other")))
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
            yield replace(part(mention, *one.span()), name=one.group() + found["head"])
    elif (mention.type == "Honor" and (found := _AWARDS.fullmatch(mention.name))) or (
        mention.type == "Facility" and (found := _TWO_STAND.fullmatch(mention.name))
    ):
        yield from (part(mention, *found.span(group)) for group in ("one", "other"))
    elif _QUOTATIONS.fullmatch(mention.name):
        yield from (part(mention, *found.span()) for found in re.finditer("“[^“”]+”", mention.name))
    else:
        yield mention


def _government(committee: str, level: str, printed: str) -> str:
    """The government of the place whose committee stands before it."""
    owner = committee[: committee.rindex(level) + len(level)]
    return owner + printed.removeprefix(level)
