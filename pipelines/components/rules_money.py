"""Who pays for what: A投入N元建B, B由A投资N元建成, A向B捐赠N元, A捐建的B, 总投资N元的A公司B项目, A与B签约投N元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_GIVER: Final = "(?P<giver>{OLP}(?:(?:、|和|与|及|以及){OLP}){0,12})" + ETC
_THINGS: Final = "(?P<thing>{FI}(?:(?:、(?:[^，。；、和{!POFI}]{2,12}、)?|和|与|及|以及){FI}){0,12})"
SUM: Final = r"(?P<amount>[\d.,]+(?:余|多)?[万亿]*(?:余|多)?(?:元|美元|欧元|港元|港币|英镑|日元))"
_HOW: Final = (
    f"{ADVERBS}(?:财政|村?集体(?:经济)?|个人|联合|共同|(?:在|于){{LF}}{FREE}{{0,4}}|从[^，。；]{{2,8}}?[中里]|以[^，。；]{{2,8}}?方式){{0,3}}"
    f"{ADVERBS}(?:投入|投资|出资|捐资|筹资|筹集|安排|拨付|下达|下拨|拿出|自筹|划拨|列支|注资|援助|补助|配套|拨出|拨|捐款|捐赠|捐助|"
    "资助|整合|统筹|花费|斥资|耗资|挤出|筹措|募集|追加|垫资|垫付|(?:自掏)?腰包|掏出?|拿出?|凑|投|捐出?|出|花|贴补?|补贴?|砸)"
    r"(?:了|下|入|进)?[^，。；\d{!OLPFI}]{0,14}?"
)
_MAKES: Final = (
    "(?:新建|改建|扩建|建设|建成|兴建|修建|建起|建立|建造|援建|建|打造|实施|用于|改造|升级|完善|搭建|开展|启动|开发|成立|设立|创办|"
    "修起|搭起|办起|盖起|新盖|盖|创办|创建|翻修|翻新|翻建|改成|改建成|硬化|营造|购置|架设|整修|加固|治理|安装|添置|打通|上了|办|修|"
    "奖补|补助|扶持|修缮|维修|推进|铺设|拓宽|充实|重建|修复|续建|提升|支持|(?<!内)设(?![置有施备在于])成?|完成)"
)
_THEN: Final = f"{SUM}{FREE}{{0,12}}，?"
PAYS: Final = f"{_HOW}{_THEN}(?:[^，。；{{!OPFI}}]{{0,12}}?){_MAKES}(?:了|起|成|为|的)?{FREE}{{0,14}}?{_THINGS}"
"""What says of the one in front of it that a sum is spent on building or running something."""
SPENT: Final = f"{_HOW}{_THEN}(?:专项|全部|不断){{0,2}}"
"""What says of the one in front of it that a sum is spent."""
FOUNDS: Final = (
    f"{_HOW}{_THEN}(?:[^，。；{{!OPFI}}]{{0,12}}?)(?:办起|成立|组建|注册|创办|设立|控股)(?:了|成立)?"
    f"{FREE}{{0,14}}?(?P<thing>{{O}})"
)
"""The same of a sum with which a body is founded."""
BACKED: Final = "(?:的)?(?:建设|扩建|发展|办学|运营|运转|改造)?(?=[，。；])"
"""What follows whom or what a sum supports, where that is all."""
BACKS: Final = f"{SPENT}(?:用于)?(?:支持|助力|帮助)(?P<thing>{{OL}}){BACKED}"
"""The same of a sum that supports a place or body."""
SERVES: Final = f"{SPENT}(?:用于|完善|改善)(?P<thing>{{OL}})(?!村民|群众|居民)"
"""The same of a sum spent on a place or body."""
_PAYS: Final = shape(_GIVER + PAYS)
_SERVES: Final = shape(_GIVER + SERVES)
_BACKS: Final = shape(_GIVER + BACKS)
_FOUNDS: Final = shape(_GIVER + FOUNDS)
_ROW: Final = "(?P<thing>{FI}(?:(?:、|和|与|及|以及){FI}){0,12})"
_PAID: Final = shape(f"{_ROW}[^。；{{!OLPFI}}]{{0,40}}?由{_GIVER}{_HOW}{SUM}")
_MADE: Final = shape(
    f"(?P<thing>{{FI}})(?:[^，。；{{!OLPFI}}]{{0,8}}，)?{FREE}{{0,6}}是(?:由)?{_GIVER}{_HOW}{SUM}[^，。；{{!OLPFI}}]{{0,8}}?"
    "(?:建|修|办|盖|改|买|购|装|添|打造|援)[^，。；{!OLPFI}]{0,8}的(?=[，。；])"
)
_PAID_FOR: Final = shape(
    f"{_ROW}[^。；\\d{{!OLPFI}}]{{0,24}}?由{_GIVER}{ADVERBS}(?:共同|联合)?(?:按[^，。；]{{2,10}})?"
    "(?:投资|出资|捐资|捐建|资助)[^，。；\\d{!OLPFI}]{0,10}(?=[，。；])"
)
_INTO: Final = shape(
    f"{_GIVER}{_HOW}{_THEN}(?:用于|用来)?(?:把|将|对|给|为|帮){{L}}?(?P<thing>{{OFI}})[^，。；{{!OLPFI}}]{{0,14}}?"
    "(?:改|修|建|装|换|添|翻|硬化|升级|进行|购|整体|新|做|补|更新|提升|配|盖)"
)
_TO: Final = shape(
    f"{_GIVER}(?:财政)?{ADVERBS}(?:投入|安排|拨付|捐赠|援助|资助|补助|给予|支持|捐助|捐给|拨给|支援)(?:了|给)?(?P<thing>{{OLF}})"
    f"[^，。；\\d{{!OLPFI}}]{{0,14}}?{SUM}(?!的)"
)
_LENDS: Final = shape(
    f"(?P<giver>{{O}}){ADVERBS}(?:为|向|给|对)(?P<thing>{{OFI}}){FREE}{{0,8}}?(?:发放|授信|贷|放|提供|投放|(?<!一)批|授予)"
    f"{FREE}{{0,14}}?{SUM}{FREE}{{0,6}}?(?:贷款|授信|信贷|贷|融资|额度|(?=[，。；]))"
)
_FOOTS: Final = shape(
    f"(?P<thing>{{FI}})[^。；{{!OLPFI}}]{{0,50}}，(?:全部|均|资金|费用|经费|建设资金){{0,2}}"
    f"由?{_GIVER}(?:财政)?{ADVERBS}(?:共同|联合|各)?(?:出资|出钱|掏钱|买单|埋单|筹资|兜底|出一半|出大头|承担一半)(?=[，。；])"
)
"""The same where it is said in an own clause who pays, without a sum of theirs."""
_DONATES: Final = shape(
    f"{_GIVER}{ADVERBS}(?:(?:给|为|帮)[^，。；{{!FI}}]{{0,14}}?)?(?:捐建|捐资(?:建设|修建|兴建|援建|建成)|资助)了?的?{FREE}{{0,12}}?{_THINGS}"
)
_INVESTS: Final = shape(f"{_GIVER}{ADVERBS}投资{SUM}{FREE}{{0,6}}的{FREE}{{0,12}}?{_THINGS}")
_INVESTED: Final = shape(
    f"(?P<giver>{{O}}){ADVERBS}(?:独资|全额)?投资(?:建设|兴建|开发|打造|新建|运营)?的{FREE}{{0,6}}{_THINGS}"
)
_GRANTS: Final = shape(
    f"{_GIVER}(?:通过[^，。；]{{1,40}}?)?{ADVERBS}(?:联合)?(?:为|给|向|对)(?P<thing>{{OLFI}}){ETC}[^，。；\\d{{!OLPFI}}]{{0,8}}?"
    f"(?:捐赠|捐款|捐资|捐助|捐|拨付|拨款|拨出|拨|投入|资助|补助|注资|援助)[^，。；\\d{{!OLPFI}}]{{0,14}}?{SUM}(?!的)"
    "(?:[^，。；{!OLPFI}]{0,6}，(?:全部|主要|专项|定向)?(?:用于|用来)(?:{L}(?:的)?)?[^，。；{!OLPFI}]{0,6}(?P<use>{FOI}))?"
)
_TOTAL: Final = shape(f"(?:投资|投资额)[^，。；\\d]{{0,3}}{SUM}的(?P<giver>{{O}})的?(?P<thing>{{I}})")
_AGREED: Final = shape(
    f"{{OL}}(?:与|和|同)(?P<giver>{{O}})签(?:订|署|约|下)的?(?:总?投资)?{SUM}的?{FREE}{{0,4}}(?P<thing>{{I}})"
)
_SIGNED: Final = shape(
    f"[与和同](?P<giver>{{O}}(?:(?:、|和){{O}}){{0,6}})(?:共同|成功|现场|正式)?签(?:约|订|署|下)了?的?(?P<thing>{{I}})"
    f"，(?:该)?(?:项目)?(?:计划|预计|拟)?总?投资(?:额)?[^，。；\\d]{{0,2}}{SUM}"
)
_USED: Final = shape(
    f"{_GIVER}(?:财政|个人)?{ADVERBS}(?:就|则)?(?:给|拨|捐|出|掏|投入|拨付|捐资|捐赠|补助|支持|资助|送来|出资|投|补)了?{FREE}{{0,10}}?"
    f"{SUM}[^，。；{{!OLPFI}}]{{0,10}}，[^，。；{{!FI}}]{{0,40}}?(?:改成|改造成|改建成|改建为|建成|建起|新建|办起|盖起|修起|翻修成?)"
    f"了?{FREE}{{0,14}}?(?P<thing>{{F}})"
)
"""Who uses the sum may be another."""
_INVESTOR: Final = shape(
    f"(?P<giver>{{OL}})[^，。；的{{!OLPFI}}]{{0,8}}[与和同跟](?P<other>{{OL}})[^，。；{{!OLPFI}}]{{0,8}}签[^，。；{{!OLPF}}]{{0,40}}，"
    f"(?:[^，。；{{!OPFI}}]{{0,16}}，)?[^，。；{{!OPFI}}]{{0,12}}?(?:投资|追加|投入|出资)[^，。；{{!OPFI}}]{{0,6}}?{SUM}"
    "(?:(?!落户|位于|入驻|选址)[^。；{!OPFI}]){0,30}?(?P<thing>{FI})"
)
_GETS: Final = shape(
    f"(?P<thing>{{OLFI}})[^，。；{{!OLPFI}}]{{0,8}}(?:争取|获得|得到|收到|申请|拿到|获)(?:到|了|得)*{_GIVER}[^，。；\\d{{!OLPFI}}]{{0,12}}{SUM}"
)
_FROM: Final = shape(
    f"(?P<thing>{{OLFI}})[^，。；{{!OLPFI}}]{{0,8}}[从向](?P<giver>{{OL}}){FREE}{{0,6}}(?:争取|拿到|申请|获得|获)(?:到|了|得)*"
    f"[^，。；\\d{{!OLPFI}}]{{0,12}}{SUM}"
)
_PLANNED: Final = shape(
    f"(?P<giver>{{O}})的?(?P<thing>{{I}})[^。；{{!OFI}}]{{0,30}}?总?投资[^，。；\\d{{!OLPFI}}]{{0,4}}{SUM}"
)
_SHAPES: Final = (
    (_GETS, "fund:gets"),
    (_FROM, "fund:gets"),
    (_PLANNED, "fund:planned"),
    (_PAYS, "fund:pays"),
    (_SERVES, "fund:serves"),
    (_BACKS, "fund:serves"),
    (_FOUNDS, "fund:founds"),
    (_PAID, "fund:paid"),
    (_PAID_FOR, "fund:paid"),
    (_MADE, "fund:made"),
    (_INTO, "fund:into"),
    (_TO, "fund:to"),
    (_LENDS, "fund:lends"),
    (_FOOTS, "fund:foots"),
    (_DONATES, "fund:donates"),
    (_INVESTS, "fund:invests"),
    (_INVESTED, "fund:invested"),
    (_GRANTS, "fund:grants"),
    (_TOTAL, "fund:total"),
    (_AGREED, "fund:agreed"),
    (_SIGNED, "fund:agreed"),
    (_INVESTOR, "fund:investor"),
    (_USED, "fund:used"),
)
_ASIDE: Final = re.compile(
    "(?:前往|赴|在|于|到|为|对|向|给|从|邀请|请|引进|引入|引来|争取|通过|被|帮|替|与|和|同|获|母校)$"
)
_OWN: Final = frozenset(("fund:pays", "fund:carried", "fund:donates", "fund:invests", "fund:investor"))
_BUILDS: Final = re.compile(
    "新建|改建|扩建|建设|建成|兴建|修建|建起|建立|建造|建|打造|续建|重建|投资[^，。；]*元[^，。；]*的"
)
_BUILT: Final = re.compile("(?:建设|新建|兴建|修建|建成|建造|打造)(?=[，。；、的]|$)")
_FOR_OTHERS: Final = re.compile(
    "支持|帮助|协助|帮扶|撬动|引导|带动|鼓励|用于|奖补|补助|援助|援建|拨|由|资助|委托|捐助|充实|贴|补给"
)
_AUTHORITY: Final = re.compile("(?:政府|管委会|管理委员会|委|局)$")
_NO_FIRM: Final = re.compile("(?:大学|学院|学校|[小中]学|医院|研究[院所]|科学院|协会|学会|联合会)$")
_FROM_OTHERS: Final = frozenset(("fund:agreed", "fund:gets"))
TREASURY: Final = re.compile("财政[局厅部]$")
"""Who only pays."""
_WORTH: Final = re.compile("价值|的物资|授信|贷")


def funds(sketch: Sketch) -> Iterator[Proposal]:
    """``funds`` with its sum, and that of what is donated or invested in where none is stated."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if not (_is_aside(sketch, found, rule) or (rule != "fund:lends" and _WORTH.search(found[0]))):
                yield from paid(sketch, found, givers(sketch, found, rule), rule)


