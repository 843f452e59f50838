"""What a company carries out that a county brings in: 甲县引进乙公司投资3亿元，建设丙项目."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import FREE, Sketch, shape

_INVITED: Final = shape(
    f"(?:引进|引入|引来|招引)了?(?P<giver>{{O}})(?:等[^，。；]{{0,8}})?，?(?:计划|总)?(?:投资|出资|斥资)?{FREE}{{0,16}}?，?"
    "(?:投资)?(?:建设|实施|打造|新建|兴建)(?:了|的)?"
    f"{FREE}{{0,12}}?(?P<thing>{{I}}(?:(?:、|和|及){{I}}){{0,4}})"
)


def invited(sketch: Sketch) -> Iterator[Proposal]:
    """``leads`` of its project for the company that is brought in; what is built there the village often builds."""
    for found in sketch.found(_INVITED):
        givers, things = sketch.single(*found.span("giver")), sketch.single(*found.span("thing"))
        for giver, thing in product(givers, things):
            if giver.name != thing.name and not thing.coref and thing.subtype == "Programme":
                start, end = sketch.scene.clause_start(giver.start), sketch.scene.clause_end(thing.end - 1)
                yield Proposal(giver.name, "leads", thing.name, giver.start, start, end, "agent:invited", 0.9)
