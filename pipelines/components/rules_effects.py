"""Where initiatives take effect: what they cover, where they are tried out or carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.place_rows import INNER, PREP, kind, outer, rows, takes_effect
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_RUN: Final = re.compile(
    r"(?:举行|举办|召开|开展|实施|启动|试点|推行|推开|开幕|闭幕|落地|开班|推广|推进|启用|开赛|上演|揭幕|推出|举行的|签署|签订|先行|组织|主办|承办|进行)"
)
_VENUE: Final = re.compile("^(?:的)?(?:主|分)?会场(?:分别)?(?:设|定|放)(?:在|于)$")
_EXTEND: Final = re.compile(
    r"^(?:行动|项目|工作|将|已|也|目前|全面|进一步|首先|先|率先|，)*(?:覆盖|延伸到|推广到|辐射|惠及|拓展到|落地|走进|延伸至|落户)"
)
_REACHES: Final = re.compile(
    "(?:覆盖|涉及|惠及|辐射|串联|走进|(?:推广?|延伸|扩[大展]?)[到至])(?:了)?(?:全县|该县|县内)?(?:的)?$"
)
_LANDS: Final = re.compile(
    "(?:覆盖|惠及|选址|落户|落地|落在|落点[在是]|(?:推广?|延伸|扩[大展]?)[到至]|设在)(?:了|于|在)?$"
)
_LEVEL: Final = re.compile("(?:在|覆盖|惠及|遍及|(?:推广?|延伸|扩[大展]?)[到至])(?:了)?$")
_EACH: Final = re.compile("前者|后者|分别")
_UNDER: Final = re.compile("(?:列入|并入|纳入|融入|以|依托|按照|根据|围绕|结合)(?:了)?[^，。；]{0,4}$")
_AT: Final = re.compile("在(?:全县|该县|县内)?(?:的)?$")
_UNITS: Final = "乡镇|镇街|[镇乡村]|县[区市]|[县市]|街道|社区|嘎查|[地方]"
_ONLY: Final = re.compile("率先|[^，。；]{1,8}中(?=[，占的])")
_COUNT: Final = rf"(?:等)?(?:地|[\d两三四五六七八九十]+个?(?:{_UNITS})(?:（[^）]*）)?)?"
_TRIED: Final = re.compile(
    rf"{_COUNT}(?:被|均|都|也|已|同时)*(?:作?为|是|列为|列入|确定为|选为|成为|纳入|开展|先行|率先|首批|进行|同步)"
    r"[^，。；]{0,8}?(?:试点|先行先试|试行)(?!示范)"
)
_TRIAL: Final = re.compile(rf"{_COUNT}(?:先行先试|先行试点|率先试点|试点|试行|先行)(?=[，。；]|$)")
_TRIES: Final = re.compile(
    rf"{_COUNT}(?:今年|去年|已|先行|率先|先|同步|首批|正|也)*(?:试行|试点|试用|铺开|推开|(?:率先|先行)推行)(?:了)?"
)
_LISTED: Final = re.compile(r"[^，。；]{0,30}?(?:列为|列入|确定为|入选|获批|承担)(?:了)?[^，。；]{0,6}")
_AS_PILOT: Final = re.compile("(?:工作|整县推进|整乡推进)?整?[省市县乡镇村]?(?:试点|示范)")
_OF: Final = re.compile(
    r"(?:等?(?P<count>共?[\d两三四五六七八九十]+个?(?:偏远|边境|相关)?(?:乡镇|镇街|镇|乡|村|街道|社区|嘎查))?)?的?(?:[^，。；的]{0,6}的)?"
)
_WORKS: Final = re.compile("(?:改造|整治|修缮|治理|修复|加固|提升|扩建|建设|新建|迁建|项目|工程)(?:任务)?”?$")
_NAMED_WORKS: Final = re.compile(_WORKS.pattern.replace("修缮", "修缮|搬迁|开发"))
_SMALLER: Final = frozenset({"县", "区", "旗", "town", "village"})
_FRONT: Final = 9
"""Characters of a name within which it says where."""


def initiatives(scene: Scene, earlier: Sequence[Ref]) -> Iterator[Proposal]:
    """What the rules of this module propose; ``earlier`` are the refs of the sentences before."""
    yield from effects(scene)
    yield from spread(scene)
    yield from trials(scene, earlier)
    yield from works(scene)
    yield from named_works(scene)
    yield from everywhere(scene)


def spread(scene: Scene) -> Iterator[Proposal]:
    """``I由A牵头，覆盖P、Q``, ``实施I，在P、Q推开``: several places behind an initiative say where it takes effect."""
    text = scene.state.text
    for row in rows(scene):
        start = scene.outer_start(row[0])
        before = [r for r in scene.refs if r.type == "Initiative" and r.end <= start]
        said = text[before[-1].end : start] if before else "；"
        if "；" in said or len(said) > 80 or before[-1].subtype == "Agreement":
            continue
        if len(row) == 1:
            between = [r for r in scene.refs if before[-1].end <= r.start < start and r.type != "Place"]
            if _LANDS.search(said) and not between and not _EACH.search(said) and len(said) < 40:
                yield takes_effect(scene, before[-1], row[0], "where:reach", 0.85)
            continue
        reaches = _REACHES.search(said) and (len(before) == 1 or "，" not in said)
        if reaches or (_AT.search(said) and len(said) < 30 and _runs_on(scene, before[-1])):
            for place in row:
                yield takes_effect(scene, before[-1], place, "where:reach" if reaches else "where:spread", 0.85)


def _runs_on(scene: Scene, initiative: Ref) -> bool:
    """Whether it is carried out from place to place, which a meeting, a paper and what is only referred to are not."""
    apart = initiative.subtype in {"Event", "Platform"} or initiative.name.startswith("《")
    return not apart and not _UNDER.search(scene.state.text, scene.clause_start(initiative.start), initiative.start)


def trials(scene: Scene, earlier: Sequence[Ref]) -> Iterator[Proposal]:
    """``P、Q先行试点I``, ``I在P、Q试点``; where the sentence names none it is the initiative named last before."""
    text = scene.state.text
    known = [r for r in scene.refs if r.type == "Initiative"]
    for row in rows(scene):
        start, end = scene.outer_start(row[0]), row[-1].end
        if text.startswith("率先", end) and _is_compared(scene, row[0]):
            continue
        before = [r for r in known if r.end <= start and "；" not in text[r.end : start]]
        after = [r for r in known if r.start >= end]
        said = text[end : after[0].start] if after else ""
        tried: Ref | None = None
        if _TRIED.match(text, end, scene.span.end) or _TRIAL.match(text, end, scene.span.end):
            last = next((r for r in reversed(earlier) if r.type == "Initiative"), None)
            last = None if "；" in text[scene.span.start : start] else last
            near = after[0] if after and "，" not in said else None
            last = None if text.startswith("以", start - 1) else last
            tried = before[-1] if before else near or (None if after else last)
        elif after and (_TRIES.fullmatch(said) or (_LISTED.fullmatch(said) and _AS_PILOT.match(text, after[0].end))):
            tried = after[0]
        if tried and _can_be_tried(tried):
            yield from (takes_effect(scene, tried, place, "where:pilot", 0.85) for place in row)


def _can_be_tried(initiative: Ref) -> bool:
    return initiative.subtype not in {"Agreement", "Event"} and not initiative.name.startswith("《")


def works(scene: Scene) -> Iterator[Proposal]:
    """``P村、Q村的老旧小区改造``: works stand behind the villages or towns in which they are carried out."""
    placed = list(rows(scene))
    for ref in scene.refs:
        if ref.type != "Initiative" or ref.subtype != "Programme":
            continue
        for row in placed:
            near = _OF.fullmatch(scene.state.text, row[-1].end, ref.start) if row[-1].end <= ref.start else None
            small = near and (near["count"] or all(kind(place.name) in {"town", "village"} for place in row))
            if small and not scene.denied(ref.end):
                yield from (takes_effect(scene, ref, place, "where:works", 0.85) for place in row)


def named_works(scene: Scene) -> Iterator[Proposal]:
    """``甲镇乙村饮水管网改造``: works that bear the name of the village in which they are carried out."""
    small = [e.name for e in scene.state.entities if e.type == "Place" and kind(e.name) == "village"]
    for ref in scene.refs:
        if ref.type != "Initiative" or ref.subtype != "Programme" or not _NAMED_WORKS.search(ref.name):
            continue
        bare = ref.name.lstrip("“《")
        inside = [(bare.find(name) + len(name), name) for name in small if -1 < bare.find(name) < _FRONT]
        for _, name in sorted(inside)[-1:]:
            place = Ref(ref.start, ref.end, name, "Place", coref=True)
            yield takes_effect(scene, ref, place, "where:named", 0.85)


def everywhere(scene: Scene) -> Iterator[Proposal]:
    """``在全县推行I``, ``I覆盖全县``: in the place that the word for the whole means; 在全省率先 is no place."""
    text = scene.state.text
    known = [r for r in scene.refs if r.type == "Initiative" and _can_be_tried(r)]
    for place in scene.refs:
        lead = text[max(scene.span.start, place.start - 6) : place.start]
        whole = place.type == "Place" and place.coref and text.startswith("全", place.start)
        if not whole or not _LEVEL.search(lead) or _ONLY.match(text, place.end):
            continue
        before = [r for r in known if r.end <= place.start and place.start - r.end < 30]
        after = [r for r in known if place.end <= r.start < place.end + 20]
        same = [r for r in after if scene.clause(r.start) == scene.clause(place.start)]
        if lead[-1:] == "在" and same and _RUN.search(text, place.end, same[0].start):
            yield takes_effect(scene, same[0], place, "where:all", 0.85)
        elif before and "；" not in text[before[-1].end : place.start]:
            yield takes_effect(scene, before[-1], place, "where:all", 0.85)


def effects(scene: Scene) -> Iterator[Proposal]:
    """``I在P举行``, ``在P开展I``, ``I覆盖P``."""
    for i, ref in enumerate(scene.refs):
        if ref.type != "Initiative" or ref.subtype == "Agreement":
            continue
        for j, place in enumerate(scene.refs):
            if place.type != "Place" or j in scene.modifiers:
                continue
            yield from _behind(scene, ref, j) if j > i else _before(scene, ref, j)


def _behind(scene: Scene, ref: Ref, j: int) -> Iterator[Proposal]:
    place = scene.refs[j]
    between = scene.state.text[ref.end : outer(scene, j)]
    after = scene.state.text[place.end : scene.clause_end(place.end)]
    run = _RUN.search(after[:12])
    inner = INNER.search(after[: run.start()]) if run else None
    held = run and not inner and len(between) < 16 and between.endswith("在") and "，" not in between
    if held or _VENUE.match(between):
        yield takes_effect(scene, ref, place, "where:held", 0.9)
    elif len(between) < 12 and _EXTEND.match(between) and not between.endswith("在"):
        yield takes_effect(scene, ref, place, "where:covers", 0.85)


def _before(scene: Scene, ref: Ref, j: int) -> Iterator[Proposal]:
    place, start = scene.refs[j], outer(scene, j)
    lead = scene.state.text[max(scene.span.start, start - 3) : start]
    between = scene.state.text[place.end : ref.start]
    same = scene.clause(place.end) == scene.clause(ref.start) and len(between) < 24
    first = "率先" in between and _is_compared(scene, place)
    if same and PREP.search(lead) and _RUN.search(between) and not first:
        yield takes_effect(scene, ref, place, "where:run", 0.85)


def _is_compared(scene: Scene, place: Ref) -> bool:
    """Whether the place only says among whom another was the first: 全省, the city or province of who did it."""
    text, start = scene.state.text, scene.outer_start(place)
    if text.startswith("全", place.start):
        return True
    begin = scene.clause_start(start)
    above = place.name.endswith(("省", "市", "自治区", "州")) and text.endswith("在", begin, start)
    doers = (r for r in scene.refs if r.type == "Place" and begin <= r.start and r.end < start)
    return above and any(kind(r.name) in _SMALLER for r in doers)