def paid(
    sketch: Sketch, found: re.Match[str], payers: Sequence[Ref], rule: str, confidence: float = 0.9
) -> Iterator[Proposal]:
    """The proposals for each of those who pay and what they pay for (``thing``, ``use``), with the sum (``amount``)."""
    said = found.groupdict()
    things = sketch.things(*found.span("thing"))
    if said.get("use"):
        things += sketch.single(*found.span("use"))
    yield from each(sketch, found, payers, things, rule, confidence)


def each(
    sketch: Sketch, found: re.Match[str], payers: Sequence[Ref], things: Sequence[Ref], rule: str, confidence: float
) -> Iterator[Proposal]:
    """The proposals for each of those who pay and each thing; who invests in building a facility builds it."""
    start, begin, end = sketch.clauses(found)
    amount = found.groupdict().get("amount") or ""
    for a, b in product(payers, _undertakings(things)):
        if a.name != b.name:
            yield Proposal(a.name, "funds", b.name, start, begin, end, rule, confidence, amount=amount)
            if b.type == "Facility" and not TREASURY.search(a.name) and _is_built(sketch, found, rule):
                yield Proposal(a.name, "builds", b.name, start, begin, end, "fund:built", confidence)


def _is_built(sketch: Sketch, found: re.Match[str], rule: str) -> bool:
    """Whether who pays builds as well: A投资N元建设B, B由A投资N元建设, not A补助N元用于B."""
    if rule == "fund:paid":
        return bool(re.search("投资|出资|筹资|投入", found[0])) and bool(_BUILT.match(sketch.text, found.end()))
    return rule in _OWN and bool(_BUILDS.search(found[0])) and not _FOR_OTHERS.search(found[0])


