"""Whose figure it is where the sentence says so outright.

投资N元建设F, 投资N元，在P建成F, 总投资N元的F, F占地N亩, F由A投资N元; A、B…分别为N、M.
"""

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
_EACH_ALONE: Final = "(?!(?:、|和|与|及|等|以及)(?!总?投资|概算))"
_PAYS: Final = "(?:投入|投资|斥资|耗资|出资|筹资|筹集|筹措|争取|整合|自筹|捐资|安排|拿出|列支)"
_MAKES: Final = (
    "(?:新建|改建|扩建|建设|建成|兴建|修建|建起|建立|建造|援建|建|打造|实施|改造|升级|搭建|开发|修缮|维修|铺设|拓宽|"
    "重建|修复|续建)"
)
_THERE: Final = f"(?:在{{L}}{FREE}{{0,6}}|为{{OLFI}}{FREE}{{0,2}}新?)?"
_NUMBER: Final = r"\d[\d.,]*(?:余|多)?[百千万亿]*(?:余|多)?(?:%|[^\W\d、，。；]{1,3})"
_GIVES: Final = "[资捐补拨投付奖贷]"  # the sums of payers are stated of what they pay for
_LINK: Final = "(?:、|和|与|及|以及)"
_RESPECTIVE: Final = shape(
    f"(?P<one>{{OLPFI}}){_LINK}(?P<two>{{OLPFI}})(?!{_LINK})[^。；{{!OLPFI}}、]{{0,24}}分别(?!{FREE}{{0,8}}{_GIVES})[^，。；\\d{{!OLPFI}}]{{0,8}}"
    f"(?P<first>{_NUMBER}?){_LINK}(?P<second>{_NUMBER})(?!{_LINK}\\d)"
)
_SHAPES: Final = (
    shape(
        f"{_PAYS}[^，。；\\d{{!OLPFI}}]{{0,10}}{_SUM}{FREE}{{0,6}}，?{_THERE}{_MAKES}(?:了|起|成|为|的)?{FREE}{{0,14}}?"
        f"(?P<thing>{{FI}}){_ALONE}"
    ),
    shape(f"总?投资额?[^，。；\\d{{!OLPFI}}]{{0,3}}{_SUM}的{FREE}{{0,10}}?(?P<thing>{{FI}}){_EACH_ALONE}"),
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
    for match in _RESPECTIVE.finditer(sketch.text):
        for name, amount in (("one", "first"), ("two", "second")):
            named = sketch.single(*match.span(name))
            if len(named) == 1 and named[0].subtype != "Agreement":
                found[sketch.offset(match.start(amount))] = named[0].name
    return found
