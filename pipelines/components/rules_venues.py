"""Where events are held and visitors carry something out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.place_rows import INNER, rows, takes_effect
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene

_HELD_AT: Final = re.compile(
    r"(?:昨日|今天|日前|近日|\d+日)?(?:分别|同时)?在(?P<venue>[^，。；]{2,40}?)"
    "(?:顺利|成功|圆满|隆重|正式|盛大|如期|联合|同步)*"
    "(?:举行|举办|召开|开幕|闭幕|启动|开班|开赛|开讲|揭幕|收官|落幕|拉开|上演|进行|开启|开营|开园|开展)"
)
_GOES: Final = re.compile("(?:前往|奔赴|赶赴|赴|来到|走进|深入|到)(?:了)?$")
_DOES: Final = re.compile(
    r"(?:等(?:地|[\d两三四五六七八九十]+个?[市县区镇乡村州省地]{1,2}))?，?(?:联合|分别|集中|组织|先后|现场|实地|相继)*"
    "(?:开展|举行|举办|进行|组织|实施)(?:了|为期.{1,4}的)?"
)


def venues(scene: Scene) -> Iterator[Proposal]:
    """``I在甲镇乙村文化广场举行``: in the place named last in the name of the venue."""
    places = {e.name for e in scene.state.entities if e.type == "Place"}
    for ref in scene.refs:
        found = _HELD_AT.match(scene.state.text, ref.end, scene.span.end) if ref.type == "Initiative" else None
        if found is None or ref.subtype == "Agreement":
            continue
        venue, start = found["venue"], found.start("venue")
        inside = [r for r in scene.refs if r.type == "Place" and start <= r.start and r.end <= found.end("venue")]
        named = [(venue.rfind(name) + len(name), len(name), name) for name in places if name in venue]
        named += [(r.end - start, r.end - r.start, r.name) for r in inside]
        end, _, place = max(named, default=(0, 0, ""))
        if place and not INNER.search(venue, end):
            yield Proposal(
                ref.name,
                "implementedIn",
                place,
                ref.start,
                scene.clause_start(ref.start),
                found.end(),
                "where:venue",
                0.9,
            )


def tours(scene: Scene) -> Iterator[Proposal]:
    """``前往P、Q等地开展I``: what visitors carry out where they go."""
    text = scene.state.text
    for row in rows(scene):
        start, end = scene.outer_start(row[0]), row[-1].end
        after = next((r for r in scene.refs if r.type == "Initiative" and r.start >= end), None)
        if after and _GOES.search(text, scene.clause_start(start), start) and _DOES.fullmatch(text, end, after.start):
            yield from (takes_effect(scene, after, place, "where:tour", 0.85) for place in row)
