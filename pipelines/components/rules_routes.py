"""Where a road runs, and who has which part in works told of before: F西起A，东接B; 业主是A，B施工，C负责监理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import FREE, Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_WAY: Final = "(?:[东西南北]|起点|终点|一头|一端)"
_RUNS: Final = shape(
    f"(?:{_WAY}?起(?:于|自|点(?:位于|在|为|是))?|{_WAY}(?:连|接)){FREE}{{0,2}}(?P<from>{{L}})[^，。；{{!LOFI}}]{{0,8}}，"
    f"(?:(?:途)?[经穿](?:过|由)?(?P<over>{{L}}(?:、{{L}}){{0,8}})[^，。；{{!LOFI}}]{{0,4}}，)?"
    f"(?:止[于在]|{_WAY}(?:至|到|抵|接|达|连|止于?|位于|在|为|是)|终点(?:位于|在|为|是)|终于){FREE}{{0,2}}(?P<to>{{L}})"
)
_OVER: Final = "(?P<over>{L}(?:(?:、|和|与|及){L}){0,12})(?:等[^，。；]{0,8}?)?"
_PASSES: Final = shape(f"(?:途[经径]|经过|贯穿|穿过|穿越|先后经过|依次经过)了?{_OVER}(?=[，。；])")
_PASSING: Final = shape(f"(?:途[经径]|经过|贯穿|穿过|穿越){_OVER}的{FREE}{{0,8}}(?P<thing>{{F}})")
_ROAD: Final = re.compile("(?:路|线|高速|大道|通道|绿道|渠|管道|步道|隧道)”?$")
_PARTS: Final = (
    (
        "operates",
        "op:part",
        shape(f"(?:^|[，；：])业主(?:单位|方)?(?:是|为){FREE}{{0,6}}(?P<who>{{O}})(?=[，。；])"),
    ),
    (
        "builds",
        "build:part",
        shape("(?:^|[，；：]|由)(?P<who>{O})(?:负责|承担)?(?:承建|施工(?:总承包)?|总承包|总包)(?=[，。；])"),
    ),
    (
        "builds",
        "build:part",
        shape("(?:^|[，；：])(?:施工|承建|总承包)(?:单位|方)?(?:的)?(?:是|为)(?P<who>{O})(?=[，。；])"),
    ),
    ("builds", "build:part", shape("(?:^|[，；：])施工由(?P<who>{O})(?:承担|负责|完成)?(?=[，。；])")),
    (
        "supports",
        "help:part",
        shape("(?:^|[，；：])(?P<who>{O})(?:负责|承担|做|任)?(?:了|的)?(?:全程)?(?:勘察)?(?:设计|监理)(?=[，。；])"),
    ),
    (
        "supports",
        "help:part",
        shape("(?:^|[，；：])(?:勘察)?设计(?:方案|图纸)?出自(?P<who>{O})(?=[，。；])"),
    ),
)
_WORKS: Final = frozenset({"Facility", "Initiative"})


def routes(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``locatedIn`` (``where:route``) of what runs through places; ``op:part``, ``build:part`` and ``help:part`` for
    the facility that the sentence speaks of."""
    for found in sketch.found(_RUNS):
        for thing in _spoken_of(sketch, subjects, found.start()):
            places = [ref for group in ("from", "over", "to") for ref in sketch.single(*found.span(group))]
            start, begin, end = sketch.clauses(found)
            for place in places:
                yield Proposal(thing.name, "locatedIn", place.name, start, begin, end, "where:route", 0.9)
    yield from _passes(sketch, subjects)
    for predicate, rule, pattern in _PARTS:
        for found in sketch.found(pattern):
            for thing in _spoken_of(sketch, subjects, found.start()):
                start, begin, end = sketch.clauses(found, "who")
                for who in sketch.single(*found.span("who")):
                    yield Proposal(who.name, predicate, thing.name, start, begin, end, rule, 0.9)


def _passes(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``locatedIn`` of a road in each of the places that it is said to pass."""
    for pattern in (_PASSES, _PASSING):
        for found in sketch.found(pattern):
            inside = pattern is _PASSING
            roads = sketch.single(*found.span("thing")) if inside else _spoken_of(sketch, subjects, found.start())
            start, begin, end = sketch.clauses(found)
            for road, place in product((r for r in roads if _ROAD.search(r.name)), sketch.single(*found.span("over"))):
                yield Proposal(road.name, "locatedIn", place.name, start, begin, end, "where:route", 0.9)


def _spoken_of(sketch: Sketch, subjects: Mapping[int, Subject], at: int) -> list[Ref]:
    """The one facility of the sentence in front, else the one that the sentence goes on with."""
    begin = sketch.text.rfind("；", 0, at) + 1
    here = [ref for ref in sketch.refs(begin, at) if ref.type in _WORKS]
    if here or begin:
        return [ref for ref in here[-1:] if ref.type == "Facility"]
    first = subjects.get(sketch.scene.clause(sketch.scene.span.start))
    if first is not None and first.how in {"before", "old"} and len(first.refs) == 1:
        return [ref for ref in first.refs if ref.type == "Facility"]
    return _begun_with(sketch)


def _begun_with(sketch: Sketch) -> list[Ref]:
    """The facility that the sentence before begins with, in the same paragraph."""
    state, at = sketch.scene.state, sketch.scene.span.start
    before = state.sentence_at(max(0, at - 1))
    if before.start == at or "\n" in state.text[before.start : at]:
        return []
    named = [ref for ref in state.refs if before.start <= ref.start < before.end]
    return [ref for ref in named[:1] if ref.type == "Facility" and ref.start == before.start]
