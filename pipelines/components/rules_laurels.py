"""Titles told of in other words: 甲驻村三年，被评为H; H获得者、乙村书记甲; 公布H名单，甲上榜; 甲通过H验收."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.honors import RECEIVED
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, Sketch, shape

_HOLDER: Final = "(?P<holder>{POLFI}(?:(?:、|和|与|及|以及){POLFI}){0,12})"
_TITLES: Final = "“?(?P<honor>{H}(?:(?:”?、“?|”?和“?|”“){H}){0,6})”?"
_LEVEL: Final = "[^，。；：“”{!POLFIH}]{0,10}"
_VERB: Final = (
    f"(?:{RECEIVED}|授予|获得|获|荣立|记|被记|拿下|拿到|拿回|捧得|摘取|当选为?|表彰为|选为)(?:了|过|为)?{_LEVEL}"
)
_BY: Final = "(?:[被由经获](?:{OL}[^，。；{!POLFIH}]{0,8}){0,2})?"
_STORY: Final = "[^。；：“”{!POLFIH}]"
_NOT: Final = "(?!的|说|介绍)"
_WON: Final = "(?:夺得|获得|摘得|斩获|拿下|夺走|夺取|捧走|收入囊中|摘走|[，。；])"
_SHAPES: Final = (
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
            f"{_TITLES}[^。；{{!POLFIH}}]{{0,16}}，{_HOLDER}{ETC}[^，。；{{!POLFIH}}]{{0,10}}?"
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
                yield Proposal(holder.name, "awarded", title.name, title.start, begin, end, rule, 0.9)
