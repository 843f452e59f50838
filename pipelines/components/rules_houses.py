"""Who runs a home, school or hospital: 敬老院由A主管, B托管运营; 幼儿园由A委托B托管; 养老院去年委托B运营."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import Sketch, shape

_THING: Final = (
    "(?<![于为给在到属向对])(?P<thing>{O}(?:(?:、|和|与|及){O}){0,4})(?:的?(?:日常)?(?:运营|管理)(?:工作)?)?"
)
_HOW: Final = "(?:负责|统一|全面|独家|整体|具体|日常|进行|直接|专业化?|市场化){0,3}"
_RUNS: Final = (
    "(?:托管运营|运营管理|管理运营|托管|运营|管理|经营|主管|主办|承办|代管|接管)"
    "(?!单位|权|中心|局|处|站|会议|比赛|办法|人员|培训)(?=[，。；、]|并|$|了)"
)
_MADE: Final = "[^，。；{!OLFPI}]{0,16}(?:主管|管理|监管|改造|建设|建成|修建|兴建|新建|改建|投资|出资|所有)"
_WHEN: Final = "[^，。；元另{!OLPFI}]{0,16}?，?[^，。；元另{!OLPFI}]{0,10}?"
_BY: Final = shape(f"{_THING}{_WHEN}(?:由|归|交由|交给|委托给?)(?P<actor>{{O}}){_HOW}{_RUNS}")
_LET: Final = shape(f"{_THING}[^。；{{!LFPI}}]{{0,40}}?(?:委托给?|交由|交给|承包给)(?P<actor>{{O}}){_HOW}{_RUNS}")
_AND: Final = shape(f"{_THING}{_WHEN}由{{O}}{_MADE}，(?:并?由|现由)?(?P<actor>{{O}}){_HOW}{_RUNS}")
_SHAPES: Final = (_BY, _LET, _AND)
_HOUSE: Final = re.compile("(?:[敬养福]老院|福利院|院|园|学|学校|卫生室|卫生所|养老中心|日间照料中心|托育中心)”?$")
_NO_HOUSE: Final = re.compile("(?:法院|检察院|研究院|科学院|设计院|[产农工]业园|科技园|创业园|大学)$")
_RUNNER: Final = re.compile("(?:局|委|厅|公司|集团|院|校|学|中心|政府|协会|机构|社|办|会)”?$")


def houses(sketch: Sketch) -> Iterator[Proposal]:
    """``operates`` of those who are said to run a house of public service; the rule is ``op:house``."""
    for pattern in _SHAPES:
        for found in sketch.found(pattern):
            start, begin, end = sketch.clauses(found, "actor")
            things = [r for r in sketch.single(*found.span("thing")) if _is_house(r.name)]
            for actor, thing in product(sketch.single(*found.span("actor")), things):
                if actor.name != thing.name and _RUNNER.search(actor.name):
                    yield Proposal(actor.name, "operates", thing.name, start, begin, end, "op:house", 0.9)


def _is_house(name: str) -> bool:
    return bool(_HOUSE.search(name)) and not _NO_HOUSE.search(name)
