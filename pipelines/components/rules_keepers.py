"""Who keeps a facility that was named before: F建成后交给A运营, F…，由A管理, 该馆由A打理, 由A托管的F."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_RUN: Final = "(?:运营|管理|经营|运维|管护|代管|托管|承包|打理|运行|值守|看护|养护|管着|接管)"
_KEPT: Final = (
    f"{_RUN}(?:管理|运营|维护)?了?"
    "(?!单位|权|服务|体|办法|制度|模式|中心|方案|平台|公司|委员会|人员|费用|主体|团队|员|费|站|处|局)"
)
_HOW: Final = (
    "(?:统一|负责|具体|全面|独家|专业|日常|进行|来|在|整体|自己|直接|共同|接手|承接|承担|长期|全权|投资|出资|[\\d.]+[万亿]元|承建|"
    "建设|兴建|修建|建成|改造|改建|开发|装修|并|、|和|租赁|承租|派(?:驻)?[^，。；{!OLPFI}]{0,4}|直属|公司化|市场化|委托|采取[^，。；{!OLPFI}]{0,6}方式|的){0,7}"
)
_WHEN: Final = (
    "(?:现在?|已|目前|眼下|如今|日常|平时|平日里?|均|都|统一|后续|后期|整体|全部|全权|并|则|将|再|一并|最终|公建民营|"
    "的?(?:日常)?(?:运营|管理|经营|管护|运维|运行|养护)(?:管理|维护)?(?:工作)?|[^，。；{!OLPFI}]{0,6}[后月起日])?，?"
)
_WHOSE: Final = (
    "(?:{O}(?:旗下|下属|所属|下设|控股|的?(?:全资)?子公司)(?:的|——)?|(?:隶属|来自)于?{OL}的|[^，。；由交给{!OLPFI}]{1,8}的|"
    "(?:旗下|下属|所属|其?(?:的|全资)?子公司)的?(?:——)?)?"
)
_ACTOR: Final = "(?P<actor>{OP}(?:(?:、|和|与){O}){0,3})"
_GIVEN: Final = "(?:由|委托给?|交给|交由|移交给?|移交至|交付|租给|出租给|承包给|发包给|归|交)了?"
_LEAD: Final = (
    "(?P<lead>[，；：]|^|{F}|它|该[馆站园场厂坊点库店所院]|"
    "(?<![前后另其])[两三四五六][座家处个所][^，。；{!OLPFI}]{0,4})"
)
_BY: Final = shape(f"{_LEAD}{_WHEN}{_WHEN}{_GIVEN}{_WHOSE}{_ACTOR}{ETC}{_HOW}{_KEPT}")
_SELF: Final = shape(
    f"，{_ACTOR}(?:负责|承担|承接|接手|全权|统一|具体|建设并|投资并){{1,3}}(?:日常|具体|后期|后续|其)?的?{_KEPT}"
)
_OF: Final = shape(f"由{_WHOSE}{_ACTOR}{_HOW}{_RUN}的{FREE}{{0,4}}(?P<thing>{{F}})")
_SHAPES: Final = ((_BY, "op:kept"), (_SELF, "op:keeps"))
_OTHERS: Final = re.compile("其中|[前后]者|前一处|前两|后两|最后一|分别|不|没|未|派[^，。；]{0,6}值守")
_WORKS: Final = re.compile("(?:工程|项目)”?$")
_ROW: Final = shape("{F}(?:(?:、|和|与|及|以及){F}){0,12}(?P<rest>[^，。；{!F}]{0,8}$)?")
_EACH: Final = re.compile("均|都|统一|一并|全部|[两三四五六][家座处个站所馆]")
_THING: Final = shape("(?P<where>在|于|至|到|落户|从|依托|利用)?(?P<row>{F}(?:(?:、|和|与|及|以及){F}){0,12})")
_STOP: Final = re.compile("[；。]|其中|此外|另外|同时")


def keepers(sketch: Sketch) -> Iterator[Proposal]:
    """``operates`` of those to whom the facility is given that the sentence names last."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if not _OTHERS.search(found[0]):
                yield from _kept(sketch, found, _things(sketch, found), rule)
    for found in sketch.found(_OF):
        yield from _kept(sketch, found, sketch.single(*found.span("thing")), "op:kept_of")


def _things(sketch: Sketch, found: re.Match[str]) -> Sequence[Ref]:
    """The facility named last in front of those who keep it; of several in a row all, if it says so."""
    at = found.start("actor")
    rows = list(_THING.finditer(sketch.text, 0, at))
    if not rows:
        return facility_before(sketch)
    last = rows[-1]
    between = sketch.text[last.end() : at]
    things = sketch.things(*last.span("row"))
    if last["where"] or _STOP.search(between) or (len(things) > 1 and not _EACH.search(between)):
        return ()
    return things


def facility_before(sketch: Sketch) -> Sequence[Ref]:
    """The only facility of the sentence before."""
    state, start = sketch.scene.state, sketch.scene.span.start
    before = state.sentence_at(start - 2) if start > 1 else None
    if before is None or "\n" in state.text[before.end : start] or before.start >= start:
        return ()
    things = {r.name: r for r in state.refs if before.start <= r.start < before.end and r.type == "Facility"}
    return list(things.values()) if len(things) == 1 else ()


def _kept(sketch: Sketch, found: re.Match[str], things: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found, "actor")
    for actor, thing in product(sketch.single(*found.span("actor")), things):
        if actor.name != thing.name and not _WORKS.search(thing.name):
            yield Proposal(actor.name, "operates", thing.name, start, begin, end, rule, 0.9)
