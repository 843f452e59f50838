"""Titles told of in other words: 甲驻村三年，被评为H; H获得者甲; 公布H名单，甲上榜; 甲通过H验收; 甲的画获H."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.honors import RECEIVED, is_personal
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, Sketch, shape
from pipelines.components.state import Ref

_HOLDER: Final = "(?P<holder>{POLFI}(?:(?:、|和|与|及|以及){POLFI}){0,12})"
_TITLES: Final = "“?(?P<honor>{H}(?:(?:”?、“?|”?和“?|”“){H}){0,6})”?"
_LEVEL: Final = "[^，。；：“”{!POLFIH}]{0,10}"
_TAKES: Final = "授予|获得|获|荣立|记|被记|拿下|拿到|拿回|拿了|捧得|捧起|摘取|当选为?|表彰为|选为"
_VERB: Final = f"(?:{RECEIVED}|{_TAKES})(?:了|过|为)?{_LEVEL}"
_BY: Final = "(?:[被由经获](?:{OL}[^，。；{!POLFIH}]{0,8}){0,2})?"
_STORY: Final = "[^。；：“”{!POLFIH}]"
_NOT: Final = "(?!的|说|介绍)"
_WON: Final = "(?:夺得|获得|摘得|斩获|拿下|夺走|夺取|捧走|收入囊中|摘走|[，。；])"
_THEN: Final = "(?:[\\d一二三四五六七八九十]+月份?|刚|[今去前]年|年[底初]|还|又|并|也|先后|随后|本人|自己|，){0,5}"
_NOBODY: Final = "(?![^，。；]{0,8}(?:书记|主任|[镇乡村县局校院站所]长|教师|医生|村民|工人|队员))"
"""What stands between a place or body and 上榜 is no person whose name was not found."""
_PRIZE: Final = re.compile("奖|冠军|亚军|季军|第[一二三]名")
_SHAPES: Final = (
    (
        shape(f"(?P<holder>{{P}}){_NOT}[^。；：“”说{{!PFIH}}]{{1,60}}，{_THEN}{_BY}{_VERB}{_TITLES}"),
        "laurel:person",
    ),
    (
        shape(
            "(?P<holder>{P}(?:、[^，。；{!POLFIH}]{0,3}{OL}?[^，。；{!POLFIH}]{0,8}{P}){1,6})[^，。；分{!POLFIH}]{0,12}，?"
            f"{_BY}{_VERB}{_TITLES}"
        ),
        "laurel:row",
    ),
    (shape(f"(?P<holder>{{P}}){_NOT}{_STORY}{{1,60}}，{ADVERBS}{_BY}{_VERB}{_TITLES}"), "laurel:story"),
    (shape(f"(?P<holder>{{P}}){_NOT}{_STORY}{{0,20}}{_BY}{_VERB}{_TITLES}"), "laurel:story"),
    (
        shape(
            "(?P<holder>{P})(?:现|还|同时|目前)?(?:挂职|挂任|担任|兼任|当选|受聘|是|系|任)[^。；：“”说{!PFIH}]{1,40}，"
            f"{ADVERBS}{_BY}{_VERB}{_TITLES}"
        ),
        "laurel:story",
    ),
    (
        shape(
            f"(?:^|(?<=[，。；：！？由是和请邀的、])){_TITLES}(?:称号|荣誉)?的?(?:获得者|得主|获奖者)?、"
            "[^，。；：{!PHFI}]{0,40}(?P<holder>{P})"
        ),
        "laurel:apposed",
    ),
    (
        shape(
            f"{_TITLES}[^。；{{!POLFIH}}]{{0,16}}，{_HOLDER}{ETC}{_NOBODY}[^，。；{{!POLFIH}}]{{0,10}}?"
            "(?:在列|榜上有名|上榜|上了榜|入选|列入其中|[名位]列其中|获此殊荣)(?=[，。；])"
        ),
        "laurel:listed",
    ),
    (
        shape(
            f"{_HOLDER}{ETC}{ADVERBS}(?:顺利|成功|有望|已经|率先|一次性|高分|力争|争取|日前|[今明]年|年内|\\d+月){{0,4}}"
            f"通过了?{_LEVEL}{_TITLES}[^，。；{{!POLFIH}}]{{0,4}}(?:验收|复核|评审|认定|复审|评定|创建|命名|考核|评估)"
        ),
        "laurel:passed",
    ),
    (
        shape(
            f"(?:被评为|获评|列入|入选|获得|荣获|获|拿下|认定为|命名为)[了过]?{_TITLES}(?:称号|荣誉)?的"
            f"[^，。；{{!POLFIH}}]{{0,4}}{_HOLDER}"
        ),
        "laurel:of",
    ),
    (
        shape(
            f"{_TITLES}(?:称号|得主|奖杯|桂冠)?，?[则就]?(?:是|归了?|为)(?:来自)?[^，。；{{!PFIH}}]{{0,12}}?(?P<holder>{{P}})"
            "(?=[，。；]|——)"
        ),
        "laurel:is",
    ),
    (shape(f"{_TITLES}(?:得主|奖杯|桂冠)?，?[则就]?(?:是|归了?)(?P<holder>{{O}})(?=[，。；]|——)"), "laurel:is"),
    (
        shape(
            f"{_TITLES}(?:称号|荣誉)?(?:\\d+个)?，分别(?:是|为)(?P<holder>{{L}}(?:(?:、|和){{L}}){{1,12}})(?=[，。；])"
        ),
        "laurel:listed",
    ),
    (
        shape(
            f"{_HOLDER}(?:[^，。；{{!POLFIH}}]{{0,10}}，)?{ADVERBS}在(?:{{OL}}[^，。；{{!POLFIH}}]{{0,5}})?"
            f"(?:{{I}}|[^，。；{{!POLFIH}}]{{4,24}})[上中里]?(?:期间)?，?{ADVERBS}{_VERB}{_TITLES}"
        ),
        "laurel:at",
    ),
    (
        shape(
            f"{_HOLDER}的[^，。；{{!POLFIH}}]{{1,12}}(?:在{{I}}上?)?{ADVERBS}(?:前年|曾|又|一举)?"
            f"(?:拿下|获得|荣获|获|摘得|夺得|拿了|斩获)了?{_TITLES}"
        ),
        "laurel:work",
    ),
    (
        shape(f"{_TITLES}[则也均]?[由被归是][^，。；的{{!PFIH}}]{{0,14}}(?P<holder>{{P}}){_WON}"),
        "laurel:taken",
    ),
)


def laurels(sketch: Sketch) -> Iterator[Proposal]:
    """``awarded``; the rules are ``laurel:`` and how it is told."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            _, begin, end = sketch.clauses(found)
            for holder, title in product(sketch.single(*found.span("holder")), sketch.single(*found.span("honor"))):
                if _fits(holder, title, rule):
                    yield Proposal(holder.name, "awarded", title.name, title.start, begin, end, rule, 0.9)


def _fits(holder: Ref, title: Ref, rule: str) -> bool:
    """Whether it is a person's title where bodies are named between, a person who is in a row, a prize for a work."""
    if rule == "laurel:person":
        return is_personal(title.name)
    if rule == "laurel:work":
        return bool(_PRIZE.search(title.name))
    return holder.type == "Person" if rule == "laurel:row" else True
