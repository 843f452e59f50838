"""What is part of what: by its name, by 下属 and 旗下, by 包括, and what is held during an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.speakers import Subject, opening_end
from pipelines.components.state import Ref

_DIVISION: Final = re.compile(
    "(?:大队|中队|支队|总队|分局|分校|分馆|分公司|分会|分院|分社|支行|校区|门诊|[外儿]科|理事会|监事会|[学教瓷]系|服务司|法庭|派出所|供电所|"
    "邮政所|检察部|[^支委]中心|党支部|办事处|分理处|学院|院区|研究[院所]|[^事处]处|[^学百文]科|股|教研室|科室|办公室|[一二三四五六七八九十\\d]+队)$"
)
_BRANCH: Final = re.compile(
    "[^第，]{0,6}(?:分校|分院|分馆|分中心|分公司|分会|分社|支行|分行|分理处|校区|院区|法庭|派出所|供电所|邮政所|税务分局|分局|中队)"
    "|[东西南北新老主]?[一二三四五六七八九]期(?:工程|项目)?|(?:开|闭)幕[式会]|急诊科|胸痛中心|党总支|机关党支部|党委"
)
"""What is a part of the whole whose name stands before it, as other units of bodies need not be told of."""
_UNIT: Final = re.compile("(?:部|(?<!党)组|队|班|室|馆|所|团)$")
"""Of a body that is no committee, a unit as well (X集团质检部); 县委宣传部 is a body of its own."""
_OWN_UNITS: Final = re.compile("(?:委|党组|政府|人大|政协|常委会)$")
_TEAM: Final = re.compile("(?:工作队|医疗队|帮扶队|服务队|救援队|护队|突击队)$")
"""Teams that a body runs (``operates``), unless it is one of teams itself."""
_UNION: Final = re.compile("(?:教育集团|教育共同体|教共体|医共体|医联体|医疗集团|健共体|学区)")
"""What bears the name of the one of its members that leads it."""
_GROUP: Final = re.compile("(?:队|组|指挥部|工作组|医疗团)$")
_FIRM: Final = re.compile("(?:公司|集团|厂|合作社|药业|酒业|农场|牧场|联社|股份)$")
_WORKS: Final = re.compile(
    "(?:车间|厂[区房]|种植园|养殖场|茶园|生产线|[生种养加育][产植殖工苗]基地|门店|直营店|仓库|冷库|展厅|工厂)$"
)
_BUILT: Final = re.compile("建(?!成投)|投资|投入|落户|开工|奠基|封顶|动工")
"""Where a firm's works are being built, building them is what is said."""
_RISING: Final = re.compile("封顶|开工|动工|奠基|破土")
_STAGE: Final = re.compile("(?:[一二三四五首]|第[一二三四五六七八九十])?(?:期|标段)(?:工程|项目)?$")
_SESSION: Final = re.compile(
    "(?:开幕式|闭幕式|开幕会|开园仪式|颁奖仪式|颁奖典礼|新闻发布会|半决赛|决赛|专场|恳谈会|推介会|论坛|对接会)$"
)
_CEREMONY: Final = re.compile("(?:仪式|式|典礼|发布会|活动周|宣传周)$")
_UNDER: Final = re.compile("(?P<how>旗下|下属|所属|下设)的?")
_IS: Final = re.compile("[是系]|属于|作为")
_IS_PART: Final = re.compile(
    "的?(?:重要|一个|其中|核心|重点|关键|首个)*(?:组成部分|内容|一项|环节|一部分|子项目|班次|分会场|一站|一环)"
)
_HOLDS: Final = re.compile(
    "(?:还|将|先后|陆续|同步|也|又|相继|，|穿插|集中|现场|同时|首次)*(?:举行|举办|开展|召开|启动|组织|推出|安排|办|开|搞)(?:了|的|起)?"
)
_DURING: Final = re.compile("(?:期间|其间|同期|上|中|现场)")
_SERIES: Final = re.compile("[^。；]{4,160}?等[^，。；、]{0,8}活动")
_EVENT: Final = re.compile("(?:展|赛|巡游|会|骑行|演出|表演|市集|活动|节|文化周|秀|评选|采风|论坛|培训班)”?$")
_FEAST: Final = re.compile("(?:节|季|博览会|运动会|那达慕[^，。；]{0,6}|月)”?$")
_TERM: Final = re.compile("(?:期间|其间)")
_HAS: Final = re.compile("(?:包括|包含|涵盖|设有|内设|下设|配备|配套建设|配套建有|建有|新建|含|内有|配建|配套)了?")
_AND: Final = re.compile(
    r"等?[\u4e00-\u9fff\d]{0,8}(?:、|和|与|及|以及|暨|，)(?:[^，。；]{0,14}、)?[\u4e00-\u9fff\d]{0,6}"
)
_WHOLES: Final = {"Facility": {"Facility"}, "Initiative": {"Facility", "Initiative"}}
"""What the parts of a whole may be."""
_NEAR: Final = 12
_SHORT: Final = 3


