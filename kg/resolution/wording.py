"""How names of companies, initiatives and the like are put together: what identifies, and what only describes.

Facts about Chinese names as patterns, and pure functions over them. No name of a thing stands in here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from pipelines.article import normalise

Style = Literal["company", "group", "cooperative", "body", "short"]

_BRANCH: Final = re.compile(
    r"(?P<head>.+?(?:公司|银行|集团|合作社))(?P<branch>.{0,14}(?:公司|分行|支行|营业部|营业厅|项目部|办事处|分社|分店|门店))$"
)
_LONE_BRANCH: Final = re.compile(r"[^公行社]{1,6}(?:分公司|支公司|分行|支行|营业部|营业厅)$")
_FORM: Final = re.compile(r"(?:股份|控股|有限|责任|集团|投资)*(?:责任)?公司$")
_BANK: Final = re.compile(r"农商银?行|农村商业银行")
_BRACKET: Final = re.compile(r"\((?P<inside>[^()]+)\)")
_LEGAL: Final = re.compile(r"(?:股份有限|有限责任|有限|股份)?(?:责任)?公司$|(?<=..)股份$")
_GROUP: Final = re.compile(r"集团(?:控股)?$")
_COOPERATIVE: Final = re.compile(r"(?:农民|农业|农机)?(?:专业)?合作(?:联)?社$")
_PUBLIC: Final = re.compile(
    r"(?:[局委厅办会院校所站队部处科社团室园区学系]|中心|政府|人大|政协|法院|纪委|妇联|残联|文联|侨联|工商联|科协|小学|中学|[一二三四五六七八九十职高初][中小]|小组|支部|志愿者|指挥部)$"
)
_BARE: Final = re.compile(
    r"^(?:[该本这我两各全]?)(?:[省市州县区旗镇乡村组]|街道|社区)?"
    r"(?:公司|集团|企业|基地|中心|学校|小学|中学|医院|合作社|平台|项目|工程|行动|活动|协议|计划|机制|制度|办法|园区|产业园|"
    r"大会|会议|培训班|仪式|方案|政策|系统|党支部|支部|村委|协会|商会|大桥|工厂|车间|公园|广场|图书馆|卫生院|幼儿园)?$"
)
_GENERIC_BODY: Final = re.compile(
    r"^(?:人民医院|中医医?院|中医院|妇幼保健院|疾控中心|卫生院|中心卫生院|中心小学|中心学校|中心幼儿园|幼儿园|"
    r"第.{1,2}(?:中学|小学|医院|幼儿园|人民医院|完全小学|实验小学|初级中学|高级中学)|实验(?:小学|中学|学校|幼儿园)|"
    r"职业(?:中学|技术学校|教育中心|中专)|党校|敬老院|养老院|福利院|图书馆|文化馆|博物馆|"
    r"(?:供销|信用)(?:合作)?社|农村商业银行|.{0,3}党委|党总支|.{1,8}[局委厅办会队所站部]|.{0,4}政府|.{0,6}委员会|.{0,8}中心|商会|志愿.{0,3}队)$"
)
_PHASE: Final = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:期|批|轮|标段|号)(?:工程|项目|建设)?|首[期批届]|第[一二三四五六七八九十百\d]{1,4}[届次批期轮]|\d\.0)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?=年|$|[^\d])(?:年度?)?")
_QUOTED: Final = re.compile(r"[“\"‘「『]([^“”\"‘’「」『』]{2,})[”\"’」』]")


@dataclass(frozen=True, slots=True)
class Company:
    """The parts of a company's name: what tells it apart, its form, and which branch of it is meant, if one is."""

    core: str
    style: Style
    branch: str = ""


def company(name: str) -> Company:
    """The parts of a name from which the place in front has been taken.

    >>> company("腾阳生物科技有限公司"), company("腾阳集团有限公司")
    (Company(core='腾阳生物科技', style='company', branch=''), Company(core='腾阳', style='group', branch=''))
    >>> company("腾阳股份有限公司衡南分公司").branch, company("腾阳(衡南)茶业有限公司").branch
    ('衡南分公司', '衡南')
    >>> company("青坪种养专业合作社"), company("教育局").style, company("腾阳生物").style
    (Company(core='青坪种养', style='cooperative', branch=''), 'body', 'short')
    """
    plain, branch = _BANK.sub("农村商业银行", normalise(name)), ""
    if (found := _BRANCH.match(plain)) and not _FORM.match(found["branch"]):
        plain, branch = found["head"], found["branch"]
    elif _LONE_BRANCH.match(plain):
        return Company("", "company", plain)
    if (inside := _BRACKET.search(plain)) and inside["inside"] not in ("集团", "有限合伙"):
        branch = branch or inside["inside"]
    plain = _BRACKET.sub("", plain)
    core = _LEGAL.sub("", plain)
    if core.endswith("银行"):
        return Company(core, "company", branch)
    if _GROUP.search(core):
        return Company(_GROUP.sub("", core), "group", branch)
    if core != plain:
        return Company(core, "company", branch)
    if _COOPERATIVE.search(plain):
        return Company(_COOPERATIVE.sub("", plain), "cooperative", branch)
    return Company(plain, "body" if _PUBLIC.search(plain) else "short", branch)


def is_bare(name: str) -> bool:
    """Whether a short form names nothing by itself, as 公司 and 该基地 do.

    >>> is_bare("该公司"), is_bare("县医院"), is_bare("腾阳"), is_bare("茶")
    (True, True, False, True)
    """
    plain = normalise(name)
    return len(plain) < 2 or bool(_BARE.match(plain))


def is_generic_body(kind: str) -> bool:
    """Whether bodies of this kind stand in every county, so that the kind alone tells none apart.

    >>> is_generic_body("人民医院"), is_generic_body("第一小学"), is_generic_body("文冲完全小学")
    (True, True, False)
    """
    return bool(_GENERIC_BODY.match(kind))


def phases(name: str) -> frozenset[str]:
    """The instalments that a name speaks of.

    >>> sorted(phases("安居工程二期")), sorted(phases("第三届茶叶节")), sorted(phases("安居工程"))
    (['二期'], ['第三届'], [])
    """
    found = (match[0] for match in _PHASE.finditer(normalise(name)))
    return frozenset(re.sub(r"(?:工程|项目|建设)$", "", phase) for phase in found)


def years(name: str) -> frozenset[str]:
    """The years that stand in a name.

    >>> sorted(years("2021年清河行动")), sorted(years("清河行动"))
    (['2021'], [])
    """
    return frozenset(match[0][:4] for match in _YEAR.finditer(normalise(name)))


def timeless(name: str) -> str:
    """A name without its years and instalments.

    >>> timeless("2021年“清河”行动"), timeless("安居工程二期")
    ('清河行动', '安居工程')
    """
    plain = normalise(name)
    return _PHASE.sub("", _YEAR.sub("", plain)).strip("()-—之") or plain


def quoted(name: str) -> frozenset[str]:
    """What stands in quotation marks in a name, normalised.

    >>> sorted(quoted("教育改革“三三五”工程"))
    ['三三五']
    """
    return frozenset(normalise(found) for found in _QUOTED.findall(name))
