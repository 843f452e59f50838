"""Where initiatives take effect, said behind much else: I…，在P、Q推开; I…，P先行; I…覆盖P; 分会场设在P; 在P，察看I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import FREE, Sketch, shape
from pipelines.components.state import Ref

_ROW: Final = "(?P<places>{L}(?:(?:、|和|与|及|以及){L}){0,14})"
COUNT: Final = (
    r"(?:等地|等)?{L}?(?:[\d两三四五六七八九十]+个?(?:乡镇|镇街|[镇乡村县区市地]|街道|社区|嘎查|县[区市]|试点)"
    "(?:（[^）]{0,12}）)?)?"
)
_NOT: Final = "[^。；{!I}]"
_OUT: Final = "(?:试点|试行|试用|先行先试|先行|推开|铺开|推广|推行|实施|落地|开课|开班|复制|启动|开展|示范|运行|试运行)"
_FIRST: Final = (
    "(?:率先|首批|先行|已|被|先){0,3}(?:先走一步|先行先试|先行试点|率先试点|先行|先做|先试|打头阵|试点|为重点|列为首批|列为试点|"
    "作为首批|列入首批|纳入首批|作为试点)"
)
_TO: Final = "(?:延伸|扩大?|推广?|扩展|拓展)[到至]"
_SPREAD: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>{_NOT}{{0,80}}?)(?<!没有)(?<!未)(?:在|到){_ROW}{COUNT}(?:率先|首批|先行|全面|同步|整建制|也|先|分别|同时){{0,3}}{_OUT}"
)
_BEGUN: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>{_NOT}{{0,90}}?[，、])(?:首批|先由|先|其中|目前|把|将)?{_ROW}{COUNT}{_FIRST}"
)
_REACH: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>{_NOT}{{0,90}}?)(?:覆盖|惠及|涉及|辐射|串起|串联|途[经径]|走遍|走进|走过|进入|{_TO}){FREE}{{0,4}}{_ROW}(?!的|里|上)"
)
_VISIT: Final = shape(
    f"(?:在|来到|到|走进|深入|前往){_ROW}[^。；{{!OLFI}}]{{0,20}}，[^。；{{!OLFI}}]{{0,14}}(?:查看|察看|视察|检查|调研|督导|了解|考察)了?"
    f"[^。；{{!OLI}}]{{0,40}}?(?P<thing>{{I}})"
)
_SITE: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>[^。；{{!IF}}]{{0,80}}?)(?:选址(?:在|于|定在)?|落户(?:在|于)?|落在|落点(?:在|是)?|落地(?:在|于)){_ROW}(?!的)"
)
_STARTED: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>[^，。；{{!OLFI}}]{{0,16}}?)在{_ROW}(?:境内)?(?:正式|集中|顺利|全面|如期|成功|破土|建成|，){{0,2}}"
    "(?:开工|动工|奠基|竣工|投产|投用|建成|完工|启动建设|开建)"
)
_THERE: Final = shape(
    "^(?:如今|眼下|近年来|目前)?，?(?:在|走进|来到)?(?P<places>{L})，(?P<thing>{I})[^，。；、{!OLPFI}]{0,6}?"
    "(?:让|使|激活|带动|带来|走出|走上|引领|成为|换来|破解|打通|盘活|催生|撬动|推动|助推|助力|赋能|有效|深入人心|蔚然成风|落地)"
)
"""A place in front, then a way of working that does something by itself: nobody is said to carry it out."""
_SHAPES: Final = (
    (_STARTED, "scope:started"),
    (_THERE, "scope:there"),
    (_SPREAD, "scope:spread"),
    (_BEGUN, "scope:begun"),
    (_REACH, "scope:reach"),
    (_VISIT, "scope:visit"),
    (_SITE, "scope:site"),
)
_CARRIED: Final = (
    shape(
        "(?:^|[，；])(?:目前|已|现已|计划|先后|今年|首批|将|拟|去年|明年|[^，。；{!OLPFI}]{0,8})(?:已|将|拟|又)?"
        f"(?:覆盖|惠及|走遍|走进|{_TO}){FREE}{{0,4}}{_ROW}(?=[，。；）等两三四五六七八九十\\d]|$)"
    ),
    shape(f"(?:^|[，；])(?:首批|先由|先|其中|目前|把|将|年起|今年|去年){{0,3}}{_ROW}{COUNT}{_FIRST}"),
)
_AT_VENUE: Final = "[^，。；、{!OLPFI}]{0,10}"
_VENUES: Final = (
    shape(f"分会场(?:分别|也)?(?:设在|设于|设|放在|安排在|在|为|是|有)了?{_ROW}"),
    shape(
        f"{_ROW}{COUNT}{_AT_VENUE}(?:各|均|分别|也|同时|另){{0,2}}(?:设立|设有|设了|设|承办)"
        r"(?:[一二三四五六七八九十\d]+个|了){0,2}(?:主|分)?会场"
    ),
    shape(f"(?:设|设有|设立|加上|包括){_ROW}{_AT_VENUE}{COUNT}分会场"),
    shape(f"主会场(?:设在|设于|放在|安排在|在|为|是){FREE}{{0,4}}{_ROW}"),
)
_NO_HOST: Final = re.compile("分会场|仪式|发布会")
"""Events that have no other venues."""
_BUILDS: Final = re.compile("(?:项目|工程|[一二三]期)”?$")
_ANOTHERS: Final = re.compile("一部分|组成部分|属于|列入|部署|申报")
_REFERRED: Final = re.compile("(?:列入|纳入|依托|按照|紧扣|属于|以)[^，。；]{0,4}$")
_WORKS: Final = frozenset({"Programme", "Policy", "Platform"})


def scope(sketch: Sketch) -> Iterator[Proposal]:
    """``implementedIn`` of what is carried out in several places, in turn or at once."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            things = [ref for ref in sketch.single(*found.span("thing")) if _carried_out(pattern, ref)]
            other = _ANOTHERS.search(found.groupdict().get("gap") or "")
            if not (other or _REFERRED.search(sketch.before(found, "thing"))):
                yield from there(sketch, found, things, rule)
    for pattern in _CARRIED:
        for found in sketch.found(pattern):
            yield from there(sketch, found, _alone_before(sketch), "scope:carried")
    for pattern in _VENUES:
        for found in sketch.found(pattern):
            yield from there(sketch, found, _event(sketch, sketch.offset(found.start())), "scope:venue")