def named_parts(scene: Scene) -> Iterator[Proposal]:
    """``part:name`` for what is named after the whole: X公安局交警大队, X园区二期, X节开幕式; ``part:team`` and
    ``part:works`` (``operates``) for the team of a body and the works of a firm: X集团驻村工作队, X厂烘焙车间."""
    entities = [
        (e.type, e.name, (e.name, *e.aliases) if e.type == "Organization" else (e.name,)) for e in scene.state.entities
    ]
    for ref in scene.refs:
        bare = ref.name.strip("《“")
        wholes = [
            (len(form), name, kind)
            for kind, name, forms in entities
            for form in forms
            if kind in {ref.type, "Organization"} and name != ref.name and len(form) > _SHORT and bare.startswith(form)
        ]
        if wholes and not ref.coref:
            length, whole, kind = max(wholes)
            yield from _named(scene, ref, whole, kind, bare[length:])


def _named(scene: Scene, ref: Ref, whole: str, kind: str, rest: str) -> Iterator[Proposal]:
    if kind != ref.type:
        clause = scene.state.text[scene.clause_start(ref.start) : scene.clause_end(ref.end - 1)]
        if ref.type != "Facility" or not (_FIRM.search(whole) and _WORKS.search(rest)):
            return
        if not _BUILT.search(clause):
            yield _part(scene, ref, whole, "works", "operates")
        elif _RISING.search(clause) and "由" not in scene.state.text[ref.end : scene.span.end]:
            yield _part(scene, ref, whole, "rising", "builds")
    elif ref.type == "Organization" and _TEAM.search(rest) and not _GROUP.search(whole):
        yield _part(scene, ref, whole, "team", "operates")
    elif _divides(ref, whole, rest):
        yield _part(scene, ref, whole, "branch" if _BRANCH.fullmatch(rest) else "name")


def _divides(ref: Ref, whole: str, rest: str) -> bool:
    """Whether what follows the whole's name makes it the name of a part."""
    if ref.type == "Organization" and _UNION.fullmatch(rest):
        return False
    if ref.type == "Organization":
        return bool(_DIVISION.search(rest) or (_UNIT.search(rest) and not _OWN_UNITS.search(whole)))
    if ref.type == "Facility":
        return len(rest) > 1
    programme = ref.type == "Initiative" and ref.subtype != "Agreement"
    return programme and bool(_STAGE.search(rest) or _SESSION.search(rest))


