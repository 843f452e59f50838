"""Who pays for what: A投入N元建B, B由A投资N元建成, A向B捐赠N元, A捐建的B, 总投资N元的A公司B项目."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_GIVER: Final = "(?P<giver>{OLP}(?:(?:、|和|与|及|以及){OLP}){0,12})" + ETC
_THINGS: Final = "(?P<thing>{FI}(?:(?:、|和|与|及|以及){FI}){0,12})"
_SUM: Final = r"(?P<amount>[\d.,]+(?:余|多)?[万亿]*(?:余|多)?(?:元|美元|欧元|港元|港币|英镑|日元))"
_HOW: Final = (
    f"{ADVERBS}(?:财政|个人|联合|共同|(?:在|于){{LF}}{FREE}{{0,4}}|从[^，。；]{{2,8}}?中|以[^，。；]{{2,8}}?方式){{0,3}}"
    f"{ADVERBS}(?:投入|投资|出资|捐资|筹资|筹集|安排|拨付|拿出|自筹|划拨|列支|注资|援助|补助|配套|拨出|拨|捐款|捐赠|捐助|"
    "资助|整合|统筹|花费|斥资|耗资|投)"
    r"(?:了|下|入)?[^，。；\d{!OLPFI}]{0,14}?"
)
_MAKES: Final = (
    "(?:新建|改建|扩建|建设|建成|兴建|修建|建起|建立|建造|援建|建|打造|实施|用于|改造|升级|完善|搭建|开展|启动|开发|成立|设立|创办|"
    "修缮|维修|推进|铺设|拓宽|充实|重建|修复|续建|提升|支持)"
)
_THEN: Final = f"{_SUM}{FREE}{{0,12}}，?"
PAYS: Final = f"{_HOW}{_THEN}(?:[^，。；{{!OPFI}}]{{0,12}}?){_MAKES}(?:了|起|成|为|的)?{FREE}{{0,14}}?{_THINGS}"
"""What says of the one in front of it that a sum is spent on building or running something."""
SERVES: Final = (
    f"{_HOW}{_THEN}(?:专项|全部|不断){{0,2}}(?:用于|支持|助力|帮助|完善|改善)(?P<thing>{{OL}})(?!村民|群众|居民)"
)
"""The same of a sum spent on a place or body."""
_PAYS: Final = shape(_GIVER + PAYS)
_SERVES: Final = shape(_GIVER + SERVES)
_PAID: Final = shape(f"(?P<thing>{{FI}})[^。；{{!OLPFI}}]{{0,40}}?由{_GIVER}{_HOW}{_SUM}")
_PAID_FOR: Final = shape(
    f"(?P<thing>{{FI}})[^。；\\d{{!OLPFI}}]{{0,24}}?由{_GIVER}{ADVERBS}(?:共同|联合)?"
    "(?:投资|出资|捐资|捐建|资助)[^，。；\\d{!OLPFI}]{0,10}(?=[，。；])"
)
_DONATES: Final = shape(
    f"{_GIVER}{ADVERBS}(?:捐建|捐资(?:建设|修建|兴建|援建|建成)|资助)了?的?{FREE}{{0,12}}?{_THINGS}"
)
_INVESTS: Final = shape(f"{_GIVER}{ADVERBS}投资{_SUM}{FREE}{{0,6}}的{FREE}{{0,12}}?{_THINGS}")
_GRANTS: Final = shape(
    f"{_GIVER}(?:通过[^，。；]{{1,40}}?)?{ADVERBS}(?:为|给|向|对)(?P<thing>{{OLFI}}){ETC}[^，。；\\d{{!OLPFI}}]{{0,8}}?"
    f"(?:捐赠|捐款|捐资|捐助|捐|拨付|拨款|拨出|拨|投入|资助|补助|注资|援助)[^，。；\\d{{!OLPFI}}]{{0,14}}?{_SUM}(?!的)"
    "(?:[^，。；{!OLPFI}]{0,6}，(?:全部|主要|专项|定向)?(?:用于|用来)(?:{L}(?:的)?)?[^，。；{!OLPFI}]{0,6}(?P<use>{FOI}))?"
)
_TOTAL: Final = shape(f"(?:投资|投资额)[^，。；\\d]{{0,3}}{_SUM}的(?P<giver>{{O}})的?(?P<thing>{{I}})")
_AGREED: Final = shape(
    f"{{OL}}(?:与|和|同)(?P<giver>{{O}})签(?:订|署|约|下)的?(?:总?投资)?{_SUM}的?{FREE}{{0,4}}(?P<thing>{{I}})"
)
_SHAPES: Final = (
    (_PAYS, "fund:pays"),
    (_SERVES, "fund:serves"),
    (_PAID, "fund:paid"),
    (_PAID_FOR, "fund:paid"),
    (_DONATES, "fund:donates"),
    (_INVESTS, "fund:invests"),
    (_GRANTS, "fund:grants"),
    (_TOTAL, "fund:total"),
    (_AGREED, "fund:agreed"),
)
_ASIDE: Final = re.compile(
    "(?:前往|赴|在|于|到|为|对|向|给|从|邀请|请|引进|引入|引来|争取|通过|被|帮|替|与|和|同|获|母校)$"
)
_WORTH: Final = re.compile("价值|的物资|授信|贷")


def funds(sketch: Sketch) -> Iterator[Proposal]:
    """``funds`` with its sum, and that of what is donated or invested in where none is stated."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            aside = _ASIDE.search(sketch.before(found, "giver")) and pattern is not _AGREED
            if not aside and not _WORTH.search(found[0]):
                yield from paid(sketch, found, _givers(sketch, found), rule)


def paid(
    sketch: Sketch, found: re.Match[str], givers: Sequence[Ref], rule: str, confidence: float = 0.9
) -> Iterator[Proposal]:
    """The proposals for each of those who pay and what they pay for (``thing``, ``use``), with the sum (``amount``)."""
    said = found.groupdict()
    things = sketch.single(*found.span("thing"))
    if said.get("use"):
        things += sketch.single(*found.span("use"))
    start, last = sketch.offset(found.start()), sketch.offset(found.end() - 1)
    begin, end = sketch.scene.clause_start(start), sketch.scene.clause_end(last)
    for a, b in product(givers, _undertakings(things)):
        if a.name != b.name:
            amount = said.get("amount") or ""
            yield Proposal(a.name, "funds", b.name, start, begin, end, rule, confidence, amount=amount)


def _givers(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """Those who pay; where several are named 分别, the sums are not told apart."""
    givers = sketch.single(*found.span("giver"))
    return [] if len(givers) > 1 and "分别" in found[0] else givers


def _undertakings(things: Sequence[Ref]) -> list[Ref]:
    return [ref for ref in things if ref.subtype not in {"Agreement", "Policy", "Event"} or ref.type == "Facility"]
