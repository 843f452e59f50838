"""Who heads a facility that only the office tells: 馆长P of the one 馆 named, 由P任站长, 基地负责人P, 车间主任P."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import Sketch, shape

_HEADS: Final = {
    "馆长": "馆",
    "站长": "站",
    "场长": "场",
    "厂长": "厂",
    "园长": "园",
    "店长": "店",
    "坊主": "坊",
    "基地主任": "基地",
    "基地负责人": "基地",
    "中心主任": "中心",
    "中心负责人": "中心",
    "车间主任": "车间",
    "车间负责人": "车间",
    "工坊负责人": "工坊",
    "驿站站长": "驿站",
    "驿站负责人": "驿站",
    "民宿老板": "民宿",
    "民宿主人": "民宿",
    "民宿主": "民宿",
    "客栈老板": "客栈",
    "农场主": "农场",
    "管护员": "",
}
_OFFICE: Final = f"(?P<office>{'|'.join(sorted(filter(None, _HEADS), key=len, reverse=True))})"
_AS: Final = "(?:担任|兼任|出任|任|当)"
_SHAPES: Final = (
    shape(f"(?:^|[，。；：、“”是]|由)(?:该|首任|现任|现在的|本)?{_OFFICE}(?P<person>{{P}})"),
    shape(f"(?P<person>{{P}})(?:，|则|现)?{_AS}(?:首任|该)?{_OFFICE}"),
    shape(f"(?:^|[，。；：、])(?:首任|现任)?{_OFFICE}(?:由|是|叫)[^，。；{{!P}}]{{0,20}}(?P<person>{{P}})"),
)


def wardens(sketch: Sketch) -> Iterator[Proposal]:
    """``operates`` of the head of a facility, where the article names one alone of that kind and no body."""
    for pattern in _SHAPES:
        for found in sketch.found(pattern):
            thing = _headed(sketch, found)
            for person in sketch.single(*found.span("person")) if thing else ():
                if not person.coref:
                    start, begin, end = sketch.clauses(found, "person")
                    yield Proposal(person.name, "operates", thing, start, begin, end, "op:warden", 0.9)


def _headed(sketch: Sketch, found: re.Match[str]) -> str:
    kind = _HEADS[found["office"]]
    named = [
        e
        for e in sketch.scene.state.entities
        if e.type in {"Facility", "Organization"} and e.name.rstrip("”").endswith(kind)
    ]
    return named[0].name if len(named) == 1 and named[0].type == "Facility" else ""