def stated_parts(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``part:under`` (所属, 下属), ``part:is`` (是X的组成部分), ``part:has`` (包括, 设有); 旗下 is ``operates``."""
    text = scene.state.text
    for ref, after in pairwise(scene.refs):
        under = _UNDER.match(text, ref.end)
        if under and under.end() == after.start and ref.type == "Organization":
            if after.type == "Facility" or under["how"] == "旗下":
                yield _part(scene, after, ref.name, "under", "operates")
            elif after.type == "Organization":
                yield _part(scene, after, ref.name, "under")
        same = ref.type == after.type and ref.type != "Place" and ref.name != after.name
        said = _IS.match(text, ref.end) and _IS_PART.match(text, after.end)
        if same and said and after.start - ref.end < _NEAR:
            yield _part(scene, ref, after.name, "is")
    yield from _had(scene, subjects)


def _had(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    for found in _HAS.finditer(scene.state.text, scene.span.start, scene.span.end):
        subject = subjects.get(scene.clause(found.start()))
        if subject is None or subject.how not in {"own", "sentence"} or len(subject.refs) > 1:
            continue
        whole, start = subject.refs[0], scene.clause_start(found.start())
        begin = subject.end if subject.how == "own" else opening_end(scene, start, found.start())
        between = scene.state.text[begin : found.start()]
        if begin > found.start() or "的" in between or len(between) > _NEAR or whole.type not in _WHOLES:
            continue
        for part in _row(scene, found.end()):
            if part.type in _WHOLES[whole.type] and part.name not in whole.name:
                yield _part(scene, part, whole.name, "has")


class Sessions:
    """``part:during`` for events held in the course of another; scenes must come in order."""

    def __init__(self) -> None:
        self._event: Ref | None = None
        self._feast: Ref | None = None

    def __call__(self, scene: Scene) -> Iterator[Proposal]:
        """The events that a sentence says were held during the one that it names or that was named last."""
        text = scene.state.text
        for event, at in self._occasions(scene):
            held = _HOLDS.match(text, at)
            for part in _held(scene, held.end()) if held else ():
                if _is_event(part) and part.name != event.name:
                    yield _part(scene, part, event.name, "during")
        events = [r for r in scene.refs if _is_event(r) and not r.coref and not _CEREMONY.search(r.name)]
        self._event = events[-1] if events else self._event
        self._feast = self._feast or next((e for e in events if _FEAST.search(e.name)), None)

    def _occasions(self, scene: Scene) -> Iterator[tuple[Ref, int]]:
        """Events in whose course something happens, and where what happens is said."""
        text, found = scene.state.text, False
        for ref in scene.refs:
            during = _DURING.match(text, ref.end) if ref.subtype == "Event" else None
            if during:
                found = True
                yield ref, during.end()
        event = self._feast or self._event
        if event is not None and not found:
            yield from ((event, m.end()) for m in _TERM.finditer(text, scene.span.start, scene.span.end))


def _is_event(ref: Ref) -> bool:
    return ref.subtype == "Event" or (ref.type == "Initiative" and bool(_EVENT.search(ref.name)))


def _held(scene: Scene, at: int) -> list[Ref]:
    """What is named right behind the character, or all up to 等系列活动 where that ends the list."""
    listed = _SERIES.match(scene.state.text, at, scene.span.end)
    end = listed.end() if listed else at
    return [r for r in scene.refs if at <= r.start < end and not r.coref] or _row(scene, at)


def _row(scene: Scene, at: int) -> list[Ref]:
    """What is named right behind the character, with what is listed beside it."""
    behind = [r for i, r in enumerate(scene.refs) if r.start >= at and i not in scene.modifiers and not r.coref]
    if not behind or behind[0].start - at > _NEAR or scene.clause(behind[0].start) != scene.clause(at):
        return []
    row = behind[:1]
    for before, ref in pairwise(behind):
        between = scene.state.text[before.end : scene.outer_start(ref)]
        if ref.type != before.type or (between and not _AND.fullmatch(between)):
            break
        row.append(ref)
    return row


def _part(scene: Scene, part: Ref, whole: str, rule: str, predicate: str = "partOf") -> Proposal:
    start, end = scene.clause_start(part.start), scene.clause_end(part.end - 1)
    ends = (part.name, whole) if predicate == "partOf" else (whole, part.name)
    return Proposal(ends[0], predicate, ends[1], part.start, start, end, f"part:{rule}", 0.9)
