"""Whose figure it is where the sentence says so outright: 投资N元建设F, 总投资N元的F, F占地N亩, F由A投资N元."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.completion import AMOUNT
from pipelines.components.scene import Scene
from pipelines.components.sketch import FREE, Sketch, shape

_SUM: Final = f"(?P<amount>{AMOUNT.pattern})"
_AREA: Final = r"(?P<amount>[\d.,]+(?:余|多)?万?(?:余|多)?(?:亩|平方米|公顷|平方公里))"
_ABOUT: Final = "(?:约|达|超|近|为|超过|达到)*"
_ALONE: Final = "(?!、|和|与|及|等|以及)"
_PAYS: Final = "(?:投入|投资|斥资|耗资|出资|筹资|争取|整合|自筹|捐资|安排)"
_MAKES: Final = (
    "(?:新建|改建|扩建|建设|建成|兴建|修建|建起|建立|建造|援建|建|打造|实施|改造|升级|搭建|开发|修缮|维修|铺设|拓宽|"
    "重建|修复|续建)"
)
_SHAPES: Final = (
    shape(
        f"{_PAYS}[^，。；\\d{{!OLPFI}}]{{0,10}}{_SUM}{FREE}{{0,6}}，?{_MAKES}(?:了|起|成|为|的)?{FREE}{{0,14}}?"
        f"(?P<thing>{{FI}}){_ALONE}"
    ),
    shape(f"总?投资额?[^，。；\\d{{!OLPFI}}]{{0,3}}{_SUM}的{FREE}{{0,10}}?(?P<thing>{{FI}}){_ALONE}"),
    shape(
        "(?P<thing>{FI})(?:建设)?，?(?:计划|预计|该?项目|预算|概算|规划|投资估算)*"
        f"(?:总投资额?|总造价|概算投资|估算总投资|计划投资){_ABOUT}{_SUM}"
    ),
    shape(f"(?P<thing>{{F}})，?(?:总|规划|计划|预计|现)*(?:占地|用地|建筑面积|面积)(?:总?面积)?{_ABOUT}{_AREA}"),
    shape(f"(?P<thing>{{F}})[^。；{{!OLPFI}}]{{0,24}}由{{O}}(?:投资|出资|捐资)[^，。；\\d{{!OLPFI}}]{{0,4}}{_SUM}"),
)
_PART: Final = re.compile("其中|改造$|翻修$")


def stated_bearers(scene: Scene) -> dict[int, str]:
    """The names of the bearers by where their figures begin in the text."""
    sketch, found = Sketch(scene), dict[int, str]()
    for pattern in _SHAPES:
        for match in pattern.finditer(sketch.text):
            things = sketch.single(*match.span("thing"))
            if len(things) == 1 and things[0].subtype != "Agreement" and not _PART.search(match[0]):
                found.setdefault(sketch.offset(match.start("amount")), things[0].name)
    return found
