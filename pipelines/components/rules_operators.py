"""Who operates a facility: F由A运营, F负责人P."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ETC, Sketch, shape
from pipelines.components.state import Ref

_ROW: Final = "(?P<thing>{F}(?:(?:、|和|与|及|以及){F}){0,12})"
_RUN_BY: Final = shape(
    f"{_ROW}{ETC}(?:[^。；的{{!OLFPI}}]{{0,30}}，)?(?:现|已|目前|建成后|全部|日常|均|都|，){{0,3}}"
    "(?:由|归|委托|交给|交由)(?P<actor>{OP})(?:统一|负责|具体|全面|独家|专业|日常|进行|来|整体){0,3}"
    "(?:运营|管理|经营|运维|管护|代管|托管|承包|打理|运行|(?:负责|管着?)(?=[，。；]))(?!单位|权|服务费|体)"
)
_HEAD: Final = shape(
    "(?P<thing>{F})(?:，这里)?的?(?:现任|总)?"
    "(?:负责人|主任|站长|场长|厂长|馆长|经理|园长|队长|店长|老板|主人|主理人|创办人|创始人)(?P<actor>{P})"
)
_SHAPES: Final = ((_RUN_BY, "op:by"), (_HEAD, "op:head"))
_ONE_OF: Final = re.compile("其中|[前后]者|前一处|前两|最后一|配套|将")
"""What says that only a part of what was named, or something else, is run so."""
_MEANS: Final = re.compile("(?:依托|利用|设|设有|在|于)$")
_WORKS: Final = re.compile("(?:工程|项目)”?$")


def operators(sketch: Sketch) -> Iterator[Proposal]:
    """``operates`` of those who are said to run or head a facility."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            means = rule == "op:by" and _MEANS.search(sketch.before(found, "thing"))
            if not (means or _ONE_OF.search(found[0])):
                things = [ref for ref in sketch.things(*found.span("thing")) if not _WORKS.search(ref.name)]
                yield from _run(sketch, found, things, rule)


def _run(sketch: Sketch, found: re.Match[str], things: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    for actor, thing in product(sketch.single(*found.span("actor")), things):
        if actor.name != thing.name:
            yield Proposal(actor.name, "operates", thing.name, start, begin, end, rule, 0.9)