def _carried_out(pattern: re.Pattern[str], ref: Ref) -> bool:
    """Whether it can be what the pattern says: an event is not tried out, and no platform has a site."""
    if pattern is _REACH:
        return True
    if pattern is _STARTED:
        return bool(_BUILDS.search(ref.name))
    if pattern is _SITE:
        return ref.subtype in {"Programme", "Event"}
    return ref.subtype == "Programme" if pattern is _VISIT else ref.subtype in _WORKS


def _alone_before(sketch: Sketch) -> Sequence[Ref]:
    """The only initiative of the sentence before, where the sentence itself names none, and neither a facility."""
    scene, types = sketch.scene, {"Initiative", "Facility"}
    before = scene.state.sentence_at(max(0, scene.span.start - 2))
    if any(ref.type in types for ref in scene.refs) or before.start >= scene.span.start:
        return ()
    inside = {r.name: r for r in scene.state.refs if r.type in types and before.start <= r.start < before.end}
    return [ref for ref in inside.values() if len(inside) == 1 and ref.subtype in _WORKS]


def _event(sketch: Sketch, offset: int) -> Sequence[Ref]:
    """The event named last that may have several venues."""
    refs = sketch.scene.state.refs
    events = [r for r in refs if r.subtype == "Event" and r.start <= offset and not _NO_HOST.search(r.name)]
    return [max(events, key=lambda ref: ref.start)] if events else ()


def there(sketch: Sketch, found: re.Match[str], things: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    """``implementedIn`` of the things in the places of the match, which are named or are the whole of one."""
    start, begin, end = sketch.clauses(found)
    for thing in things:
        for place in sketch.single(*found.span("places")):
            vague = place.coref and not sketch.scene.state.text.startswith("全", place.start)
            if thing.subtype != "Agreement" and not vague:
                yield Proposal(thing.name, "implementedIn", place.name, start, begin, end, rule, 0.9)
