"""Which bodies make up another: A、B为T成员单位, T成员包括A、B, A加入T, 把A、B纳入T, A隶属于B, A医院的B科."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ETC, FREE, Sketch, shape

_WHOLE: Final = "(?P<whole>{O})"
_ROW: Final = "(?P<part>{O}(?:(?:、[^，。；、和{!POLFIH}]{2,12}){0,4}(?:、|和|与|及|以及|同|跟){O}){0,30})"
_MADE: Final = re.compile(
    "(?:组|会议|委员会|共体|联体|共同体|联盟|联合体|集团|专班|指挥部|联席会|总医院|联合会|党委|中心|团|队|合作社)[”）]?$"
)
_UNION: Final = re.compile("(?:共体|联体|共同体|教育集团)[”）]?$")
_BOUND: Final = re.compile("(?:共体|联体|共同体|联盟|联合体|教育集团)[”）]?$")
_ANY: Final = re.compile("")
_UNIT: Final = re.compile("(?:科|室|病房|分院|校区|分校|支部|学院|研究[院所]|中心)[”）]?$")
_NOT_ITS: Final = "(?!的|下属|旗下|所属)"
_SHAPES: Final = (
    (
        f"{_WHOLE}[^。；{{!O}}]{{0,40}}?[，：](?:[^。；{{!O}}]{{0,12}}{{O}}{FREE}{{0,8}}，){{0,2}}{_ROW}{ETC}(?:\\d+[家个所])?(?:单位|学校|医院)?(?:均|都)?(?:为|作为|作|是|任)(?:首批)?成员",
        _MADE,
    ),
    (f"{_WHOLE}[^。；]{{0,60}}?成员(?:单位|校|院|学校)?(?:包括|有|为|是|含|：){_ROW}", _MADE),
    (f"(?P<part>{{O}})(?:也|均|都|正)?(?:是|为|系){_WHOLE}的?{FREE}{{0,12}}(?:成员|分校|分院|校区|会员)", _ANY),
    (
        f"{_ROW}{ETC}{{O}}?(?:共同|联合|自愿|抱团|携手|三方|双方){{0,2}}(?:组成|结成|组建|成立)了?{FREE}{{0,14}}?{_WHOLE}",
        _UNION,
    ),
    (f"{_ROW}(?:已|也|先后|正式|成功)?(?:加入|加盟)了?{_WHOLE}", _ANY),
    (
        f"(?:把|将){_ROW}{ETC}{FREE}{{0,8}}(?:纳入|并入|编入|划入|整合为?|组建为?|合并为?)了?{FREE}{{0,8}}{_WHOLE}",
        _MADE,
    ),
    (
        f"(?:把|将|整合){FREE}{{0,10}}{_ROW}{ETC}[^。；{{!OLPFI}}]{{0,20}}，?(?:组建|成立|组成|编成)了?{FREE}{{0,8}}{_WHOLE}",
        _MADE,
    ),
    (f"{_WHOLE}[^。；{{!O}}]{{0,30}}，{_ROW}{ETC}{FREE}{{0,10}}(?:加入|入盟|入列)(?=[，。；])", _MADE),
    (f"{_WHOLE}(?:将|主要)?由{_ROW}[^，。；]{{0,16}}?(?:组成|构成)", _BOUND),
    (f"联合{_ROW}{ETC}[^。；{{!OLPFI}}]{{0,10}}，?(?:组建|成立|组成)了?{FREE}{{0,8}}{_WHOLE}", _BOUND),
    (f"(?P<part>{{O}})[^。；{{!O}}]{{0,16}}?(?:隶属于?|归属于?|直属于?|从属于){_WHOLE}{_NOT_ITS}", _ANY),
    (f"隶属于?{_WHOLE}的{FREE}{{0,4}}(?P<part>{{O}})", _ANY),
    (f"(?P<part>{{O}})(?:是|系|为|，){_WHOLE}的?(?:下属|所属|直属|内设|二级|派出|分支)", _ANY),
    (f"{_WHOLE}[^。；{{!O}}]{{0,14}}?(?:下设|内设|下辖|现辖|辖)了?{FREE}{{0,6}}{_ROW}", _ANY),
)
_DENIED: Final = re.compile("没|未|不")
_PATTERNS: Final = tuple((shape(pattern), whole) for pattern, whole in _SHAPES)
_OF: Final = shape(f"{_WHOLE}的{FREE}{{0,4}}(?P<part>{{O}})")


def members(sketch: Sketch) -> Iterator[Proposal]:
    """``partOf`` of the members of a group, of what is put under a body and of the units of one (``part:member``)."""
    for pattern, named in _PATTERNS:
        for found in sketch.found(pattern):
            if not _DENIED.search(found[0]) and named.search(sketch.refs(*found.span("whole"))[0].name):
                yield from _belong(sketch, found)
    for found in sketch.found(_OF):
        if _UNIT.search(sketch.refs(*found.span("part"))[0].name):
            yield from _belong(sketch, found)


def _belong(sketch: Sketch, found: re.Match[str]) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    for part, whole in product(sketch.single(*found.span("part")), sketch.single(*found.span("whole"))):
        if part.name != whole.name:
            yield Proposal(part.name, "partOf", whole.name, start, begin, end, "part:member", 0.9)
