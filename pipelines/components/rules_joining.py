"""Who takes part in what others lead: A牵头实施X，B、C配合; B、C加入X; 来自B、C的选手; …，参加X."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from pipelines.components.place_rows import takes_effect
from pipelines.components.proposal import Proposal
from pipelines.components.rules_attendance import is_event
from pipelines.components.sketch import ADVERBS, FREE, Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_ROW: Final = "{OL}(?:(?:、|和|与|及|以及|暨){OL}){0,30}"
_MANY: Final = (
    "(?:(?:等|的)?[两三四五六七八九十百余多\\d]*[^，。；、的{!OLPFI}]{0,4}"
    "(?:家|部门|单位|乡镇|街道|社区|村|镇|乡|县|市|区|银行|企业|公司|学校|院校|机构|队伍|队|地|方|科室|站所|成员))?"
)
_PEOPLE: Final = (
    "(?:的?[^，。；、的{!OLPFI}]{0,14}"
    "(?:负责人|负责同志|代表|干部|群众|职工|师生|学生|人员|村民|党员|企业|校长|院长|民警|队员|志愿者))?"
)
_HOW: Final = (
    "(?:共同|全程|予以|给予|密切|协同|与之|积极|抽人|派[员人队]|组团|分工|按职责|属地|应邀|受邀|首批|"
    "一起|都|均|全力){0,3}"
)
_HELPS: Final = (
    "(?:参与|配合|协同|协助|参加|参建|参演|参训|参赛|联动|协办|到场|到会|列席|参会|在场|助阵|赴会|(?:前来)?(?:观摩|学习|取经)|前来|来看|"
    "为(?:协办|参与|配合|成员|协作|支持|责任)单位|(?:首批|率先)?接入|(?:首批|率先)使用)"
)
_END: Final = (
    "(?=[，。；）]|办理|推广|实施|推进|落实|做好|开展|进来|其中|服务|"
    "(?:策|施|设|研|编|布|执|宣|调|创)[^，。；]{1,2}[，。；]|$)"
)
_NEXT: Final = (
    "，(?:并|共同|先后|在[^，。；]{1,20}|今年|去年|近两年|于[^，。；]{1,10}){0,2}"
    "(?:实施|启动|推行|开展|推进|出台|建立|推出|制定|组建|打造|组织|举办|发起)了?"
    f"{FREE}{{0,8}}(?P<next>{{I}})"
)
_BESIDE: Final = shape(f"(?P<row>{_ROW})等?{_MANY}{_PEOPLE}{ADVERBS}{_HOW}{_HELPS}{_END}(?:{_NEXT})?")
_LED: Final = re.compile(
    "牵头|主[办抓导责持管]|承办|统筹|统一部署|实施|总负责|任组长|启动|推行|开展|举[行办]|召开|开[幕班赛]|启幕|打响|出台|推出|提出"
)
_JOINS: Final = "(?:参与|参加|加入|报名参加|协办|出席|亮相|参展|协助(?:实施|推进))(?:了|到|过)?"
_HELD_THERE: Final = (
    "(?:在[^，。；{!OPFIH}]{0,12}(?:举行|举办|召开|开幕)的|由?{O}(?:联合|共同)?(?:举办|主办|承办|组织|举行)的)?"
)
_NO_PART: Final = "(?!的?(?:建设|设计|算法))"
_NAMED: Final = shape(
    f"(?P<row>{_ROW}|{{P}}(?:(?:、|和|与){{P}}){{0,8}})等?{_MANY}{_PEOPLE}{ADVERBS}{_HOW}"
    f"{_JOINS}{_HELD_THERE}{FREE}{{0,10}}(?P<thing>{{I}}(?:(?:、|和|及){{I}}){{0,4}}){_NO_PART}"
)
_FROM: Final = shape(
    f"来自(?P<row>{_ROW})等?{_MANY}的{FREE}{{0,14}}?"
    "(?:选手|运动员|骑手|跑者|车手|棋手|雪友|队员|代表|队伍|球队|嘉宾|客商|采购商|企业家|专家|学者|学员|业主|校长|教师|讲师|"
    "志愿者|师生|会员|游客|演员|群众|村民|干部)"
)
_GOES_ON: Final = shape(
    r"(?:^|[，；：])(?:近日|日前|同时|此外|随后|并|又|还|也|再|当天|今年|去年|前年|多次|\d{1,4}[年月日]|，){0,5}"
    f"{_HOW}{_JOINS}[^，。；{{!I}}]{{0,24}}?(?P<thing>{{I}}){_NO_PART}"
)
_AWAY: Final = re.compile("(?:驻|在|去|到|赴|前往|走进|由|与|和|跟|同|率|带|组织|邀请|请|对|向|为)$")
_GOER: Final = f"(?P<row>{_ROW}|{{P}}){FREE}{{0,4}}"
_TAKES: Final = "(?:带队|率队|组团|组织|派出|选派)[^，。；{!OLPFI}]{0,12}"
_GOING: Final = shape(
    f"{_GOER}(?:{_TAKES})?(?:赴|前往|远赴)(?P<place>{{L}})(?:参加|参展|出席|亮相)了?{FREE}{{0,10}}(?P<thing>{{I}}){_NO_PART}"
)
"""Who goes somewhere to take part in what is held there."""
_TAKING: Final = shape(
    f"(?P<row>{_ROW}){FREE}{{0,4}}{_TAKES}(?:参加|参展)了?{_HELD_THERE}{FREE}{{0,10}}(?P<thing>{{I}}){_NO_PART}"
)
"""Who brings others to an event."""
_WATCHING: Final = shape(
    f"{_GOER}(?:组织|集中|安排)?[^，。；{{!OLPFI}}]{{0,12}}?(?:收听收看|收看收听|收听|收看)了?{FREE}{{0,10}}"
    "(?P<thing>{I})(?![^，。；]{0,2}(?:直播|实况|盛况|转播))"
)
"""Who watches a meeting that is held elsewhere by video."""


def joining(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``participatesIn`` of those who help with what another leads, and who are said to join in it."""
    for found in sketch.found(_BESIDE):
        yield from _joined(sketch, found, _row(sketch, found), _led(sketch, found), "attend:beside")
    for found in sketch.found(_NAMED):
        if not _AWAY.search(sketch.before(found)):
            yield from _joined(sketch, found, _row(sketch, found), sketch.refs(*found.span("thing")), "attend:named")
    yield from _away(sketch)
    for found in sketch.found(_FROM):
        events = {ref.name: ref for ref in sketch.scene.refs if ref.subtype == "Event"}
        if len(events) == 1:
            yield from _joined(sketch, found, _row(sketch, found), list(events.values()), "attend:from")
    for found in sketch.found(_GOES_ON):
        subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("thing"))))
        several = subject and len(subject.refs) > 1 and subject.refs[0].coref
        if subject and subject.how in {"sentence", "before"} and not several:
            yield from _joined(sketch, found, subject.refs, sketch.refs(*found.span("thing")), "attend:carried")


