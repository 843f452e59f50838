"""Who works for those of whom the sentence speaks: 甲医院与丙签约，主治医师乙每月来; 在甲村，网格员乙敲门."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_BODIES: Final = {
    "(?:主任|副主任|主治)?医师|医生|大夫|护士长?|药师|科(?:副)?主任": (
        "医院|卫生院|保健院|分院|医共体|敬老院|(?:康复|医学|保健|服务)中心|医学科"
    ),
    "教授|讲师|博士": "大学|学院|研究院|研究所|科学院|农科院|中心|试验站",
    "研究员|工程师|农艺师|畜牧师|兽医师|技术员|农技员|专家": "院|所|局|中心|站|公司|集团|大学|学院|馆|小院",
    "法官|审判员": "法院|法庭",
    "检察官": "检察院",
    "民警|警长|辅警": "公安局|派出所|大队|分局",
    "教练员?": "学院|学校|大学|中学|小学|队|俱乐部",
    "文保员|讲解员|修复师|馆员": "博物馆|纪念馆|图书馆|档案馆|文管所|馆",
}
_KINDS: Final = [(re.compile(f"(?:{office})$"), re.compile(f"(?:{kind})[”》]?$")) for office, kind in _BODIES.items()]
"""By what people are, what the names of bodies end in for which they work."""
_WORK: Final = shape(
    "(?:^|(?<=[，；：]))(?:选?派)?(?P<title>[^，。；：、的和与由派请中“”{!POLFIH}]{0,8}?"
    f"(?:{'|'.join(_BODIES)}))(?P<person>{{P}})(?![、和等])"
)
_LOCAL: Final = shape(
    "(?:^|(?<=[，；]))(?P<title>[^，。；：、的和与由派“”{!POLFIH}]{0,4}?"
    "(?:网格[员长]|护[林河水路堤渠线草]员|管护员|巡[河护山查林]员|专管员|代办员|会计|文书|村医|保洁员|信息员|劝导员|调解员|管水员))"
    "(?P<person>{P})(?![、和等])"
)
_IN: Final = shape("(?:^|(?<=[，；]))(?:在|走进|来到)?(?P<place>{L})的?[^，。；：{!POLFIH}]{0,10}，$")
_VILLAGE: Final = re.compile("(?:[村县乡镇]|社区|嘎查|街道|小区|里)$")
_LOCAL_OF: Final = frozenset({"own", "sentence"})


def workers(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``holdsPost``; the rules are ``seat:ours`` of bodies and ``seat:there`` of places."""
    for found in sketch.found(_WORK):
        body = _spoken_of(sketch, found, subjects)
        kind = next((kind for office, kind in _KINDS if office.search(found["title"])), None)
        if body and body.type == "Organization" and kind and kind.search(body.name):
            yield from _post(sketch, found, body, "seat:ours")
    for found in sketch.found(_LOCAL):
        place = _around(sketch, found) or _spoken_of(sketch, found, subjects)
        if place and place.type == "Place" and _VILLAGE.search(place.name):
            yield from _post(sketch, found, place, "seat:there")


def _spoken_of(sketch: Sketch, found: re.Match[str], subjects: Mapping[int, Subject]) -> Ref | None:
    """The subject of the clause before in the same sentence, or of those before it; of several the first."""
    clause = sketch.scene.clause(sketch.offset(found.start()))
    for number in range(clause - 1, -1, -1):
        subject = subjects.get(number)
        if subject is not None and subject.refs[0].type != "Person":
            return subject.refs[0] if subject.how in _LOCAL_OF else None
    return None


def _around(sketch: Sketch, found: re.Match[str]) -> Ref | None:
    """The place that the clause right before only names as where it is."""
    before = _IN.search(sketch.text, 0, found.start())
    return next(iter(sketch.single(*before.span("place"))), None) if before else None


def _post(sketch: Sketch, found: re.Match[str], body: Ref, rule: str) -> Iterator[Proposal]:
    persons = sketch.single(*found.span("person"))
    if persons and not persons[0].coref:
        start, begin, end = sketch.clauses(found, "person")
        yield Proposal(persons[0].name, "holdsPost", body.name, start, begin, end, rule, 0.9, title=found["title"])
