"""What a project or facility is made up of: I包括A、B, F内设A, A是I的子项目, A纳入I, 作为I的一部分，A, 实施I，新建A."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_FACILITIES: Final = "(?P<part>{F}(?:[^，。；、{!POLFIH}]{0,6}(?:、|和|与|及|以及|，以及|，){F}){0,30})"
_WORKS: Final = _FACILITIES.replace("{F}", "{FI}")
_UNDERTAKINGS: Final = "(?P<part>{I}(?:[^，。；、{!POLFIH}]{0,6}(?:、|和|与|及|以及|，)?{I}){0,30})"
_ROLE: Final = (
    "(?:子项目|子工程|子活动|组成部分|一部分|一环|分会场|配套项目|配套工程|"
    "(?:重要|重点|配套|首批|实施|具体|标志性|核心|关键|首个|主要)?(?:项目|工程|内容|环节|板块|任务|活动)之一|"
    "(?:重要|重点|首批|首个|标志性|控制性|主要)(?:项目|工程|内容|组成部分))"
)
_MAINLY: Final = "[，：](?:主要|建设)?(?:建设)?(?:内容|任务)?(?:还|共|主要|将)?"
_SHAPES: Final = (
    f"(?P<part>{{FI}})(?:是|系|属于?|作为|为|，是){FREE}{{0,3}}(?P<whole>{{FI}})的?{FREE}{{0,3}}{_ROLE}",
    f"(?P<part>{{FI}})[^。；{{!FI}}]{{0,60}}?，也?(?:是|系|属于?|为){FREE}{{0,6}}(?P<whole>{{FI}})的?{FREE}{{0,3}}{_ROLE}",
    f"作为{FREE}{{0,3}}(?P<whole>{{FI}})的?{FREE}{{0,4}}{_ROLE}，{FREE}{{0,6}}(?P<part>{{FI}})",
    f"(?P<part>{{FI}})[^。；{{!FI}}]{{0,20}}?(?:纳入|列入|属于?|隶属于?)了?{FREE}{{0,3}}(?P<whole>{{I}})",
    f"(?:把|将)(?P<part>{{FI}})[^。；{{!FI}}]{{0,8}}?(?:纳入|列入|作为)了?{FREE}{{0,3}}(?P<whole>{{I}})",
    f"(?P<whole>{{F}})[^。；{{!FI}}]{{0,60}}?{_MAINLY}(?:包含|含|包括|涵盖|内设|设有|设|分为|分|配套)了?{FREE}{{0,8}}{_FACILITIES}",
    f"(?P<whole>{{F}}){FREE}{{0,10}}(?:包含|包括|涵盖|内设)了?{FREE}{{0,8}}{_FACILITIES}",
    f"(?P<whole>{{I}})[^。；{{!FI}}]{{0,60}}?{_MAINLY}(?:包含|包括|涵盖|分为|分)了?{FREE}{{0,8}}{_UNDERTAKINGS}",
    f"(?P<whole>{{I}}){FREE}{{0,10}}(?:包含|包括|涵盖|分为|分|(?<![建下内增开])设(?![有施立备计在]))了?{FREE}{{0,8}}{_UNDERTAKINGS}",
    f"(?P<whole>{{I}})(?!的?(?:重点|首批|子)?项目)[^。；{{!FI}}]{{0,60}}?{_MAINLY}(?:包含|包括|配套建设)了?{FREE}{{0,8}}{_FACILITIES}",
    f"(?P<whole>{{FI}})[^。；{{!FI}}]{{0,12}}由{_WORKS}{ETC}{FREE}{{0,8}}(?:组成|构成)",
    f"实施了?{FREE}{{0,8}}(?P<whole>{{I}})[^。；{{!FI}}]{{0,40}}?，[^。；{{!FI}}]{{0,30}}?"
    f"(?:新建|建成|建设|改建|扩建|改造|修建|建起)了?{FREE}{{0,8}}{_FACILITIES}",
    f"(?P<whole>{{F}})(?:内|里|一楼|二楼|三楼|负一楼)(?:还|也|又|已|正|现)?(?:设|建|有|开|辟)[有成了起出]?{FREE}{{0,8}}{_FACILITIES}",
    f"(?P<whole>{{I}})[^。；{{!I}}]{{0,20}}?(?:期间|其间|同期)，?(?:还|也|又|将|先后|陆续|同步){{0,3}}"
    f"(?:有|举办|举行|开展|组织|推出|安排|穿插)了?{FREE}{{0,8}}{_UNDERTAKINGS}",
)
_PATTERNS: Final = tuple(map(shape, _SHAPES))
_WRITTEN: Final = shape(f"(?P<part>{{I}})[^。；{{!FI}}]{{0,20}}?(?:写[进入]|编入|载入)了?{FREE}{{0,3}}(?P<whole>{{I}})")
_PAPER: Final = re.compile("(?:指引|办法|方案|规划|意见|条例|规定|公约|规约|制度)[》”]?$")
_IN: Final = shape(f"(?P<whole>{{F}})(?:内|里|中)?的{FREE}{{0,6}}(?P<part>{{F}})")
_INSIDE: Final = shape(
    "(?:^|[，。；])(?P<kind>[园站馆场楼厂院]|中心|基地)区?(?:内|里)(?:已|还|将|再|共|也){0,2}"
    f"(?:建成|建有|建起|设有|设立|内设|设|分出|配有|有)了?{FREE}{{0,8}}{_FACILITIES}"
)
_HOUSE: Final = re.compile(
    "(?:园|馆|院|中心|楼|综合体|小镇|基地|驿站|站|厂|山庄|街区|市场|场|项目|港)(?:[一二三]期)?”?$"
)
_DENIED: Final = re.compile("没|未|不")
_BESIDE: Final = re.compile("(?:除|在|与)$")


def components(sketch: Sketch) -> Iterator[Proposal]:
    """``partOf`` of the works of a project, the rooms of a facility and the items of a programme."""
    for pattern in _PATTERNS:
        for found in sketch.found(pattern):
            yield from _parts(sketch, found)
    for found in sketch.found(_IN):
        if _HOUSE.search(sketch.refs(*found.span("whole"))[0].name):
            yield from _parts(sketch, found)
    for found in sketch.found(_WRITTEN):
        if _PAPER.search(sketch.refs(*found.span("whole"))[0].name):
            yield from _parts(sketch, found)
    for found in sketch.found(_INSIDE):
        start, begin, end = sketch.clauses(found, "part")
        for part, whole in product(sketch.single(*found.span("part")), _named_so(sketch, start, found["kind"])):
            if part.name != whole.name and _fits(part, whole):
                yield Proposal(part.name, "partOf", whole.name, start, begin, end, "part:inside", 0.9)


def _named_so(sketch: Sketch, start: int, kind: str) -> list[Ref]:
    """The facility named last whose name ends as the word that stands for it (园内)."""
    facilities = [r for r in sketch.scene.state.refs if r.type == "Facility" and r.end <= start]
    return [ref for ref in facilities if kind in ref.name[-4:]][-1:]


def _parts(sketch: Sketch, found: re.Match[str]) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    if _BESIDE.search(sketch.before(found)) or _DENIED.search(found[0]):
        return
    for part, whole in product(sketch.single(*found.span("part")), sketch.single(*found.span("whole"))):
        if part.name != whole.name and _fits(part, whole):
            yield Proposal(part.name, "partOf", whole.name, start, begin, end, "part:item", 0.9)


def _fits(part: Ref, whole: Ref) -> bool:
    if "Agreement" in {part.subtype, whole.subtype}:
        return False
    return part.type == whole.type or (part.type == "Facility" and whole.type == "Initiative")
