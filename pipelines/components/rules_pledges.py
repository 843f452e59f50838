"""Who will carry out what the head of a place or a firm announces, and what somebody does with those he leads.

某县县长丙表示，下一步将实施I; 某镇党委书记丁说：“我们将推行I”; 队长戊带领志愿者开展I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.proposal import Proposal
from pipelines.components.rules_running import builds
from pipelines.components.sketch import FREE, Sketch, shape
from pipelines.components.state import Ref

_RUN: Final = lexicon.alternatives(w for w in lexicon.words("verbs", "leads") if len(w) > 1)
_THING: Final = f"(?P<verb>{_RUN})了?{FREE}{{0,10}}?(?P<thing>{{I}})"
_LATER: Final = (
    "(?:今年|明年|今后|未来|接下来|下一?步|下一?阶段|(?:今后|未来)[^，。；{!OLPFI}]{1,4}|年内|\\d{4}年|[上下]半年|\\d+月|，){0,3}"
    f"(?:我们|我[县市区镇乡村]|全[县市区镇乡村]|公司|(?P<own>{{OL}}))?{FREE}{{0,6}}?"
    "(?:将|拟|计划|打算|准备)(?:继续|进一步|大力|全面|深入|陆续|重点)?"
)
_PLEDGED: Final = shape(
    f"(?P<body>{{OL}})(?P<office>[^，。；、{{!OLPFI}}]{{1,10}})(?P<who>{{P}})(?:在{FREE}{{0,10}}[上中时])?"
    f"(?:说|表示|介绍|透露|提出|告诉记者|坦言)[，：]“?{_LATER}{_THING}"
)
_HEAD: Final = re.compile("(?:副?[省市州盟县区旗镇乡]长|副?书记|村?(?:委会)?主任|董事长|总?经理|理事长|负责人)$")
_COMMITTEE: Final = re.compile("(?:(?:党工委|党委|委|党支部|党总支)|(?:人民)?政府)$")
_RUNNERS: Final = re.compile("(?:公司|集团|合作社|联合社|协会|商会|医院|学校|[中小]学)$")
_BROUGHT: Final = shape(
    "(?P<who>{P})(?:(?:带领|率领|带着|领着|发动|组织)[^，。；、{!OLPFI}]{1,16}?|[带率]队)"
    f"(?:到|在|赴|前往|深入|走进)?(?:{{L}}|{{O}}|{{F}})?{FREE}{{0,4}}(?:开展|组织开展|举办|举行|实施)了?{FREE}{{0,8}}(?P<thing>{{I}})"
)


def pledges(sketch: Sketch) -> Iterator[Proposal]:
    """``leads`` and ``builds``: ``run:pledged`` of those whose head says so, ``agent:brings`` of who leads others."""
    for found in sketch.found(_PLEDGED):
        if _HEAD.search(found["office"]):
            yield from _pledged(sketch, found)
    for found in sketch.found(_BROUGHT):
        start, begin, end = sketch.clauses(found)
        for who in sketch.single(*found.span("who")):
            for thing in _things(sketch, found):
                yield Proposal(who.name, "leads", thing.name, start, begin, end, "agent:brings", 0.9)


def _pledged(sketch: Sketch, found: re.Match[str]) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found, "verb")
    told = {ref.name for ref in sketch.refs(*found.span("own"))} if found["own"] else set()
    for body in sketch.single(*found.span("body")):
        runner = _runner(sketch, body)
        for thing in _things(sketch, found) if runner and told <= {runner} else ():
            predicate = "builds" if builds(found["verb"], thing) else "leads"
            yield Proposal(runner, predicate, thing.name, start, begin, end, "run:pledged", 0.85)


def _runner(sketch: Sketch, body: Ref) -> str:
    """The place of the committee or government whose head speaks, or the firm or school; none of a bureau."""
    if body.type == "Place":
        return body.name
    places = {e.name for e in sketch.scene.state.entities if e.type == "Place"}
    own = _COMMITTEE.sub("", body.name)
    owner = next((name for name in (own, own + body.name[len(own) : len(own) + 1]) if name in places), "")
    return owner or (body.name if _RUNNERS.search(body.name) or _COMMITTEE.search(body.name) else "")


def _things(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    return [ref for ref in sketch.single(*found.span("thing")) if not ref.coref and ref.subtype != "Agreement"]
