"""Who is at an event or in an undertaking, told otherwise than by 参加: 在E上，甲与乙签约; 甲在E上拿奖; 乙、丙各派一队;
学员来自丁; I启动，乙、丙组成工作组; 在丁小学先试I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_attendance import Attendance, is_event
from pipelines.components.sketch import ADVERBS, ETC, FREE, ROW, Sketch, shape
from pipelines.components.state import Ref

_OF: Final = "[^，。；：、的和与同{!OLPFIH}]{0,16}"
_ITEM: Final = f"(?:(?:{{OL}}{_OF})?{_OF}{{P}}|{{O}})"
_ITEMS: Final = f"(?P<row>{_ITEM}(?:(?:、|和|与|同|及|以及|，){_ITEM}){{0,20}})"
_ONE: Final = shape(f"(?:{{OL}}{_OF})?{_OF}(?P<who>{{P}})|(?P<body>{{O}})(?!常委|{_OF}{{P}})")
_HONORED: Final = "(?!的|[^，。；]{0,30}?(?:被[授评聘命确]|受聘|获[授评聘]|领到|领取|入选|榜上有名))"
_AT: Final = shape(f"(?P<event>{{I}})(?:现场|上)，?{ADVERBS}{_ITEMS}{_HONORED}")
_IN: Final = shape(f"{_ITEMS}{FREE}{{0,12}}在[^，。；{{!P}}]{{0,40}}?(?P<event>{{I}})(?:现场|上|中)")
_SENT: Final = (
    "(?:来了[^，。；{!OLPFI}]{0,10}(?:代表|人|队|[名家位支])|到了场|[都也各均还]{1,2}(?:派|来)了?[^，。；{!OLPFI}]{0,8}(?:代表|队|人)|"
    "各?出了?[一二两三四五几\\d]+[支个][^，。；{!OLPFI}]{0,6}队|远道|(?:上|登)台|演出了|表演了|演了|合演|联袂|献演|跳起|助阵|捧场|凑热闹|"
    "带来了?(?=《|“|歌舞|小品|节目|舞蹈))"
)
_SEND: Final = shape(f"(?P<row>{ROW}){ETC}(?:不远千里|专程|[都也各均还分别，]){{0,3}}{_SENT}")
_FROM: Final = shape(
    "(?:学员|选手|队员|队伍|客商|嘉宾|[展茶]商|商家|企业|运动员|采购商|教师|代表|骑手|跑者)[^，。；{!OLPFI}]{0,10}，?"
    f"(?:分别|均|都|大多|主要)?来自(?P<row>{ROW})"
)
_TEAM: Final = shape(
    f"(?P<thing>{{I}})[^。；{{!I}}]{{0,90}}?[，、](?P<row>{ROW}){ETC}(?:[两三四五六七八九十]家)?(?:共同|联合|分别|抽人|派员)?"
    "(?:(?:组成|编成|组建|成立)了?[^，。；{!OLPFI}]{0,10}[组队班]|各(?:领|带|管|包)|按(?:职责|分工|各自职责)[^，。；]{0,6}(?:落实|负责|推进|配合))"
)
_MIXED: Final = "{OL}(?:(?:、|和|与|及|以及)(?:{OL}?[^，。；、和与{!OLPFI}]{1,8}(?:、|和|与|及))?{OL}){0,30}"
_TOGETHER: Final = shape(
    f"牵头[，、](?P<row>{_MIXED}){ETC}(?:组成的?[^，。；{{!OLPFI}}]{{0,8}}[组队班])?(?:一道|一起|一同|共同|坐下来|联手|，){{0,3}}"
    f"(?:在[^。；{{!I}}]{{0,40}}?)?(?:搞|开展|开|召开|举行|举办|组织|推行|实施|启动)(?:了|起)?{FREE}{{0,12}}(?P<thing>{{I}})"
)
_SITES: Final = (
    "(?P<row>{O}(?:(?:、|和|与|及){O}){0,14})(?:等?[\\d两三四五六七八九十]+[所家个](?:[^，。；{!OLPFI}]{0,6}))?"
)
_OUT: Final = "(?:率先|首批|先行|先|也|今秋|同步){0,2}(?:试点|试行|先试|试|先行|开课|开班|开讲|推行|推开|铺开|实施)了?"
_PILOT: Final = (
    shape(f"(?P<thing>{{I}})[^。；{{!I}}]{{0,40}}?，(?:首批|先)?(?:在|选了?|选定|确定){_SITES}(?:{_OUT}|(?=[，。；]))"),
    shape(f"在{_SITES}{_OUT}{FREE}{{0,4}}(?P<thing>{{I}})"),
)
_HELD_AT: Final = shape(
    "(?:走进|来到|深入|在|进驻|到|前往|赴)(?P<row>{O})[^。；{!OLPFI}]{0,14}"
    "(?:开展|举办|举行|组织|进行)了?[^，。；{!OLPFI}]{0,12}(?P<thing>{I})[^。；{!OLPFI}]{0,24}，"
    "(?:现场|共有|共|全校|全园|全院|该校|学校|近|超|约|组织)*[\\d一二三四五六七八九十百千余多]*[名位]?(?:全体)?"
    "(?P<folk>师生|学生|教师|老师|同学|幼儿|医护人员|职工|员工)[^，。；、{!OLPF}]{0,10}(?:参加|参与|到场|接受)"
)
_SCHOOL: Final = re.compile("(?:学|校|院|园|中|小)[”）]?$")
"""Whose pupils and teachers they are that come where it is held."""
_NAMED: Final = frozenset({"attend:sends", "attend:pilot"})
"""Rules whose wording says of a stand-in (镇里来了三个队, 在学校推行) something else."""
_BARE: Final = re.compile("(?:^|[，。；：])$")
"""What stands before an event that is only spoken of again."""
_NEAR: Final = 400
"""Characters within which an event is still the one that is told of."""


def turnout(sketch: Sketch, attendance: Attendance) -> Iterator[Proposal]:
    """``participatesIn`` of those who are there; ``attendance`` knows the events spoken of and who presides."""
    for pattern, rule in ((_AT, "attend:at"), (_IN, "attend:in")):
        for found in sketch.found(pattern):
            yield from _there(sketch, found, attendance, rule)
    for pattern, rule in ((_SEND, "attend:sends"), (_FROM, "attend:origin")):
        for found in sketch.found(pattern):
            yield from _joined(sketch, found, _event(sketch, found, attendance.events), rule)
    for pattern, rule in ((_TEAM, "attend:team"), (_TOGETHER, "attend:together")):
        for found in sketch.found(pattern):
            yield from _joined(sketch, found, sketch.single(*found.span("thing")), rule)
    yield from _pupils(sketch)
    for pattern in _PILOT:
        for found in sketch.found(pattern):
            yield from _joined(sketch, found, sketch.single(*found.span("thing")), "attend:pilot")


def _there(sketch: Sketch, found: re.Match[str], attendance: Attendance, rule: str) -> Iterator[Proposal]:
    """People at an event; bodies only where it is introduced there, for what follows a mere 仪式上 is often no part."""
    start, begin, end = sketch.clauses(found)
    events = [ref for ref in sketch.single(*found.span("event")) if is_event(ref)]
    if not events or sketch.before(found).endswith("被"):
        return
    event = events[0]
    named = not event.coref and event.subtype == "Event" and not _BARE.search(sketch.before(found, "event"))
    for item in _ONE.finditer(sketch.text, *found.span("row")):
        for ref in sketch.single(*item.span("who" if item["who"] else "body")):
            if (item["who"] or named) and (ref.name, event.name) not in attendance.chairs:
                yield Proposal(ref.name, "participatesIn", event.name, start, begin, end, rule, 0.9)


def _pupils(sketch: Sketch) -> Iterator[Proposal]:
    """The school of which the pupils come, the hospital or firm of which the staff do."""
    for found in sketch.found(_HELD_AT):
        own = all(_SCHOOL.search(ref.name) for ref in sketch.single(*found.span("row")))
        if own or found["folk"] in {"职工", "员工"}:
            yield from _joined(sketch, found, sketch.single(*found.span("thing")), "attend:pupils")


def _event(sketch: Sketch, found: re.Match[str], events: Sequence[Ref]) -> Sequence[Ref]:
    at = sketch.offset(found.start())
    before = [ref for ref in events if at - _NEAR < ref.start < at]
    return before[-1:]


def _joined(sketch: Sketch, found: re.Match[str], things: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    for ref in sketch.single(*found.span("row")):
        for thing in things:
            if ref.name != thing.name and not (ref.coref and rule in _NAMED):
                yield Proposal(ref.name, "participatesIn", thing.name, start, begin, end, rule, 0.9)