def _away(sketch: Sketch) -> Iterator[Proposal]:
    """Who goes to an event elsewhere (甲县赴乙市参加E), with where it is held, and who watches one (组织收看E)."""
    for found in sketch.found(_GOING):
        events = [ref for ref in sketch.single(*found.span("thing")) if is_event(ref)]
        yield from _joined(sketch, found, _row(sketch, found), events, "attend:goes")
        for event, place in product(events, sketch.single(*found.span("place"))):
            yield from (takes_effect(sketch.scene, event, place, "where:goes", 0.85),)
    for pattern, rule in ((_WATCHING, "attend:watches"), (_TAKING, "attend:takes")):
        for found in sketch.found(pattern):
            events = [ref for ref in sketch.single(*found.span("thing")) if is_event(ref)]
            yield from _joined(sketch, found, _row(sketch, found), events, rule)


def _row(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    return sketch.single(*found.span("row"))


def _led(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """What they help with: what the next clause starts, else what was named last before them, led by others."""
    if found["next"]:
        return sketch.single(*found.span("next"))
    named = [ref for ref in sketch.refs(0, found.start("row")) if ref.type == "Initiative"]
    return named[-1:] if _LED.search(sketch.text, 0, found.start("row")) else []


def _joined(
    sketch: Sketch, found: re.Match[str], row: Sequence[Ref], things: Sequence[Ref], rule: str
) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    for a, b in product(row, things):
        if a.name != b.name:
            yield Proposal(a.name, "participatesIn", b.name, start, begin, end, rule, 0.9)
