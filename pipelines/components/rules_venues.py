"""Where events are held and visitors carry something out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.context import Focus
from pipelines.components.place_rows import INNER, rows, takes_effect
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_HELD_AT: Final = re.compile(
    r"(?:暨[^，。；]{2,40}?)?(?:，(?:以[^。；]{2,40}?为主题|由[^。；]{2,60}?(?:主办|承办|协办)))?，?"
    r"(?:昨日|今天|日前|近日|[\d年月]{0,8}\d日|[上下]午|将|拟|定|于[^，。；于]{1,14}?){0,4}(?:分别|同时)?在(?P<venue>[^，。；]{2,40}?)"
    "(?:顺利|成功|圆满|隆重|正式|盛大|如期|联合|同步)*"
    "(?:举行|举办|召开|开幕|闭幕|启动|开班|开赛|开讲|揭幕|收官|落幕|拉开|上演|进行|开启|开营|开园|开展|展开|启幕|收尾|开镰|开擂|开打|开秤|开场|开了场|开锣|开游|落下帷幕|揭牌|亮相)"
)
_OF_LEVEL: Final = re.compile(
    "(?P<level>[市县区镇乡村])(?:委|政府|[文体会人行广城影图博党融青妇工少职]|中心|新|东|西|南|北)[^，。；]*"
    "(?:中心|广场|馆|场|会议室|礼堂|大厅|[院校园厅楼局])$|^(?P<seat>[县市])城(?:区|[^，。；区]{0,10})$"
)
"""A venue of the county, which it does not name: 县文体中心, 县委礼堂."""
_HOUSE: Final = re.compile("^[^区园镇乡村]{2,14}(?:酒店|宾馆|饭店|会堂|剧院|会展中心|体育馆|文化馆)$")
"""A house that bears the short name of its town: 凤山国际大酒店."""
_SHORT: Final = 2
_GOES: Final = re.compile("(?:前往|奔赴|赶赴|赴|来到|走进|深入|到)(?:了)?$")
_DONE: Final = re.compile(
    r"(?:等(?:地|[\d两三四五六七八九十]+个?[市县区镇乡村州省地]{1,2}))?，?(?:联合|分别|集中|现场|实地|深入)?(?:开展|进行)?(?:了)?"
    "(?P<what>采访采风|采访|采风|观摩|调研|考察|参观|巡河|巡查|走访|慰问|义诊|宣讲)"
)
_TAKEN: Final = re.compile("，(?:先后|分别|并|现场)?(?:组织|邀请|带领|安排)[^。；]{2,80}")
_DOES: Final = re.compile(
    r"(?:等(?:地|[\d两三四五六七八九十]+个?[市县区镇乡村州省地]{1,2}))?，?(?:联合|分别|集中|组织|先后|现场|实地|相继)*"
    "(?:开展|举行|举办|进行|组织|实施)(?:了|为期.{1,4}的)?"
)


def venues(scene: Scene, focus: Focus) -> Iterator[Proposal]:
    """``I在甲镇乙村文化广场举行``: in the place named last in the name of the venue, or whose level begins it
    (在县体育馆举行)."""
    places = {e.name for e in scene.state.entities if e.type == "Place"}
    for ref in scene.refs:
        found = _HELD_AT.match(scene.state.text, ref.end, scene.span.end) if ref.type == "Initiative" else None
        if found is None or ref.subtype == "Agreement":
            continue
        venue, start = found["venue"], found.start("venue")
        inside = [r for r in scene.refs if r.type == "Place" and start <= r.start and r.end <= found.end("venue")]
        named = [(venue.rfind(name) + len(name), len(name), name) for name in places if name in venue]
        named += [(r.end - start, r.end - r.start, r.name) for r in inside]
        if not named and _HOUSE.search(venue):
            named = [(1, 1, name) for name in places if len(name) > _SHORT and venue.startswith(name[:-1])]
        level = None if named else _OF_LEVEL.match(venue)
        owner = focus.owner(level["level"] or level["seat"], start) if level else ""
        named += [(1, 1, owner)] if owner in places else []
        end, _, place = max(named, default=(0, 0, ""))
        if place and not INNER.search(venue, end) and not venue.endswith("中"):
            yield Proposal(
                ref.name,
                "implementedIn",
                place,
                ref.start,
                scene.clause_start(ref.start),
                found.end(),
                "where:venue",
                0.9,
            )


def trips(scene: Scene) -> Iterator[Proposal]:
    """``举办E，组织甲、乙前往P``: an event to which those who come are taken."""
    text = scene.state.text
    for row in rows(scene):
        start = scene.outer_start(row[0])
        event = next((r for r in reversed(scene.refs) if _is_event(r) and r.end <= start), None)
        goes = _GOES.search(text, scene.clause_start(start), start)
        if (
            event
            and goes
            and _TAKEN.fullmatch(text, event.end, goes.start())
            and not INNER.search(text, row[-1].end, scene.clause_end(row[-1].end))
        ):
            yield from (takes_effect(scene, event, place, "where:trip", 0.85) for place in row)


def tours(scene: Scene) -> Iterator[Proposal]:
    """``前往P、Q等地开展I``: what visitors carry out where they go."""
    text = scene.state.text
    for row in rows(scene):
        start, end = scene.outer_start(row[0]), row[-1].end
        after = next((r for r in scene.refs if r.type == "Initiative" and r.start >= end), None)
        if not _GOES.search(text, scene.clause_start(start), start):
            continue
        if after and _DOES.fullmatch(text, end, after.start):
            yield from (takes_effect(scene, after, place, "where:tour", 0.85) for place in row)
        elif event := _toured(scene, end):
            yield from (takes_effect(scene, event, place, "where:toured", 0.85) for place in row)


def _is_event(ref: Ref) -> bool:
    return ref.type == "Initiative" and (ref.subtype == "Event" or ref.name.endswith("活动"))


def _toured(scene: Scene, end: int) -> Ref | None:
    """The only event that bears the name of what is done there: 走进P、Q采风, in a report on one 采风活动."""
    found = _DONE.match(scene.state.text, end, scene.span.end)
    if found is None:
        return None
    events = {r.name: r for r in scene.state.refs if _is_event(r) and not r.coref}
    fitting = [ref for name, ref in events.items() if found["what"] in name]
    return fitting[0] if len(fitting) == 1 and fitting[0].start < end else None