def _is_aside(sketch: Sketch, found: re.Match[str], rule: str) -> bool:
    """Whether the giver is only named to say something else."""
    return rule not in _FROM_OTHERS and bool(_ASIDE.search(sketch.before(found, "giver")))


def givers(sketch: Sketch, found: re.Match[str], rule: str = "") -> list[Ref]:
    """Those who pay, of a contract not the authority that it is made with; none where several are named 分别."""
    found_givers = sketch.single(*found.span("giver"))
    if rule == "fund:investor":
        found_givers = _investor(found_givers + sketch.single(*found.span("other")))
    if rule == "fund:agreed":
        found_givers = [ref for ref in found_givers if not _AUTHORITY.search(ref.name)]
    return [] if len(found_givers) > 1 and "分别" in found[0] else found_givers


def _investor(parties: Sequence[Ref]) -> list[Ref]:
    """The firm that signs with a place or its authorities; of two firms neither."""
    firms = [ref for ref in parties if ref.type == "Organization" and not _AUTHORITY.search(ref.name)]
    firms = [ref for ref in firms if not _NO_FIRM.search(ref.name)]
    return firms if len(firms) == 1 and len(parties) == 2 else []


def _undertakings(things: Sequence[Ref]) -> list[Ref]:
    return [ref for ref in things if ref.subtype not in {"Agreement", "Policy", "Event"} or ref.type == "Facility"]
